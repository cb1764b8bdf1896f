"""Where a key belongs that stands in the wrong place, mostly because the spaces in front of it are too few."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from karlemose_model.problems import Problem
from karlemose_model.reading.leaving_out import value_at
from karlemose_model.reading.origins import Loc, Tree, dotted
from karlemose_model.reading.shapes import Form, Shape, shape_at

_DEEPEST = 3
ANY = "…"
"""Stands in a path for an id that is not known."""


def belongs_under(loc: Loc, tree: Tree) -> str:
    """The dotted path under which the unknown key at `loc` would be known; an empty text if there is none, or several."""
    *way, key = loc
    here = tuple(way)
    parent = shape_at(here, tree.shape)
    if parent is None:
        return ""
    if parent.form is Form.map:
        return dotted((*here, next(iter(_above(loc, tree)), ANY))) if has_slipped_out(loc, tree) else ""
    for sibling in _above(loc, tree):
        if _holds(parent.child(sibling), (*here, sibling), key, tree):
            return dotted((*here, sibling))
    near = [name for name, shape in parent.fields.items() if _holds(shape, (*here, name), key, tree)]
    if len(near) == 1:
        return dotted((*here, near[0]))
    return "" if near else _deeper(parent, here, key)


def has_slipped_out(loc: Loc, tree: Tree) -> bool:
    """Whether a new entry has the name of a field for its id: it was meant for the entry above."""
    parent, origin = shape_at(loc[:-1], tree.shape), tree.origin.at(*loc)
    if parent is None or parent.form is not Form.map or parent.item is None:
        return False
    return loc[-1] in parent.item.fields and origin is not None and origin.overrode is None


def _above(loc: Loc, tree: Tree) -> list[str]:
    """The keys beside this one that stand above it in the same file, the nearest first."""
    origin = tree.origin.at(*loc[:-1])
    if origin is None or loc[-1] not in origin.children:
        return []
    place = origin.children[loc[-1]].name_place
    beside = [(child.name_place, key) for key, child in origin.children.items()]
    above = [(other.line, str(key)) for other, key in beside if other.file == place.file and other.line < place.line]
    return [key for _line, key in sorted(above, reverse=True)]


def _holds(shape: Shape | None, loc: Loc, key: object, tree: Tree) -> bool:
    """Whether the key is one of a record's, or the id of an entry that is there."""
    if shape is None or shape.form is Form.record:
        return shape is not None and key in shape.fields
    known = value_at(tree.value, loc) if shape.form is Form.map else None
    return isinstance(known, dict) and key in known


def _deeper(parent: Shape, here: Loc, key: object) -> str:
    """The only place further in, by way of entries with any id."""
    level: list[tuple[Shape, Loc]] = [(parent, here)]
    for _depth in range(_DEEPEST):
        level = [
            (shape, (*loc, name))
            for outer, loc in level
            for name, shape in ([(ANY, outer.item)] if outer.form is Form.map else outer.fields.items())
            if shape is not None and shape.form in (Form.record, Form.map)
        ]
        found = [loc for shape, loc in level if shape.form is Form.record and key in shape.fields]
        if found:
            return dotted(found[0]) if len(found) == 1 else ""
    return ""


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, without the empty key above one that slipped out of it: that is one slip, told at what has to move."""
    found = list(problems)
    for slipped in [problem for problem in found if problem.code == "KM165"]:
        path = str(slipped.data["path"])
        above = [
            problem
            for problem in found
            if problem.code == "KM120"
            and problem.place.file == slipped.place.file
            and problem.place.line < slipped.place.line
            and str(problem.data["path"]).rpartition(".")[0] == path
        ]
        if above:
            empty = max(above, key=lambda problem: problem.place.line)
            found.remove(empty)
            found[found.index(slipped)] = replace(slipped, data={**slipped.data, "under": empty.data["path"]})
    return found
