"""Answers that were edited by hand: everything that is wrong is told at once, each at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.problems import Problem
from karlemose_model.scaffold.answers import Answers, read_answers, release
from tests.scaffold.versions import templates

GOOD = {
    "answers": {"__slug": "repository", "languages": "da, en", "name": "Prøveparken 🏘"},
    "template": "estate",
    "version": "0.2.0",
}


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return templates(tmp_path, "0.2.0")


def read(text: str, shipped: Path) -> list[tuple[str, int, int, int]]:
    answers, problems = read_answers(text, "answers.json", shipped)
    assert (answers is None) is bool(problems)
    return [(each.code, each.place.line, each.place.column, each.place.length) for each in problems]


@pytest.mark.parametrize("ascii_", [True, False])
@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_what_was_written_is_read(shipped: Path, ascii_: bool, indent: int | str | None) -> None:
    text = json.dumps(GOOD, ensure_ascii=ascii_, indent=indent)
    answers = GOOD["answers"]
    assert isinstance(answers, dict)
    assert read_answers(text, "answers.json", shipped) == (Answers("estate", "0.2.0", answers), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ("KM525", 1, 1, 1)),
        ('{"template": "estate"\n "version": "0.1.0"}', ("KM525", 2, 2, 1)),
        ("[" * 100_000, ("KM525", 1, 1, 1)),
        ('{"version": ' + "1" * 5000 + "}", ("KM525", 1, 1, 1)),
        (' ["estate"]\n', ("KM534", 1, 2, 10)),
    ],
)
def test_what_is_no_json_is_told_where_it_ends_to_be(shipped: Path, text: str, found: tuple[object, ...]) -> None:
    assert read(text, shipped) == [found]


def test_everything_is_told_at_once(shipped: Path) -> None:
    text = """{
  "template": "esate",
  "version": "the newest",
  "answers": {
    "name": "{{ cookiecutter }}",
    "languages": ["da", "en"],
    "languages": "dansk"
  }
}
"""
    assert read(text, shipped) == [
        ("KM528", 2, 15, 7),
        ("KM529", 3, 14, 12),
        ("KM531", 5, 13, 20),
        ("KM537", 7, 5, 11),
    ]
    assert read(text.replace("esate", "estate"), shipped)[-1] == ("KM532", 7, 18, 7)


def said(text: str, shipped: Path) -> Problem:
    (problem,) = read_answers(text, "answers.json", shipped)[1]
    return problem


def test_a_question_without_an_answer_and_an_answer_without_a_question(shipped: Path) -> None:
    text = json.dumps(GOOD, indent=2).replace('"name"', '"naem"')
    assert read(text, shipped) == [("KM527", 2, 14, 1), ("KM533", 5, 5, 6)]
    problems = read_answers(text, "answers.json", shipped)[1]
    assert problems[0].data == {"question": "name"}
    assert problems[1].data["suggestion"] == "name"
    assert said(json.dumps(GOOD).replace('"template"', '"templet"'), shipped).data == {"missing": "template"}


def test_a_question_that_came_later_is_answered_by_its_default(tmp_path: Path) -> None:
    later = templates(tmp_path, "0.2.0", police="", _asked_since={"police": "0.2.0"})
    older = {**GOOD, "version": "0.1.0", "answers": {"name": "Prøveparken", "languages": "da", "dropped": "x"}}
    answers, problems = read_answers(json.dumps(older), "answers.json", later)
    assert problems == ()
    # An answer to what is no longer asked is let go.
    assert answers == Answers("estate", "0.1.0", {"name": "Prøveparken", "languages": "da"})
    assert [code for code, *_ in read(json.dumps({**older, "version": "0.2.0"}), later)] == ["KM527", "KM533"]


@pytest.mark.parametrize(
    ("value", "found"), [(None, "nothing"), (True, "truth"), (7, "number"), ([], "list"), ({}, "map")]
)
def test_each_answer_is_a_text(shipped: Path, value: object, found: str) -> None:
    text = json.dumps({**GOOD, "answers": {"languages": "da", "name": value}})
    problem = said(text, shipped)
    assert (problem.code, problem.data) == ("KM534", {"found": found, "expected": "text"})
    for key in ("template", "version", "answers", "base"):
        wrong = {**GOOD, key: 7}
        assert [code for code, *_ in read(json.dumps(wrong), shipped)] == ["KM534"]


def test_a_newer_version_than_the_tools_is_told_alone(shipped: Path) -> None:
    newer = {**GOOD, "version": "0.10.0", "answers": {"police": "x"}}
    problem = said(json.dumps(newer), shipped)
    assert (problem.code, problem.data) == ("KM530", {"version": "0.10.0", "has": "0.2.0"})


def test_versions_are_compared_as_numbers() -> None:
    assert release("0.9.0") < release("0.10") < release("1")
    assert release("1.0.0") == release("1") == release("1.0.0rc1")


@given(st.text(alphabet='{}[]",: \n\\utrueestate0.1', max_size=60))
def test_no_text_brings_it_down(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "shipped"
    shipped = folder / "templates-0.2.0" if folder.exists() else templates(folder, "0.2.0")
    assert read_answers(text, "answers.json", shipped)[1]
