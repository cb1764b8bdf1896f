"""Periods as people write them (2026, 2026-H1, 2026-Q4, 2026-11, 2026-W47, 2026-11-19) to their days, for the tables of records."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from karlemose_model.model import Period

_WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|W(?P<week>[0-9]{2})|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)


def read_period(text: str) -> Period | None:
    """The period with its first and last day, or None if the text is none.

    Weeks are ISO 8601 weeks: they begin on Monday, and the first of a year is the one with its first Thursday, so a
    week may begin in the year before. A week, month or day that the calendar does not have gives None.
    """
    text = text.strip()
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    try:
        start, end = _days({name: int(digits) for name, digits in match.groupdict().items() if digits is not None})
    except ValueError:
        return None
    return Period(text, start, end)


def _days(parts: dict[str, int]) -> tuple[date, date]:
    """The first and the last day. Raises ValueError when the calendar has no such day."""
    year = parts["year"]
    if "week" in parts:
        return date.fromisocalendar(year, parts["week"], 1), date.fromisocalendar(year, parts["week"], 7)
    if "day" in parts:
        day = date(year, parts["month"], parts["day"])
        return day, day
    if "month" in parts:
        return _months(year, parts["month"], 1)
    if "quarter" in parts:
        return _months(year, 3 * parts["quarter"] - 2, 3)
    if "half" in parts:
        return _months(year, 6 * parts["half"] - 5, 6)
    return _months(year, 1, 12)


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    start = date(year, first, 1)
    last = first + count - 1
    return start, date(year, last, monthrange(year, last)[1])
