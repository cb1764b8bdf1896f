"""`karlemose kpi`: the table in both languages, and a missed KPI that fails the check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
CSV = "kpi,period,value,n,source,stated,note\n"
Run = Callable[..., Ran]
Files = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize(
    ("rows", "options", "code"),
    [
        ("", (), 0),
        ("", ("--require-data",), 1),
        ("meetings-held,2026-10,100,4,synthetic,,\n", (), 0),
        ("meetings-held,2026-10,10,4,synthetic,,\n", (), 1),
        ("convictions,2026-H1,0,0,synthetic,,\n", (), 0),
        ("meetings-held,2026-10,many,4,synthetic,,\n", (), 1),
    ],
)
def test_exit_codes(files: Files, karlemose: Run, rows: str, options: tuple[str, ...], code: int) -> None:
    files({"playbook.yml": HEAD, "records/observations.csv": CSV + rows})
    assert karlemose("kpi", "--as-of", "2026-11-26", *options).code == code


def test_the_verdict_stands_in_words(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD, "records/observations.csv": CSV + "meetings-held,2026-10,10,4,synthetic,,\n"})
    english = karlemose("kpi", "--as-of", "2026-11-26", "--lang", "en")
    line = next(line for line in english.out.splitlines() if line.startswith("Meetings held"))
    assert line.split("  ")[-1] == "MISSED"
    assert "2026-10" in line
    danish = karlemose("kpi", "--as-of", "2026-11-26", "--lang", "da")
    assert "IKKE NÅET" in danish.out
    assert "1 IKKE NÅET" in danish.out.splitlines()[-1]


def test_a_wrong_cell_is_told_with_its_line(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD, "records/observations.csv": CSV + "meeting-held,2026-10,10,4,synthetic,,\n"})
    ran = karlemose("kpi", "--lang", "en")
    assert "records/observations.csv:2:1: KM405" in ran.err
    assert 'did you mean "meetings-held"?' in ran.err


def test_no_playbook_here(files: Files, karlemose: Run) -> None:
    files({})
    assert karlemose("kpi").code == 2


def test_a_day_that_is_none(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD})
    assert karlemose("kpi", "--as-of", "tomorrow").code == 2
