"""The days between rare events: from the days on which they happened to values that a chart can be drawn of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from karlemose_model.kpis.values import Origin, Value
from karlemose_model.model import Period


def days_between(dates: Iterable[date], until: date | None = None, *, kpi: str = "") -> tuple[Value, ...]:
    """The days from each event to the next, the oldest first; a value's period goes from the one event to the other.

    With `until` what came later does not count, and the quiet days since the last event are one more value: that or more
    (`at_least`), as the next event has not come. Two events on one day are 0 days apart.
    """
    days = sorted(day for day in dates if until is None or day <= until)
    found = [_value(kpi, before, after) for before, after in pairwise(days)]
    if days and until is not None and until > days[-1]:
        found.append(_value(kpi, days[-1], until, still_quiet=True))
    return tuple(found)


def _value(kpi: str, start: date, end: date, *, still_quiet: bool = False) -> Value:
    period = Period(end.isoformat(), start, end)
    return Value(kpi, period, float((end - start).days), origin=Origin.records, at_least=still_quiet)
