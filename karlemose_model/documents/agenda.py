"""The agenda that a coordinator brings along: each meeting's standing one, and the dated ones of the coming weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from karlemose_model.agenda import Agenda, agenda_for, standing_agenda
from karlemose_model.documents.agenda_items import blocks
from karlemose_model.documents.attendance import in_charge, quorum_in_words, taking_part
from karlemose_model.documents.blocks import Block
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import clock, full_date
from karlemose_model.documents.markdown import Markdown
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.followup import meetings_between, next_held
from karlemose_model.model import AgendaItem, Audience, Meeting, Rollout
from karlemose_model.schedule import Occurrence, deadlines

WEEKS_AHEAD = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Line:
    """One item as it stands in the table: its number, when it begins, who leads it."""

    number: str
    at: str
    minutes: str
    who: Markdown
    item: AgendaItem
    blocks: list[Block]

    @property
    def says(self) -> bool:
        """Whether there is more to say of it than its heading."""
        return bool(self.item.bring or self.item.not_said or self.item.closed or self.blocks)


@dataclass(frozen=True, slots=True)
class DueLine:
    """A task that is due before the next meeting."""

    day: date
    text: str
    who: Markdown
    overdue: bool


def coming(rollout: Rollout) -> tuple[Occurrence, ...]:
    """The meetings that get an agenda page: the next one of each meeting, and all others of the coming four weeks."""
    today = rollout.as_of
    found: set[Occurrence] = set(meetings_between(rollout, today, today + WEEKS_AHEAD))
    for name in rollout.playbook.meetings:
        following = next_held(rollout, today, name)
        if following is not None:
            found.add(following)
    return tuple(sorted(found))


def agenda_path(found: Occurrence) -> str:
    """The path of the page with that meeting's agenda."""
    return f"meetings/{found.date.isoformat()}-{found.id}.md"


def agenda_title(view: View, found: Occurrence) -> str:
    """The title of the agenda, with its day."""
    _ = view.translate
    name = view.words(view.playbook.meetings[found.id].name)
    return _("Agenda: {meeting}, {day}").format(meeting=name, day=full_date(found.date, view.language))


def pages(view: View) -> Iterator[Page]:
    """The dated agendas first, the next one on top; then each meeting's standing agenda."""
    dated = coming(view.rollout)
    for found in dated:
        yield dated_page(view, found)
    for name in view.playbook.meetings:
        yield standing_page(view, name, tuple(found for found in dated if found.id == name))


def agenda_markdown(rollout: Rollout, found: Occurrence, language: str) -> str:
    """One meeting's agenda as Markdown for the partners, also for an extra meeting; its links are plain text."""
    return dated_page(View(rollout, Audience.partners, language, ()), found).body


def standing_markdown(rollout: Rollout, meeting_id: str, language: str) -> str:
    """One meeting's standing agenda as Markdown for the partners. KeyError when the playbook has no such meeting."""
    return standing_page(View(rollout, Audience.partners, language, ()), meeting_id, ()).body


def dated_page(view: View, found: Occurrence) -> Page:
    """The agenda of one dated meeting."""
    _ = view.translate
    agenda = agenda_for(view.rollout, found)
    meeting = view.playbook.meetings[found.id]
    path = agenda_path(found)
    desk = Desk(view, path)
    return view.page(
        "agenda.md.j2",
        path,
        agenda_title(view, found),
        "agenda",
        "meetings",
        **_people(desk, meeting),
        standing=False,
        when=when_in_words(view, found),
        location=found.location,
        phase_id=found.phase,
        timed=bool(found.start),
        lines=_lines(view, desk, agenda),
        total=_total(view, agenda),
        before=agenda.deadlines,
        tasks=_tasks(desk, agenda),
        next_day=_next(view, agenda),
        deadlines=deadlines(view.playbook, agenda.next_occurrence) if agenda.next_occurrence else (),
        rhythms=[],
        dated=[],
    )


def standing_page(view: View, name: str, dated: tuple[Occurrence, ...]) -> Page:
    """The agenda that the meeting always has, how often it is held, and links to its dated agendas."""
    _ = view.translate
    meeting = view.playbook.meetings[name]
    agenda = standing_agenda(view.rollout, name)
    path = f"meetings/{name}.md"
    desk = Desk(view, path)
    rhythms = [(phase, desk.cadence(cadence)) for phase, cadence in meeting.cadence.items()]
    return view.page(
        "agenda.md.j2",
        path,
        _("{meeting}: the standing agenda").format(meeting=view.words(meeting.name)),
        "meeting",
        "meetings",
        **_people(desk, meeting),
        standing=True,
        when=_("as agreed for each phase, see below"),
        location=None,
        phase_id=None,
        timed=False,
        lines=_lines(view, desk, agenda),
        total=_total(view, agenda),
        before=(),
        tasks=[],
        next_day="",
        deadlines=(),
        rhythms=rhythms,
        dated=[(agenda_title(view, found), agenda_path(found)) for found in dated],
    )


def moved_because(view: View, found: Occurrence) -> str:
    """Why a meeting is on another day than planned; empty if it is not."""
    _ = view.translate
    if not found.moved:
        return ""
    return _("moved from {day} ({reason})").format(
        day=full_date(found.planned, view.language), reason=view.words(found.moved.name)
    )


def _people(desk: Desk, meeting: Meeting) -> dict[str, Any]:
    """Who takes part and who decides."""
    return {
        "item": meeting,
        "participants": taking_part(desk, meeting),
        "quorum": quorum_in_words(desk, meeting),
        "in_charge": partial(in_charge, desk),
    }


def when_in_words(view: View, found: Occurrence) -> str:
    """Day, week, hours, and why it is not the usual day."""
    _ = view.translate
    day = full_date(found.date, view.language)
    said = _("{day}, week {week}").format(day=day, week=found.date.isocalendar().week)
    hours = [clock(moment.time(), view.language) for moment in (found.start, found.end) if moment]
    if hours:
        said = _("{day}, at {hours}").format(day=said, hours="–".join(hours))
    else:
        said = _("{day}, hour not agreed").format(day=said)
    if found.extra:
        said = _("{day}; extra meeting: {reason}").format(day=said, reason=view.words(found.extra))
    moved = moved_because(view, found)
    return f"{said}; {moved}" if moved else said


def _lines(view: View, desk: Desk, agenda: Agenda) -> list[Line]:
    """The items as rows. A meeting without an hour counts its minutes from 0."""
    rows: list[Line] = []
    passed = 0
    for count, entry in enumerate(agenda.items, start=1):
        begins = clock(entry.starts, view.language) if entry.starts else str(passed)
        who = _who(desk, entry.lead if entry.lead_kind == "role" else None, entry.lead)
        shown = blocks(view, desk, agenda, entry.item) if agenda.occurrence else []
        rows.append(Line(str(count), begins, str(entry.minutes), who, entry.item, shown))
        passed += entry.minutes
    return rows


def _who(desk: Desk, role: str | None, partner: str | None) -> Markdown:
    """The role, else the partner, by name."""
    return desk.role(role) if role else desk.partner(partner) if partner else Markdown("")


def _total(view: View, agenda: Agenda) -> str:
    """How long the items take together, where that is not the length agreed."""
    _ = view.translate
    if not agenda.items or agenda.total_minutes == agenda.meeting.minutes:
        return ""
    said = _("In all {minutes} minutes.").format(minutes=agenda.total_minutes)
    agreed = agenda.meeting.minutes
    if agreed is not None and agenda.total_minutes > agreed:
        said += " " + _("That is more than the {minutes} minutes agreed: cut something before you start.").format(
            minutes=agreed
        )
    return said


def _tasks(desk: Desk, agenda: Agenda) -> list[DueLine]:
    """The tasks of checklists and the days of agreements that come up before the next meeting, earliest first."""
    _ = desk.view.translate
    lines = [
        DueLine(due.due, desk.view.words(due.task.text), _who(desk, due.role, due.partner), due.overdue)
        for due in agenda.tasks
    ]
    if agenda.occurrence is not None and agenda.until is not None:
        for one in agenda.matters.legal:
            for day, words in (
                (one.review, _("{agreement} is to be looked at again")),
                (one.expires, _("{agreement}: the permit ends")),
            ):
                if day is not None and agenda.occurrence.date <= day <= agenda.until:
                    text = words.format(agreement=desk.view.words(one.name))
                    lines.append(DueLine(day, text, Markdown(""), day < desk.view.rollout.as_of))
    return sorted(lines, key=lambda line: line.day)


def _next(view: View, agenda: Agenda) -> str:
    return when_in_words(view, agenda.next_occurrence) if agenda.next_occurrence else ""
