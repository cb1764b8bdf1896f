"""Whose dates the dates ahead are: what concerns a role, and which roles have any; for the calendar files and their page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from karlemose_model.followup.dates import cancelled_between, dates_between
from karlemose_model.model import Meeting, Playbook, Rollout
from karlemose_model.schedule import DatedDeadline, Occurrence, deadlines

CALENDAR_AHEAD = timedelta(days=365)
"""So far ahead a calendar goes if nobody says otherwise."""
LONGEST_NOTICE = timedelta(days=100)
"""A deadline lies at most 60 working days before its meeting."""


def concerns(playbook: Playbook, occurrence: Occurrence, role: str | None) -> bool:
    """Whether what takes place concerns the role: it has something to do in the meeting, or its partner takes part.

    A guest takes part: the agenda names it each time, and it keeps the hour free until it knows that no item concerns it.
    Without a role everything counts. Raises KeyError when the playbook has no such role.
    """
    if role is None:
        return True
    if occurrence.kind == "meeting":
        return _has_part_in(playbook, playbook.meetings[occurrence.id], role)
    activity = playbook.activities[occurrence.id]
    return _partner_of(playbook, role) in (*activity.responsible, *activity.together_with)


def deadlines_of(playbook: Playbook, occurrence: Occurrence, role: str | None) -> Sequence[DatedDeadline]:
    """The deadlines of a meeting that the role is to keep; without a role, all of them."""
    if occurrence.kind != "meeting":
        return ()
    return [one for one in deadlines(playbook, occurrence) if role in (None, one.role)]


def roles_with_dates(rollout: Rollout, first: date, last: date) -> tuple[str | None, ...]:
    """Whose calendars from `first` to `last`, both included, have a date: None for that of everybody, then the roles.

    In the playbook's order. What was called off counts: a calendar tells of it.
    """
    playbook, until = rollout.playbook, last + LONGEST_NOTICE
    ahead = (*dates_between(rollout, first, until), *(one for one, _why in cancelled_between(rollout, first, until)))
    found: set[str | None] = set()
    whose: tuple[str | None, ...] = (None, *playbook.roles)
    for one in ahead:
        if first <= one.date <= last:
            found |= {role for role in whose if role not in found and concerns(playbook, one, role)}
        due = [deadline.role for deadline in deadlines_of(playbook, one, None) if first <= deadline.date <= last]
        found |= {None, *due} if due else set()
    return tuple(role for role in whose if role in found)


def _has_part_in(playbook: Playbook, meeting: Meeting, role: str) -> bool:
    if role in (meeting.chair, meeting.minute_taker) or any(item.role == role for item in meeting.agenda.values()):
        return True
    return _partner_of(playbook, role) in meeting.participants


def _partner_of(playbook: Playbook, role: str) -> str:
    filled = playbook.roles[role]
    return (filled.holder.partner if filled.holder else filled.partner) or ""
