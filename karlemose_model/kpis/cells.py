"""A KPI's figures as cells that are tied by sums: which pieces of time each is made of, and what each gives away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from karlemose_model.kpis.audit import Known, Piece, Secret, interval
from karlemose_model.kpis.disclosure import PROFILES, Counts, Shown, counts_of, show
from karlemose_model.kpis.margins import Days, Item
from karlemose_model.kpis.suppression import Cell
from karlemose_model.model import Kpi, Measure, Period, ReleasedFigure

Kinds = tuple[str, ...]
_LINE: Kinds = ("line",)
_REST: Kinds = ("rest",)
_WHOLE: Kinds = ("line", "rest")
"""What is counted (the number, or what stands above the line of a share), what a share leaves, and both: its denominator."""
_NEARLY = 1e-6


def cells(kpi: Kpi, items: Sequence[Item]) -> list[Cell]:
    """A cell for each figure, named by its days; and one, hidden in any case, for each small count that lies between them.

    Levels and means do not add up over periods: nothing follows from one for another.
    """
    if kpi.measure in (Measure.level, Measure.mean):
        return [Cell(item.days, (), small=item.is_small(kpi)) for item in items]
    pieces = _Pieces(items)
    true = {item.days: _true(kpi, item, pieces) for item in items}
    odd = set(_odd(items, true))
    known = [one for item in items if item.days not in odd for one in true[item.days]]
    made = [_cell(kpi, item, pieces, item.days in odd) for item in items]
    return [*made, *_between(kpi, pieces, known)]


class _Pieces:
    """Time, cut at every first day of a figure and after every last one."""

    def __init__(self, items: Sequence[Item]) -> None:
        starts = {item.period.start.toordinal() for item in items}
        self.cuts = sorted(starts | {item.period.end.toordinal() + 1 for item in items})

    def of(self, period: Period, kinds: Kinds) -> frozenset[Piece]:
        first, last = period.start.toordinal(), period.end.toordinal()
        return frozenset((kind, cut) for cut in self.cuts if first <= cut <= last for kind in kinds)


def _cell(kpi: Kpi, item: Item, pieces: _Pieces, odd: bool) -> Cell:
    """The figure as a cell; an odd one, which its parts do not add up to, is hidden unless it was shown already."""
    small = item.is_small(kpi)
    tells: tuple[Known, ...] = ()
    if item.last_shown is not None:
        tells = _tells(kpi, item, item.last_shown, pieces)
    elif item.value is not None and not small and not odd:
        tells = _tells(kpi, item, show(kpi, item.value, item.disclosure), pieces)
    if not small or item.profile is None:
        return Cell(item.days, tells, small=odd)
    counts = _sums(kpi, counts_of(kpi, item.value) if item.value else Counts())
    by_itself = [kinds for kinds, count in counts.items() if count is not None and item.profile.is_small(count)]
    # Small for what lies behind it, or for what nobody can tell: then all of it stays unknown.
    secrets = tuple(Secret(pieces.of(item.period, kinds), item.profile) for kinds in by_itself or counts)
    guessed: tuple[Known, ...] = ()
    if item.profile.step and item.reported and not odd:
        # Where the others are rounded a reader takes for granted why a period is missing; a total may be missing for others.
        low, high = item.profile.low, item.profile.high
        guessed = tuple(Known(pieces.of(item.period, kinds), low, high) for kinds in by_itself)
    return Cell(item.days, tells, secrets, guessed, small=True)


def _sums(kpi: Kpi, counts: Counts) -> dict[Kinds, float | None]:
    """The counts that add up over periods. A rate's denominator, e.g. residents, does not."""
    if kpi.measure is Measure.share:
        return {_LINE: counts.line, _REST: counts.rest, _WHOLE: counts.whole}
    return {_LINE: counts.line}


def _tells(kpi: Kpi, item: Item, shown: Shown | ReleasedFigure, pieces: _Pieces) -> tuple[Known, ...]:
    """What the public learns from a figure that is shown so."""
    told = {_LINE: shown.value if kpi.measure is Measure.number else shown.numerator}
    if kpi.measure is Measure.share:
        told[_WHOLE] = shown.denominator
    profile = PROFILES.get(shown.profile)
    whole = item.value is None or float(item.value.value).is_integer() or kpi.measure is not Measure.number
    return tuple(
        Known(pieces.of(item.period, kinds), *(profile.meant(count, whole=whole) if profile else (count, count)))
        for kinds, count in told.items()
        if count is not None
    )


def _true(kpi: Kpi, item: Item, pieces: _Pieces) -> list[Known]:
    """What the records say."""
    counts = _sums(kpi, counts_of(kpi, item.value)) if item.value else {}
    return [Known(pieces.of(item.period, kinds), n, n) for kinds, n in counts.items() if n is not None]


def _odd(items: Sequence[Item], true: Mapping[Days, Sequence[Known]]) -> Iterator[Days]:
    """Figures whose values do not agree with those of the shorter ones before them: they can't both be right."""
    known: list[Known] = []
    reached: set[Piece] = set()
    for item in items:
        told = true[item.days]
        if item.reported and not all(reached.isdisjoint(one.pieces) or _fits(one, known) for one in told):
            yield item.days
            continue
        known += told
        reached |= {piece for one in told for piece in one.pieces}


def _fits(one: Known, known: Sequence[Known]) -> bool:
    found = interval(one.pieces, known)
    return found is not None and found[0] - _NEARLY <= one.low <= found[1] + _NEARLY


def _between(kpi: Kpi, pieces: _Pieces, known: Sequence[Known]) -> Iterator[Cell]:
    """Stretches that no figure is about and whose count follows from others, e.g. the month that a year lacks."""
    profile = PROFILES.get(kpi.disclosure)
    if profile is None:
        return
    about = {one.pieces for one in known}
    for start in pieces.cuts[:-1]:
        for kinds in _sums(kpi, Counts()):
            stretch: frozenset[Piece] = frozenset((kind, start) for kind in kinds)
            if stretch in about or not any(stretch <= one.pieces for one in known):
                continue
            found = interval(stretch, known)
            if found is not None and found[1] - found[0] < _NEARLY and profile.is_small(found[0]):
                yield Cell((start, kinds), (), (Secret(stretch, profile),), small=True)
