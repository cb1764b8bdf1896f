"""Which figures are hidden beside the small ones, so that nobody can work these out: the fewest that do it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass

from karlemose_model.kpis.audit import Known, Piece, Secret, is_safe

Name = Hashable
TRIED = 300
"""So many choices are tried for the fewest; where there are more, what is left is found by showing one after another."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a table that is tied by sums: an inner one or a total.

    `tells` is what the public knows once it is shown, `guessed` what it may take for granted of a hidden one. A `small` cell
    is always hidden, and its `secrets` must not become known.
    """

    name: Name
    tells: tuple[Known, ...]
    secrets: tuple[Secret, ...] = ()
    guessed: tuple[Known, ...] = ()
    small: bool = False


def suppress(
    cells: Sequence[Cell], shown: Collection[Name] = (), hidden: Collection[Name] = ()
) -> frozenset[Name] | None:
    """The names of all cells to hide, small ones included, of which `hidden` are hidden and `shown` are shown already.

    The fewest are chosen; of choices with equally many the first, so that inner cells, which stand first, are hidden
    before totals. None if what is shown already gives a secret away: then nothing helps.
    """
    chosen: set[Name] = set(hidden)
    for group in _groups(cells):
        found = _suppress(group, set(shown), set(hidden))
        if found is None:
            return None
        chosen |= found
    return frozenset(chosen)


def is_protected(cells: Sequence[Cell], hidden: Collection[Name]) -> bool:
    """Whether no secret can be worked out when these cells are hidden and the others shown."""
    return not any(True for _ in given_away(cells, hidden))


def given_away(cells: Sequence[Cell], hidden: Collection[Name]) -> Iterator[Secret]:
    """The secrets that can be worked out when these cells are hidden and the others shown."""
    known = [known for cell in cells for known in (cell.guessed if cell.name in hidden else cell.tells)]
    yield from (secret for cell in cells for secret in cell.secrets if not is_safe(secret, known))


def _suppress(cells: Sequence[Cell], shown: set[Name], hidden: set[Name]) -> set[Name] | None:
    must = {cell.name for cell in cells if cell.name in hidden or (cell.small and cell.name not in shown)}
    if is_protected(cells, must):
        return must
    free = [cell.name for cell in cells if cell.name not in must and cell.name not in shown]
    if not is_protected(cells, must | set(free)):
        return None
    left = TRIED
    for size in range(1, len(free)):
        left -= math.comb(len(free), size)
        if left < 0:
            break
        for more in itertools.combinations(free, size):
            if is_protected(cells, must | set(more)):
                return must | set(more)
    return _pruned(cells, must, free)


def _pruned(cells: Sequence[Cell], must: set[Name], free: Sequence[Name]) -> set[Name]:
    """Everything hidden at first, then shown one by one, the last (totals) first, as long as no secret is given away."""
    chosen = must | set(free)
    for name in reversed(free):
        if is_protected(cells, chosen - {name}):
            chosen -= {name}
    return chosen


def _groups(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """The cells in groups that have no piece in common: what is shown of one tells nothing of another."""
    groups: list[tuple[set[Piece], list[int]]] = []
    for number, cell in enumerate(cells):
        pieces = {piece for known in (*cell.tells, *cell.guessed) for piece in known.pieces}
        pieces |= {piece for secret in cell.secrets for piece in secret.pieces}
        numbers = [number]
        apart = []
        for group in groups:
            if group[0].isdisjoint(pieces):
                apart.append(group)
            else:
                pieces |= group[0]
                numbers += group[1]
        groups = [*apart, (pieces, numbers)]
    for _, numbers in sorted(groups, key=lambda group: min(group[1])):
        yield [cells[number] for number in sorted(numbers)]
