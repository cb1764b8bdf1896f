"""The week in the docs is lived through on a copy of Eksempelparken: its commands run, and say what is shown."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.model import ActionReport, ActionStatus, MeetingRecord, MeetingStatus, NewAction, Walk
from karlemose_model.model.minutes import ItemRecord
from karlemose_model.model.walks import Finding
from karlemose_model.reading.happenings import INCIDENTS, SPENDING
from tests.conftest import Ran, looked_at

DOCS = Path(__file__).parents[2] / "docs"
WEEK = {"da": DOCS / "da" / "referater.md", "en": DOCS / "en" / "records.md"}
KEEPING = {"da": DOCS / "da" / "opbevaring.md", "en": DOCS / "en" / "keeping.md"}
FORM = Path("records") / "meetings" / "2026-12-03-operational.yml"


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[list[str]]:
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("karlemose ")]


def record(page: Path) -> str:
    """The minutes that the page shows part by part."""
    return "".join(block for block in blocks(page, "yaml") if not block.startswith("# records/"))


@pytest.fixture
def park(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(shipped("playbooks") / "eksempelparken", tmp_path / "park")
    monkeypatch.chdir(tmp_path / "park")
    return tmp_path / "park"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_week_goes_as_it_is_told(park: Path, karlemose: Callable[..., Ran], language: str) -> None:
    page, said = WEEK[language], ""
    for arguments in [*commands(page), *commands(KEEPING[language])]:
        command = [*arguments, "--as-of", "2026-12-03", "--lang", language]
        ran = karlemose(*command)
        if arguments[:2] == ["minutes", "new"]:
            said += FORM.read_text("utf-8")
        if arguments[:2] == ["minutes", "close"]:
            assert ran.code == 1
            FORM.write_text(record(page), "utf-8")
            said += ran.err
            ran = karlemose(*command)
        assert ran.code == 0, (arguments, ran.err)
        said += ran.out
    shown = [*blocks(page, "text"), *blocks(KEEPING[language], "text")]
    lines = {line for block in shown for line in block.splitlines()} - {"…"}
    assert len(lines) > 20
    assert lines - set(said.replace("\\", "/").splitlines()) == set()


COUNTED = ("area,", "område;")


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_file_in_the_week_is_a_right_one(park: Path, language: str) -> None:
    page = WEEK[language]
    FORM.write_text(record(page), "utf-8")
    (walk,) = (block for block in blocks(page, "yaml") if block.startswith("# records/"))
    (park / walk.splitlines()[0].removeprefix("# ")).write_text(walk, "utf-8")
    for table in blocks(page, "csv"):
        if table.startswith(COUNTED):
            # Counts need the plan of an evaluation: followed by their reader's own tests.
            continue
        columns = tuple(table.splitlines()[0].split(","))
        name = {INCIDENTS.names: "incidents.csv", SPENDING.names: "spend.csv"}[columns]
        (park / "records" / name).write_text(table, "utf-8")
    reading = looked_at(park)
    assert reading.problems == ()
    assert (len(reading.records.incidents), len(reading.records.spending)) == (2, 2)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_week_names_every_key_and_every_status(language: str) -> None:
    text = WEEK[language].read_text("utf-8")
    named = set(re.findall(r"(\w+):", text)) | set(re.findall(r"`(\w+)`", text))
    for model in (MeetingRecord, ItemRecord, NewAction, ActionReport, Walk, Finding):
        keys = {field.alias or name for name, field in model.model_fields.items()}
        assert keys - named == set(), model
    assert {*MeetingStatus, *ActionStatus} - named == set()


@pytest.mark.parametrize("page", [DOCS.parent / "README.md", DOCS / "en/getting-started.md", DOCS / "da/kom-i-gang.md"])
def test_the_coordinators_round_on_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, karlemose: Callable[..., Ran], page: Path
) -> None:
    shutil.copytree(shipped("playbooks"), tmp_path / "playbooks")
    monkeypatch.chdir(tmp_path)
    (copy,) = re.findall(r"^cp -r playbooks/eksempelparken (build/\S+)$", page.read_text("utf-8"), re.MULTILINE)
    shutil.copytree("playbooks/eksempelparken", copy)
    round_ = [arguments for arguments in commands(page) if copy in arguments]
    assert [arguments[0] for arguments in round_] == ["agenda", "minutes", "minutes", "actions", "export"]
    for arguments in round_:
        ran = karlemose(*arguments)
        assert ran.code == 0, (arguments, ran.err)
    assert list((tmp_path / "build").rglob("2026-11-19-operational.docx"))
    assert "closing:" in (tmp_path / copy / "records/meetings/2026-11-19-operational.yml").read_text("utf-8")
