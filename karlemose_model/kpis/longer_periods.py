"""The totals that anybody can add up: a number KPI's values over whole quarters, half-years and years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from karlemose_model.kpis.values import Origin, Value
from karlemose_model.model import Kpi, Measure, Period
from karlemose_model.reading.periods import read_period

_LONGER = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "")
"""The shorter first: a half-year can be put together from its quarters."""


def totals(kpi: Kpi, values: Iterable[Value]) -> tuple[Value, ...]:
    """A total for each quarter, half-year and year that values without a gap lie behind, and that has no value itself.

    Empty for KPIs whose periods do not add up. Of two values that begin on the same day the longer is taken.
    """
    if kpi.measure is not Measure.number:
        return ()
    known = {(value.period.start, value.period.end): value for value in values}
    found = []
    for period in _longer({year for start, end in known for year in (start.year, end.year)}):
        parts = list(_parts(known, period))
        if (period.start, period.end) in known or not parts or parts[-1].period.end != period.end:
            continue
        counted = [part.n for part in parts if part.n is not None]
        total = Value(
            parts[0].kpi,
            period,
            sum(part.value for part in parts),
            n=sum(counted) if len(counted) == len(parts) else None,
            origin=Origin.records,
        )
        known[(period.start, period.end)] = total
        found.append(total)
    return tuple(found)


def _longer(years: Iterable[int]) -> Iterator[Period]:
    for year in sorted(years):
        for name in _LONGER:
            period = read_period(f"{year:04}-{name}".removesuffix("-"))
            if period is not None:
                yield period


def _parts(known: dict[tuple[date, date], Value], period: Period) -> Iterator[Value]:
    """Values one after the other from the period's first day on, as far as there are any within it."""
    day = period.start
    while day <= period.end:
        ends = [end for start, end in known if start == day and end <= period.end]
        if not ends:
            return
        yield known[(day, max(ends))]
        day = max(ends) + timedelta(days=1)
