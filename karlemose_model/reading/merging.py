"""Layers: one playbook laid over another, as design.md's table says, with the origin of every value kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from karlemose_model.problems import MAX_TOLD, Place, Problem, Related
from karlemose_model.reading.audiences import for_partners
from karlemose_model.reading.hints import meant
from karlemose_model.reading.origins import Loc, Origin, Tree, dotted
from karlemose_model.reading.shapes import Form, Shape, playbook_shape

OWN = (
    "schema", "id", "version", "kind", "stage", "name", "extends", "as_of", "notice", "estates", "problem", "timeline",
    "accessibility",
)  # fmt: skip
"""What a playbook says of itself; it is never taken over from the one below.

The problem is one of them: what was wrong where the model began is not said of another place. So is the timeline: when
a district began is not when an estate in it did. A statement on accessibility is one of one site.
"""
OWN_OF_PLACE = ("boundary", "dwellings", "residents")
"""What a playbook says of its own place, under `place`; the country, the holidays and the closures are taken over."""


@dataclass(frozen=True, slots=True)
class Change:
    """A value that a layer has set anew over another one."""

    loc: Loc
    layer: str
    old: Any
    new: Any
    place: Place
    old_place: Place

    @property
    def path(self) -> str:
        """The path as people write it."""
        return dotted(self.loc)


@dataclass(slots=True)
class Merge:
    """What came of laying one layer over another: the tree, what changed, what is wrong."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def claim_texts(value: Any, origin: Origin, shape: Shape, language: str) -> Any:
    """The values with each plain string of a Text written as a map under the playbook's first language."""
    if shape.form is Form.text:
        if isinstance(value, str) and value:
            return {language: value}
        if isinstance(value, dict) and isinstance(value.get("unknown"), str):
            return {**value, "unknown": {language: value["unknown"]}}
        return value
    if isinstance(value, dict) and shape.form is not Form.figure:
        return {
            key: claim_texts(below, origin, child, language) if (child := shape.child(key)) else below
            for key, below in value.items()
        }
    if isinstance(value, dict) and shape.form is Form.figure:
        if isinstance(value.get("unknown"), str):
            return {**value, "unknown": {language: value["unknown"]}}
        return claim_texts(value, origin, shape.item, language) if shape.item and "value" in value else value
    if isinstance(value, list) and shape.item:
        return [claim_texts(below, origin, shape.item, language) for below in value]
    return value


def is_empty(value: Any) -> bool:
    """Nothing, an empty text or an empty list: what never removes anything."""
    return value is None or value in ("", [])


def find_empties(tree: Tree, shape: Shape, loc: Loc = ()) -> list[Problem]:
    """A problem for every key that has nothing behind it, and for every empty place in a list."""
    found: list[Problem] = []
    if isinstance(tree.value, dict):
        for key, below in tree.value.items():
            origin = tree.origin.children.get(key)
            if origin is None:
                continue
            if below is None and ":" in key:
                found.append(Problem("KM127", origin.name_place, {"key": key}))
            elif below is None or below == "":
                found.append(Problem("KM120", origin.name_place, {"path": dotted((*loc, key))}))
            elif child := shape.child(key):
                found += find_empties(Tree(below, origin), child, (*loc, key))
    elif isinstance(tree.value, list) and shape.item:
        for number, below in enumerate(tree.value):
            origin = tree.origin.children.get(number)
            if origin is None:
                continue
            if below is None or below == "":
                found.append(Problem("KM120", origin.place, {"path": dotted((*loc, number))}))
            else:
                found += find_empties(Tree(below, origin), shape.item, (*loc, number))
    return found


def merge(lower: Tree, upper: Tree) -> tuple[Tree, Merge]:
    """A whole playbook laid over another. Neither of them is changed; what both share is shared."""
    result = Merge()
    base = _lacking(lower, OWN)
    if isinstance(base.value.get("place"), dict):
        place = _lacking(Tree(base.value["place"], base.origin.children["place"]), OWN_OF_PLACE)
        base.value["place"], base.origin.children["place"] = place.value, place.origin
    return _merge(base, upper, playbook_shape(), (), result), result


def is_own(loc: Loc) -> bool:
    """Whether a path speaks of the playbook itself or of its own place, and so lies over nothing."""
    return loc[0] in OWN or (len(loc) > 1 and loc[0] == "place" and loc[1] in OWN_OF_PLACE)


def _lacking(tree: Tree, keys: tuple[str, ...]) -> Tree:
    """A copy of a map without some of its keys."""
    origin = tree.origin
    children = {key: child for key, child in origin.children.items() if key not in keys}
    return Tree(
        {key: value for key, value in tree.value.items() if key not in keys},
        Origin(origin.place, origin.key, origin.layer, origin.overrode, children),
    )


def _merge(lower: Tree, upper: Tree, shape: Shape, loc: Loc, result: Merge) -> Tree:
    if is_empty(upper.value):
        if not is_empty(lower.value) and upper.value == []:
            related = (Related(lower.origin.name_place, "value_here"),)
            result.problems.append(Problem("KM121", upper.origin.name_place, {"path": dotted(loc)}, related=related))
        return lower
    if shape.form in (Form.record, Form.map):
        if isinstance(lower.value, dict) and isinstance(upper.value, dict):
            return _merge_maps(lower, upper, shape, loc, result)
        return _other_type(lower, upper, loc, result)
    if shape.form is Form.list and isinstance(lower.value, list) and isinstance(upper.value, dict):
        return _other_type(lower, upper, loc, result)
    if shape.form is Form.scalar and isinstance(upper.value, dict | list):
        return _other_type(lower, upper, loc, result)
    if lower.value != upper.value:
        place, old_place = upper.origin.place, lower.origin.place
        result.changes.append(Change(loc, upper.origin.layer, lower.value, upper.value, place, old_place))
    origin = upper.origin
    return Tree(upper.value, Origin(origin.place, origin.key, origin.layer, lower.origin, origin.children))


def _other_type(lower: Tree, upper: Tree, loc: Loc, result: Merge) -> Tree:
    related = (Related(lower.origin.name_place, "value_here"),)
    data = {"path": dotted(loc), "found": form_of(upper.value), "expected": form_of(lower.value)}
    result.problems.append(Problem("KM122", upper.origin.name_place, data, related=related))
    return lower


def form_of(value: Any) -> str:
    """The kind of a value as messages name it: map, list, text, number, truth or nothing."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "truth"
        case dict():
            return "map"
        case list():
            return "list"
        case int() | float():
            return "number"
        case _:
            return "text"


def _merge_maps(lower: Tree, upper: Tree, shape: Shape, loc: Loc, result: Merge) -> Tree:
    values = dict(lower.value)
    origin = Origin(upper.origin.place, upper.origin.key, upper.origin.layer, lower.origin, dict(lower.origin.children))
    for key, value in upper.value.items():
        below = upper.origin.children.get(key, upper.origin)
        child = shape.child(key)
        if key not in values or child is None:
            origin.children[key] = below
            if shape.form is Form.map and isinstance(value, dict) and "after" in value:
                values = _inserted(values, key, value, below, loc, result)
            else:
                values[key] = value
            continue
        if shape.form is Form.map and isinstance(value, dict) and "after" in value:
            place = below.children["after"].name_place
            result.problems.append(Problem("KM123", place, {"path": dotted((*loc, key))}))
        old = Tree(values[key], lower.origin.children.get(key, lower.origin))
        merged = _merge(old, Tree(value, below), child, (*loc, key), result)
        values[key], origin.children[key] = merged.value, merged.origin
    whole = Tree(values, origin)
    if shape.form is Form.record and "audience" in shape.fields:
        problem = for_partners(lower, upper, whole, shape, loc)
        result.problems += [problem] if problem else []
    return whole


def _inserted(values: dict[str, Any], key: str, value: Any, origin: Origin, loc: Loc, result: Merge) -> dict[str, Any]:
    after = value["after"]
    if not isinstance(after, str) or after not in values:
        near = meant.nearest(str(after), values) if len(result.problems) < MAX_TOLD else ""
        data = {"id": after, "path": dotted(loc), "suggestion": near}
        result.problems.append(Problem("KM124", origin.children["after"].place, data))
        return {**values, key: value}
    ordered: dict[str, Any] = {}
    for name, below in values.items():
        ordered[name] = below
        if name == after:
            ordered[key] = value
    return ordered
