"""Which minutes are due for deletion, for the coordinator at the end of a year and for the rule on overdue ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from karlemose_model.model import MeetingRecord


def due_for_deletion(meetings: Iterable[MeetingRecord], until: date) -> tuple[MeetingRecord, ...]:
    """Closed minutes whose time is over by the end of that day, oldest first. Drafts have no day and are never among them."""
    due = [record for record in meetings if record.closing is not None and record.closing.delete_after < until]
    return tuple(sorted(due, key=lambda record: (record.date, record.meeting)))


def never_closed(meetings: Iterable[MeetingRecord], before: date) -> tuple[MeetingRecord, ...]:
    """Minutes of meetings held before a day that are still drafts, oldest first."""
    drafts = [record for record in meetings if record.closing is None and record.date < before]
    return tuple(sorted(drafts, key=lambda record: (record.date, record.meeting)))
