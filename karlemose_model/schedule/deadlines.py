"""What must be ready before a meeting, on its dates, for agendas, calendars and partner pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from karlemose_model.model import Playbook
from karlemose_model.schedule.closed import working_day_before
from karlemose_model.schedule.occurrences import Occurrence
from karlemose_model.text import Text


@dataclass(frozen=True, slots=True)
class DatedDeadline:
    """Something that must be ready on a day before one meeting; `role` is the role's id, if one sees to it."""

    id: str
    name: Text
    date: date
    role: str | None


def deadlines(playbook: Playbook, occurrence: Occurrence) -> tuple[DatedDeadline, ...]:
    """The deadlines of that meeting, counted in working days from the day it is held, earliest first.

    An activity has none. KeyError when the playbook has no such meeting.
    """
    if occurrence.kind != "meeting":
        return ()
    found = [
        DatedDeadline(
            id_, said.name, working_day_before(playbook, occurrence.date, said.working_days_before), said.role
        )
        for id_, said in playbook.meetings[occurrence.id].deadlines.items()
    ]
    return tuple(sorted(found, key=lambda deadline: deadline.date))
