"""What was told of actions, at meetings and between them, in the order in which it became known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from karlemose_model.model import ActionReport, MeetingRecord, Records


@dataclass(frozen=True, slots=True)
class Telling:
    """One report on one action. `record` is the meeting where it was told; between meetings it is None, and `number` the
    event's place in records/actions.yml.
    """

    day: date
    action: str
    report: ActionReport
    record: MeetingRecord | None = None
    number: int = -1


def raised_on(action: str) -> date:
    """The day of the meeting that raised an action, which its id names. The id has been checked when it was read."""
    return date.fromisoformat(action[:10])


def steps(records: Records, until: date = date.max) -> list[MeetingRecord | Telling]:
    """Meetings, and what was told between them, in order up to a day, included.

    What was told on the day of a meeting comes before it, unless the action was raised on that very day.
    """
    dated: list[tuple[tuple[date, int, str], MeetingRecord | Telling]] = [
        ((record.date, 1, record.meeting), record) for record in records.meetings
    ]
    for number, event in enumerate(records.events):
        place = 2 if raised_on(event.action) == event.on else 0
        dated.append(((event.on, place, ""), Telling(event.on, event.action, event, number=number)))
    # Sorting keeps the order of the file for what has the same key.
    dated.sort(key=lambda one: one[0])
    return [step for (day, _place, _name), step in dated if day <= until]


def told_at(record: MeetingRecord) -> list[Telling]:
    """What a meeting was told of actions."""
    return [Telling(record.date, action, report, record) for action, report in record.reports.items()]
