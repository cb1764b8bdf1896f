"""Periods as people and office programs write them (2026-11, nov 2026, 4. kvartal 2026) to their days, for the tables of records."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from karlemose_model.model import Frequency, Period
from karlemose_model.reading.amounts import TwoWays
from karlemose_model.reading.hints.danish_words import MONTHS

DAY = "day"
"""What `kind_of` says of a period of one day; of others it says a frequency's value."""

_ISO = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:H(?P<half>[12])|[QK](?P<quarter>[1-4])|W(?P<week>[0-9]{2})|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?: 00:00:00)?)?))?"
)
_IN_STATISTICS = re.compile(r"(?P<year>[0-9]{4}) ?(?:H(?P<half>[12])|[QK](?P<quarter>[1-4])|M(?P<month>[0-9]{2}))")
_YEAR_LAST = re.compile(
    r"(?:(?P<quarter>[1-4])(?:\.|st|nd|rd|th)? ?(?:kvartal|kvt\.?|kv\.?|quarter)|[qk](?P<q>[1-4])"
    r"|(?P<half>[12])(?:\.|st|nd)? ?(?:halvår|half(?:[ -]year)?)|h(?P<h>[12])"
    r"|(?:uge|week) ?(?P<week>[0-9]{1,2}))[ ,/-]*(?P<year>[0-9]{4})"
)
_MONTH = re.compile(r"(?:(?P<day>[0-9]{1,2})\.? )?(?P<name>[a-z]+)\.?[ -]?(?P<year>[0-9]{4})")
_SHORT = re.compile(r"(?P<name>[a-z]+)\.?[ -](?P<number>[0-9]{2})|(?P<number2>[0-9]{2})[ -](?P<name2>[a-z]+)\.?")
_NUMBER = re.compile(r"0?(?P<number>[0-9]{1,2})/(?P<year>[0-9]{4})")
_DAY = re.compile(r"(?P<day>[0-9]{1,2})(?P<mark>[-./])(?P<month>[0-9]{1,2})(?P<second>[-./])(?P<year>[0-9]{4})")
_BLANK = re.compile(r"\s+")
_QUARTERS = 4
_MONTHS_IN = {Frequency.month: 1, Frequency.quarter: 3, Frequency.half_year: 6, Frequency.year: 12}


def read_period(text: str) -> Period | None:
    """The period with its first and last day, or None if the text is none or could be two.

    `written` is the ISO form, whatever was written: 2026, 2026-H1, 2026-Q4, 2026-11, 2026-W47 or 2026-11-19. Weeks are
    ISO 8601 weeks: they begin on Monday, and the first of a year is the one with its first Thursday, so a week may begin
    in the year before. A week, month or day that the calendar does not have gives None.
    """
    found = understood(text)
    return found if isinstance(found, Period) else None


@lru_cache(maxsize=16_384)
def understood(text: str) -> Period | TwoWays | None:
    """The same, but what can be read in two ways gives both: `nov-26` is how Excel writes November 2026 anew."""
    text = _BLANK.sub(" ", text.strip())
    match = _ISO.fullmatch(text) or _IN_STATISTICS.fullmatch(text)
    with suppress(ValueError):
        return _period(match.groupdict()) if match else _in_words(text.lower())
    return None


def kind_of(period: Period) -> str:
    """How long a period is: the value of a frequency, or `day`."""
    written = period.written
    if len(written) == len("2026"):
        return Frequency.year.value
    kind = {"H": Frequency.half_year, "Q": Frequency.quarter, "W": Frequency.week}.get(written[5])
    return kind.value if kind else Frequency.month.value if len(written) == len("2026-11") else DAY


def period_with(frequency: Frequency, day: date) -> Period:
    """The period of that frequency that a day lies in; for `case` the day itself."""
    if frequency is Frequency.case:
        return Period(day.isoformat(), day, day)
    if frequency is Frequency.week:
        year, week, weekday = day.isocalendar()
        start = day - timedelta(days=weekday - 1)
        return Period(f"{year:04}-W{week:02}", start, start + timedelta(days=6))
    count = _MONTHS_IN[frequency]
    number = (day.month - 1) // count + 1
    letter = {Frequency.quarter: "Q", Frequency.half_year: "H"}.get(frequency)
    tail = f"-{letter}{number}" if letter else f"-{day.month:02}" if frequency is Frequency.month else ""
    return Period(f"{day.year:04}{tail}", *_months(day.year, (number - 1) * count + 1, count))


def periods_between(frequency: Frequency, first: date, last: date) -> Iterator[Period]:
    """The periods of a frequency that end in a stretch of days, the oldest first; none for `case`."""
    if frequency is Frequency.case:
        return
    period = period_with(frequency, first)
    while period.end <= last:
        yield period
        period = period_with(frequency, period.end + timedelta(days=1))


def _period(parts: dict[str, str | None]) -> Period:
    """Raises ValueError when the calendar has no such day."""
    said = {name: int(digits) for name, digits in parts.items() if digits is not None}
    year = said["year"]
    if "week" in said:
        return period_with(Frequency.week, date.fromisocalendar(year, said["week"], 7) - timedelta(days=6))
    if "day" in said:
        return period_with(Frequency.case, date(year, said["month"], said["day"]))
    if "month" in said:
        return period_with(Frequency.month, date(year, said["month"], 1))
    if "quarter" in said:
        return period_with(Frequency.quarter, date(year, 3 * said["quarter"], 1))
    if "half" in said:
        return period_with(Frequency.half_year, date(year, 6 * said["half"], 1))
    return period_with(Frequency.year, date(year, 1, 1))


def _in_words(text: str) -> Period | TwoWays | None:
    """What is written in other ways than the ISO form. Raises ValueError when the calendar has no such day."""
    if match := _YEAR_LAST.fullmatch(text):
        parts = match.groupdict()
        parts["quarter"], parts["half"] = parts["quarter"] or parts.pop("q"), parts["half"] or parts.pop("h")
        return _period(parts)
    if match := _MONTH.fullmatch(text):
        month = MONTHS.get(match["name"])
        return _period({"year": match["year"], "month": str(month), "day": match["day"]}) if month else None
    if match := _SHORT.fullmatch(text):
        return _month_or_day(MONTHS.get(match["name"] or match["name2"], 0), int(match["number"] or match["number2"]))
    if match := _NUMBER.fullmatch(text):
        number, year = int(match["number"]), match["year"]
        if 1 <= number <= _QUARTERS:
            return TwoWays(f"{year}-{number:02}", f"{year}-Q{number}")
        return _period({"year": year, "month": match["number"]})
    match = _DAY.fullmatch(text)
    return _day(match) if match else None


def _month_or_day(month: int, number: int) -> Period | TwoWays | None:
    """nov-26: November 2026, or the 26th of November of a year that is not said, if there is such a day."""
    if not month:
        return None
    november = period_with(Frequency.month, date(2000 + number, month, 1))
    a_day = 1 <= number <= monthrange(2000, month)[1]
    return TwoWays(november.written, f"…-{month:02}-{number:02}") if a_day else november


def _day(match: re.Match[str]) -> Period | TwoWays | None:
    """A day as Danes write it, the day first. With strokes throughout Americans mean the month by the first number."""
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    if match["mark"] == match["second"] == "/" and day != month and max(day, month) <= max(MONTHS.values()):
        return TwoWays(f"{year}-{month:02}-{day:02}", f"{year}-{day:02}-{month:02}")
    return period_with(Frequency.case, date(year, month, day))


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    start = date(year, first, 1)
    last = first + count - 1
    return start, date(year, last, monthrange(year, last)[1])
