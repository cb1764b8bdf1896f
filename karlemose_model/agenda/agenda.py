"""What one meeting has before it: items with their hours, people, deadlines and tasks, for documents and recording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from karlemose_model.agenda.matters import NOTHING, Matters, matters_before
from karlemose_model.agenda.tasks import DueTask, tasks_due
from karlemose_model.followup import next_held
from karlemose_model.model import AgendaItem, Attendance, Meeting, Rollout
from karlemose_model.schedule import DatedDeadline, Occurrence, deadlines
from karlemose_model.text import Text

_WITHOUT_NEXT = timedelta(days=31)
"""How far tasks are looked for when no further meeting is known."""


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An item of the agenda with the hour it begins (None when the meeting has none) and who leads it.

    `after` is the number of minutes before it since the meeting's start, known also without an hour.

    `lead` is the id of a role or of a partner, as `lead_kind` ("role", "partner") says; without one of its own the
    meeting's chair leads.
    """

    id: str
    item: AgendaItem
    starts: time | None
    after: int
    minutes: int
    lead: str | None
    lead_kind: str | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """One meeting's agenda; without an `occurrence` the standing one, which has no date and no tasks.

    `core`, `regular` and `guests` are partner ids, `chair` and `minute_taker` role ids. `statement` is what the chair
    reads about confidentiality, `not_said` what each item forbids. `next_deadlines` are
    those of the meeting after this one. `total_minutes` may exceed the meeting's own length. `tasks` are
    due until the day `until`, that of the next meeting. `matters` is what the records bring to it.
    """

    meeting_id: str
    meeting: Meeting
    occurrence: Occurrence | None
    phase: str | None
    items: tuple[TimedItem, ...]
    total_minutes: int
    core: tuple[str, ...]
    regular: tuple[str, ...]
    guests: tuple[str, ...]
    chair: str | None
    minute_taker: str | None
    statement: Text | None
    not_said: tuple[tuple[str, Text], ...]
    deadlines: tuple[DatedDeadline, ...] = ()
    next_occurrence: Occurrence | None = None
    next_deadlines: tuple[DatedDeadline, ...] = ()
    tasks: tuple[DueTask, ...] = ()
    until: date | None = None
    matters: Matters = NOTHING


def agenda_for(rollout: Rollout, occurrence: Occurrence) -> Agenda:
    """The agenda of that meeting, with the tasks due from its day to the next meeting's, both included.

    Raises ValueError for an activity, KeyError when the playbook has no such meeting.
    """
    if occurrence.kind != "meeting":
        raise ValueError(f"{occurrence.id} on {occurrence.date} is not a meeting")
    playbook, day = rollout.playbook, occurrence.date
    following = next_held(rollout, _later(day, timedelta(days=1)), occurrence.id)
    until = following.date if following else _later(day, _WITHOUT_NEXT)
    return _agenda(
        rollout,
        occurrence.id,
        occurrence.phase,
        occurrence.start,
        occurrence=occurrence,
        deadlines=deadlines(playbook, occurrence),
        next_occurrence=following,
        next_deadlines=deadlines(playbook, following) if following else (),
        tasks=tasks_due(rollout, day, until),
        until=until,
        matters=matters_before(rollout, occurrence.id, day),
    )


def standing_agenda(rollout: Rollout, meeting_id: str, phase: str | None = None) -> Agenda:
    """The agenda that a meeting has every time in that phase; without a phase the items of all phases.

    Items have their hours if the phase's cadence names one. KeyError when the playbook has no such meeting.
    """
    cadence = rollout.playbook.meetings[meeting_id].cadence.get(phase) if phase is not None else None
    # Any day will do, as only the hours are used.
    start = datetime.combine(date(2000, 1, 1), cadence.at, UTC) if cadence and cadence.at else None
    return _agenda(rollout, meeting_id, phase, start)


def _agenda(
    rollout: Rollout,
    meeting_id: str,
    phase: str | None,
    start: datetime | None,
    *,
    occurrence: Occurrence | None = None,
    deadlines: tuple[DatedDeadline, ...] = (),
    next_occurrence: Occurrence | None = None,
    next_deadlines: tuple[DatedDeadline, ...] = (),
    tasks: tuple[DueTask, ...] = (),
    until: date | None = None,
    matters: Matters = NOTHING,
) -> Agenda:
    meeting = rollout.playbook.meetings[meeting_id]
    wanted = {
        id_: item for id_, item in meeting.agenda.items() if phase is None or not item.phases or phase in item.phases
    }
    items = _timed(wanted.items(), start, meeting.chair)
    return Agenda(
        meeting_id=meeting_id,
        meeting=meeting,
        occurrence=occurrence,
        phase=phase,
        items=items,
        total_minutes=sum(item.minutes for item in items),
        core=_taking_part(meeting, Attendance.core),
        regular=_taking_part(meeting, Attendance.regular),
        guests=_taking_part(meeting, Attendance.guest),
        chair=meeting.chair,
        minute_taker=meeting.minute_taker,
        statement=meeting.confidentiality,
        not_said=tuple((id_, item.not_said) for id_, item in wanted.items() if item.not_said is not None),
        deadlines=deadlines,
        next_occurrence=next_occurrence,
        next_deadlines=next_deadlines,
        tasks=tasks,
        until=until,
        matters=matters,
    )


def _timed(items: Iterable[tuple[str, AgendaItem]], start: datetime | None, chair: str | None) -> tuple[TimedItem, ...]:
    timed: list[TimedItem] = []
    passed = 0
    for id_, item in items:
        starts = _after(start, passed)
        lead = item.role or item.partner or chair
        lead_kind = "partner" if item.partner and not item.role else "role"
        timed.append(TimedItem(id_, item, starts, passed, item.minutes, lead, lead_kind if lead else None))
        passed += item.minutes
    return tuple(timed)


def _after(start: datetime | None, minutes: int) -> time | None:
    """The hour so many minutes after the start, by the clock on the wall also in a night when it changes."""
    if start is None:
        return None
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo).time()


def _taking_part(meeting: Meeting, how: Attendance) -> tuple[str, ...]:
    return tuple(partner for partner, attendance in meeting.participants.items() if attendance is how)


def _later(day: date, by: timedelta) -> date:
    return day + by if day <= date.max - by else date.max
