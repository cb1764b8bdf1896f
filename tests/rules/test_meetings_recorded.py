"""Records stand beside the meetings that were planned, moved or called; actions are told of until they are closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.reading import Reading
from tests.conftest import looked_at
from tests.reading.test_meeting_records import HEAD

Files = Callable[[dict[str, str]], Path]


def looked(files: Files, *records: str) -> Reading:
    tree = {"playbook.yml": HEAD}
    for record in records:
        day, _, rest = record.partition("\n")
        meeting = "steering" if "meeting: steering" in rest else "operational"
        body = rest if "meeting:" in rest else f"meeting: operational\n{rest}"
        tree[f"records/meetings/{day}-{meeting}.yml"] = f"schema: 1\ndate: {day}\n{body}"
    return looked_at(files(tree))


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("2026-01-13\n", []),
        ("2026-01-14\n", ["KM332"]),
        ("2026-01-14\nstatus: moved\ninstead_of: 2026-01-13\nwhy: Is\n", []),
        ("2026-01-14\nstatus: moved\ninstead_of: 2026-01-12\nwhy: Is\n", ["KM332"]),
        ("2026-01-14\nstatus: extra\nwhy: Skud\n", []),
        ("2026-01-13\nstatus: cancelled\nwhy: Sygdom\n", []),
        ("2026-01-14\nstatus: cancelled\nwhy: Sygdom\n", ["KM332"]),
        ("2026-01-08\nmeeting: steering\n", []),
        ("2025-12-30\n", ["KM332"]),
    ],
)
def test_a_record_belongs_to_a_planned_day_or_says_why_not(files: Files, record: str, expected: list[str]) -> None:
    assert codes(looked(files, record)) == expected


def test_a_meeting_moved_by_a_holiday_is_recorded_on_the_day_it_was_held(files: Files) -> None:
    head = HEAD + "place: {country: DK, holidays: {optional: ['01-13']}}\n"
    tree = {"playbook.yml": head}
    for day in ("2026-01-14", "2026-01-13"):
        name = f"records/meetings/{day}-operational.yml"
        reading = looked_at(files(tree | {name: f"schema: 1\nmeeting: operational\ndate: {day}\n"}))
        assert codes(reading) == ([] if day == "2026-01-14" else ["KM332"])
        Path(name).unlink()


def test_two_records_of_one_meeting(files: Files) -> None:
    moved = "2026-01-14\nstatus: moved\ninstead_of: 2026-01-13\nwhy: Is\n"
    reading = looked(files, "2026-01-13\n", moved)
    assert codes(reading) == ["KM333"]
    assert reading.problems[0].related[0].place.file == "records/meetings/2026-01-13-operational.yml"


RAISED = "2026-01-06\nactions: [{text: Mere lys, partner: housing, due: 2026-01-12}]\n"


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ("{2026-01-06-operational/1: {status: open, why: Venter}}", []),
        ("{2026-01-06-operational/2: {status: done}}", ["KM334"]),
        ("{2025-12-30-operational/1: {status: done}}", ["KM334"]),
        ("{2026-01-13-operational/1: {status: done}}", ["KM334"]),
    ],
)
def test_a_report_is_of_an_action_that_was_raised_before(files: Files, reports: str, expected: list[str]) -> None:
    assert codes(looked(files, RAISED, f"2026-01-13\nreports: {reports}\n")) == expected


def test_an_action_is_closed_once(files: Files) -> None:
    done = "reports: {2026-01-06-operational/1: {status: done}}\n"
    reading = looked(files, RAISED, f"2026-01-13\n{done}", f"2026-01-20\n{done}")
    assert codes(reading) == ["KM335"]
    assert reading.problems[0].place.file == "records/meetings/2026-01-20-operational.yml"


def test_an_id_that_is_none(files: Files) -> None:
    assert "KM143" in codes(looked(files, RAISED, "2026-01-13\nreports: {lys: {status: done}}\n"))


def test_a_day_that_a_holiday_had_moved_is_still_the_planned_one(files: Files) -> None:
    tree = {"playbook.yml": HEAD + "place: {country: DK, holidays: {optional: ['01-13']}}\n"}
    held = "schema: 1\nmeeting: operational\ndate: 2026-01-14\n"
    moved = "schema: 1\nmeeting: operational\ndate: 2026-01-15\nstatus: moved\ninstead_of: 2026-01-13\nwhy: Is\n"
    name = "records/meetings/{}-operational.yml"
    assert codes(looked_at(files(tree | {name.format("2026-01-15"): moved}))) == []
    # Both are of the meeting planned for the 13th.
    assert codes(looked_at(files(tree | {name.format("2026-01-14"): held}))) == ["KM333"]


@pytest.mark.parametrize(
    "head", [HEAD.replace("weekday: tuesday, at: 10:00", "at: 10:00"), HEAD.replace("timeline:", "x-timeline:")]
)
def test_without_planned_days_no_day_is_wrong(files: Files, head: str) -> None:
    record = "schema: 1\nmeeting: operational\ndate: 2026-01-14\n"
    reading = looked_at(files({"playbook.yml": head, "records/meetings/2026-01-14-operational.yml": record}))
    assert "KM332" not in codes(reading)


OLD = "2026-01-13\nreports: {2023-11-14-operational/1: {status: done}}\n"


def test_an_action_may_be_of_minutes_that_were_deleted_in_time(files: Files) -> None:
    assert codes(looked(files, OLD)) == []
    # Minutes as old are kept here, so this one ought to be there too.
    assert codes(looked(files, "2023-11-07\nstatus: extra\nwhy: Skud\n", OLD)) == ["KM334"]
    assert codes(looked(files, OLD.replace("2023-11-14", "2025-12-30"))) == ["KM334"]


def test_a_new_day_before_the_meeting_is_a_slip(files: Files) -> None:
    report = "2026-01-13\nreports: {2026-01-06-operational/1: {status: open, why: Venter, due: 2026-01-12}}\n"
    assert codes(looked(files, RAISED, report)) == ["KM423"]


APPROVES = "2026-01-13\napproves: {}\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2026-01-06-operational", []),
        ("2023-01-10-operational", []),  # deleted in time
        ("2026-01-07-operational", ["KM339"]),
        ("2026-01-13-operational", ["KM339"]),
        ("9999-12-31-operational", ["KM339"]),
        ("2026-01-08-steering", ["KM339"]),
        ("2026-13-45-operational", ["KM139"]),
    ],
)
def test_what_is_approved_are_earlier_minutes_of_the_same_kind(files: Files, name: str, expected: list[str]) -> None:
    assert codes(looked(files, RAISED, APPROVES.format(name))) == expected
    corrected = f"2026-01-13\ncorrections: [{{minutes: {name}, text: Nej}}]\n"
    assert codes(looked(files, RAISED, corrected)) == expected


@pytest.mark.parametrize(
    "name", ["2026-13-05-operational/1", "0000-01-01-operational/1", "２０２６-01-05-operational/1"]
)
def test_an_id_with_a_day_that_is_none(files: Files, name: str) -> None:
    found = codes(looked(files, RAISED, f"2026-01-13\nreports: {{{name}: {{status: done}}}}\n"))
    assert found
    assert "KM334" not in found


def test_two_meetings_of_a_kind_on_one_day(files: Files) -> None:
    assert codes(looked(files, "2026-01-13\nstatus: extra\nwhy: Skud\n")) == ["KM340"]
    moved = "2026-01-13\nstatus: moved\ninstead_of: 2026-01-06\nwhy: Is\n"
    assert codes(looked(files, moved)) == ["KM340"]
    # The one that was planned there has been moved away.
    away = "2026-01-14\nstatus: moved\ninstead_of: 2026-01-13\nwhy: Is\n"
    assert codes(looked(files, away, "2026-01-13\nstatus: extra\nwhy: Skud\n")) == []
