"""`karlemose kpi`: the table in both languages, and a missed KPI that fails the check."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.reports.verdict_formats import FOR_PROGRAMS, VERDICT_FORMATS
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
    english = karlemose("kpi", "--audience", "partners", "--as-of", "2026-11-26", "--lang", "en")
    line = next(line for line in english.out.splitlines() if line.startswith("Meetings held"))
    assert line.split("  ")[-1].strip() == "MISSED"
    assert "2026-10" in line
    danish = karlemose("kpi", "--audience", "partners", "--as-of", "2026-11-26", "--lang", "da")
    assert "IKKE NÅET" in danish.out
    assert "1 ikke nået" in danish.out.splitlines()[-1]


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


MISSED: dict[str, str | bytes] = {
    "playbook.yml": HEAD,
    "records/observations.csv": CSV + "meetings-held,2026-10,10,4,synthetic,,\n",
}
SEEN = ("--audience", "partners", "--as-of", "2026-11-26", "--lang", "en")


@pytest.mark.parametrize("name", list(VERDICT_FORMATS))
def test_the_exit_code_is_the_same_in_every_format(files: Files, karlemose: Run, name: str) -> None:
    files(MISSED)
    ran = karlemose("kpi", *SEEN, "--format", name)
    assert ran.code == 1
    assert "meetings-held" in ran.out
    # A program's format stands alone; the person reads the table beside it.
    assert ("MISSED" in ran.err) is (name in FOR_PROGRAMS)


def test_into_a_file(files: Files, karlemose: Run) -> None:
    folder = files(MISSED)
    ran = karlemose("kpi", *SEEN, "--format", "json", "--output", "out/kpis.json")
    document = json.loads((folder / "out" / "kpis.json").read_text("utf-8"))
    assert (ran.code, document["summary"]["missed"]) == (1, 1)
    assert "MISSED" in ran.out


def test_under_github_actions(files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = files({**MISSED, "summary.md": "# Before\n"})
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    ran = karlemose("kpi", *SEEN)
    assert ran.out.startswith(
        "::error file=records/observations.csv,line=2,title=KPI meetings-held::Meetings held: missed"
    )
    summary = (folder / "summary.md").read_text("utf-8")
    assert summary.startswith("# Before\n## KPIs of park, as of 2026-11-26\n")
    assert "| **missed** | Meetings held |" in summary


PUBLIC = ("--as-of", "2026-11-26", "--lang", "en")
RELEASED = """\
schema: 1
releases:
  - on: 2026-11-10
    figures:
      - {kpi: mentees, period: 2026-10, value: 10, profile: nhs7-round5}
"""


@pytest.mark.parametrize("name", list(VERDICT_FORMATS))
def test_the_public_is_told_of_no_figure_that_was_not_released(files: Files, karlemose: Run, name: str) -> None:
    files({**MISSED, "records/published.yml": RELEASED.replace("value: 10", "value: 15")})
    ran = karlemose("kpi", *PUBLIC, "--format", name)
    # Only the exit code follows the true verdict.
    assert ran.code == 1
    told = ran.out + ran.err
    assert "MISSED" not in told
    assert "40" not in told
    assert "Only released figures are shown" in ran.err


def test_what_the_public_is_told_is_the_same_whatever_is_hidden(files: Files, karlemose: Run) -> None:
    told = []
    for value in (10, 95):
        rows = f"meetings-held,2026-10,{value},20,synthetic,,\nmentees,2026-10,11,11,synthetic,,\n"
        files({"playbook.yml": HEAD, "records/observations.csv": CSV + rows, "records/published.yml": RELEASED})
        ran = karlemose("kpi", *PUBLIC)
        told.append((ran.out, ran.err))
        assert "10 young people" in ran.out
    assert told[0] == told[1]
