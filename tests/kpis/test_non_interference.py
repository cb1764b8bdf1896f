"""Two places that differ only in what is hidden look the same to the public, byte for byte."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.cli.kpi_publish import publish
from karlemose_model.documents import pages
from karlemose_model.kpis import judge_public, plan, public_rollout, released
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.conftest import AS_OF, Ran
from tests.recording.park import HEAD

# Numbers by month, levels by month and shares by half-year. What is hidden differs, every total and rounded figure is equal.
COLUMNS = "kpi,period,value,n,source,stated,note\n"
ONE = {
    "joined,2026-01,1,": "joined,2026-01,2,",
    "joined,2026-02,6,": "joined,2026-02,5,",
    "joined,2026-03,9,": "joined,2026-03,9,",
    "joined,2026-04,2,": "joined,2026-04,1,",
    "joined,2026-05,8,": "joined,2026-05,9,",
    "joined,2026-06,30,": "joined,2026-06,30,",
    "mentees,2026-08,12,12": "mentees,2026-08,11,11",
    "mentees,2026-09,3,3": "mentees,2026-09,6,6",
    "mentees,2026-10,5,5": "mentees,2026-10,7,7",
    "mentee-success,2025-H2,60,40": "mentee-success,2025-H2,60,40",
    "mentee-success,2026-H1,75,8": "mentee-success,2026-H1,25,4",
    "convictions,2025-H2,7,": "convictions,2025-H2,2,",
    "convictions,2026-H1,0,": "convictions,2026-H1,0,",
}
KPIS = """\
kpis:
  joined:
    name: {da: Begyndt, en: Joined}
    definition: {da: Unge der begyndte., en: Youngsters who began.}
    unit: {da: unge, en: youngsters}
    kind: output
    direction: up
    why_direction: {da: Flere når flere., en: More reach more.}
    frequency: month
    owner: housing
    disclosure: dst3
    targets: [{value: 5}]
    source: made-up
  mentees: {targets: [{value: 8}]}
sources:
  made-up: {title: Opdigtet, stated: 2026-01-01}
"""


def place(folder: Path, observations: object) -> Path:
    (folder / "records").mkdir(parents=True)
    (folder / "playbook.yml").write_text(HEAD + KPIS, "utf-8")
    rows = "".join(f"{row},synthetic,,\n" for row in observations)  # type: ignore[attr-defined]
    (folder / "records/observations.csv").write_text(COLUMNS + rows, "utf-8")
    return folder


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """The same place twice, under one register."""
    first, second = place(tmp_path / "one/park", ONE), place(tmp_path / "two/park", ONE.values())
    released_into(first)
    shutil.copy(first / "records/published.yml", second / "records/published.yml")
    return first, second


def released_into(folder: Path) -> str:
    from click.testing import CliRunner

    ran = CliRunner().invoke(publish, ["-p", str(folder), "--as-of", AS_OF.isoformat(), "--lang", "en"])
    assert ran.exit_code == 0, ran.output
    return ran.output.replace(str(folder), "")


def seen(folder: Path) -> Rollout:
    reading = checked(read_playbook(folder), AS_OF)
    assert not [
        problem
        for problem in reading.problems
        if problem.code > "KM340" and problem.code not in ("KM360", "KM369", "KM373")
    ]
    rollout = reading.seen_on(AS_OF)
    assert rollout is not None
    return rollout


def everything(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_two_do_differ_and_figures_are_shown(two: tuple[Path, Path]) -> None:
    one, other = (seen(folder) for folder in two)
    assert one.records.observations != other.records.observations
    shown = {(kpi, one.period.written): one for kpi in one.playbook.kpis for one in released(seen(two[0]), kpi)}
    hidden = {name for name, figure in shown.items() if figure.hidden}
    assert {row.split(",")[1] for row in ONE if row != ONE[row]} <= {period for _, period in hidden} | {"2026-08"}
    # Totals are shown, so that something does follow.
    assert {
        ("joined", "2026-Q1"),
        ("joined", "2026-Q2"),
        ("joined", "2026-H1"),
        ("mentees", "2026-08"),
    } <= shown.keys() - hidden


def test_a_first_release_is_the_same(tmp_path: Path) -> None:
    first, second = place(tmp_path / "one/park", ONE), place(tmp_path / "two/park", ONE.values())
    assert released_into(first) == released_into(second)
    assert (first / "records/published.yml").read_bytes() == (second / "records/published.yml").read_bytes()


def test_what_is_computed_for_the_public_is_the_same(two: tuple[Path, Path]) -> None:
    one, other = (seen(folder) for folder in two)
    verdicts = judge_public(one)
    assert verdicts == judge_public(other)
    assert {verdict.status.value for verdict in verdicts} >= {"met", "not shown"}
    assert public_rollout(one).records == public_rollout(other).records
    assert plan(one) == plan(other)
    for language in ("da", "en"):
        assert pages(one, Audience.public, language) == pages(other, Audience.public, language)
        assert pages(public_rollout(one), Audience.public, language) == pages(
            public_rollout(other), Audience.public, language
        )


def built(
    karlemose: Callable[..., Ran], folder: Path, monkeypatch: pytest.MonkeyPatch, *more: object
) -> tuple[Ran, dict[str, str]]:
    monkeypatch.chdir(folder.parent)
    ran = karlemose("build", "park", "--audience", "public", "--as-of", AS_OF.isoformat(), *more)
    assert ran.code == 0, ran.err
    said = Ran(ran.code, ran.out.replace(str(folder.parent), ""), ran.err.replace(str(folder.parent), ""))
    return said, everything(folder.parent / "build")


def test_the_public_site_and_its_log_are_the_same(
    two: tuple[Path, Path], karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (built(karlemose, folder, monkeypatch, "--builder", "none") for folder in two)
    assert one == other
    assert one[1]


@pytest.mark.slow
def test_the_built_public_site_is_the_same(
    two: tuple[Path, Path], karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (built(karlemose, folder, monkeypatch) for folder in two)
    assert one == other
    assert any(name.endswith(".html") for name in one[1])


@pytest.mark.parametrize("format_", ["full", "concise", "json", "github", "junit", "sarif"])
def test_what_the_check_says_is_the_same(
    two: tuple[Path, Path], karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    said = []
    for folder in two:
        monkeypatch.chdir(folder.parent)
        said.append(karlemose("check", "park", "--format", format_, "--as-of", AS_OF.isoformat()))
    assert said[0] == said[1]


@pytest.mark.parametrize("format_", ["full", "concise", "json", "github", "junit", "sarif"])
def test_what_the_verdicts_say_to_the_public_is_the_same(
    two: tuple[Path, Path], karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    said = []
    for folder in two:
        monkeypatch.chdir(folder.parent)
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder.parent / "summary.md"))
        ran = karlemose("kpi", "-p", "park", "--format", format_, "--as-of", AS_OF.isoformat())
        # Only the exit code follows the true verdicts.
        said.append((ran.out, ran.err, (folder.parent / "summary.md").read_bytes()))
    assert said[0] == said[1]
    partners = []
    for folder in two:
        monkeypatch.chdir(folder.parent)
        partners.append(karlemose("kpi", "-p", "park", "--audience", "partners", "--as-of", AS_OF.isoformat()).out)
    assert partners[0] != partners[1]


def test_the_public_is_not_told_that_an_optional_kpi_is_reported(
    two: tuple[Path, Path], karlemose: Callable[..., Ran]
) -> None:
    said = []
    for folder in two:
        if folder == two[1]:
            file = folder / "records/observations.csv"
            file.write_text(file.read_text("utf-8") + "concern-talks,2025,30,30,synthetic,,\n", "utf-8")
        rollout = seen(folder)
        ran = karlemose("kpi", "-p", folder, "--as-of", AS_OF.isoformat())
        said.append((ran.out, ran.err, pages(rollout, Audience.public, "da")))
    assert said[0] == said[1]
    assert "concern-talks" in karlemose("kpi", "-p", two[1], "--audience", "partners", "--as-of", AS_OF.isoformat()).out


@pytest.mark.parametrize("command", [("kpi",), ("kpi", "publish", "--dry-run")])
def test_what_is_wrong_in_a_table_is_told_to_the_public_without_its_lines(
    two: tuple[Path, Path], karlemose: Callable[..., Ran], command: tuple[str, ...]
) -> None:
    file = two[0] / "records/observations.csv"
    file.write_text(file.read_text("utf-8") + "mentees,2026-07,many,4,synthetic,,a secret note\n", "utf-8")
    ran = karlemose(*command, "-p", two[0], "--as-of", AS_OF.isoformat(), "--lang", "en")
    assert ran.code == 1
    assert "KM407" in ran.err
    assert "secret" not in ran.out + ran.err
