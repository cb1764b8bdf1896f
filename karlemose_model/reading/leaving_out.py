"""What is left out of a playbook: by an adaptation, or because it is another country's law; what referred to it goes too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from karlemose_model.model import Departure
from karlemose_model.problems import Problem
from karlemose_model.reading.hints import meant
from karlemose_model.reading.origins import Loc, Origin, Tree, dotted
from karlemose_model.reading.shapes import Form, Reference, Shape, playbook_shape, references, shape_at
from karlemose_model.text import Text


def value_at(value: Any, loc: Loc) -> Any:
    """What stands at that path, or None."""
    for key in loc:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return None
    return value


def resolve(value: Any, path: str) -> Loc | None:
    """The keys of a dotted path if it hits something; an id in it may hold no dot."""
    loc: Loc = tuple(path.split("."))
    return loc if value_at(value, loc) is not None else None


def nearest_path(value: Any, path: str) -> str:
    """The existing path that looks most like the one given, or an empty text; a bare section only for a bare section."""
    loc: list[str] = []
    for key in path.split("."):
        if not isinstance(value, dict):
            break
        if key not in value:
            near = meant.nearest(key, [str(name) for name in value], cutoff=0.5)
            if not near:
                break
            key = near
        loc.append(key)
        value = value[key]
    return ".".join(loc) if len(loc) > 1 or "." not in path else ""


def apply_removals(tree: Tree, layer: str) -> tuple[Tree, list[Departure], list[Problem]]:
    """The tree without what this layer's adaptations remove, the list of what has gone, and what is wrong."""
    departures: list[Departure] = []
    problems: list[Problem] = []
    adaptations = tree.value.get("adaptations")
    for name, adaptation in adaptations.items() if isinstance(adaptations, dict) else ():
        origin = tree.origin.at("adaptations", name)
        if not isinstance(adaptation, dict) or origin is None or origin.layer != layer:
            continue
        for word in ("removes", "changes"):
            path = adaptation.get(word)
            place = origin.children[word].place if word in origin.children else origin.name_place
            if not isinstance(path, str):
                continue
            loc = resolve(tree.value, path)
            if loc is None or loc[0] == "adaptations":
                data = {"path": path, "suggestion": nearest_path(tree.value, path)}
                problems.append(Problem("KM125", place, data))
            elif word == "removes" and _set_by(tree.origin, loc) == layer:
                problems.append(Problem("KM126", place, {"path": path}))
            elif word == "removes":
                tree = leave_out(tree, loc, departures, path, name, lambda origin: origin.layer != layer)
    return tree, departures, problems


def _set_by(origin: Origin, loc: Loc) -> str:
    """The layer that first brought what stands there."""
    found = origin.at(*loc)
    while found is not None and found.overrode is not None:
        found = found.overrode
    return found.layer if found else ""


def apply_country(tree: Tree) -> tuple[Tree, list[Departure]]:
    """The tree without what holds in another country only. A playbook without a place keeps everything."""
    place = tree.value.get("place")
    if not isinstance(place, dict):
        return tree, []
    country = place.get("country", "DK")
    departures: list[Departure] = []
    while (loc := _foreign(tree.value, playbook_shape(), country, ())) is not None:
        tree = leave_out(tree, loc, departures, "", "", lambda origin: True)
    return tree, departures


def _foreign(value: Any, shape: Shape, country: object, loc: Loc) -> Loc | None:
    if not isinstance(value, dict):
        return None
    for key, below in value.items():
        child = shape.child(key)
        if child is None:
            continue
        if shape.form is Form.map and isinstance(below, dict) and below.get("country", country) != country:
            return (*loc, key)
        if (found := _foreign(below, child, country, (*loc, key))) is not None:
            return found
    return None


def leave_out(
    tree: Tree, loc: Loc, departures: list[Departure], because: str, adaptation: str, goes_too: Callable[[Origin], bool]
) -> Tree:
    """The tree without what stands at `loc`, and without what refers to it where `goes_too` says so of its origin.

    A reference that its entry can't do without takes the entry along, and so on.
    """
    country = "" if because else str(value_at(tree.value, (*loc, "country")) or "")
    # References only ever go, so what nothing means now nothing will mean later.
    meant = {target_of(reference) for reference in references(tree.value, playbook_shape())}
    waiting = [loc]
    while waiting:
        gone = waiting.pop(0)
        value = value_at(tree.value, gone)
        if value is None:
            continue
        tree = without(tree, gone)
        departures.append(Departure(dotted(gone), because or country, adaptation, _words(value)))
        if not any(target[: len(gone)] == gone for target in meant):
            continue
        doomed: dict[Loc, None] = {}
        for reference in references(tree.value, playbook_shape()):
            if not _means(reference, gone):
                continue
            origin = tree.origin.at(*reference.loc)
            if origin is None or goes_too(origin):
                doomed[falls_with(tree.value, reference)] = None
        # Later places of a list first, so that the earlier ones keep their numbers.
        waiting += sorted(doomed, key=lambda where: tuple(-key if isinstance(key, int) else 0 for key in where))
    return tree


def _words(value: Any) -> Text | None:
    """What an entry calls itself, for people who are told that it has gone."""
    for name in ("name", "title", "text", "what"):
        said = value.get(name) if isinstance(value, dict) else None
        if isinstance(said, dict) and said and all(isinstance(words, str) for words in said.values()):
            return Text(said)
    return None


def target_of(reference: Reference) -> Loc:
    """The path of what the reference means."""
    if reference.section == "*":
        return tuple(reference.id.split("."))
    return (reference.section, reference.id.split("/")[0])


def _means(reference: Reference, gone: Loc) -> bool:
    return target_of(reference)[: len(gone)] == gone and (reference.section == "*" or len(gone) == 2)


def falls_with(value: Any, reference: Reference) -> Loc:
    """What has to go when the reference goes: itself, or the smallest entry that needs it."""
    loc = reference.loc[:-1] if reference.belongs else reference.loc
    if reference.limits and not reference.is_key:
        loc = _limited(value, loc)
    while loc and not _may_go(value, loc):
        loc = loc[:-1]
    return loc


def _limited(value: Any, loc: Loc) -> Loc:
    """The entry that holds only in what is named at `loc`; the name alone where the entry names others beside it."""
    if not isinstance(loc[-1], int):
        return loc[:-1]
    return loc if len(value_at(value, loc[:-1]) or ()) > 1 else loc[:-2]


def _may_go(value: Any, loc: Loc) -> bool:
    parent = shape_at(loc[:-1])
    if parent is None:
        return True
    if parent.form is Form.record:
        return loc[-1] not in parent.required
    if parent.form is Form.list:
        needed = shape_at(loc[:-2])
        only_one = len(value_at(value, loc[:-1]) or ()) == 1
        return not (only_one and needed is not None and loc[-2] in needed.required)
    return True


def without(tree: Tree, loc: Loc) -> Tree:
    """A copy of the way to `loc`, without what stands there; all the rest is shared."""
    key, rest = loc[0], loc[1:]
    origin = tree.origin
    children = dict(origin.children)
    value: Any
    if rest:
        below = without(Tree(tree.value[key], origin.children[key]), rest)
        value = dict(tree.value) if isinstance(tree.value, dict) else list(tree.value)
        value[key] = below.value
        children[key] = below.origin
    elif isinstance(tree.value, dict):
        value = {name: item for name, item in tree.value.items() if name != key}
        children.pop(key, None)
    else:
        value = [item for number, item in enumerate(tree.value) if number != key]
        kept = [children[number] for number in range(len(tree.value)) if number != key and number in children]
        children = dict(enumerate(kept))
    return Tree(value, Origin(origin.place, origin.key, origin.layer, origin.overrode, children))
