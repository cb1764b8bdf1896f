"""The axes of a chart's picture: round numbers up the side, periods with their years along the bottom."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from karlemose_model.documents.environment import LOCALES
from karlemose_model.model import Frequency, Period
from karlemose_model.wording import translator

MOST_TICKS = 6
_STRIDES: dict[Frequency | None, tuple[int, ...]] = {
    Frequency.week: (1, 2, 4, 8, 13, 26, 52),
    Frequency.month: (1, 2, 3, 6, 12, 24, 60, 120),
    Frequency.quarter: (1, 2, 4, 8, 20, 40),
    Frequency.half_year: (1, 2, 4, 10, 20),
    Frequency.year: (1, 2, 5, 10, 20),
}
"""Steps that begin with a year, so that every January has a label where not every month has one."""


@dataclass(frozen=True, slots=True)
class PeriodTick:
    """A label below a slot; the year stands under the first label and where it changes."""

    slot: int
    label: str
    year: str


def number_ticks(low: float, high: float, *, whole: bool) -> list[float]:
    """Two to six round numbers that hold what lies between low and high; `whole` allows no fractions between counts."""
    if whole:
        low, high = math.floor(low), math.ceil(high)
    # What differs only by how a computer rounds is the same.
    if high - low <= 1e-9 * max(1.0, abs(low), abs(high)):
        high = low + max(1.0, abs(low))
    exponent = math.floor(math.log10((high - low) / (MOST_TICKS - 1)))
    for power in range(exponent, exponent + 3):
        for digit in (1, 2, 5):
            # Division keeps 0.1 what it is; a negative power would not.
            step = digit * 10.0**power if power >= 0 else digit / 10.0**-power
            if whole and step < 1:
                continue
            first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
            if last - first < MOST_TICKS:
                return [round(count * step, 10) for count in range(first, last + 1)]
    raise ValueError(f"no ticks from {low} to {high}")


def slot(period: Period, frequency: Frequency | None, place: int) -> int:
    """Where a period stands in the row of its like; where periods have no common length, its place in the list."""
    start = period.start
    match frequency:
        case Frequency.week:
            return start.toordinal() // 7
        case Frequency.month:
            return start.year * 12 + start.month - 1
        case Frequency.quarter:
            return start.year * 4 + (start.month - 1) // 3
        case Frequency.half_year:
            return start.year * 2 + (start.month - 1) // 6
        case Frequency.year:
            return start.year
    return place


def period_ticks(
    slots: Sequence[tuple[int, Period]], frequency: Frequency | None, language: str, room: float
) -> list[PeriodTick]:
    """The labels below the slots, by age, also below those without a value: as many as the room lets in, six at most.

    `slots` are the periods that are known, by age; `room` is the width in signs.
    """
    if not slots:
        return []
    first, last = slots[0][0], slots[-1][0]
    # The day that a label is of: for the periods of a calendar any slot has one.
    days = {place: period.end for place, period in slots}
    if frequency is not None:
        days = {place: _first_day(place, frequency) for place in range(first, last + 1)}
    labels = {place: _label(day, frequency, language) for place, day in days.items()}
    most = max(1, min(MOST_TICKS, int(room / (max(len(label) for label, _year in labels.values()) + 2))))
    ticks: list[PeriodTick] = []
    before = ""
    for place in _chosen(list(days), frequency, most):
        label, year = labels[place]
        ticks.append(PeriodTick(place, label, year if year != before else ""))
        before = year
    return ticks


def _chosen(places: Sequence[int], frequency: Frequency | None, most: int) -> Sequence[int]:
    for stride in _STRIDES.get(frequency, ()):
        # Weeks have no round numbers: they are counted from the first.
        offset = places[0] if frequency is Frequency.week else 0
        fitting = [place for place in places if (place - offset) % stride == 0]
        if fitting and len(fitting) <= most:
            return fitting
    return places[:: math.ceil(len(places) / most)]


def _first_day(place: int, frequency: Frequency) -> date:
    match frequency:
        case Frequency.week:
            # Day 1 of the calendar was a Monday.
            return date.fromordinal(place * 7 + 1)
        case Frequency.month:
            return date(place // 12, place % 12 + 1, 1)
        case Frequency.quarter:
            return date(place // 4, place % 4 * 3 + 1, 1)
        case Frequency.half_year:
            return date(place // 2, place % 2 * 6 + 1, 1)
    return date(place, 1, 1)


@lru_cache(maxsize=4096)
def _label(day: date, frequency: Frequency | None, language: str) -> tuple[str, str]:
    """The label of a slot and the year below it; kept, as all charts of a place have the same months."""
    _ = translator(language)
    locale, year = LOCALES[language], str(day.year)
    match frequency:
        case Frequency.year:
            return year, ""
        case Frequency.half_year:
            return (_("1st half") if day.month == 1 else _("2nd half")), year
        case Frequency.quarter:
            return format_date(day, "QQQ", locale=locale), year
        case Frequency.month:
            return format_date(day, "LLL", locale=locale), year
        case Frequency.week:
            iso = day.isocalendar()
            return _("week {week}").format(week=iso.week), str(iso.year)
    return format_date(day, "d. MMM" if language == "da" else "d MMM", locale=locale), year
