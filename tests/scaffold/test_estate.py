"""The estate template, baked with the real cookiecutter: it checks, builds, and its CI script's commands pass."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from karlemose_model.documents import pages
from karlemose_model.model import Audience
from karlemose_model.problems import Severity, has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.conftest import AS_OF, WITHOUT_TARGET, Ran

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


def bake(
    folder: Path, *answers: str, root: Path = ROOT, directory: str = "templates/estate"
) -> subprocess.CompletedProcess[str]:
    chosen = ["--directory", directory] if directory else []
    command = [str(BIN / "cookiecutter"), str(root), *chosen, "--no-input", "-o", str(folder), *answers]
    environment = {
        **os.environ,
        "HOME": str(folder),
        "COOKIECUTTER_CONFIG": str(folder / "none.yml"),
        "PYTHONUTF8": "1",
    }
    (folder / "none.yml").write_text("{}", "utf-8")
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_it_checks_without_an_error_and_names_what_is_still_to_be_agreed(tmp_path: Path) -> None:
    assert bake(tmp_path).returncode == 0
    reading = checked(read_playbook(tmp_path / "soender-hoej"), AS_OF)
    assert reading.playbook is not None
    roles = ", ".join(reading.playbook.roles)
    assert {(one.code, one.severity, one.data.get("path", one.data.get("roles"))) for one in reading.problems} == {
        ("KM313", Severity.warning, roles),
        *(("KM318", Severity.warning, f"kpis.{kpi}") for kpi in WITHOUT_TARGET),
    }


def test_every_file_is_rendered(tmp_path: Path) -> None:
    bake(tmp_path)
    for path in (tmp_path / "soender-hoej").rglob("*"):
        if path.is_file():
            assert "cookiecutter" not in path.read_text("utf-8"), path


@pytest.mark.slow
def test_its_ci_script_builds_and_in_a_job_of_its_own_fails_on_a_missed_kpi(tmp_path: Path) -> None:
    # CI looks at the clock: the work began half a year ago, and the newest figure is that of last month.
    today = datetime.now(UTC).date()
    last_month = (today.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    bake(tmp_path, f"start_date={(today - timedelta(days=180)).isoformat()}")
    project, summary = tmp_path / "soender-hoej", tmp_path / "summary.md"
    on_github = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_WORKSPACE": str(project)}
    environment = {
        **os.environ, **on_github, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1",
    }  # fmt: skip

    def ci(job: str) -> subprocess.CompletedProcess[str]:
        script = ["sh", "ci.sh", job]
        return subprocess.run(script, cwd=project, env=environment, capture_output=True, text=True, check=False)

    for job in ("site", "kpi"):
        passed = ci(job)
        assert passed.returncode == 0, passed.stdout + passed.stderr
    assert (project / "build" / "soender-hoej" / "public" / "index.html").is_file()
    assert not (project / "build" / "soender-hoej" / "partners").exists()

    observations = project / "records" / "observations.csv"
    observations.write_text(observations.read_text("utf-8") + f"meetings-held,{last_month},40,5,synthetic,,\n", "utf-8")
    failed = ci("kpi")
    assert failed.returncode == 1, failed.stdout + failed.stderr
    # It is shown on the change, at the line, and on the page of the job; the site is built all the same.
    assert "::error file=records/observations.csv,line=2,title=KPI meetings-held::" in failed.stdout
    assert "| **ikke nået** | Afholdte møder |" in summary.read_text("utf-8")
    assert ci("site").returncode == 0


def test_its_workflow_has_the_kpis_in_a_job_apart_from_the_site(tmp_path: Path) -> None:
    bake(tmp_path)
    workflow = yaml.safe_load((tmp_path / "soender-hoej/.github/workflows/check.yml").read_text("utf-8"))
    runs = {job: [step.get("run") for step in said["steps"]][-1] for job, said in workflow["jobs"].items()}
    assert runs == {"site": "sh ci.sh site", "kpi": "sh ci.sh kpi"}
    assert not any("needs" in said for said in workflow["jobs"].values())


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sønder Høj", "soender-hoej"),
        ("Åparken", "aaparken"),
        ("Ærøvænget 2", "aeroevaenget-2"),
        ("Den 'grønne' \"gård\"", "den-groenne-gaard"),
    ],
)
def test_slugs_keep_the_sound_and_names_their_marks(tmp_path: Path, name: str, slug: str) -> None:
    baked = bake(tmp_path, f"estate_name={name}")
    assert baked.returncode == 0, baked.stderr
    reading = checked(read_playbook(tmp_path / slug), AS_OF)
    assert not has_errors(reading.problems)
    assert reading.playbook is not None
    assert reading.playbook.name.said_in("da") == name


@pytest.mark.parametrize(
    "answer",
    [
        "start_date=3. januar",
        "start_date=2027-02-30",
        "estate_name=   ",
        "estate_name=123",
        "municipality=" + "x" * 300,
    ],
)
def test_answers_that_cannot_be_used_stop_it_and_leave_nothing(tmp_path: Path, answer: str) -> None:
    baked = bake(tmp_path, answer)
    assert baked.returncode != 0
    assert "Traceback" not in baked.stderr
    assert [path for path in tmp_path.iterdir() if path.is_dir() and not path.name.startswith(".")] == []


def test_it_is_reached_through_the_roots_nested_templates(tmp_path: Path) -> None:
    assert bake(tmp_path, directory="").returncode == 0
    assert (tmp_path / "soender-hoej" / "playbook.yml").is_file()


def test_the_baked_playbook_gives_an_agenda(tmp_path: Path, karlemose: Callable[..., Ran]) -> None:
    bake(tmp_path)
    ran = karlemose("agenda", "--next", "-p", tmp_path / "soender-hoej", "--as-of", "2027-01-04", "--lang", "da")
    assert ran.code == 0, ran.err
    assert "5. januar 2027" in ran.out


def test_a_new_estates_pages_say_nothing_of_a_gang(tmp_path: Path) -> None:
    bake(tmp_path)
    rollout = read_playbook(tmp_path / "soender-hoej").seen_on(date(2027, 1, 4))
    assert rollout is not None
    assert rollout.playbook.problem == {}
    public = "\n".join(page.body for page in pages(rollout, Audience.public, "da"))
    assert "Hvad der var galt" not in public
    assert "hovedkvarter" not in public
