"""The calendar's periods for each frequency: the one that a day lies in, and those from one day to another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from karlemose_model.model import Frequency, Period
from karlemose_model.reading.periods import read_period


def period_of(day: date, frequency: Frequency) -> Period | None:
    """The period of that length that holds the day; None for KPIs that follow cases and not the calendar."""
    match frequency:
        case Frequency.week:
            year, week, _ = day.isocalendar()
            written = f"{year:04d}-W{week:02d}"
        case Frequency.month:
            written = f"{day:%Y-%m}"
        case Frequency.quarter:
            written = f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case Frequency.half_year:
            written = f"{day.year:04d}-H{1 if day.month <= 6 else 2}"
        case Frequency.year:
            written = f"{day.year:04d}"
        case Frequency.case:
            return None
    return read_period(written)


# Every KPI of a frequency asks for the same stretch of days, once for each page and rule that has to do with it.
@lru_cache(maxsize=1_024)
def ended_periods(frequency: Frequency, first: date, last: date) -> tuple[Period, ...]:
    """The periods from the one that holds `first` on that ended on or before `last`, the oldest first."""
    found: list[Period] = []
    period = period_of(first, frequency)
    while period is not None and period.end <= last:
        found.append(period)
        period = period_of(period.end + timedelta(days=1), frequency)
    return tuple(found)


def fill(period: Period, parts: Sequence[Period]) -> bool:
    """Whether the parts, the oldest first, make up the whole period, without a gap and without an overlap."""
    if not parts or parts[0].start != period.start or parts[-1].end != period.end:
        return False
    pairs = pairwise(parts)
    return all(one.end + timedelta(days=1) == two.start for one, two in pairs)
