"""`check` says in one line that no law of a country was checked, in every format, and `explain L05` what a check of law is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from karlemose_model.reference.json_documents import schema
from karlemose_model.rules.law.catalogue import CHECKS
from tests.conftest import Ran
from tests.reports.samples import SCHEMAS
from tests.rules.law.test_sharing import HEAD

Files = Callable[[dict[str, str]], Path]
Run = Callable[..., Ran]
NORWAY = "place: {country: NO, time_zone: Europe/Oslo}\n"
LINE = "No law of NO was checked."


@pytest.fixture
def check(files: Files, karlemose: Run) -> Callable[..., Ran]:
    def run(*more: str, place: str = NORWAY) -> Ran:
        files({"playbook.yml": HEAD + place})
        return karlemose("check", "--as-of", "2026-11-26", "--lang", "en", *more)

    return run


@pytest.mark.parametrize("style", ["full", "concise"])
def test_a_person_reads_it_above_the_count(check: Callable[..., Ran], style: str) -> None:
    *_, law, counted = check("--format", style).out.splitlines()
    assert law == LINE
    assert counted.startswith("1 playbook checked")
    assert LINE not in check("--format", style, place="").out


def test_it_is_no_finding(check: Callable[..., Ran]) -> None:
    # The place is fictional and says nothing of itself: what is still asked of it is the same in every country.
    codes = {
        place: {one["code"] for one in json.loads(check("--format", "json", place=place).out)["findings"]}
        for place in (NORWAY, "")
    }
    assert codes[NORWAY] == codes[""]
    assert check().code == 0


def test_programs_are_told(check: Callable[..., Ran]) -> None:
    found = json.loads(check("--format", "json").out)
    jsonschema.Draft7Validator(schema("check")).validate(found)
    assert found["law_not_checked"] == ["NO"]
    assert json.loads(check("--format", "json", place="").out)["law_not_checked"] == []


def test_code_scanning_is_told_by_a_notification(check: Callable[..., Ran]) -> None:
    found = json.loads(check("--format", "sarif").out)
    (said,) = SCHEMAS.glob("*sarif*")
    jsonschema.Draft7Validator(json.loads(said.read_text("utf-8"))).validate(found)
    (invocation,) = found["runs"][0]["invocations"]
    assert invocation["toolConfigurationNotifications"] == [{"level": "note", "message": {"text": LINE}}]
    assert "invocations" not in json.loads(check("--format", "sarif", place="").out)["runs"][0]


def test_github_is_told_by_a_notice(check: Callable[..., Ran]) -> None:
    assert f"::notice title=karlemose check::{LINE}" in check("--format", "github").out.splitlines()
    assert "::notice" not in check("--format", "github", place="").out


def test_a_test_page_shows_a_case_that_was_skipped(check: Callable[..., Ran]) -> None:
    root = ElementTree.fromstring(check("--format", "junit").out)
    (suite,) = [one for one in root if one.get("name") == LINE]
    assert [case.find("skipped") is not None for case in suite.iter("testcase")] == [True]
    assert root.get("tests") == str(sum(1 for _ in root.iter("testcase")))
    assert root.get("failures") == "0"
    assert LINE not in check("--format", "junit", place="").out


def test_several_countries_stand_in_one_line(files: Files, karlemose: Run) -> None:
    swedish = HEAD + "place: {country: SE, time_zone: Europe/Stockholm}\n"
    files({"a/playbook.yml": HEAD + NORWAY, "b/playbook.yml": swedish, "c/playbook.yml": HEAD})
    ran = karlemose("check", "a", "b", "c", "--as-of", "2026-11-26", "--lang", "da")
    assert ran.out.splitlines()[-2] == "Der er ikke kontrolleret efter nogen lov i NO, SE."


@pytest.mark.parametrize(
    ("language", "last"), [("en", "Ask your data-protection officer."), ("da", "Spørg jeres databeskyttelsesrådgiver.")]
)
def test_explain_tells_each_check(karlemose: Run, language: str, last: str) -> None:
    for id_, one in CHECKS.items():
        ran = karlemose("explain", id_.lower(), "--lang", language)
        assert ran.code == 0
        lines = ran.out.splitlines()
        assert lines[0].startswith(f"{id_}: ")
        assert lines[-1] == last
        assert all(
            reference.url in ran.out and reference.checked.isoformat() in ran.out for reference in one.references
        )
        assert all(code in ran.out for code in one.codes)


def test_a_check_that_there_is_not(karlemose: Run) -> None:
    for said in ("L07", "l9"):
        ran = karlemose("explain", said, "--lang", "en")
        why = "L07 and L09 are missing: they would look at judgments and stay bans, and there is no field for either."
        assert (ran.code, ran.err) == (2, f"There is no check of law {said.upper()}. {why}\n")
    ran = karlemose("explain", "L99", "--lang", "en")
    assert (ran.code, ran.err) == (2, "There is no check of law L99.\n")


@pytest.mark.parametrize("said", ["L5", "l5", "L005"])
def test_a_number_without_its_nought_is_known(said: str, karlemose: Run) -> None:
    ran = karlemose("explain", said, "--lang", "en")
    assert (ran.code, ran.err) == (2, f'There is no check of law {said.upper()}. Did you mean "L05"?\n')


@pytest.mark.parametrize(("machine", "begins"), [("da_DK.UTF-8", "L05: § 115"), ("C", "L05: Section 115")])
def test_outside_a_playbook_the_machine_says_in_which_language(
    machine: str, begins: str, karlemose: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", machine)
    assert karlemose("explain", "L05").out.startswith(begins)
