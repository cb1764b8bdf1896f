"""`karlemose kpi template`: where the sheet lies, that nothing is overwritten, and what is said."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from karlemose_model.cli.kpi_template import template
from karlemose_model.scaffold.installed_from import install_with
from tests.recording.test_observation_sheet import PARK


@pytest.fixture
def run(files: Callable[[dict[str, str]], Path]) -> Callable[..., Result]:
    files({"playbook.yml": PARK})

    def started(*arguments: str) -> Result:
        return CliRunner().invoke(template, ["--as-of", "2026-11-26", *arguments])

    return started


def test_a_csv_lies_among_the_observations_and_is_never_overwritten(run: Callable[..., Result]) -> None:
    ran = run("--period", "2026-11")
    path = Path("records/observations/2026-11.csv")
    assert (ran.exit_code, str(path) in ran.output) == (0, True)
    path.write_text("kpi,period,value\n", "utf-8")
    ran = run("--period", "2026-11")
    assert (ran.exit_code, path.read_text("utf-8")) == (2, "kpi,period,value\n")
    assert "--out" in ran.output


def test_the_format_is_asked_for_or_that_of_the_name(run: Callable[..., Result]) -> None:
    assert run("--out", "sheet.xlsx").exit_code == 0
    assert Path("sheet.xlsx").read_bytes()[:2] == b"PK"
    assert run("--to", "xlsx", "--period", "2026-Q4").exit_code == 0
    assert Path("records/observations/2026-Q4.xlsx").is_file()
    assert run("--to", "csv", "--out", "other.xlsx").exit_code == 2
    assert not Path("other.xlsx").exists()


def test_without_the_package_it_says_what_to_install(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: object, **more: object) -> object:
        if name == "xlsxwriter":
            raise ModuleNotFoundError(name="xlsxwriter")
        return real(name, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    ran = run("--to", "xlsx")
    assert ran.exit_code == 2
    assert install_with("office", "da") in ran.output
    assert not Path("records").exists()


def test_what_is_no_period_is_told(run: Callable[..., Result]) -> None:
    assert run("--period", "nov-26").exit_code == 2


def test_nothing_to_ask_for_is_told(run: Callable[..., Result]) -> None:
    text = PARK[: PARK.index("kpis:")] + "kpis: {}\n"
    Path("playbook.yml").write_text(text, "utf-8")
    assert run().exit_code == 2
    assert not Path("records").exists()
