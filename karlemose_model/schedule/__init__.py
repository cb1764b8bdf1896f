"""Cadence → dates: meetings, activities, closed days and deadlines, for agendas, pages, calendars and KPIs."""

from karlemose_model.schedule.closed import (
    Closed,
    ClosedKind,
    closed_on,
    holidays_known,
    is_working_day,
    working_day_before,
)
from karlemose_model.schedule.deadlines import DatedDeadline, deadlines
from karlemose_model.schedule.never import never_occurs
from karlemose_model.schedule.occurrences import (
    Occurrence,
    Skipped,
    SkipReason,
    extra_meeting,
    meeting_occurrences,
    moved_meeting,
    occurrences,
    skipped,
)
from karlemose_model.schedule.recurrence import interval
from karlemose_model.schedule.spells import DatedSpell, phase_on, spell_on, spells
from karlemose_model.schedule.weeks import iso_week

__all__ = [
    "Closed", "ClosedKind", "DatedDeadline", "DatedSpell", "Occurrence", "SkipReason", "Skipped", "closed_on",
    "deadlines", "extra_meeting", "holidays_known", "interval", "is_working_day", "iso_week", "meeting_occurrences",
    "moved_meeting", "never_occurs", "occurrences", "phase_on", "skipped", "spell_on", "spells", "working_day_before",
]  # fmt: skip
