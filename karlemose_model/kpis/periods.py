"""The calendar's periods as the KPIs count them: the one that a day lies in, those that have ended, and whether some make one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from karlemose_model.model import Frequency, Period
from karlemose_model.reading.periods import period_with, periods_between


def period_of(day: date, frequency: Frequency) -> Period | None:
    """The period of that length that holds the day; None for KPIs that follow cases and not the calendar."""
    return None if frequency is Frequency.case else period_with(frequency, day)


# Every KPI of a frequency asks for the same stretch of days, once for each page and rule that has to do with it.
@lru_cache(maxsize=1_024)
def ended_periods(frequency: Frequency, first: date, last: date) -> tuple[Period, ...]:
    """The periods from the one that holds `first` on that ended on or before `last`, the oldest first."""
    return tuple(periods_between(frequency, first, last))


def fill(period: Period, parts: Sequence[Period]) -> bool:
    """Whether the parts, the oldest first, make up the whole period, without a gap and without an overlap."""
    if not parts or parts[0].start != period.start or parts[-1].end != period.end:
        return False
    return all(one.end + timedelta(days=1) == two.start for one, two in pairwise(parts))
