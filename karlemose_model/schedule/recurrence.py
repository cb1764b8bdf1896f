"""A cadence laid over one spell: the days that the rule gives, before anybody asks whether they are closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dateutil.rrule import DAILY, MO, MONTHLY, WEEKLY, rrule, weekday

from karlemose_model.model import Cadence, CadenceChange, Month, Weekday
from karlemose_model.text import Text

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Beyond these days nothing is dated, so that no window can run out of the calendar."""

_WEEKDAYS = tuple(Weekday)
_MONTHS = tuple(Month)
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Planned:
    """A day that the rule gives, with the hour and place agreed for it; `left_out` when the month is in `not_in`."""

    date: date
    at: time | None
    location: Text | None
    left_out: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """A cadence as it holds for a stretch of days."""

    every: str
    weekday: Weekday | None
    nth: int | None
    at: time | None
    location: Text | None
    not_in: tuple[Month, ...]

    def changed(self, change: CadenceChange) -> _Rule:
        fields = ("every", "weekday", "nth", "at", "location", "not_in")
        named = {name: value for name in fields if (value := getattr(change, name)) is not None}
        return replace(self, **named)


def interval(every: str) -> tuple[int, str]:
    """`2 weeks` as (2, "week")."""
    number, _, unit = every.rpartition(" ")
    return int(number or 1), unit.removesuffix("s")


def is_pattern(every: str, on: Weekday | None) -> bool:
    """Whether the cadence says how often but not when: without a weekday only `day` gives dates."""
    return on is None and interval(every)[1] != "day"


def planned_days(cadence: Cadence, start: date, end: date | None, first: date, last: date) -> Iterator[Planned]:
    """The days from `first` to `last` (both included) that the cadence gives in a spell from `start` to `end`, in order.

    An interval above one counts from the spell's first matching day, from the cadence's `anchor`, or, when a change
    names a new interval, from the first matching day of that change.
    """
    first, last = max(first, EARLIEST), min(last, LATEST)
    base: date | None = None
    for rule, recount, begins, ends in _stretches(cadence, start, end):
        if begins > LATEST:
            return
        if is_pattern(rule.every, rule.weekday):
            base = None
            continue
        if base is None or recount:
            base = cadence.anchor or _first_match(rule, begins)
        if base is None:
            continue
        number, unit = interval(rule.every)
        until = last if ends is None else min(last, ends)
        for day in _days(number, unit, rule.weekday, rule.nth, base, max(first, begins), until):
            yield Planned(day, rule.at, rule.location, _MONTHS[day.month - 1] in rule.not_in)


def _stretches(cadence: Cadence, start: date, end: date | None) -> Iterator[tuple[_Rule, bool, date, date | None]]:
    """The spell cut where the cadence changed: rule, whether counting begins anew, first day, last day."""
    rule = _Rule(cadence.every, cadence.weekday, cadence.nth, cadence.at, cadence.location, cadence.not_in)
    recount = True
    begins = start
    for change in sorted(cadence.changes, key=lambda change: change.from_):
        if end is not None and change.from_ > end:
            break
        if change.from_ > begins:
            yield rule, recount, begins, change.from_ - timedelta(days=1)
            begins, recount = change.from_, False
        rule = rule.changed(change)
        recount = recount or change.every is not None
    yield rule, recount, begins, end


def _first_match(rule: _Rule, begins: date) -> date | None:
    _, unit = interval(rule.every)
    # Counted from a January, every month, quarter and year comes out where the calendar has it.
    calendar = date(begins.year, 1, 1)
    return next(iter(_days(1, unit, rule.weekday, rule.nth, calendar, begins, begins + timedelta(days=800))), None)


# Each page asks for the days around its own, and many ask for the same.
@lru_cache(maxsize=1024)
def _days(
    number: int, unit: str, on: Weekday | None, nth: int | None, base: date, first: date, last: date
) -> tuple[date, ...]:
    if last < first or (unit in _MONTHS_IN and nth == 0):
        return ()
    by = None if on is None else weekday(_WEEKDAYS.index(on))
    if unit in _MONTHS_IN:
        step = number * _MONTHS_IN[unit]
        index = _month(base) + (_month(first) - _month(base)) // step * step
        start = date(index // 12, index % 12 + 1, 1)
        found = rrule(MONTHLY, interval=step, byweekday=by and by(nth or 1), dtstart=_noon(start), until=_noon(last))
    else:
        step = number * 7 if unit == "week" else number
        # A week is counted from its Monday, so that another weekday in the same weeks keeps the count.
        origin = base.toordinal() - (base.weekday() if unit == "week" else 0)
        start = date.fromordinal(origin + (first.toordinal() - origin) // step * step)
        begin, until = _noon(start), _noon(last)
        if unit == "week":
            found = rrule(WEEKLY, interval=number, byweekday=by, wkst=MO, dtstart=begin, until=until)
        else:
            found = rrule(DAILY, interval=number, byweekday=by, dtstart=begin, until=until)
    return tuple(day for moment in found if (day := moment.date()) >= first)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 -- only the date is used
