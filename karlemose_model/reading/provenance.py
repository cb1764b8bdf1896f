"""Where a value comes from: who set it, over what, layer by layer, and the source of the statement that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from karlemose_model.model import Departure, LayerName, Level
from karlemose_model.problems import Place
from karlemose_model.reading.leaving_out import nearest_path, value_at
from karlemose_model.reading.merging import is_own
from karlemose_model.reading.origins import Loc, dotted
from karlemose_model.reading.playbooks import Reading
from karlemose_model.reading.shapes import Form, playbook_shape, shape_at


@dataclass(frozen=True, slots=True)
class Said:
    """What one layer says at a path."""

    layer: LayerName
    place: Place
    value: object


@dataclass(frozen=True, slots=True)
class Cited:
    """A source that the statement names, as the playbook describes it."""

    id: str
    part: str
    title: object
    words: object
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A path's value and its history.

    `said` is what the layers say, the newest first; `statement` the path of the entry whose `source` or `reason` holds
    for the value, and `sourced_by` the layer that gives them; `adaptations` those that speak of it, by id; `core_of` the component that counts it to its core;
    `gone` how it was left out; `default` what is meant where nothing is written; `elsewhere` the levels at which it
    holds, if it holds at others only.
    """

    path: str
    value: object
    said: tuple[Said, ...] = ()
    statement: str = ""
    sourced_by: str = ""
    cited: tuple[Cited, ...] = ()
    reason: object = None
    adaptations: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    core_of: str = ""
    gone: Departure | None = None
    default: object = None
    elsewhere: tuple[str, ...] = ()


def explain(reading: Reading, path: str) -> Explanation | None:
    """The history of what stands at a dotted path (places in a list count from 1); None when nothing ever stood there."""
    assert reading.tree is not None
    loc = _loc(path)
    said = tuple(_said(reading, loc))
    if is_own(loc):
        # What a playbook says of itself lies over nothing.
        said = tuple(one for one in said[:1] if one.layer == reading.layers[-1])
    gone = next((one for one in reading.departures if (path + ".").startswith(one.path + ".")), None)
    value = value_at(reading.tree.value, loc)
    elsewhere = _elsewhere(reading, loc) if value is None and gone is None else ()
    default = _default(reading, loc) if value is None and gone is None and not elsewhere else None
    if not said and gone is None and default is None and not _can_stand(reading, loc):
        return None
    # What was left out has its source where it stood.
    left = gone is not None or bool(elsewhere)
    around = reading.tree if not left or not said else reading.trees[reading.layers.index(said[0].layer)]
    statement, entry = _statement(around.value, loc)
    origin = around.origin.walk((*statement, "source" if "source" in entry else "reason"))[0]
    return Explanation(
        path, value, said, dotted(statement), origin.layer if statement else "",
        tuple(_cited(entry.get("source"), reading.tree.value)), entry.get("reason"),
        dict(_adaptations((reading.whole if elsewhere and reading.whole else reading.tree).value, path)), _core_of(reading.tree.value, loc), gone, default, elsewhere,
    )  # fmt: skip


def _elsewhere(reading: Reading, loc: Loc) -> tuple[str, ...]:
    """The levels at which what stands there holds, if none of them is the playbook's own."""
    if reading.whole is None:
        return ()
    if value_at(reading.whole.value, loc) is not None:
        levels = reading.levels.at(reading.whole, loc)
    else:
        # Also what an adaptation takes away there was never a matter of this level.
        around = (loc[:length] for length in range(len(loc), 0, -1))
        removed = reading.levels.removed
        levels = next((removed[one] for one in around if one in removed), reading.levels.here)
    return () if levels & reading.levels.here else tuple(level.value for level in Level if level.value in levels)


def _can_stand(reading: Reading, loc: Loc) -> bool:
    """Whether the path is a field that nobody has filled in, of something that is there."""
    assert reading.tree is not None
    parent = shape_at(loc[:-1])
    around = len(loc) == 1 or value_at(reading.tree.value, loc[:-1]) is not None
    return parent is not None and parent.form is Form.record and loc[-1] in parent.fields and around


def nearest(reading: Reading, path: str) -> str:
    """An existing path that looks most like the one given, or an empty text."""
    assert reading.tree is not None
    return nearest_path(reading.tree.value, path)


def _loc(path: str) -> Loc:
    return tuple(int(key) - 1 if key.isdigit() and int(key) > 0 else key for key in path.split("."))


def _said(reading: Reading, loc: Loc) -> Iterator[Said]:
    for name, tree in zip(reversed(reading.layers), reversed(reading.trees), strict=True):
        origin = tree.origin.at(*loc)
        if origin is not None and value_at(tree.value, loc) is not None:
            yield Said(name, origin.name_place, value_at(tree.value, loc))


def _statement(values: Any, loc: Loc) -> tuple[Loc, dict[str, Any]]:
    """The innermost entry around the path that says where it is known from."""
    for length in range(len(loc), 0, -1):
        entry = value_at(values, loc[:length])
        if isinstance(entry, dict) and (entry.get("source") or entry.get("reason")):
            return loc[:length], entry
    return (), {}


def _cited(source: object, values: Any) -> Iterator[Cited]:
    for reference in [source] if isinstance(source, str) else source if isinstance(source, list) else []:
        id_, _, part = str(reference).partition("/")
        entry = value_at(values, ("sources", id_))
        entry = entry if isinstance(entry, dict) else {}
        words = value_at(entry, ("parts", part)) if part else None
        yield Cited(
            id_, part, entry.get("title"), words, str(entry.get("published") or ""), str(entry.get("url") or "")
        )


def _adaptations(values: Any, path: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    adaptations = values.get("adaptations")
    for id_, adaptation in adaptations.items() if isinstance(adaptations, dict) else ():
        for key in ("removes", "changes"):
            spoken = adaptation.get(key) if isinstance(adaptation, dict) else None
            if isinstance(spoken, str) and ((path + ".").startswith(spoken + ".") or spoken.startswith(path + ".")):
                yield id_, adaptation


def _core_of(values: Any, loc: Loc) -> str:
    core = value_at(values, (*loc[:2], "core")) if len(loc) > 2 else None
    rest = ".".join(str(key) for key in loc[2:]) + "."
    paths = core if isinstance(core, list) else []
    listed = any(isinstance(path, str) and rest.startswith(path + ".") for path in paths)
    return ".".join(str(key) for key in loc[:2]) if listed else ""


def _default(reading: Reading, loc: Loc) -> object:
    """What the tool takes where nothing is written, if the path could stand in a playbook."""
    shape = shape_at(loc)
    if shape is None or reading.playbook is None or shape is playbook_shape():
        return None
    value: Any = reading.playbook
    for key in loc:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(key, str) and hasattr(type(value), "model_fields"):
            names = {info.alias or name: name for name, info in type(value).model_fields.items()}
            value = getattr(value, names.get(key, key), None)
        else:
            return None
    return value.value if hasattr(value, "value") else value if isinstance(value, str | int | float | bool) else None
