"""Says in words how often something takes place, for pages that partners read."""

from __future__ import annotations

from datetime import date

from babel.dates import get_day_names, get_month_names

from karlemose_model.documents.environment import LOCALES, clock, long_date, words
from karlemose_model.documents.page import Translate
from karlemose_model.model import Cadence, Month, Weekday
from karlemose_model.wording import translator


def in_words(cadence: Cadence, as_of: date, language: str) -> str:
    """The cadence as it holds on that day, e.g. "every second Thursday, at 13:30", and what will change in it."""
    _ = translator(language)
    now = cadence
    for change in sorted(cadence.changes, key=lambda change: change.from_):
        if change.from_ <= as_of:
            now = _changed(now, change)
    parts = [_rhythm(now, language, _)]
    if now.at is not None:
        parts.append(_("at {hour}").format(hour=clock(now.at, language)))
    if now.location is not None:
        parts.append(words(now.location, language, _))
    if now.not_in:
        months = ", ".join(month_name(month, language) for month in now.not_in)
        parts.append(_("not in {months}").format(months=months))
    said = ", ".join(parts)
    coming = [change.from_ for change in cadence.changes if change.from_ > as_of]
    if coming:
        said = _("{cadence}; it changes on {day}").format(cadence=said, day=long_date(min(coming), language))
    return said


def _changed(cadence: Cadence, change: object) -> Cadence:
    names = ("every", "weekday", "nth", "at", "location", "not_in")
    new = {name: getattr(change, name) for name in names if getattr(change, name) is not None}
    return cadence.model_copy(update=new)


def _rhythm(cadence: Cadence, language: str, _: Translate) -> str:
    count, _space, unit = cadence.every.rpartition(" ")
    every, unit = int(count or 1), unit.removesuffix("s")
    weekday = weekday_name(cadence.weekday, language) if cadence.weekday else ""
    if weekday and unit == "week":
        if every == 1:
            return _("every {weekday}").format(weekday=weekday)
        if every == 2:
            return _("every second {weekday}").format(weekday=weekday)
        return _("every {count} weeks on {weekday}").format(count=every, weekday=weekday)
    if every == 1:
        said = {
            "day": _("every day"),
            "week": _("every week"),
            "month": _("every month"),
            "quarter": _("every quarter"),
            "year": _("every year"),
        }[unit]
    else:
        said = {
            "day": _("every {count} days"),
            "week": _("every {count} weeks"),
            "month": _("every {count} months"),
            "quarter": _("every {count} quarters"),
            "year": _("every {count} years"),
        }[unit].format(count=every)
    if not weekday:
        return said
    if cadence.nth is None:
        return _("{every}, on a {weekday}").format(every=said, weekday=weekday)
    which = {
        -1: _("on the last {weekday}"),
        1: _("on the first {weekday}"),
        2: _("on the second {weekday}"),
        3: _("on the third {weekday}"),
        4: _("on the fourth {weekday}"),
    }.get(cadence.nth, _("on a {weekday}"))
    return f"{said}, {which.format(weekday=weekday)}"


def weekday_name(weekday: Weekday, language: str) -> str:
    """The name of the weekday, e.g. torsdag."""
    return str(get_day_names("wide", locale=LOCALES[language])[list(Weekday).index(weekday)])


def month_name(month: Month, language: str) -> str:
    """The name of the month, e.g. juli."""
    return str(get_month_names("wide", locale=LOCALES[language])[list(Month).index(month) + 1])
