"""The records of meetings to checked values: one file a meeting, each named for its day and its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from karlemose_model.model import MeetingRecord, Shows
from karlemose_model.problems import Place, Problem, Related
from karlemose_model.reading.hints import meant
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.origins import Origin, Tree
from karlemose_model.reading.record_files import RecordFile, check_record, read_record

MEETINGS = Path("records") / "meetings"
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z][a-z0-9_-]*")


def read_meeting_record(path: Path, values: Mapping[str, Any], language: str) -> RecordFile[MeetingRecord]:
    """One record of a meeting; `values` are those of the playbook, merged, and plain texts are in `language`.

    Never raises for what stands in the file.
    """
    if path.suffix != ".yml" or not _NAME.fullmatch(path.stem):
        name = shown_name(path)
        return RecordFile(name, problems=[Problem("KM420", Place(name), {"file": path.name})])
    found = read_record(path, MeetingRecord, values, language)
    if found.tree is None:
        return found
    _unfold_present(found.tree)
    check_record(found, MeetingRecord, values)
    found.problems = [_at_its_line(problem, found.tree) for problem in found.problems]
    if found.record is not None:
        found.problems += _unlikely(found.record, found.tree, path.stem, values)
        found.problems += _changed_after_closing(found.record, found.tree, found.seal)
    return found


def _unfold_present(tree: Tree) -> None:
    """`police: police-contact` is short for a partner with the role that came."""
    present, origin = tree.value.get("present"), tree.origin.at("present")
    if not isinstance(present, dict) or origin is None:
        return
    for partner, came in present.items():
        if isinstance(came, str) and partner in origin.children:
            present[partner] = {"role": came}
            place = origin.children[partner]
            origin.children[partner] = Origin(place.place, place.key, place.layer, children={"role": place})


_LINES = {"KM425": ("status",), "KM426": ("instead_of", "status"), "KM427": ("end",)}
"""Where what is wrong with a record as a whole is mended."""


def _at_its_line(problem: Problem, tree: Tree) -> Problem:
    keys = (key for key in _LINES.get(problem.code, ()) if key in tree.origin.children)
    key = next(keys, None)
    return replace(problem, place=tree.origin.children[key].name_place) if key else problem


def _changed_after_closing(record: MeetingRecord, tree: Tree, seal: str) -> Iterator[Problem]:
    if record.closing is not None and record.closing.seal != seal:
        data = {"name": record.id, "on": record.closing.on.isoformat()}
        origin, _ = tree.origin.walk(("closing", "seal"))
        yield Problem("KM428", origin.place, data)


def _unlikely(record: MeetingRecord, tree: Tree, name: str, values: Mapping[str, Any]) -> Iterator[Problem]:
    """What is well written and can't be so."""
    meetings = values.get("meetings")
    if record.id != name and isinstance(meetings, dict) and record.meeting in meetings:
        yield Problem("KM421", tree.origin.children["date"].place, {"name": name, "said": record.id})
    meeting = meetings.get(record.meeting) if isinstance(meetings, dict) else None
    agenda = meeting.get("agenda") if isinstance(meeting, dict) else None
    if isinstance(agenda, dict):
        for id_ in record.items:
            if id_ not in agenda:
                origin, _ = tree.origin.walk(("items", id_))
                data = {"id": id_, "meeting": record.meeting, "known": ", ".join(agenda)}
                yield Problem("KM422", origin.name_place, {**data, "suggestion": meant.choice(id_, list(agenda))})
        if record.phase is not None and not any(Shows.phase_gate in _shown(item) for item in agenda.values()):
            yield Problem("KM429", tree.origin.children["phase"].name_place, {"meeting": record.meeting})
    held = (Related(tree.origin.children["date"].place, "meeting_day"),)
    for number, action in enumerate(record.actions):
        if action.due < record.date:
            origin, _ = tree.origin.walk(("actions", number, "due"))
            yield Problem("KM423", origin.place, {"due": action.due.isoformat()}, related=held)
    for id_, report in record.reports.items():
        if report.due is not None and report.due < record.date:
            origin, _ = tree.origin.walk(("reports", id_, "due"))
            yield Problem("KM423", origin.place, {"due": report.due.isoformat()}, related=held)
    if record.next_meeting is not None and record.next_meeting <= record.date:
        place = tree.origin.children["next_meeting"].place
        yield Problem("KM430", place, {"date": record.next_meeting.isoformat()}, related=held)
    if record.agenda_sent is not None and record.agenda_sent > record.date:
        place = tree.origin.children["agenda_sent"].place
        yield Problem("KM431", place, {"date": record.agenda_sent.isoformat()}, related=held)


def _shown(item: Any) -> Any:
    return (item.get("shows") or ()) if isinstance(item, dict) else ()
