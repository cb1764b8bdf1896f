"""The annual wheel, for partners: a year month by month, with meetings, closures, yearly tasks, reviews and permits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from karlemose_model.agenda import day_in_year, tasks_due
from karlemose_model.documents.agenda import moved_because
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import day_of_month, days_of_month, month_and_year
from karlemose_model.documents.kpi_words import frequencies
from karlemose_model.documents.markdown import Markdown, escape, fill, inside, listed
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.followup import dates_between
from karlemose_model.model import Closure
from karlemose_model.schedule import Occurrence

PATH = "papers/annual-wheel.md"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a month: the day or days in words, what it is, and who sees to it."""

    day: date
    when: Markdown
    what: Markdown
    who: Markdown


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month with its lines."""

    heading: str
    lines: tuple[Line, ...]


def pages(view: View) -> Iterator[Page]:
    """One page, if anything recurs. Without a timeline there are no dated meetings, and the months have no year."""
    book = view.playbook
    if not (book.meetings or book.checklists or book.agreements or book.place):
        return
    _ = view.translate
    first, last = year_shown(view)
    dated = bool(book.timeline)
    lines = sorted(_lines(view, first, last), key=lambda line: (line.day, line.what))
    months = [
        MonthOf(month_and_year(date(year, month, 1), view.language, with_year=dated), tuple(found))
        for (year, month), found in groupby(lines, key=lambda line: (line.day.year, line.day.month))
    ]
    yield view.page(
        "annual_wheel.md.j2",
        PATH,
        _("Annual wheel"),
        "annual-wheel",
        "plan",
        months=months,
        dated=dated,
        span=(first, last),
        rhythms=_rhythms(view),
        kpis=_kpis(view),
    )


def year_shown(view: View) -> tuple[date, date]:
    """The twelve months that the wheel shows: from the month of the view on, without a timeline any year from January."""
    today = view.rollout.as_of
    first = today.replace(day=1) if view.playbook.timeline else date(today.year, 1, 1)
    following = first.replace(year=first.year + 1)
    return first, following - timedelta(days=1)


def _lines(view: View, first: date, last: date) -> Iterator[Line]:
    yield from _meetings(view, first, last)
    yield from _tasks(view, first, last) if view.playbook.timeline else _yearly_tasks(view, first)
    yield from _closures(view, first, last)
    yield from _papers(view, first, last)


def _line(view: View, day: date, what: Markdown, who: Markdown | str = "") -> Line:
    return Line(day, inside(days_of_month([day], view.language)), what, inside(who))


def _meetings(view: View, first: date, last: date) -> Iterator[Line]:
    """The days of each meeting and activity in a month. Activities of every week or oftener would hide the rest."""
    desk = Desk(view, PATH)
    rare = {
        name
        for name, item in view.playbook.activities.items()
        if not any(cadence.every.rstrip("s").endswith(("day", "week")) for cadence in item.cadence.values())
    }
    found: dict[tuple[str, str, date], list[Occurrence]] = {}
    for one in dates_between(view.rollout, first, last):
        if one.kind == "meeting" or one.id in rare:
            found.setdefault((one.kind, one.id, one.date.replace(day=1)), []).append(one)
    for (kind, name, _month), held in found.items():
        if kind == "meeting":
            chair = view.playbook.meetings[name].chair
            what, who = desk.meeting(name), desk.role(chair) if chair else Markdown("")
        else:
            responsible = view.playbook.activities[name].responsible
            what, who = desk.activity(name), desk.partners(responsible)
        notes = [
            fill("{day} {note}", day=inside(day_of_month(one.date, view.language)), note=moved_because(view, one))
            for one in held
            if one.moved
        ]
        if notes:
            what = fill("{what} ({notes})", what=what, notes=listed(notes, "; "))
        yield Line(held[0].date, _days(held, view), what, who)


def _days(held: list[Occurrence], view: View) -> Markdown:
    """The days of one month in words; the month stands in the heading."""
    return inside(days_of_month([one.date for one in held], view.language))


def _tasks(view: View, first: date, last: date) -> Iterator[Line]:
    for found in tasks_due(view.rollout, first, last):
        yield _line(view, found.due, escape(view.words(found.task.text)), _who(view, found.role, found.partner))


def _yearly_tasks(view: View, first: date) -> Iterator[Line]:
    """Without a timeline no task is due on a date; those of each year still have their day."""
    for checklist in view.playbook.checklists.values():
        for task in checklist.tasks.values():
            if task.due and task.due.each_year:
                role = task.role or (None if task.partner else checklist.role)
                day = day_in_year(task.due.each_year, first.year)
                yield _line(view, day, escape(view.words(task.text)), _who(view, role, task.partner))


def _who(view: View, role: str | None, partner: str | None) -> Markdown:
    desk = Desk(view, PATH)
    return desk.role(role) if role else desk.partner(partner) if partner else Markdown("")


def _closures(view: View, first: date, last: date) -> Iterator[Line]:
    """The times in which nobody meets, each on its first day within the year."""
    _ = view.translate
    for closure in view.playbook.place.closures.values() if view.playbook.place else ():
        for begins, ends in _spans(closure, first, last):
            name = view.words(closure.name)
            what = fill(_("{closure}: nobody meets until {day}"), closure=name, day=day_of_month(ends, view.language))
            yield _line(view, max(begins, first), what)


def _spans(closure: Closure, first: date, last: date) -> Iterator[tuple[date, date]]:
    if closure.from_ and closure.to:
        if closure.from_ <= last and closure.to >= first:
            yield closure.from_, closure.to
        return
    for year in (first.year, last.year) if first.year != last.year else (first.year,):
        weeks = sorted(week for week in closure.weeks if week <= date(year, 12, 28).isocalendar().week)
        for _start, run in groupby(enumerate(weeks), key=lambda pair: pair[1] - pair[0]):
            numbers = [week for _count, week in run]
            begins, ends = date.fromisocalendar(year, numbers[0], 1), date.fromisocalendar(year, numbers[-1], 7)
            if begins <= last and ends >= first:
                yield begins, ends


def _papers(view: View, first: date, last: date) -> Iterator[Line]:
    """Agreements that are to be looked at again, and permits that end."""
    _ = view.translate
    desk = Desk(view, PATH)
    for name, item in view.playbook.agreements.items():
        if item.review and first <= item.review <= last:
            yield _line(
                view, item.review, fill(_("{agreement} is to be looked at again"), agreement=desk.agreement(name))
            )
        if item.cctv and item.cctv.expires and first <= item.cctv.expires <= last:
            what = fill(_("{agreement} ends"), agreement=desk.agreement(name))
            yield _line(
                view, item.cctv.expires, what, desk.partner(item.cctv.controller) if item.cctv.controller else ""
            )


def _rhythms(view: View) -> list[tuple[Markdown, Markdown, str]]:
    """Every meeting and activity with a rhythm, phase by phase, for those who have no dates."""
    desk = Desk(view, PATH)
    held = [(desk.meeting(name), item.cadence) for name, item in view.playbook.meetings.items()]
    held += [(desk.activity(name), item.cadence) for name, item in view.playbook.activities.items()]
    return [(name, desk.phase(phase), desk.cadence(often)) for name, all_ in held for phase, often in all_.items()]


def _kpis(view: View) -> list[tuple[str, list[Markdown]]]:
    """The KPIs by how often there is a new value."""
    desk = Desk(view, PATH)
    return [
        (words, found)
        for frequency, words in frequencies(view.translate).items()
        if (found := [desk.kpi(name) for name, kpi in view.followed_kpis.items() if kpi.frequency is frequency])
    ]
