"""The meetings around a day, for those who ask for the next agenda or name a day without a meeting."""

from __future__ import annotations

from datetime import date, timedelta

from karlemose_model.model import Playbook
from karlemose_model.schedule.occurrences import Occurrence, meeting_occurrences
from karlemose_model.schedule.recurrence import EARLIEST, LATEST

_LOOKED_AT = timedelta(days=400)
"""A year and a bit: the rarest meeting is held once a year."""


def next_meeting(playbook: Playbook, day: date, meeting_id: str | None = None) -> Occurrence | None:
    """The first meeting on or after the day, at most 400 days on; of that id, or of any.

    KeyError when the playbook has no such meeting.
    """
    found = _meetings(playbook, meeting_id, day, min(day, LATEST - _LOOKED_AT) + _LOOKED_AT)
    return found[0] if found else None


def nearest(
    playbook: Playbook, day: date, meeting_id: str | None = None
) -> tuple[Occurrence | None, Occurrence | None]:
    """The last meeting before the day and the first one after it, each at most 400 days away.

    KeyError when the playbook has no such meeting.
    """
    one = timedelta(days=1)
    day = min(max(day, EARLIEST + _LOOKED_AT), LATEST - _LOOKED_AT)
    before = _meetings(playbook, meeting_id, day - _LOOKED_AT, day - one)
    return (before[-1] if before else None), next_meeting(playbook, day + one, meeting_id)


def _meetings(playbook: Playbook, meeting_id: str | None, first: date, last: date) -> list[Occurrence]:
    which = playbook.meetings if meeting_id is None else [meeting_id]
    return sorted(found for each in which for found in meeting_occurrences(playbook, each, first, last))
