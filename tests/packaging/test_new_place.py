"""A new place's CI in an empty environment: nothing but the wheel, and the script that came with the place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.packaging.environments import Environment, run

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]

CPR = "311257-5000"


def a_coming_wednesday() -> date:
    """A day on which a Danish place can meet first; CI looks at the clock."""
    day = datetime.now(UTC).date() + timedelta(days=14)
    while day.weekday() != 2 or day.isocalendar().week in (28, 29, 30, 52, 53, 1) or (day.month, day.day) == (6, 5):
        day += timedelta(days=1)
    return day


@dataclass
class Place:
    """A new repository and the environment that its CI runs in."""

    project: Path
    environment: Environment
    wheel: Path

    def ci(self, job: str, **said: str) -> subprocess.CompletedProcess[str]:
        """What `env -i` leaves, and what a forge says."""
        clean = {
            "PATH": f"{self.environment.scripts}{os.pathsep}/usr/bin{os.pathsep}/bin",
            "HOME": str(self.project.parent),
            "PIP_NO_INDEX": "1",
            "CI": "true",
            "KARLEMOSE_VISIBILITY": "private",
            "KARLEMOSE_PACKAGE": str(self.wheel),
        }
        return subprocess.run(
            ["sh", "ci.sh", job], cwd=self.project, env=clean | said, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def made(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Made from the wheel's own templates; its CI then installs the wheel by itself, offline."""
    folder = tmp_path_factory.mktemp("place")
    making = Environment(folder / "making")
    making.install(wheel, cwd=folder)
    template = making.packages / "karlemose_model" / "templates" / "estate"
    answers = ("name=Sønder Høj", f"first_meeting={a_coming_wednesday().isoformat()}")
    run(
        making.python,
        "-m",
        "cookiecutter",
        template,
        "--no-input",
        "--default-config",
        "-o",
        folder,
        *answers,
        cwd=folder,
    )

    # The dependencies without this checkout's own install, so that pip sees that the package is missing.
    shared = folder / "dependencies"
    shared.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if "karlemose" not in path.name:
            (shared / path.name).symlink_to(path)
    environment = Environment(folder / "environment")
    (environment.packages / "dependencies.pth").write_text(f"{shared}\n", "utf-8")
    place = Place(folder / "soender-hoej", environment, wheel)
    # What CI looks into is what git keeps.
    run("git", "init", "--quiet", cwd=place.project)
    run("git", "add", "--all", cwd=place.project)
    assert not (environment.scripts / "karlemose").exists()
    installed = place.ci("install")
    assert installed.returncode == 0, installed.stdout
    assert (environment.scripts / "karlemose").exists()
    return place


@pytest.fixture
def place(made: Place, tmp_path: Path) -> Place:
    """A copy for each test, to be spoilt."""
    shutil.copytree(made.project, tmp_path / "soender-hoej")
    return Place(tmp_path / "soender-hoej", made.environment, made.wheel)


def test_it_checks_builds_and_judges(place: Place) -> None:
    for job in ("check", "site", "kpi"):
        ran = place.ci(job)
        assert ran.returncode == 0, ran.stdout
    for audience in ("public", "partners"):
        page = (place.project / "build" / audience / "index.html").read_text("utf-8")
        assert "Sønder Høj" in page
    meeting = next((place.project / "records" / "meetings").iterdir()).stem[:10]
    public = "".join(path.read_text("utf-8") for path in (place.project / "build" / "public").rglob("*.html"))
    assert meeting not in public


def test_a_missed_kpi_fails_its_own_job_only(place: Place) -> None:
    today = datetime.now(UTC).date()
    last_month = (today.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    edit(
        place.project / "playbook.yml",
        "{phase: clear, from: ",
        f"{{phase: clear, from: {today - timedelta(days=180)}}} #",
    )
    for record in (place.project / "records" / "meetings").iterdir():
        record.unlink()
    with (place.project / "records" / "observations.csv").open("a", encoding="utf-8") as sheet:
        sheet.write(f"meetings-held;{last_month};40;;;syntetisk;;\n")
    ran = place.ci("kpi", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(place.project / "summary.md"))
    assert ran.returncode == 1, ran.stdout
    assert "::error file=records/observations.csv,line=2,title=KPI meetings-held::" in ran.stdout
    assert "| **ikke nået** | Afholdte møder |" in (place.project / "summary.md").read_text("utf-8")
    assert place.ci("check").returncode == 0


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def in_a_record(project: Path) -> None:
    edit(next((project / "records" / "meetings").iterdir()), "place:", f"place: Kælderen {CPR}")


def in_a_note(project: Path) -> None:
    with (project / "records" / "observations.csv").open("a", encoding="utf-8") as sheet:
        sheet.write(f"mentees;2027-01;3;;;syntetisk;;ring til {CPR}\n")


def broken(project: Path) -> None:
    edit(project / "playbook.yml", "kind: estate", "kind: estte")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(in_a_record, "KM310", id="a CPR number in a record"),
        pytest.param(in_a_note, "KM310", id="a CPR number in a note"),
        pytest.param(broken, "playbook.yml:", id="a broken playbook"),
    ],
)
def test_what_is_wrong_stops_check_and_site(spoil: Callable[[Path], None], said: str, place: Place) -> None:
    spoil(place.project)
    for job in ("check", "site"):
        ran = place.ci(job)
        assert ran.returncode == 1, ran.stdout
        assert said in ran.stdout
        assert CPR not in ran.stdout
    assert not (place.project / "build" / "public").exists()


def test_a_public_repository_with_records_stops_all(place: Place) -> None:
    for job in ("check", "site", "kpi"):
        ran = place.ci(job, KARLEMOSE_VISIBILITY="public")
        assert ran.returncode == 1
        assert "Arkivet er ikke privat (public)" in ran.stdout
    assert not (place.project / "build").exists()


def test_a_public_repository_without_records_has_the_public_site_only(place: Place) -> None:
    shutil.rmtree(place.project / "records" / "meetings")
    ran = place.ci("site", KARLEMOSE_VISIBILITY="public")
    assert ran.returncode == 0, ran.stdout
    assert [path.name for path in (place.project / "build").iterdir()] == ["public"]
