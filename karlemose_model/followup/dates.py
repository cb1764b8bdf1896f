"""Meetings on their dates as the records have them: without the cancelled ones, with those moved or called by the partners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from karlemose_model.model import MeetingRecord, MeetingStatus, Playbook, Rollout, Shows
from karlemose_model.schedule import Occurrence, extra_meeting, meeting_occurrences, moved_meeting, occurrences
from karlemose_model.schedule.recurrence import EARLIEST, LATEST
from karlemose_model.text import Text

_AHEAD = timedelta(days=400)
"""A year and a bit: the rarest meeting is held once a year."""
_AROUND = timedelta(days=31)
"""So far a holiday may have moved a meeting from the day that a record names."""


def deciding_meeting(playbook: Playbook) -> str | None:
    """The id of the first meeting that decides on phases: on an estate the steering group's, above it the coordination meeting."""
    return next((name for name, meeting in playbook.meetings.items() if meeting.shows(Shows.phase_gate)), None)


def meetings_between(
    rollout: Rollout, first: date, last: date, meeting_id: str | None = None
) -> tuple[Occurrence, ...]:
    """The meetings from `first` to `last`, both included, sorted; of that id, or all. KeyError for an unknown id."""
    names = list(rollout.playbook.meetings) if meeting_id is None else [meeting_id]
    return tuple(sorted(found for name in names for found in _meetings(rollout, name, first, last)))


def dates_between(rollout: Rollout, first: date, last: date) -> tuple[Occurrence, ...]:
    """All that takes place from `first` to `last`, both included, sorted: activities as planned, meetings as recorded."""
    planned = (found for found in occurrences(rollout.playbook, first, last) if found.kind != "meeting")
    return tuple(sorted((*planned, *meetings_between(rollout, first, last))))


def next_held(rollout: Rollout, day: date, meeting_id: str | None = None) -> Occurrence | None:
    """The first meeting on or after the day, at most 400 days on. KeyError for an unknown id.

    Asked on the rollout's own day, one that was held that day and whose minutes are closed is over.
    """
    last = min(day, LATEST - _AHEAD) + _AHEAD
    # Only of today: to the agenda of a past meeting, the next one is the next one though its minutes are closed by now.
    closed = (one for one in _known(rollout) if one.closing is not None)
    over = {(one.meeting, one.date) for one in closed if one.date == day == rollout.as_of}
    ahead = meetings_between(rollout, day, last, meeting_id)
    return next((one for one in ahead if (one.id, one.date) not in over), None)


def meetings_around(
    rollout: Rollout, day: date, meeting_id: str | None = None
) -> tuple[Occurrence | None, Occurrence | None]:
    """The last meeting before the day and the first one after it, each at most 400 days away."""
    one = timedelta(days=1)
    day = min(max(day, EARLIEST + _AHEAD), LATEST - _AHEAD)
    before = meetings_between(rollout, day - _AHEAD, day - one, meeting_id)
    return (before[-1] if before else None), next_held(rollout, day + one, meeting_id)


def cancelled_between(rollout: Rollout, first: date, last: date) -> tuple[tuple[Occurrence, Text], ...]:
    """The planned meetings that were called off, with the reason, sorted by the day on which they would have been."""
    found = [
        (planned, record.why)
        for record in _known(rollout)
        if record.status is MeetingStatus.cancelled and record.why is not None
        for planned in [_planned(rollout, record)]
        if planned is not None and first <= planned.date <= last
    ]
    return tuple(sorted(found, key=lambda one: one[0].sort_key))


def cancelled_on(rollout: Rollout, day: date, meeting_id: str | None = None) -> tuple[Occurrence, Text] | None:
    """The meeting of that day that was called off, with the reason."""
    there = cancelled_between(rollout, day, day)
    return next((one for one in there if meeting_id in (None, one[0].id)), None)


def _meetings(rollout: Rollout, name: str, first: date, last: date) -> Iterator[Occurrence]:
    playbook = rollout.playbook
    records = [record for record in _known(rollout) if record.meeting == name]
    changed: set[date] = set()
    for record in records:
        if record.status is MeetingStatus.extra and first <= record.date <= last and record.why is not None:
            called = extra_meeting(playbook, name, record.date, record.why, record.start)
            yield replace(called, location=record.place)
        elif record.status in (MeetingStatus.cancelled, MeetingStatus.moved):
            planned = _planned(rollout, record)
            if planned is None:
                continue
            changed.add(planned.planned)
            if record.status is MeetingStatus.moved and first <= record.date <= last and record.why is not None:
                yield moved_meeting(playbook, planned, record.date, record.start, record.place, record.why)
    for found in meeting_occurrences(playbook, name, first, last):
        if found.planned not in changed:
            yield found


def _known(rollout: Rollout) -> Iterator[MeetingRecord]:
    """The records that were there on the rollout's day: of meetings until then, and drafts of later ones."""
    for record in rollout.records.meetings:
        if record.meeting in rollout.playbook.meetings and (record.date <= rollout.as_of or record.closing is None):
            yield record


def _planned(rollout: Rollout, record: MeetingRecord) -> Occurrence | None:
    """The planned meeting that a record is of; the record may name the planned day, or that to which a holiday moved it."""
    day = record.instead_of or record.date
    around = meeting_occurrences(rollout.playbook, record.meeting, day - _AROUND, day + _AROUND)
    return next((one for one in around if day in (one.date, one.planned)), None)
