"""The records of meetings to checked values: one file a meeting, each named for its day and its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from karlemose_model.model import MeetingRecord
from karlemose_model.problems import Place, Problem, Related
from karlemose_model.reading.chain import SCHEMA
from karlemose_model.reading.hints import meant
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.leaving_out import resolve
from karlemose_model.reading.merging import claim_texts, find_empties
from karlemose_model.reading.origins import Origin, Tree, dotted
from karlemose_model.reading.shapes import references, shape_of
from karlemose_model.reading.validation import validate_as
from karlemose_model.reading.yaml_files import drop_free_keys, read_yaml_file

MEETINGS = Path("records") / "meetings"
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z][a-z0-9_-]*")
_NOUNS = {"partners": "partner", "roles": "role", "phases": "phase", "meetings": "meeting"}


@dataclass(slots=True)
class MeetingRecords:
    """The records that could be read, by name, with their origins, everything that is wrong, and the files' text."""

    records: dict[str, MeetingRecord] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read_meeting_records(folder: Path, values: Mapping[str, Any], language: str) -> MeetingRecords:
    """All records below a playbook's folder, oldest first; `values` are those of the playbook, merged.

    Plain texts are in `language`. A missing folder holds nothing. Never raises for what stands in the files.
    """
    found = MeetingRecords()
    place = folder / MEETINGS
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if path.is_file() and not path.name.startswith("."):
            _read(path, values, language, found)
    return found


def _read(path: Path, values: Mapping[str, Any], language: str, found: MeetingRecords) -> None:
    name = shown_name(path)
    if path.suffix != ".yml" or not _NAME.fullmatch(path.stem):
        found.problems.append(Problem("KM420", Place(name), {"file": path.name}))
        return
    read = read_yaml_file(path, name)
    found.problems += read.problems
    if read.text is not None:
        found.texts[name] = read.text
    if read.tree is None:
        return
    if not isinstance(read.tree.value, dict):
        found.problems.append(Problem("KM114", read.tree.origin.place))
        return
    shape = shape_of(MeetingRecord)
    drop_free_keys(read.tree.value, read.tree.origin)
    empties = find_empties(read.tree, shape)
    origin = read.tree.origin.stamped(name)
    tree = Tree(claim_texts(read.tree.value, origin, shape, language), origin, shape)
    _unfold_present(tree)
    if tree.value.get("schema", SCHEMA) != SCHEMA:
        found.problems.append(Problem("KM025", origin.children["schema"].place, {"value": tree.value["schema"]}))
        return
    record, wrong = validate_as(MeetingRecord, tree)
    found.problems += [*empties, *(_at_its_line(problem, tree) for problem in wrong), *_unknown(tree, values)]
    if record is not None:
        found.problems += _unlikely(record, tree, path.stem, values)
        found.records[path.stem], found.trees[path.stem] = record, tree


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


def _unknown(tree: Tree, values: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem for each id that the playbook does not have."""
    assert tree.shape is not None
    for reference in references(tree.value, tree.shape):
        origin, _ = tree.origin.walk(reference.loc)
        place = origin.name_place if reference.is_key else origin.place
        path = dotted(reference.loc[:-1] if reference.is_key else reference.loc)
        if reference.section == "*":
            if resolve(values, reference.id) is None:
                yield Problem("KM204", place, {"id": reference.id, "path": path, "suggestion": ""})
            continue
        entries = values.get(reference.section)
        if isinstance(entries, dict) and reference.id not in entries:
            yield Problem(
                "KM201",
                place,
                {
                    "id": reference.id, "path": path, "section": _NOUNS[reference.section],
                    "listed": reference.section, "known": ", ".join(entries),
                    "suggestion": meant.choice(reference.id, list(entries)),
                },
            )  # fmt: skip


def _unlikely(record: MeetingRecord, tree: Tree, name: str, values: Mapping[str, Any]) -> Iterator[Problem]:
    """What is well written and can't be so."""
    meetings = values.get("meetings")
    if record.id != name and isinstance(meetings, dict) and record.meeting in meetings:
        yield Problem("KM421", tree.origin.children["date"].place, {"name": name, "said": record.id})
    meeting = meetings.get(record.meeting) if isinstance(meetings, dict) else None
    agenda = meeting.get("agenda") if isinstance(meeting, dict) else None
    for id_ in record.items if isinstance(agenda, dict) else ():
        if isinstance(agenda, dict) and id_ not in agenda:
            origin, _ = tree.origin.walk(("items", id_))
            data = {"id": id_, "meeting": record.meeting, "known": ", ".join(agenda)}
            yield Problem("KM422", origin.name_place, {**data, "suggestion": meant.choice(id_, list(agenda))})
    for number, action in enumerate(record.actions):
        if action.due < record.date:
            origin, _ = tree.origin.walk(("actions", number, "due"))
            related = (Related(tree.origin.children["date"].place, "meeting_day"),)
            yield Problem("KM423", origin.place, {"due": action.due.isoformat()}, related=related)
