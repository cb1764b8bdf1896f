"""Where a key belongs that stands in the wrong place, mostly because the spaces in front of it are too few."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from karlemose_model.problems import Problem
from karlemose_model.reading.leaving_out import value_at
from karlemose_model.reading.origins import Loc, Tree, dotted
from karlemose_model.reading.shapes import Form, Shape, shape_at

_DEEPEST = 3
ANY = "…"
"""Stands in a path for an id that is not known."""


class Belonging:
    """Where the keys of one tree belong. What all keys of a parent ask is looked up once, for a thousand of them may be unknown."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._shapes: dict[Loc, Shape | None] = {}
        self._beside: dict[Loc, list[tuple[str, int, str]]] = {}
        self._further_in: dict[int, list[dict[str, list[Loc]]]] = {}

    def under(self, loc: Loc) -> str:
        """The dotted path under which the unknown key at `loc` would be known; an empty text if there is none, or several."""
        *way, key = loc
        here = tuple(way)
        parent = self._shape(here)
        if parent is None:
            return ""
        if parent.form is Form.map:
            return dotted((*here, next(self._above(loc, parent), ANY))) if self.has_slipped_out(loc) else ""
        for sibling in self._above(loc, parent):
            if self._holds(parent.child(sibling), (*here, sibling), key):
                return dotted((*here, sibling))
        near = [name for name, shape in parent.fields.items() if self._holds(shape, (*here, name), key)]
        if len(near) == 1:
            return dotted((*here, near[0]))
        return "" if near else self._deeper(parent, here, key)

    def has_slipped_out(self, loc: Loc) -> bool:
        """Whether a new entry has the name of a field for its id: it was meant for the entry above."""
        parent = self._shape(loc[:-1])
        if parent is None or parent.form is not Form.map or parent.item is None or loc[-1] not in parent.item.fields:
            return False
        origin = self.tree.origin.at(*loc)
        return origin is not None and origin.overrode is None

    def _shape(self, loc: Loc) -> Shape | None:
        if loc not in self._shapes:
            self._shapes[loc] = shape_at(loc, self.tree.shape)
        return self._shapes[loc]

    def _above(self, loc: Loc, parent: Shape) -> Iterator[str]:
        """The known keys beside this one that stand above it in the same file, the nearest first."""
        origin = self.tree.origin.at(*loc[:-1])
        if origin is None or loc[-1] not in origin.children:
            return
        if loc[:-1] not in self._beside:
            places = [(child.name_place, str(key)) for key, child in origin.children.items() if parent.child(key)]
            self._beside[loc[:-1]] = sorted((place.file, place.line, key) for place, key in places)
        beside, place = self._beside[loc[:-1]], origin.children[loc[-1]].name_place
        for at in range(bisect_left(beside, (place.file, place.line)) - 1, -1, -1):
            file, _line, key = beside[at]
            if file != place.file:
                return
            yield key

    def _holds(self, shape: Shape | None, loc: Loc, key: object) -> bool:
        """Whether the key is one of a record's, or the id of an entry that is there."""
        if shape is None or shape.form is Form.record:
            return shape is not None and key in shape.fields
        known = value_at(self.tree.value, loc) if shape.form is Form.map else None
        return isinstance(known, dict) and key in known

    def _deeper(self, parent: Shape, here: Loc, key: object) -> str:
        """The only place further in, by way of entries with any id."""
        if id(parent) not in self._further_in:
            self._further_in[id(parent)] = _further_in(parent)
        for level in self._further_in[id(parent)]:
            if found := level.get(str(key)):
                return dotted((*here, *found[0])) if len(found) == 1 else ""
        return ""


def _further_in(parent: Shape) -> list[dict[str, list[Loc]]]:
    """For each step further in: by the name of a field, the records that have it."""
    level: list[tuple[Shape, Loc]] = [(parent, ())]
    found = []
    for _depth in range(_DEEPEST):
        level = [
            (shape, (*loc, name))
            for outer, loc in level
            for name, shape in ([(ANY, outer.item)] if outer.form is Form.map else outer.fields.items())
            if shape is not None and shape.form in (Form.record, Form.map)
        ]
        by_field: dict[str, list[Loc]] = {}
        for shape, loc in level:
            for name in shape.fields if shape.form is Form.record else ():
                by_field.setdefault(name, []).append(loc)
        found.append(by_field)
    return found


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
