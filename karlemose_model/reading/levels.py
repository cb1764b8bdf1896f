"""Levels: at which levels of the work each part of a playbook holds, and the playbook as one of them has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from karlemose_model.model import Kind, Level
from karlemose_model.reading.leaving_out import falls_with, target_of, value_at, without
from karlemose_model.reading.origins import Loc, Origin, Tree
from karlemose_model.reading.shapes import Form, Shape, playbook_shape, references

EVERYWHERE = frozenset(level.value for level in Level)
REACH: Mapping[object, frozenset[str]] = {
    Kind.model.value: frozenset({Level.estate.value}),
    Kind.district.value: EVERYWHERE,
    Kind.municipality.value: frozenset({Level.municipality.value, Level.estate.value}),
    Kind.estate.value: frozenset({Level.estate.value}),
}
"""Where an entry holds that a playbook of each kind is the first to write, if the entry itself does not say.

The model is about the work on an estate; what anybody else writes holds there and in all that builds on it.
"""


@dataclass(frozen=True, slots=True)
class Held:
    """An entry and the levels at which it holds; `said` are those that it names itself, None where it names none."""

    loc: Loc
    levels: frozenset[str]
    around: frozenset[str]
    said: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Levels:
    """At which levels entries hold in a chain of layers: `kinds` tells the kind of each layer by its name, and `kind` is
    that of the playbook asked for. `removed` are the levels of what a layer's adaptations took away: brought back by a
    later one, it has them again.
    """

    kinds: Mapping[str, object]
    kind: object
    removed: dict[Loc, frozenset[str]] = field(default_factory=dict)

    @property
    def here(self) -> frozenset[str]:
        """The level that the playbook asked for describes. A model is for all of them, and keeps what holds at any."""
        return frozenset({str(self.kind)}) if self.kind in EVERYWHERE else EVERYWHERE

    @property
    def reach(self) -> frozenset[str]:
        """The levels that what is written in the playbook asked for can come to hold at."""
        return REACH[self.kind] if self.kind in EVERYWHERE else EVERYWHERE

    def entries(self, tree: Tree) -> Iterator[Held]:
        """Every entry of a playbook with its levels, each before its own parts."""
        yield from self._entries(tree.value, tree.origin, playbook_shape(), (), None)

    def at(self, tree: Tree, loc: Loc) -> frozenset[str]:
        """The levels at which what stands at `loc` holds; everywhere if no entry is on the way."""
        levels: frozenset[str] | None = None
        shape, origin = playbook_shape(), tree.origin
        for length, key in enumerate(loc, 1):
            child, below = shape.child(key), origin.children.get(key)
            if child is None or below is None:
                break
            if _is_entry(shape, child):
                levels = self._held(value_at(tree.value, loc[:length]), below, loc[:length], levels).levels
            shape, origin = child, below
        return EVERYWHERE if levels is None else levels

    def remember(self, tree: Tree, gone: Iterable[Loc]) -> None:
        """Keeps the levels of the entries that are about to be taken out of a tree, each with its parts."""
        places = set(gone)
        if places:
            self.removed.update(
                (held.loc, held.levels)
                for held in self.entries(tree)
                if any(held.loc[:length] in places for length in range(1, len(held.loc) + 1))
            )

    def held(self, tree: Tree, wanted: frozenset[str], about: Mapping[Loc, frozenset[str]]) -> Tree:
        """The tree without what holds at none of the levels wanted; of all levels, the tree itself.

        References to what has gone go too, and with them the entries that can't do without. `about` are the levels of
        what entries speak of that only name it by its path.
        """
        if wanted == EVERYWHERE:
            return tree
        gone: dict[Loc, None] = {}
        elsewhere = [held.loc for held in self.entries(tree) if not held.levels & wanted]
        for loc in (*elsewhere, *(loc for loc, levels in about.items() if not levels & wanted)):
            if value_at(tree.value, loc) is not None:
                tree = without(tree, loc)
                gone[loc] = None
        while True:
            fallen: dict[Loc, None] = {}
            # The last first, so that the places in a list before them keep their numbers.
            for reference in reversed(references(tree.value, playbook_shape())):
                target = target_of(reference)
                if _has_gone(target, gone) and not _has_gone(reference.loc, fallen):
                    loc = falls_with(tree.value, reference)
                    tree = without(tree, loc)
                    fallen[loc] = None
            if not fallen:
                return tree
            gone |= fallen

    def _entries(
        self, value: Any, origin: Origin, shape: Shape, loc: Loc, around: frozenset[str] | None
    ) -> Iterator[Held]:
        # Shapes without such entries are not gone into: most of a playbook's values lie in one of them.
        if not isinstance(value, dict) or not shape.levelled:
            return
        for key, below in value.items():
            child, there = shape.child(key), origin.children.get(key)
            if child is None or there is None:
                continue
            levels = around
            if _is_entry(shape, child):
                held = self._held(below, there, (*loc, key), around)
                levels = held.levels
                yield held
            if child.levelled:
                yield from self._entries(below, there, child, (*loc, key), levels)

    def _held(self, entry: Any, origin: Origin, loc: Loc, around: frozenset[str] | None) -> Held:
        if loc[0] == "sources":
            # Whatever a level says may rest on any of them.
            return Held(loc, EVERYWHERE, EVERYWHERE, None)
        said = _said(entry)
        levels = said if said is not None else self.removed.get(loc)
        if levels is None:
            levels = self._default(origin) if around is None else around
        around = EVERYWHERE if around is None else around
        return Held(loc, levels & around, around, said)

    def _default(self, origin: Origin) -> frozenset[str]:
        """The levels of an entry that names none: it depends on the kind of the playbook that first wrote it."""
        while origin.overrode is not None:
            origin = origin.overrode
        return REACH.get(self.kinds.get(origin.layer), EVERYWHERE)


def _is_entry(around: Shape, shape: Shape) -> bool:
    return around.form is Form.map and "levels" in shape.fields


def _said(entry: Any) -> frozenset[str] | None:
    """The levels that an entry names; None where it names none, or where what it names is a finding of its own."""
    said = entry.get("levels") if isinstance(entry, dict) else None
    if not isinstance(said, list) or not said or not all(isinstance(one, str) and one in EVERYWHERE for one in said):
        return None
    return frozenset(said)


def _has_gone(loc: Loc, gone: Mapping[Loc, None]) -> bool:
    return any(loc[:length] in gone for length in range(1, len(loc) + 1))
