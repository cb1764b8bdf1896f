"""Ratings of fidelity as they are read: what they say, in which order, and each fault at its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from karlemose_model.model import SeenFrom
from karlemose_model.problems import Severity
from karlemose_model.reading import Reading
from karlemose_model.reading.json_schema import record_schema
from tests.conftest import looked_at
from tests.reading.test_meeting_records import HEAD

Look = Callable[[dict[str, str]], Reading]

BOOK = (
    HEAD
    + """\
adaptations:
  fortnightly: {changes: meetings.operational.cadence.clear.every, what: {da: Sjældnere, en: Less often}, why: {da: Politiet, en: Police}, status: approved, when: 2026-01-02, by: {da: Styregruppen, en: Steering group}}
"""
)
OTHERS = (
    "no-personal-data", "actions-followed", "agenda-on-time", "housing-knowledge", "family-dialogue", "mentors",
    "police-presence", "after-the-crisis", "adaptations-recorded",
)  # fmt: skip
RATING = """\
schema: 1
date: 2026-09-15
seen_from: inside
rater: coordinator
marks:
  weekly-rhythm:
    mark: 2
    evidence: Hver anden uge.
    adaptation: fortnightly
  core-partners:
    mark: 3
    evidence: Fem af seks.
""" + "".join(f"  {id_}: {{cannot: Ikke set endnu.}}\n" for id_ in OTHERS)
FILE = "records/fidelity/2026-09-15.yml"


@pytest.fixture
def look(files: Callable[[dict[str, str]], Path]) -> Look:
    return lambda tree: looked_at(files({"playbook.yml": BOOK, **tree}))


def found(reading: Reading) -> list[tuple[str, str, int]]:
    return [(one.code, one.place.file, one.place.line) for one in reading.problems]


def test_what_they_say_oldest_first(look: Look) -> None:
    march = RATING.replace("2026-09-15", "2026-03-15")
    outside = RATING.replace("seen_from: inside\nrater: coordinator", "seen_from: outside\nbody: Nabokommunen")
    reading = look({FILE: RATING, "records/fidelity/2026-03-15.yml": march, FILE.replace(".", "-outside."): outside})
    assert found(reading) == []
    assert [(one.date, one.seen_from) for one in reading.records.fidelity] == [
        (date(2026, 3, 15), SeenFrom.inside),
        (date(2026, 9, 15), SeenFrom.outside),
        (date(2026, 9, 15), SeenFrom.inside),
    ]
    marks = reading.records.fidelity[0].marks
    assert (marks["weekly-rhythm"].mark, marks["weekly-rhythm"].adaptation) == (2, "fortnightly")
    assert marks["mentors"].cannot is not None


def test_nothing_there_is_nothing_wrong(look: Look) -> None:
    assert look({}).records.fidelity == ()
    assert found(look({"records/fidelity/.2026-09-15.yml.swp": "x", "records/fidelity/~$2026-09-15.yml": "x"})) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("date: 2026-09-15", "date: 2026-09-16", "KM461", 2),
        ("    evidence: Fem af seks.\n", "", "KM462", 11),
        ("    evidence: Fem af seks.\n", "    evidence:\n", "KM462", 11),
        ("    evidence: Fem af seks.\n", "    evidence: Fem af seks.\n    cannot: Ikke set.\n", "KM463", 13),
        ("rater: coordinator\n", "", "KM464", 3),
        ("rater: coordinator\n", "rater:\nbody:\n", "KM464", 3),
        ("  mentors: {cannot: Ikke set endnu.}\n", "", "KM466", 5),
        ("mentors: {cannot: Ikke set endnu.}", "mentors: {evidence: Vi har hørt om dem.}", "KM466", 5),
        ("mark: 3", "mark: 5", "KM137", 11),
        ("mark: 3", "mark: -1", "KM137", 11),
        ("mark: 3", "mark: 3.5", "KM136", 11),
        ("mark: 3", "mark: '3'", "KM136", 11),
        ("mark: 3", "mark: true", "KM136", 11),
        ("core-partners:", "core-partner:", "KM201", 10),
        ("adaptation: fortnightly", "adaptation: fortnight", "KM201", 9),
        ("rater: coordinator", "rater: Anna", "KM201", 4),
        ("seen_from: inside", "seen_from: indefra", "KM135", 3),
        ("seen_from: inside\n", "", "KM131", 1),
        ("schema: 1", "schema: 2", "KM025", 1),
        ("Fem af seks.", "Se 311257-5000.", "KM310", 12),
        ("evidence: Fem", "bevis: Fem", "KM130", 12),
        ("marks:\n", "marks: godt\n", "KM116", 6),
    ],
)
def test_a_fault_is_told_where_it_stands(look: Look, old: str, new: str, code: str, line: int) -> None:
    assert old in RATING
    assert (code, FILE, line) in found(look({FILE: RATING.replace(old, new, 1)}))


def test_a_near_miss_is_named(look: Look) -> None:
    problems = look({FILE: RATING.replace("core-partners:", "core-partner:")}).problems
    assert [one.data["suggestion"] for one in problems if one.code == "KM201"] == ["core-partners"]


def test_a_form_that_nobody_has_begun_with_is_a_warning_only(look: Look) -> None:
    form = "schema: 1\ndate: 2026-09-15\nseen_from: outside\nbody:\nmarks:\n  mentors:\n    mark:\n    evidence:\n"
    reading = look({FILE.replace(".", "-outside."): form})
    assert [(one.code, one.severity) for one in reading.problems] == [("KM466", Severity.warning)]
    assert reading.problems[0].data["count"] == 11


@pytest.mark.parametrize(
    "name", ["2026-09.yml", "2026-09-15.yaml", "rating.yml", "2026-09-15_outside.yml", "2026-09-15-.yml"]
)
def test_another_name_is_not_read(look: Look, name: str) -> None:
    reading = look({f"records/fidelity/{name}": RATING})
    assert found(reading) == [("KM460", f"records/fidelity/{name}", 1)]
    assert reading.records.fidelity == ()


def test_the_name_says_outside_and_the_file_inside(look: Look) -> None:
    assert found(look({FILE.replace(".", "-outside."): RATING})) == [("KM465", FILE.replace(".", "-outside."), 3)]


def test_several_raters_a_day(look: Look) -> None:
    assert found(look({FILE: RATING, FILE.replace(".", "-police."): RATING})) == []


def test_a_file_where_the_folder_should_be(look: Look) -> None:
    assert found(look({"records/fidelity": "x"})) == [("KM013", "records/fidelity", 1)]


def test_the_schema_for_editors_says_the_same() -> None:
    validator = jsonschema.Draft7Validator(record_schema("fidelity-record"))
    good = yaml.safe_load(RATING.replace("2026-09-15", "'2026-09-15'"))
    assert [error.message for error in validator.iter_errors(good)] == []
    for mark in (5, -1, 3.5, "3"):
        assert not validator.is_valid(good | {"marks": {"mentors": {"mark": mark}}})
    assert not validator.is_valid(good | {"surprise": 1})
