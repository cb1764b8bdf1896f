"""`pytest --kpi PATH`: exactly PATH's KPIs, one item each, nothing else, and off unless asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
CSV = "kpi,period,value,n,source,stated,note\n"
ROOT = Path(__file__).parents[1]


@pytest.fixture
def park(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere" / "park"
    (folder / "records").mkdir(parents=True)
    (folder / "playbook.yml").write_text(HEAD, "utf-8")
    rows = "meetings-held,2026-10,100,4,synthetic,,\ncore-attendance,2026-10,10,4,synthetic,,\n"
    (folder / "records" / "observations.csv").write_text(CSV + rows, "utf-8")
    return folder


def run(cwd: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "-v", "-rs"]
    plugin = [] if _registered() else ["-p", "karlemose_model.pytest_plugin"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}
    return subprocess.run(
        [*command, *plugin, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False, env=environment
    )


def _registered() -> bool:
    from importlib.metadata import entry_points

    return any(point.value == "karlemose_model.pytest_plugin" for point in entry_points(group="pytest11"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "test_own.py").write_text("def test_own(): pass\n", "utf-8")
    return folder


def test_each_kpi_is_an_item_and_nothing_else_is_collected(park: Path, project: Path) -> None:
    ran = run(project, "--kpi", park, "--kpi-audience", "partners", "--kpi-as-of", "2026-11-26")
    assert ran.returncode == 1
    items = [line for line in ran.stdout.splitlines() if "::" in line and "%]" in line]
    assert len(items) == 15
    assert all(line.split(" ")[0].count("::") == 1 for line in items)
    assert "1 failed, 1 passed, 13 skipped" in ran.stdout
    assert "MISSED" in ran.stdout
    assert "Traceback" not in ran.stdout
    assert "test_own" not in ran.stdout
    assert "actions-on-time: no data (there is no value yet)" in ran.stdout


def test_a_path_named_beside_it_is_not_collected(park: Path, project: Path) -> None:
    ran = run(
        project,
        "test_own.py",
        "--kpi",
        park / "playbook.yml",
        "--kpi-audience",
        "partners",
        "--kpi-as-of",
        "2026-11-26",
    )
    assert "1 failed, 1 passed, 13 skipped" in ran.stdout


def test_it_is_off_unless_asked_for(park: Path, project: Path) -> None:
    assert "1 passed" in run(project).stdout


@pytest.mark.parametrize("path", ["nowhere", "test_own.py"])
def test_a_path_without_kpis_is_an_error_that_names_it(project: Path, path: str) -> None:
    ran = run(project, "--kpi", path)
    assert ran.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: --kpi {path}:" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_playbook_without_kpis_is_an_error_that_names_it(project: Path) -> None:
    (project / "playbook.yml").write_text(HEAD.replace("extends: {playbook: karlemose, version: 1}\n", ""), "utf-8")
    ran = run(project, "--kpi", project)
    assert ran.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: --kpi {project}: the playbook has no KPI to judge" in ran.stderr


def test_a_playbook_with_errors_is_an_error_that_names_it(park: Path, project: Path) -> None:
    (park / "playbook.yml").write_text(HEAD + "partnerz: {}\n", "utf-8")
    ran = run(project, "--kpi", park)
    assert ran.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: --kpi {park}:" in ran.stderr
    assert "KM130" in ran.stderr


def test_a_day_that_is_none_is_an_error(park: Path, project: Path) -> None:
    ran = run(project, "--kpi", park, "--kpi-as-of", "tomorrow")
    assert ran.returncode == pytest.ExitCode.USAGE_ERROR
    assert "'tomorrow' is not a day" in ran.stderr


@pytest.mark.parametrize("name", ["north [1]", "a::b", "node_modules", ".hidden", "Sønder Høj"])
def test_the_name_of_a_folder_does_not_matter(park: Path, project: Path, name: str) -> None:
    moved = park.rename(park.parent / name)
    (moved.parent / "conftest.py").write_text("raise RuntimeError('not asked for')\n", "utf-8")
    ran = run(project, "--kpi", moved, "--kpi-audience", "partners", "--kpi-as-of", "2026-11-26")
    assert "1 failed, 1 passed, 13 skipped" in ran.stdout


def test_a_path_named_by_the_way_need_not_be_there(park: Path, project: Path) -> None:
    ran = run(project, "test_gone.py", "--kpi", park, "--kpi-audience", "partners", "--kpi-as-of", "2026-11-26")
    assert "1 failed, 1 passed, 13 skipped" in ran.stdout


def test_near_passes_and_one_kpi_can_be_picked(park: Path, project: Path) -> None:
    row = "actions-on-time,2026-10,75,4,synthetic,,\n"
    (park / "records" / "observations.csv").write_text(CSV + row, "utf-8")
    ran = run(
        project, "--kpi", park, "--kpi-audience", "partners", "--kpi-as-of", "2026-11-26", "-k", "actions-on-time"
    )
    assert ran.returncode == 0
    assert "park::actions-on-time PASSED" in ran.stdout


def test_a_value_may_be_required(park: Path, project: Path) -> None:
    ran = run(
        project,
        "--kpi",
        park,
        "--kpi-audience",
        "partners",
        "--kpi-as-of",
        "2026-11-26",
        "--kpi-require-data",
        "-k",
        "actions-on-time",
    )
    assert ran.returncode == 1
    assert "NO DATA" in ran.stdout


def test_what_it_was_judged_by_stands_in_the_junit_report(park: Path, project: Path) -> None:
    run(
        project,
        "--kpi",
        park,
        "--kpi-audience",
        "partners",
        "--kpi-as-of",
        "2026-11-26",
        "--junitxml",
        project / "kpis.xml",
    )
    cases = {case.get("name"): case for case in Xml.parse(project / "kpis.xml").iter("testcase")}
    said = {name: {one.get("name"): one.get("value") for one in case.iter("property")} for name, case in cases.items()}
    assert said["core-attendance"] == {
        "kpi_status": "missed", "kpi_value": "10 per cent", "kpi_period": "2026-10", "kpi_target": "90 per cent",
    }  # fmt: skip
    assert said["convictions"] == {"kpi_status": "not_scored"}
    failure, skipped = cases["core-attendance"].find("failure"), cases["convictions"].find("skipped")
    assert failure is not None
    assert (failure.text or "").startswith("MISSED  Attendance of core partners: missed")
    assert skipped is not None
    assert "has no direction" in (skipped.get("message") or "")


def test_the_public_is_told_of_released_figures_alone_and_the_exit_code_follows_the_true_verdict(
    park: Path, project: Path
) -> None:
    ran = run(project, "--kpi", park, "--kpi-as-of", "2026-11-26", "--junitxml", project / "kpis.xml")
    assert ran.returncode == 1
    assert " passed" not in ran.stdout
    assert " failed" not in ran.stdout
    assert "not shown (no figure has been released)" in ran.stdout
    assert "10 per cent" not in ran.stdout + (project / "kpis.xml").read_text("utf-8")
    only = run(project, "--kpi", park, "--kpi-as-of", "2026-11-26", "-k", "meetings-held")
    assert only.returncode == 0


def test_asking_for_nothing_imports_nothing_heavy() -> None:
    code = "import sys, karlemose_model.pytest_plugin; print(sorted({'pydantic', 'yaml', 'babel', 'numpy', 'scipy', 'python_calamine'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
