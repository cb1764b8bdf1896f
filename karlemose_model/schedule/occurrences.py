"""Meetings and activities on their dates, moved where a day is closed, for agendas, calendars and pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from karlemose_model.model import Cadence, Estate, Playbook, WhenClosed
from karlemose_model.schedule.closed import Closed, ClosedKind, closure_on, holiday_on, is_working_day
from karlemose_model.schedule.recurrence import EARLIEST, LATEST, Planned, interval, planned_days
from karlemose_model.schedule.spells import DatedSpell, phase_on, spells
from karlemose_model.text import Text

_Day: TypeAlias = date  # inside Occurrence, `date` is the field

_FARTHEST = 120
"""Days that a closed day may move something; what would move farther is not held."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting or one time that an activity takes place.

    `planned` is the day the rule gives, `date` the day it is held, `moved` why they differ. `phase` is that of the
    planned day. `start` and `end` are aware, in the place's zone, and there when the hour (and the length) is known.
    `changes` counts how often its record changed it.
    """

    kind: str
    id: str
    planned: date
    date: date
    phase: str | None
    start: datetime | None = None
    end: datetime | None = None
    at: time | None = None
    location: Text | None = None
    moved: Closed | None = None
    extra: Text | str | None = None
    changes: int = 0

    @property
    def sort_key(self) -> tuple[_Day, time, str, str, _Day]:
        """By day and hour (without an hour first), then activities before meetings, by id."""
        return (self.date, self.at or time.min, self.kind, self.id, self.planned)

    def __lt__(self, other: Occurrence) -> bool:
        return self.sort_key < other.sort_key


class SkipReason(StrEnum):
    """Why a planned day came to nothing."""

    holiday = "holiday"
    """The day is a holiday, and there was no day to move to or moving was not wanted."""
    closure = "closure"
    """The same for a closure."""
    not_in = "not_in"
    """The cadence leaves the month out."""
    merged = "merged"
    """It would have moved to a day on which the same meeting is held anyway."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A planned day on which nothing is held, and why; `closed` is the holiday or closure behind it."""

    kind: str
    id: str
    planned: date
    phase: str
    why: SkipReason
    closed: Closed | None = None

    @property
    def sort_key(self) -> tuple[date, str, str]:
        """By day, then kind and id."""
        return (self.planned, self.kind, self.id)


@dataclass(frozen=True, slots=True)
class Series:
    """What recurs: a meeting or an activity with its cadences, as far as its dates are concerned."""

    kind: str
    id: str
    cadence: dict[str, Cadence]
    minutes: int | None = None
    # An activity has no rule of its own: what a meeting does by default is done with it too.
    on_holiday: WhenClosed = WhenClosed.next_day
    on_closure: WhenClosed = WhenClosed.skip


def series(playbook: Playbook) -> Iterator[Series]:
    """Every meeting, then every activity, in the order of the playbook."""
    for meeting_id in playbook.meetings:
        yield meeting_series(playbook, meeting_id)
    for activity_id, activity in playbook.activities.items():
        yield Series("activity", activity_id, activity.cadence)


def meeting_series(playbook: Playbook, meeting_id: str) -> Series:
    """One meeting as a series; KeyError when the playbook has no such meeting."""
    meeting = playbook.meetings[meeting_id]
    return Series("meeting", meeting_id, meeting.cadence, meeting.minutes, meeting.on_holiday, meeting.on_closure)


def occurrences(playbook: Playbook, first: date, last: date) -> tuple[Occurrence, ...]:
    """All meetings and activities held from `first` to `last`, both included, sorted by day and hour."""
    return _held(playbook, series(playbook), first, last)


def meeting_occurrences(playbook: Playbook, meeting_id: str, first: date, last: date) -> tuple[Occurrence, ...]:
    """One meeting's dates from `first` to `last`, both included; KeyError when the playbook has no such meeting."""
    return _held(playbook, [meeting_series(playbook, meeting_id)], first, last)


def skipped(playbook: Playbook, first: date, last: date) -> tuple[Skipped, ...]:
    """The planned days from `first` to `last` on which nothing is held, sorted, each with the reason."""
    found = [lost for each in series(playbook) for lost in outcome(playbook, each, spells(playbook), first, last)[1]]
    return tuple(sorted((lost for lost in found if first <= lost.planned <= last), key=lambda lost: lost.sort_key))


def extra_meeting(
    playbook: Playbook, meeting_id: str, day: date, reason: Text | str, at: time | None = None
) -> Occurrence:
    """A meeting that no cadence gives, e.g. after a shooting. It has an hour only if one is given.

    KeyError when the playbook has no such meeting.
    """
    each = meeting_series(playbook, meeting_id)
    held = _occurrence(playbook, each, phase_on(playbook, day), Planned(day, at, None, False), day, None)
    return replace(held, extra=reason)


def moved_meeting(
    playbook: Playbook, held: Occurrence, day: date, at: time | None, location: Text | None, why: Text
) -> Occurrence:
    """A planned meeting as the partners moved it: on another day, at an hour and a place of its own if any is given."""
    minutes = playbook.meetings[held.id].minutes
    start, end = _hours(playbook, day, at or held.at, minutes)
    return replace(
        held,
        date=day,
        start=start,
        end=end,
        at=start.time() if start else None,
        location=location or held.location,
        moved=Closed(ClosedKind.partners, why),
        changes=held.changes + 1,
    )


def outcome(
    playbook: Playbook, each: Series, stretches: Iterable[DatedSpell], first: date, last: date
) -> tuple[list[Occurrence], list[Skipped]]:
    """What is held and what is not, for planned days in the window and far enough around it.

    A day's fate depends on what moves to it, and that on the days around it: twice the farthest move is looked at
    on both sides, so that cutting a window in two changes nothing.
    """
    around = timedelta(days=2 * _FARTHEST)
    first, last = max(first, EARLIEST + around) - around, min(last, LATEST - around) + around
    held: dict[date, Occurrence] = {}
    lost: list[Skipped] = []
    for spell in stretches:
        cadence = each.cadence.get(spell.phase)
        if cadence is None:
            continue
        for planned in planned_days(cadence, spell.start, spell.end, first, last):
            day, closed = _settle(playbook, each, cadence, planned)
            if day is None:
                why = SkipReason(closed.kind) if closed else SkipReason.not_in
                lost.append(Skipped(each.kind, each.id, planned.date, spell.phase, why, closed))
                continue
            this = _occurrence(playbook, each, spell.phase, planned, day, closed)
            other = held.get(day)
            # The meeting that belongs to the day stays; of two that moved there, the one planned first.
            if other is not None and (this.moved or not other.moved):
                this, other = other, this
            held[day] = this
            if other is not None:
                lost.append(
                    Skipped(each.kind, each.id, other.planned, other.phase or "", SkipReason.merged, other.moved)
                )
    return list(held.values()), lost


def _held(playbook: Playbook, which: Iterable[Series], first: date, last: date) -> tuple[Occurrence, ...]:
    stretches = spells(playbook)
    found = [occurrence for each in which for occurrence in outcome(playbook, each, stretches, first, last)[0]]
    return tuple(sorted(occurrence for occurrence in found if first <= occurrence.date <= last))


def _settle(playbook: Playbook, each: Series, cadence: Cadence, planned: Planned) -> tuple[date | None, Closed | None]:
    """The day on which it is held (None: not at all), and what closed the planned day."""
    day = planned.date
    if planned.left_out:
        return None, None
    if each.kind == "activity" and interval(cadence.every)[1] == "day":
        return day, None  # what is done day by day, such as patrolling, knows no closed days
    closed = closure_on(playbook, day) or holiday_on(playbook, day)
    if closed is None:
        return day, None
    how = each.on_closure if closed.kind is ClosedKind.closure else each.on_holiday
    return _moved(playbook, day, how), closed


def _moved(playbook: Playbook, day: date, how: WhenClosed) -> date | None:
    step = {WhenClosed.next_day: 1, WhenClosed.previous_day: -1, WhenClosed.next_week: 7}.get(how)
    if step is None:
        return None
    for distance in range(step, _FARTHEST * (1 if step > 0 else -1), step):
        there = day + timedelta(days=distance)
        if closure_on(playbook, there):
            continue
        # A week later it is the same weekday again, even if that is a Saturday.
        if holiday_on(playbook, there) is None if how is WhenClosed.next_week else is_working_day(playbook, there):
            return there
    return None


def _occurrence(
    playbook: Playbook, each: Series, phase: str | None, planned: Planned, day: date, closed: Closed | None
) -> Occurrence:
    start, end = _hours(playbook, day, planned.at, each.minutes)
    at = start.time() if start else None
    return Occurrence(each.kind, each.id, planned.date, day, phase, start, end, at, planned.location, closed)


def _hours(
    playbook: Playbook, day: date, at: time | None, minutes: int | None
) -> tuple[datetime | None, datetime | None]:
    """The local beginning and end. Going through UTC moves an hour that the clocks leap over an hour on."""
    if at is None:
        return None, None
    zone = ZoneInfo((playbook.place or Estate()).time_zone)
    start = datetime.combine(day, at, zone).astimezone(UTC)
    end = (start + timedelta(minutes=minutes)).astimezone(zone) if minutes else None
    return start.astimezone(zone), end
