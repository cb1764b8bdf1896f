"""What became of what was agreed: meetings on their dates, and the action log, computed from the records."""

from karlemose_model.followup.actions import STATUS_WORDS, LoggedAction, action_log
from karlemose_model.followup.attendance import absent_core, quorum_was_met, represented
from karlemose_model.followup.dates import (
    cancelled_between,
    cancelled_on,
    dates_between,
    deciding_meeting,
    meetings_around,
    meetings_between,
    next_held,
)
from karlemose_model.followup.whose_dates import (
    CALENDAR_AHEAD,
    LONGEST_NOTICE,
    concerns,
    deadlines_of,
    roles_with_dates,
)
from karlemose_model.followup.written import is_blank_form, written

__all__ = [
    "CALENDAR_AHEAD", "LONGEST_NOTICE", "STATUS_WORDS", "LoggedAction", "absent_core", "action_log", "cancelled_between", "cancelled_on",
    "concerns", "dates_between", "deadlines_of", "deciding_meeting", "is_blank_form", "meetings_around", "meetings_between",
    "next_held", "quorum_was_met", "represented", "roles_with_dates", "written",
]  # fmt: skip
