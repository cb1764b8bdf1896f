"""What lies beside the meetings: events of actions, walks, incidents and money, each fault at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from karlemose_model.model import ActionStatus, Incident
from karlemose_model.problems import Place
from karlemose_model.reading import Reading
from karlemose_model.reading.json_schema import record_schema
from tests.conftest import looked_at
from tests.reading.test_meeting_records import FILE, HEAD, RECORD

Look = Callable[[Mapping[str, str | bytes]], Reading]

COSTS = """\
costs: {lamps: {text: {da: Lamper., en: Lamps.}, amount: {value: 50000}, source: own}}
sources: {own: {title: {da: Syntetisk, en: Synthetic}}}
"""
EVENTS = """\
schema: 1
events:
  - {action: 2026-01-06-operational/1, on: 2026-01-08, status: open, why: Montøren er syg., due: 2026-01-20}
  - {action: 2026-01-06-operational/1, on: 2026-01-15, status: done, outcome: Lampen lyser.}
"""
WALK = """\
schema: 1
date: 2026-01-14
route: Fra beboerhuset forbi den nordlige parkeringsplads og legepladsen.
taking_part: [police, housing, tenants]
residents: 9
follow_up: 2026-07-15
findings:
  - {spot: Den nordlige parkeringsplads, finding: To lamper virker ikke., partner: housing, due: 2026-02-01, fixed: 2026-01-28}
  - spot: Legepladsen
    finding: Hækken spærrer for udsynet.
    partner: housing
    role: housing-contact
    due: 2026-03-01
    fixed:
"""
INCIDENTS = "date;kind;zone;reported\n2026-01-09;Hærværk;Nord;ja\n2026-01-11;Trusler;Torvet;nej\n"
SERIOUS = (
    "date;kind;zone;reported;serious\n2026-01-09;Brand;Nord;ja;Ja\n2026-01-11;Støj;Torvet;nej;no\n2026-01-31;ingen;;;\n"
)
SPEND = "date;cost;amount;note\n2026-01-20;lamps;12.500,50;Første regning\n"


@pytest.fixture
def look(files: Callable[[dict[str, str | bytes]], Path]) -> Look:
    return lambda tree: looked_at(files({"playbook.yml": HEAD + COSTS, FILE: RECORD, **tree}))


def found(reading: Reading) -> list[tuple[str, str, int]]:
    return [(one.code, one.place.file, one.place.line) for one in reading.problems if one.code != "KM314"]


def test_all_that_they_say(look: Look) -> None:
    reading = look(
        {
            "records/actions.yml": EVENTS,
            "records/walks/2026-01-14.yml": WALK,
            "records/incidents.csv": INCIDENTS,
            "records/spend.csv": SPEND.replace("12.500,50", "12500,50"),
        }
    )
    assert found(reading) == []
    records = reading.records
    assert [(event.on, event.status) for event in records.events] == [
        (date(2026, 1, 8), ActionStatus.open),
        (date(2026, 1, 15), ActionStatus.done),
    ]
    (walk,) = records.walks
    assert (walk.residents, walk.taking_part) == (9, ("police", "housing", "tenants"))
    assert [(finding.due, finding.fixed) for finding in walk.findings] == [
        (date(2026, 2, 1), date(2026, 1, 28)),
        (date(2026, 3, 1), None),
    ]
    place = Place("records/incidents.csv", 2, 1, 10)
    assert records.incidents[0] == Incident(date(2026, 1, 9), "Hærværk", "Nord", True, place)
    assert [one.reported for one in records.incidents] == [True, False]
    assert [(one.cost, one.amount, one.note) for one in records.spending] == [("lamps", 12500.5, "Første regning")]


@pytest.mark.parametrize("row", ["2026-02-28;ingen;;", "2026-02-28;Intet;;", "2026-02-28;none;;nej"])
def test_a_quiet_month_is_told_too(look: Look, row: str) -> None:
    reading = look({"records/incidents.csv": f"{INCIDENTS}{row}\n"})
    assert found(reading) == []
    assert [one.quiet for one in reading.records.incidents] == [False, False, True]


def test_whether_it_was_serious_may_be_said(look: Look) -> None:
    reading = look({"records/incidents.csv": SERIOUS})
    assert found(reading) == []
    assert [one.serious for one in reading.records.incidents] == [True, False, None]
    assert [one.serious for one in look({"records/incidents.csv": INCIDENTS}).records.incidents] == [None, None]


def test_nothing_there_is_nothing_wrong(look: Look) -> None:
    reading = look({})
    assert (reading.records.events, reading.records.walks, reading.records.incidents) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("2026-01-06-operational/1, on: 2026-01-08", "2026-01-06-operational/2, on: 2026-01-08", "KM334", 3),
        ("2026-01-06-operational/1, on: 2026-01-08", "2026-01-06-operationel/1, on: 2026-01-08", "KM334", 3),
        ("on: 2026-01-08", "on: 2026-01-05", "KM338", 3),
        ("on: 2026-01-08", "on: 2026-01-16", "KM335", 3),
        ("on: 2026-01-08", "on: 8/1-26", "KM138", 3),
        ("status: done", "status: færdig", "KM135", 4),
        ("2026-01-06-operational/1, on: 2026-01-15", "1, on: 2026-01-15", "KM174", 4),
        ("events:", "hændelser:", "KM130", 2),
        ("schema: 1", "schema: 9", "KM025", 1),
        ("Lampen lyser.", "Se 311257-5000.", "KM310", 4),
        ("  - {action", " - {action", "KM116", 4),
    ],
)
def test_a_fault_in_what_became_of_actions(look: Look, old: str, new: str, code: str, line: int) -> None:
    assert old in EVENTS
    problems = found(look({"records/actions.yml": EVENTS.replace(old, new, 1)}))
    assert (code, "records/actions.yml", line) in problems


def test_an_action_done_on_the_day_it_was_raised(look: Look) -> None:
    event = "schema: 1\nevents: [{action: 2026-01-06-operational/1, on: 2026-01-06, status: done}]\n"
    assert found(look({"records/actions.yml": event})) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("partner: housing, due", "partner: boligen, due", "KM201", 8),
        ("role: housing-contact", "role: housing-kontakt", "KM201", 12),
        ("due: 2026-03-01", "due: 2025-03-01", "KM433", 13),
        ("fixed: 2026-01-28", "fixed: 2026-01-13", "KM433", 8),
        ("date: 2026-01-14", "date: 2026-01-15", "KM432", 2),
        ("    finding: Hækken spærrer for udsynet.\n", "", "KM131", 9),
        ("residents: 9", "residents: ni", "KM136", 5),
        (", due: 2026-02-01, fixed", ", fixed", "KM178", 8),
        ("spot: Legepladsen", f"spot: {'x' * 121}", "KM145", 9),
    ],
)
def test_a_fault_in_a_walk(look: Look, old: str, new: str, code: str, line: int) -> None:
    assert old in WALK
    problems = found(look({"records/walks/2026-01-14.yml": WALK.replace(old, new, 1)}))
    assert (code, "records/walks/2026-01-14.yml", line) in problems


@pytest.mark.parametrize(
    ("file", "table", "old", "new", "code", "line"),
    [
        ("incidents", INCIDENTS, ";ja", ";måske", "KM417", 2),
        ("incidents", INCIDENTS, "2026-01-09", "9. januar 2026", "KM408", 2),
        ("incidents", INCIDENTS, "Hærværk", "x" * 61, "KM416", 2),
        ("incidents", INCIDENTS, "Nord", "", "KM412", 2),
        ("incidents", INCIDENTS, "zone", "navn", "KM402", 1),
        ("incidents", INCIDENTS, ";zone", "", "KM404", 1),
        ("incidents", INCIDENTS, ";ja", ";", "KM412", 2),
        ("incidents", SERIOUS, ";ja;Ja", ";ja;måske", "KM417", 2),
        ("incidents", SERIOUS, ";nej;no", ";nej;", "KM412", 3),
        ("spend", SPEND, "lamps", "lamper", "KM418", 2),
        ("spend", SPEND, "12.500,50", "12.500", "KM414", 2),
        ("spend", SPEND, "12.500,50", "tolv", "KM407", 2),
        ("spend", SPEND.replace(";", ",").replace("12.500,50", "12.500"), "12.500", "4.800", "KM414", 2),
    ],
)
def test_a_fault_in_a_table(look: Look, file: str, table: str, old: str, new: str, code: str, line: int) -> None:
    assert old in table
    name = f"records/{file}.csv"
    assert (code, name, line) in found(look({name: table.replace(old, new, 1)}))


@pytest.mark.parametrize(("name", "text"), [("action-events", EVENTS), ("walk", WALK.replace("    fixed:\n", ""))])
def test_the_schema_for_editors_says_the_same(name: str, text: str) -> None:
    validator = jsonschema.Draft7Validator(record_schema(name))
    good = yaml.load(text, yaml.BaseLoader) | {"schema": 1}
    if name == "walk":
        good["residents"] = 9
    assert validator.is_valid(good)
    assert not validator.is_valid(good | {"surprise": 1})


GATE = """\
schema: 1
meeting: steering
date: 2026-01-08
phase: {phase: hold, from: 2026-03-02, reason: Salget er væk.}
"""


def test_a_phase_that_a_steering_group_decided_holds_from_its_day(look: Look) -> None:
    later = "schema: 1\nmeeting: operational\ndate: 2026-03-18\n"
    hold = "meetings:\n  operational: {cadence: {clear: {weekday: tuesday, at: 10:00}, hold: {weekday: wednesday, nth: 3}}}\n"
    steering = "  steering: {cadence: {clear: {weekday: thursday, nth: 2, at: 14:00}}}\n"
    head = HEAD.partition("meetings:")[0] + hold + steering + COSTS
    tree = {"playbook.yml": head, "records/meetings/2026-01-08-steering.yml": GATE}
    reading = look(tree | {"records/meetings/2026-03-18-operational.yml": later})
    # The third Wednesday is a meeting of the phase that was decided.
    assert found(reading) == []
    seen = reading.seen_on(date(2026, 4, 1))
    assert seen is not None
    assert [(spell.phase, spell.from_.isoformat()) for spell in seen.playbook.timeline] == [
        ("clear", "2026-01-05"),
        ("hold", "2026-03-02"),
    ]
    assert seen.playbook.timeline[1].reason is not None
    before = reading.seen_on(date(2026, 1, 7))
    assert before is not None
    assert [spell.phase for spell in before.playbook.timeline] == ["clear"]


def test_a_meeting_that_was_not_held_decided_nothing(look: Look) -> None:
    cancelled = GATE.replace("phase:", "status: cancelled\nwhy: Sne\nphase:")
    seen = look({"records/meetings/2026-01-08-steering.yml": cancelled}).seen_on(date(2026, 4, 1))
    assert seen is not None
    assert [spell.phase for spell in seen.playbook.timeline] == ["clear"]


def test_a_decision_that_the_timeline_tells_too_is_told_once(look: Look) -> None:
    head = (HEAD + COSTS).replace(
        "timeline: [{phase: clear, from: 2026-01-05}]",
        "timeline: [{phase: clear, from: 2026-01-05}, {phase: hold, from: 2026-03-02}]",
    )
    seen = look({"playbook.yml": head, "records/meetings/2026-01-08-steering.yml": GATE}).seen_on(date(2026, 4, 1))
    assert seen is not None
    assert len(seen.playbook.timeline) == 2


def test_what_windows_leaves_is_passed_over_and_a_file_for_a_folder_is_told(look: Look) -> None:
    assert found(look({"records/meetings/Thumbs.db": "x", "records/walks/desktop.ini": "x"})) == []


def test_a_file_where_a_folder_should_be(files: Callable[[dict[str, str]], Path]) -> None:
    assert found(looked_at(files({"playbook.yml": HEAD, "records": "x"}))) == [("KM013", "records", 1)]


def test_observations_of_a_folder_are_read_beside_the_file_and_duplicates_are_told_across_files(look: Look) -> None:
    head = "kpi;period;value;source\n"
    reading = look(
        {
            "records/observations.csv": head + "mentees;2026-10;6;projektet\n",
            "records/observations/a.csv": head + "mentees;okt 2026;7;projektet\nmentees;2026-09;5;projektet\n",
            "records/observations/b.txt": (head + "K10;2026-11;8;projektet\n").replace(";", "\t").encode("utf-16"),
            "records/observations/~$c.xlsx": b"left by Excel",
            "records/observations/letter.docx": b"no table",
            "records/observations/old.xls": b"x",
        }
    )
    assert found(reading) == [("KM409", "records/observations/a.csv", 2), ("KM453", "records/observations/old.xls", 1)]
    (where,) = [one.data["where"] for one in reading.problems if one.code == "KM409"]
    assert where == "records/observations.csv:2"
    told = [(one.period.written, one.value) for one in reading.records.observations]
    assert told == [("2026-10", 6.0), ("2026-09", 5.0), ("2026-11", 8.0)]


def test_a_file_in_place_of_the_folder_is_told(look: Look) -> None:
    assert found(look({"records/observations": "x"})) == [("KM013", "records/observations", 1)]
