"""`karlemose kpi publish` shows disclosed figures only, writes them once, and refuses what gives a hidden one away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from karlemose_model.cli.kpi_publish import publish
from tests.recording.park import HEAD

Files = Callable[[dict[str, str]], Path]
VALUES = """\
kpi,period,value,n,source,stated,note
mentees,2026-09,12,12,synthetic,,
mentees,2026-10,3,3,synthetic,,
convictions,2025-H1,43,,synthetic,,
convictions,2025-H2,42,,synthetic,,
"""
REGISTER = "records/published.yml"


def run(*arguments: str, as_of: str = "2026-11-26") -> Result:
    return CliRunner().invoke(publish, ["--as-of", as_of, "--lang", "en", *arguments])


@pytest.fixture
def park(files: Files) -> Path:
    return files({"playbook.yml": HEAD, "records/observations.csv": VALUES})


def test_a_dry_run_shows_and_writes_nothing(park: Path) -> None:
    result = run("--dry-run")
    assert result.exit_code == 0
    assert "2026-10  not shown" in result.stdout
    assert "2026-09  10 young people" in result.stdout
    # 43 and 42 are shown as 45 and 40, and their sum of 85 by itself.
    assert [words for words in ("45 persons", "40 persons", "85 persons") if words not in result.stdout] == []
    assert not (park / REGISTER).exists()
    assert "Nothing was written" in result.stdout


def test_only_disclosed_figures_are_printed_and_written(park: Path) -> None:
    result = run()
    written = (park / REGISTER).read_text("utf-8")
    for words in (result.output, written):
        assert not any(f" {number}" in words.replace("2026-", "") for number in ("12", "3 ", "3,", "42", "43"))
    assert "commit" in result.stdout


def test_a_second_time_there_is_nothing_new(park: Path) -> None:
    run()
    before = (park / REGISTER).read_bytes()
    result = run()
    assert (result.exit_code, result.stdout) == (0, "There is nothing new to release.\n")
    assert (park / REGISTER).read_bytes() == before


def test_later_figures_are_added(park: Path) -> None:
    run("--kpi", "mentees", as_of="2026-10-06")
    assert (park / REGISTER).read_text("utf-8").count("{kpi") == 1
    result = run("--kpi", "mentees")
    assert "2026-09" not in result.stdout
    assert (park / REGISTER).read_text("utf-8").count("{kpi") == 2


def test_an_unknown_kpi_and_a_day_before_the_last_release(park: Path) -> None:
    result = run("--kpi", "mentes")
    assert result.exit_code == 2
    assert "mentees" in result.stderr
    run()
    result = run(as_of="2026-10-06")
    assert result.exit_code == 2
    assert "2026-11-26" in result.stderr


def test_a_figure_that_changed_is_refused_at_its_line(park: Path) -> None:
    run()
    before = (park / REGISTER).read_bytes()
    (park / "records/observations.csv").write_text(VALUES.replace("2026-09,12,12", "2026-09,24,24"), "utf-8")
    result = run()
    assert result.exit_code == 1
    assert "records/published.yml:" in result.stderr
    assert "KM480" in result.stderr
    assert "24" not in result.output.replace("2024", "")
    assert (park / REGISTER).read_bytes() == before
    # The others can go on.
    assert run("--kpi", "convictions").exit_code == 0


def test_a_register_that_gives_something_away_stops_the_command(park: Path) -> None:
    run()
    text = (park / REGISTER).read_text("utf-8")
    (park / REGISTER).write_text(text.replace("2026-10, hidden: true", "2026-10, value: 5"), "utf-8")
    result = run()
    assert result.exit_code == 1
    assert "KM344" in result.stderr
