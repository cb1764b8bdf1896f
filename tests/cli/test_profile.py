"""`karlemose check --profile`: the description held against EUCPN's criteria or TIDieR's items, as a table in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from tests.conftest import Ran

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nlanguages: [da, en]\nextends: {playbook: karlemose, version: 1}\n"
Run = Callable[..., Ran]
Files = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize(("profile", "first", "last"), [("tidier", "1 ", "12 "), ("eucpn", "1 ", "4f ")])
def test_the_table_of_a_framework(karlemose: Run, profile: str, first: str, last: str) -> None:
    ran = karlemose("check", "--profile", profile, "--lang", "en", shipped("playbooks") / "karlemoseparken")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert any(line.startswith(first) for line in lines)
    assert any(line.startswith(last) for line in lines)
    assert "6 December 2018" in " ".join(ran.out.split())
    assert "A full table is no mark of quality" in ran.out


def test_what_the_source_does_not_tell_is_said(karlemose: Run) -> None:
    ran = karlemose("check", "--profile", "eucpn", "--lang", "en", shipped("playbooks") / "karlemoseparken")
    assert "We found no outcome evaluation" in ran.out
    assert "No source gives the salary cost" in ran.out


def test_the_day_asked_for_decides_what_is_told(files: Files, karlemose: Run) -> None:
    text = "sources: {slides: {title: {da: Lys, en: Slides}, stated: 2026-03-01}}\nproblem: {noise: {text: {da: Larm, en: Noise}, source: slides}}\n"
    files({"playbook.yml": HEAD + text})
    before = karlemose("check", "--profile", "eucpn", "--lang", "en", "--as-of", "2026-02-28").out
    after = karlemose("check", "--profile", "eucpn", "--lang", "en", "--as-of", "2026-03-01").out
    assert "1  A clear crime problem: Nothing told" in before
    assert "1  A clear crime problem: Told" in after


def test_gaps_in_a_description_are_no_errors(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD})
    assert karlemose("check", "--profile", "tidier").code == karlemose("check").code == 0


def test_a_profile_that_is_none_is_wrong_usage(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD})
    assert karlemose("check", "--profile", "qualiprev").code == 2
