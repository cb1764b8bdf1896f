"""Closes minutes: says what is still missing, and adds the day, who may read them, when they go, and the seal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateutil.relativedelta import relativedelta
from ruamel.yaml.comments import CommentedMap

from karlemose_model.agenda import matters_before
from karlemose_model.followup import action_log
from karlemose_model.model import ActionStatus, Attendance, Classification, MeetingRecord, Rollout, Shows
from karlemose_model.problems import Place, Problem
from karlemose_model.reading.record_files import CLOSING, RecordFile
from karlemose_model.recording.in_place import add_key

_ALWAYS = ("next_meeting",)
_HELD = ("agenda_sent", "start", "end", "chair", "minute_taker", "present", "statement_read")


def missing(rollout: Rollout, record: MeetingRecord, written: RecordFile[MeetingRecord]) -> tuple[Problem, ...]:
    """Everything that minutes need before they can be closed, each at the line that waits for it, or at the top.

    `written` is the file that the record was read from. A meeting that was not held needs less. What is told here is no
    fault in a draft.
    """
    return tuple(sorted(_missing(rollout, record, written), key=lambda problem: problem.sort_key))


def _missing(rollout: Rollout, record: MeetingRecord, written: RecordFile[MeetingRecord]) -> Iterator[Problem]:
    waiting = {str(blank.data["path"]): blank.place for blank in written.blanks}
    playbook, origin = rollout.playbook, written.tree.origin if written.tree else None

    def at(*loc: str) -> Place:
        there = origin.at(*loc) if origin else None
        return waiting.get(".".join(loc)) or (there.name_place if there else Place(written.name))

    for name in (*(_HELD if record.took_place else ()), *_ALWAYS):
        if getattr(record, name) in (None, {}):
            yield Problem("KM434", at(name), {"key": name})
    if not record.took_place:
        return
    meeting = playbook.meetings[record.meeting]
    for partner, how in meeting.participants.items():
        if how is not Attendance.guest and partner not in record.present and partner not in record.apologies:
            yield Problem("KM435", at("present"), {"partner": playbook.partners[partner].name, "id": partner})
    for partner in record.present:
        if partner in record.apologies:
            yield Problem("KM436", at("apologies", partner), {"partner": playbook.partners[partner].name})
    if meeting.shows(Shows.readiness):
        for name in ("referred", "checklist"):
            if record.readiness is None or getattr(record.readiness, name) is None:
                yield Problem("KM434", at("readiness", name), {"key": f"readiness: {name}"})
    carried_on = {one.action.id for one in matters_before(rollout, record.meeting, record.date).actions if one.asks_why}
    for id_, report in record.reports.items():
        needs_why = report.status not in (ActionStatus.open, ActionStatus.done)
        if report.why is None and (needs_why or (report.status is ActionStatus.open and id_ in carried_on)):
            place = waiting.get(f"reports.{id_}.why") or at("reports", id_)
            yield Problem("KM438", place, {"action": id_, "status": report.status.value})
    for action in action_log(rollout):
        due_here = action.meeting == record.meeting and action.raised < record.date and action.due <= record.date
        if due_here and action.is_open and action.id not in record.reports:
            place = waiting.get(f"reports.{action.id}.status") or at("reports")
            yield Problem("KM437", place, {"action": action.id, "due": action.due.isoformat()})


def deletion_date(rollout: Rollout, record: MeetingRecord) -> date | None:
    """The day after which the minutes go, as the playbook says for how long minutes of that meeting are kept."""
    months = rollout.playbook.meetings[record.meeting].keep_months
    return record.date + relativedelta(months=months) if months is not None else None


def close(path: Path, on: date, delete_after: date, seal: str) -> None:
    """Add the closing to the record in that file; everything else stays as it is. Raises what `add_key` raises."""
    said = CommentedMap(on=on, classification=Classification.partners.value, delete_after=delete_after, seal=seal)
    add_key(path, CLOSING, said)
