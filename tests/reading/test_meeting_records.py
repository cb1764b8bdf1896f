"""Records of meetings: what is written in them, and everything that can be wrong, each at its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from karlemose_model.model import ActionStatus, MeetingStatus
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.reading.json_schema import record_schema
from karlemose_model.reading.record_files import seal_of
from karlemose_model.reading.yaml_text import read_yaml
from tests.conftest import looked_at

HEAD = """\
schema: 1
id: park
version: 1
kind: estate
name: {da: Park, en: Park}
languages: [da, en]
extends: {playbook: karlemose, version: 1}
timeline: [{phase: clear, from: 2026-01-05}]
meetings:
  operational: {cadence: {clear: {weekday: tuesday, at: 10:00}}}
  steering: {cadence: {clear: {weekday: thursday, nth: 2, at: 14:00}}}
"""
RECORD = """\
schema: 1
meeting: operational
date: 2026-01-06
agenda_sent: 2026-01-05
start: 10:00
end: 10:55
chair: chair
minute_taker: minute-taker
present: {police: police-contact, housing: {position: {da: Områdechef, en: Area manager}}}
apologies:
  social-project: {why: Kursus, deputy: {partner: social-project, position: Jobvejleder}}
observers: [{organisation: Nabokommunen, signed: true}]
statement_read: true
items:
  welcome: {note: Alle kom til tiden.}
  new-actions: {decision: Der sættes lys op.}
actions:
  - {text: Bed om mere lys ved den nordlige parkeringsplads., partner: housing, support: [municipality], due: 2026-01-12}
"""
FILE = "records/meetings/2026-01-06-operational.yml"
Files = Callable[[dict[str, str]], Path]


@pytest.fixture
def read(files: Files) -> Callable[..., Reading]:
    def build(record: str = RECORD, name: str = FILE, **more: str) -> Reading:
        return looked_at(files({"playbook.yml": HEAD, name: record, **more}))

    return build


Read = Callable[..., Reading]


def found(reading: Reading) -> list[tuple[str, str, int]]:
    return [(one.code, one.place.file, one.place.line) for one in reading.problems]


def test_all_that_a_record_says(read: Read) -> None:
    reading = read()
    assert reading.problems == ()
    (record,) = reading.records.meetings
    assert (record.id, record.status, record.start) == ("2026-01-06-operational", MeetingStatus.held, time(10))
    assert record.present["police"].role == "police-contact"
    assert record.items["welcome"].note is not None
    assert record.items["welcome"].note.said_in("da") == "Alle kom til tiden."
    assert (record.actions[0].partner, record.actions[0].due) == ("housing", date(2026, 1, 12))
    rollout = reading.seen_on(date(2026, 2, 1))
    assert rollout is not None
    assert rollout.records.meetings == (record,)


def test_what_became_of_an_action(read: Read) -> None:
    later = "schema: 1\nmeeting: operational\ndate: 2026-01-13\nreports: {2026-01-06-operational/1: {status: not_possible, why: Elnettet er fuldt.}}\n"
    reading = read(**{"records/meetings/2026-01-13-operational.yml": later})
    assert reading.problems == ()
    assert [record.id for record in reading.records.meetings] == ["2026-01-06-operational", "2026-01-13-operational"]
    assert reading.records.meetings[1].reports["2026-01-06-operational/1"].status is ActionStatus.not_possible


def test_no_records_are_no_problem(files: Files) -> None:
    assert looked_at(files({"playbook.yml": HEAD})).records.meetings == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("meeting: operational", "meeting: operationel", "KM201", 2),
        ("date: 2026-01-06", "date: 2026-01-07", "KM421", 3),
        ("date: 2026-01-06", "date: 6.1.2026", "KM138", 3),
        ("date: 2026-01-06\n", "", "KM131", 1),
        ("police: police-contact", "polise: police-contact", "KM201", 9),
        ("police: police-contact", "police: polise-contact", "KM201", 9),
        ("end: 10:55", "end: 9:55", "KM140", 6),
        ("end: 10:55", "end: 09:55", "KM427", 6),
        ("  welcome:", "  velkomst:", "KM422", 15),
        ("{note: Alle kom til tiden.}", "{closed: {authority: police, reference: 2026-118}, note: Alle}", "KM424", 15),
        ("partner: housing, support", "partner: boligen, support", "KM201", 18),
        ("due: 2026-01-12", "due: 2025-01-12", "KM423", 18),
        ("statement_read: true", "statement_read: ja", "KM146", 13),
        ("agenda_sent: 2026-01-05", "agenda_sent:2026-01-05", "KM127", 4),
        ("agenda_sent: 2026-01-05", "agenda_sent: 2026-01-07", "KM431", 4),
        ("statement_read: true", "next_meeting: 2026-01-06", "KM430", 13),
        ("position: Jobvejleder", f"position: {'x' * 121}", "KM145", 11),
        ("statement_read: true", "phase: {phase: hold, from: 2026-02-01}", "KM429", 13),
        ("schema: 1", "schema: 2", "KM025", 1),
        ("minute_taker: minute-taker", "surprise: 1", "KM130", 8),
        ("note: Alle kom til tiden.", f"note: {'x' * 2001}", "KM145", 15),
        ("note: Alle kom til tiden.", "note: Ring til 311257-5000", "KM310", 15),
        ("chair: chair", "status: cancelled", "KM425", 7),
        ("chair: chair", "status: moved\nwhy: Is", "KM426", 7),
        ("meeting: operational", "\tmeeting: operational", "KM102", 2),
    ],
)
def test_what_is_wrong_is_told_at_its_place(read: Read, old: str, new: str, code: str, line: int) -> None:
    assert old in RECORD
    problems = found(read(RECORD.replace(old, new, 1)))
    assert (code, FILE, line) in problems
    assert {each for each, _, _ in problems} <= {code, "KM332"}


@pytest.mark.parametrize(
    "name", ["referat.yml", "2026-01-06-operational.yaml", "2026-01-06.yml", "6-1-2026-operational.yml"]
)
def test_a_file_by_another_name_is_told_and_not_read(read: Read, name: str) -> None:
    reading = read(name=f"records/meetings/{name}")
    assert found(reading) == [("KM420", f"records/meetings/{name}", 1)]
    assert reading.records.meetings == ()


def test_a_half_written_record_names_its_first_place(read: Read) -> None:
    half = RECORD.partition("end:")[0] + "chair: 'chair\n"
    assert [code for code, _, _ in found(read(half))] == ["KM106"]


@pytest.mark.parametrize("content", ["", "# later\n", "- a\n", "text\n"])
def test_a_file_without_a_record(read: Read, content: str) -> None:
    reading = read(content)
    assert [code for code, _, _ in found(reading)] in (["KM009"], ["KM114"])


def test_a_broken_playbook_still_tells_of_its_records(files: Files) -> None:
    reading = read_playbook(files({"playbook.yml": HEAD + "surprise: 1\n", FILE: RECORD.replace("10:55", "9")}))
    assert {"KM130", "KM140"} <= {problem.code for problem in reading.problems}


def test_the_schema_takes_what_reading_takes_and_refuses_what_it_refuses() -> None:
    validator = jsonschema.Draft7Validator(record_schema("meeting-record"))
    plain = yaml.load(RECORD, Loader=yaml.BaseLoader)

    def typed(value: Any) -> Any:
        """YAML 1.2 as editors read it: whole numbers and truth, everything else is text."""
        if isinstance(value, dict):
            return {key: typed(below) for key, below in value.items()}
        if isinstance(value, list):
            return [typed(below) for below in value]
        return {"true": True, "1": 1}.get(value, value)

    record = typed(plain)
    assert list(validator.iter_errors(record)) == []
    for key, wrong in (
        ("date", "6.1.2026"),
        ("status", "aflyst"),
        ("actions", {}),
        ("surprise", 1),
        ("start", "kl. 9"),
    ):
        assert list(validator.iter_errors(record | {key: wrong})), key


@pytest.mark.parametrize("key", list(yaml.load(RECORD, Loader=yaml.BaseLoader)))
def test_nothing_raises(tmp_path: Path, key: str) -> None:
    (tmp_path / "records" / "meetings").mkdir(parents=True)
    (tmp_path / "playbook.yml").write_text(HEAD, "utf-8")
    record = yaml.safe_load(RECORD.replace("10:00", "'10:00'").replace("10:55", "'10:55'"))
    odd: tuple[Any, ...] = (None, [], {}, "", -1, 1.5, "x", ["x"], {"a": 1}, [[1]], [{"a": []}], {"police": ["x"]})
    for wrong in odd:
        values = {**record, "date": "2026-01-06", "agenda_sent": "2026-01-05", key: wrong}
        (tmp_path / FILE).write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), "utf-8")
        reading = looked_at(tmp_path)
        assert all(problem.code != "KM199" for problem in reading.problems)


@pytest.mark.parametrize(
    "blank",
    [
        "agenda_sent:",
        "place: ''",
        "readiness:\n  referred:\n  checklist:",
        "reports:\n  2026-01-05-operational/1:\n    status:",
    ],
)
def test_what_is_still_to_be_written_is_no_fault(read: Read, blank: str) -> None:
    reading = read(RECORD.replace("agenda_sent: 2026-01-05", blank))
    assert reading.problems == ()
    assert reading.records.meetings[0].agenda_sent is None


CLOSING = "closing: {on: 2026-01-07, classification: partners, delete_after: 2028-01-06, seal: %s}\n"


def closed(record: str) -> str:
    """The record with the seal that a person can't make up: read from the finding on a false one."""
    return record + CLOSING % seal_in(record)


def seal_in(record: str) -> str:
    tree = read_yaml(record, "record.yml")[0]
    assert tree is not None
    return seal_of(tree.value)


def test_closed_minutes_may_be_laid_out_anew_and_not_changed(read: Read) -> None:
    record = closed(RECORD)
    assert read(record).problems == ()
    assert read("# A comment.\n" + record.replace("end: 10:55\n", "") + "\nend: '10:55'\n").problems == ()
    changed = read(record.replace("10:55", "10:50"))
    assert found(changed) == [("KM428", FILE, 19)]
    assert "2026-01-07" in str(changed.problems[0].data)


def test_files_that_office_programs_leave_are_passed_over(read: Read) -> None:
    beside = {f"records/meetings/{name}": "x" for name in ("~$26-01-06-operational.yml", ".~lock.a.yml#", ".DS_Store")}
    assert read(**beside).problems == ()
