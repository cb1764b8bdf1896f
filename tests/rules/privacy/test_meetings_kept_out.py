"""Own pages for everybody repeat no day, hour or place of a meeting to come; everything else may stand there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.conftest import AS_OF, Ran

# Tuesdays at 10: the first one to come is the 1st of December 2026.
HEAD = """schema: 1
id: park
version: 1
kind: estate
name: {da: Park, en: Park}
languages: [da]
extends: {playbook: karlemose, version: 1}
timeline:
  - {phase: clear, from: 2026-11-23}
meetings:
  operational:
    cadence:
      clear: {weekday: tuesday, at: "10:00", location: "Beboerhuset, lokale 1"}
"""
PUBLIC = "---\naudience: public\n---\n\n# Om os\n\n"
Files = Callable[[dict[str, str]], Path]
Run = Callable[..., Ran]


@pytest.fixture
def told(files: Files) -> Callable[..., list[Problem]]:
    def look(text: str, head: str = PUBLIC, more: str = "") -> list[Problem]:
        reading = checked(read_playbook(files({"playbook.yml": HEAD + more, "docs/da/om.md": head + text})), AS_OF)
        return [problem for problem in reading.problems if problem.code == "KM507"]

    return look


Told = Callable[..., list[Problem]]


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("Vi ses 1. december 2026.", "1. december 2026", "date"),
        ("Vi ses den 1. december.", "1. december", "date"),
        ("We meet on December 1.", "December 1", "date"),
        ("We meet on 1st of December", "1st of December", "date"),
        ("Næste gang: 2026-12-01", "2026-12-01", "date"),
        ("Næste gang: 1/12", "1/12", "date"),
        ("Næste gang: 01.12.2026", "01.12.2026", "date"),
        ("Den 5. januar igen", "5. januar", "date"),
        ("Hver tirsdag kl. 10", "kl. 10", "time"),
        ("Tirsdage 10.00 er vi der", "10.00", "time"),
        ("Tuesdays at 10:00", "at 10:00", "time"),
        ("Tuesdays, 10 am", "10 am", "time"),
        ("Partnerne ses i beboerhuset,\nlokale 1.", "beboerhuset,\nlokale 1", "place"),
        ("Driftsmødet er i Beboerhuset, lokale 1", "Beboerhuset, lokale 1", "place"),
    ],
)
def test_what_it_repeats_is_told(told: Told, text: str, words: str, what: str) -> None:
    (problem,) = told(text)
    assert problem.data["found"] == what
    assert problem.severity is Severity.warning
    whole = PUBLIC + text
    start = sum(len(line) + 1 for line in whole.split("\n")[: problem.place.line - 1]) + problem.place.column - 1
    assert whole[start : start + problem.place.length] == words


@pytest.mark.parametrize(
    "text",
    [
        "Beboerhuset er åbent tirsdag fra 14 til 18.",
        "Beboermøde onsdag kl. 10 i Beboerhuset, lokale 1.",
        "Fest 2. december 2026.",
        "Det begyndte 24. november 2026.",
        "Tirsdag er der suppe. Onsdag kl. 11.",
        "Kl. 10 låses der op.",
        "10 tirsdage om året",
        "Der er 1.12 biler pr. bolig, og 1/120 af dem holder ulovligt.",
        "Version 10.00.1 af tirsdagens liste",
    ],
)
def test_other_days_hours_and_places_may_stand(told: Told, text: str) -> None:
    assert told(text) == []


def test_partners_may_read_it(told: Told) -> None:
    assert told("Vi ses tirsdag kl. 10, 1. december 2026.", "# Om os\n\n") == []


def test_it_is_let_pass_by_its_words(told: Told) -> None:
    text = "Julefest 1. december 2026."
    assert len(told(text)) == 1
    assert told(text, more="allowed:\n  fest: {finding: KM507, value: 1. December 2026, reason: Julefest.}\n") == []


def test_no_message_and_no_line_repeats_it(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD, "docs/da/om.md": PUBLIC + "Vi ses tirsdag kl. 10 eller 1. december 2026.\n"})
    for style in ("full", "sarif"):
        ran = karlemose("check", "--format", style, "--lang", "en", "--as-of", "2026-11-26")
        assert ran.out.count("KM507") >= 2
        assert "kl. 10" not in ran.out + ran.err
        assert "1. december" not in ran.out + ran.err
