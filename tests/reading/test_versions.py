"""A newer version of what a playbook builds on is told, with what it would change, and never taken unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import shipped, shipped_playbooks
from karlemose_model.problems import Severity
from karlemose_model.reading import read_playbook
from tests.conftest import Ran

Files = Callable[[dict[str, str]], Path]

HEAD = "schema: 1\nid: {id}\nversion: {version}\nkind: {kind}\nname: {{da: {id}, en: {id}}}\n"
MODEL = """\
partners:
  police: {{name: {{da: Politi, en: Police}}, kind: police}}
meetings:
  weekly:
    name: {{da: Ugemøde, en: Weekly meeting}}
    purpose: {{da: Overblik, en: Overview}}
    chair: lead
    minutes: {minutes}
    participants: {{police: core}}
roles:
  lead: {{name: {{da: Leder, en: Lead}}, purpose: {{da: Leder, en: Leads}}, partner: police}}
"""


def model(version: int, minutes: int, more: str = "") -> str:
    return HEAD.format(id="kommune", version=version, kind="municipality") + MODEL.format(minutes=minutes) + more


def estate(version: int, more: str = "") -> str:
    head = HEAD.format(id="park", version=1, kind="estate")
    return head + f"extends: {{playbook: ../kommune, version: {version}}}\n" + more


def tree(version: int = 1) -> dict[str, str]:
    risk = "risks:\n  frost: {text: {da: Frost, en: Frost}}\n"
    return {
        "kommune/playbook.yml": model(2, 45, risk),
        "kommune/versions/1/playbook.yml": model(1, 60),
        "park/playbook.yml": estate(version),
    }


def test_the_version_asked_for_is_used_and_the_newer_one_told(files: Files) -> None:
    reading = read_playbook(files(tree()) / "park")
    assert [(one.code, one.severity, one.data["has"]) for one in reading.problems] == [("KM024", Severity.warning, 2)]
    assert reading.playbook is not None
    assert reading.playbook.meetings["weekly"].minutes == 60
    assert reading.layers[0].version == 1


def test_the_newest_can_be_asked_for(files: Files) -> None:
    reading = read_playbook(files(tree()) / "park", newest=True)
    assert reading.problems == ()
    assert reading.playbook is not None
    assert reading.playbook.meetings["weekly"].minutes == 45


def test_the_newest_version_when_it_is_asked_for_by_number(files: Files) -> None:
    reading = read_playbook(files(tree(version=2)) / "park")
    assert reading.problems == ()
    assert reading.layers[0].version == 2


def test_a_version_that_was_not_kept_is_refused_with_what_to_do(files: Files) -> None:
    kept = tree()
    del kept["kommune/versions/1/playbook.yml"]
    reading = read_playbook(files(kept) / "park")
    assert [(one.code, one.data["kept"]) for one in reading.problems] == [("KM026", "versions/1/playbook.yml")]
    assert reading.playbook is None


def test_upgrade_tells_what_would_reach_this_estate(files: Files, karlemose: Callable[..., Ran]) -> None:
    files(tree() | {"park/playbook.yml": estate(1, "meetings: {weekly: {mode: {da: Fysisk, en: In person}}}\n")})
    ran = karlemose("explain", "--upgrade", "-p", "park", "--lang", "en")
    assert ran.code == 0
    assert "kommune 2" in ran.err
    assert "meetings.weekly.minutes" in ran.out
    assert "- 60" in ran.out
    assert "+ 45" in ran.out
    assert "risks.frost: Frost" in ran.out


def test_upgrade_leaves_out_what_the_estate_says_itself(files: Files, karlemose: Callable[..., Ran]) -> None:
    files(tree() | {"park/playbook.yml": estate(1, "meetings: {weekly: {minutes: 50}}\n")})
    ran = karlemose("explain", "--upgrade", "-p", "park", "--lang", "en")
    assert "minutes" not in ran.out


def test_upgrade_tells_findings_that_would_come(files: Files, karlemose: Callable[..., Ran]) -> None:
    files(tree() | {"kommune/playbook.yml": model(2, 45).replace("chair: lead", "chair: nobody")})
    ran = karlemose("explain", "--upgrade", "-p", "park", "--lang", "en")
    assert "KM201" in ran.err


def test_upgrade_when_nothing_is_newer(files: Files, karlemose: Callable[..., Ran]) -> None:
    files(tree(version=2))
    ran = karlemose("explain", "--upgrade", "-p", "park", "--lang", "en")
    assert (ran.code, ran.out) == (0, "Nothing is different.\n")


@pytest.mark.parametrize("schema", ["2", "0", "'1.1'", "one"])
def test_another_schema_is_refused_with_what_to_do_and_nothing_else_is_said(files: Files, schema: str) -> None:
    text = estate(1, "surprise: new\n").replace("schema: 1", f"schema: {schema}")
    reading = read_playbook(files(tree() | {"park/playbook.yml": text}) / "park")
    assert [(one.code, one.place.line) for one in reading.problems] == [("KM025", 1)]


@pytest.mark.parametrize("name", shipped_playbooks())
def test_older_versions_of_what_is_shipped_are_kept(name: str) -> None:
    reading = read_playbook(shipped("playbooks") / name)
    assert reading.playbook is not None
    kept = [shipped("playbooks") / name / "versions" / str(older) for older in range(1, reading.playbook.version)]
    assert all((folder / "playbook.yml").is_file() for folder in kept)
