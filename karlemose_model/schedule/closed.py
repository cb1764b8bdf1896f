"""Which days are closed and why (holiday, closure, weekend), for moving meetings and counting working days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays
from babel.dates import format_skeleton

from karlemose_model.model import Estate, Playbook
from karlemose_model.text import ANY_LANGUAGE, LANGUAGES, Text

_LIBRARY_LANGUAGES = {"da": ("da",), "en": ("en_GB", "en_US")}
_FORMATS = {"da": "da", "en": "en_GB"}
_WEEKEND = Text({"da": "weekend", "en": "weekend"})
_NOWHERE = Estate()


class ClosedKind(StrEnum):
    """Why a day is closed."""

    holiday = "holiday"
    """A public holiday of the place, or a day that it treats like one."""
    closure = "closure"
    """A time in which nobody meets, such as the summer holidays; working days go on."""
    weekend = "weekend"
    """Saturday or Sunday: no working day, but a meeting that is set on one is held."""
    partners = "partners"
    """The partners could not meet on the day, as the meeting's record says."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a day is closed, and what the day or the closure is called."""

    kind: ClosedKind
    name: Text


def closed_on(playbook: Playbook, day: date) -> Closed | None:
    """Why the day is closed, or None. A closure says more than a holiday inside it, a holiday more than a weekend."""
    return closure_on(playbook, day) or holiday_on(playbook, day) or _weekend(day)


def closure_on(playbook: Playbook, day: date) -> Closed | None:
    """The closure of the place that the day lies in; weeks are ISO weeks."""
    week = day.isocalendar().week
    for closure in _place(playbook).closures.values():
        spans = closure.from_ is not None and closure.to is not None and closure.from_ <= day <= closure.to
        if spans or week in closure.weeks:
            return Closed(ClosedKind.closure, closure.name)
    return None


def holiday_on(playbook: Playbook, day: date) -> Closed | None:
    """The public holiday on that day, or the day that the place treats like one (`holidays.optional`)."""
    place = _place(playbook)
    key = (place.country, place.holidays.subdivision, day.year)
    name = _names(*key, others=False).get(day)
    if name is None and f"{day:%m-%d}" in place.holidays.optional:
        name = _names(*key, others=True).get(day) or _date_as_name(day)
    return Closed(ClosedKind.holiday, name) if name else None


def is_working_day(playbook: Playbook, day: date) -> bool:
    """Monday to Friday and no holiday. In a closure offices are open, so its days are working days."""
    return _weekend(day) is None and holiday_on(playbook, day) is None


def working_day_before(playbook: Playbook, day: date, n: int) -> date:
    """The working day that lies `n` working days before the day; the day itself for 0."""
    # A place that calls nearly every day a holiday must not keep us searching for ever.
    earliest = date.fromordinal(max(1, day.toordinal() - 7 * n - 400))
    while n > 0 and day > earliest:
        day -= timedelta(days=1)
        n -= is_working_day(playbook, day)
    return day


def holidays_known(country: str, subdivision: str | None = None) -> bool:
    """Whether the public holidays of that country, and of that part of it, are known at all."""
    try:
        holidays.country_holidays(country, subdiv=subdivision)
    except NotImplementedError:
        return False
    return True


def _place(playbook: Playbook) -> Estate:
    return playbook.place or _NOWHERE


def _weekend(day: date) -> Closed | None:
    return Closed(ClosedKind.weekend, _WEEKEND) if day.weekday() >= 5 else None


@lru_cache(maxsize=256)
def _names(country: str, subdivision: str | None, year: int, *, others: bool) -> Mapping[date, Text]:
    """The year's public holidays, or with `others` the days that are only observed by many, with their names.

    Nothing for a country that the library does not know: `holidays_known` lets a rule say so.
    The language is always given: left out, the library would take it from the environment.
    """
    if not holidays_known(country, subdivision):
        return {}
    known = holidays.country_holidays(country, subdiv=subdivision)
    public = known.default_category or "public"
    categories = [category for category in known.supported_categories if (category == public) != others]
    categories.sort(key=lambda category: (category != "optional", category))
    said: dict[date, dict[str, str]] = {}
    for language, spoken in _spoken(known.supported_languages, known.default_language):
        for category in categories:
            days = holidays.country_holidays(
                country, subdiv=subdivision, years=year, expand=False, language=spoken, categories=category
            )
            for day, name in days.items():
                said.setdefault(day, {}).setdefault(language, name)
    return {day: Text(names) for day, names in said.items()}


def _spoken(supported: tuple[str, ...], default: str | None) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for language in LANGUAGES:
        spoken = next((name for name in _LIBRARY_LANGUAGES[language] if name in supported), None)
        if spoken:
            found.append((language, spoken))
    return found or [(ANY_LANGUAGE, default)]


def _date_as_name(day: date) -> Text:
    return Text({language: format_skeleton("MMMMd", day, locale=_FORMATS[language]) for language in LANGUAGES})
