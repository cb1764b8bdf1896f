"""What continuous integration does with a new repository: one script for two forges, each with the fewest rights."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.scaffold.baking import bake

# What these tests look at is built once, in one worker.
pytestmark = pytest.mark.xdist_group("ci")

# A program that says how it was called, and makes the folders that a build would.
STAND_IN = """#!/bin/sh
echo "karlemose $*" >> called
case "$1" in build) mkdir -p "$6/elm/$4"; echo "$4" > "$6/elm/$4/index.html" ;; esac
case "$1" in "${FAILS:-}") exit 1 ;; esac
"""
SHELLS = [shell for shell in ("sh", "dash", "bash") if shutil.which(shell)]
PRIVATE = {"KARLEMOSE_VISIBILITY": "private", "GITHUB_ACTIONS": "true"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh")
    assert bake(folder, "name=Elm", "languages=en").returncode == 0
    return folder / "elm"


@pytest.fixture
def project(fresh: Path, tmp_path: Path) -> Path:
    """A repository of its own for each test, with a stand-in for the program."""
    shutil.copytree(fresh, tmp_path / "elm")
    (tmp_path / "bin").mkdir()
    stand_in = tmp_path / "bin" / "karlemose"
    stand_in.write_text(STAND_IN, "utf-8")
    stand_in.chmod(0o755)
    return tmp_path / "elm"


def ci(project: Path, *job: str, shell: str = "sh", **said: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": f"{project.parent / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin", **said}
    # From another folder: the script goes to its own.
    return subprocess.run(
        [shell, str(project / "ci.sh"), *job], cwd=project.parent, env=environment, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def called(project: Path) -> list[str]:
    file = project / "called"
    return file.read_text("utf-8").splitlines() if file.is_file() else []


# --- the script ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_plain_shell(shell: str, project: Path) -> None:
    assert subprocess.run([shell, "-n", project / "ci.sh"], check=False).returncode == 0
    assert ci(project, "site", shell=shell, **PRIVATE).returncode == 0
    assert ci(project, "kpi", shell=shell, **PRIVATE).returncode == 0
    assert called(project) == [
        "karlemose check . --every-file",
        "karlemose build . --audience public --out build/ci",
        "karlemose build . --audience partners --out build/ci",
        "karlemose kpi --audience partners",
    ]
    assert (project / "build" / "public" / "index.html").read_text("utf-8") == "public\n"
    assert (project / "build" / "partners" / "index.html").read_text("utf-8") == "partners\n"
    assert sorted(path.name for path in (project / "build").iterdir()) == ["partners", "public"]


def test_it_can_be_run_again(project: Path) -> None:
    assert [ci(project, "site").returncode for _ in range(2)] == [0, 0]
    assert sorted(path.name for path in (project / "build" / "public").iterdir()) == ["index.html"]


@pytest.mark.parametrize(("job", "fails"), [("check", "check"), ("site", "check"), ("site", "build"), ("kpi", "kpi")])
def test_what_fails_in_the_program_fails_the_job(job: str, fails: str, project: Path) -> None:
    assert ci(project, job, FAILS=fails, **PRIVATE).returncode == 1
    assert not (project / "build" / "public").exists()


@pytest.mark.parametrize("job", [(), ("publish",), ("guard",), ("",)])
def test_a_job_that_there_is_not_is_told(job: tuple[str, ...], project: Path) -> None:
    ran = ci(project, *job)
    assert ran.returncode == 2
    assert "install|check|site|kpi" in ran.stderr
    assert called(project) == []


@pytest.mark.parametrize("visibility", ["public", "internal", "something else"])
@pytest.mark.parametrize("job", ["check", "site", "kpi"])
def test_records_are_never_read_where_others_can_see_them(job: str, visibility: str, project: Path) -> None:
    for said in ({"KARLEMOSE_VISIBILITY": visibility}, {"CI_PROJECT_VISIBILITY": visibility, "GITLAB_CI": "true"}):
        ran = ci(project, job, **said)
        assert ran.returncode == 1
        assert f"not private ({visibility})" in ran.stderr
        assert "records/meetings/2027-01-12-operational.yml" in ran.stderr
        assert "observations.csv" not in ran.stderr
        assert called(project) == []


@pytest.mark.parametrize(
    ("file", "text", "held"),
    [
        ("observations.csv", "kpi,period,value\n\n", False),
        ("observations.csv", "kpi,period,value\nmentees,2027-01,3\n", True),
        ("observations.csv", "\ufeffnøgletal;periode;værdi\r\n\r\n", False),
        ("observations.csv", "mentees,2027-01,3\n", True),
        ("observations.csv", "kpi,period,value\rmentees,2027-01,3\r", True),
        ("observations.csv", "kpis,period,value\n", True),
        ("note.txt", "somebody came\n", True),
        ("observations/police.csv", "\ufeffNøgletal;Periode\r\nAnmeldt;2027-01\r\n", True),
        ("observations/police.csv", "", False),
        ("observations/housing.xlsx", "a spreadsheet", True),
        ("walks/2027-05-20.yml", "schema: 1\n", True),
        ("a name\twith spaces.yml", "schema: 1\n", True),
        ("two\nlines.yml", "schema: 1\n", True),
        ("README.md", "# Records\n\nMore words.\n", False),
        ("walks/README.md", "What was said.\n", True),
        (".gitkeep", "", False),
        ("meetings/.2027-01-12-operational.yml", "schema: 1\n", True),
        ("../Records/2027-01-12-operational.yml", "schema: 1\n", True),
    ],
)
def test_a_public_repository_may_hold_no_record(file: str, text: str, held: bool, project: Path) -> None:
    shutil.rmtree(project / "records" / "meetings")
    path = project / "records" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8", newline="")
    ran = ci(project, "check", KARLEMOSE_VISIBILITY="public", CI="true")
    assert ran.returncode == int(held), ran.stderr
    assert (f"records/{file}".removeprefix("records/../") in ran.stderr) is held
    assert called(project) == ([] if held else ["karlemose check . --every-file"])


@pytest.mark.parametrize("link", ["records", "records/meetings", "records/2027.yml", "records/README.md"])
def test_a_link_counts_as_a_record(link: str, project: Path) -> None:
    elsewhere = project.parent / "elsewhere"
    shutil.copytree(project / "records", elsewhere)
    shutil.rmtree(project / "records")
    path = project / link
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(elsewhere)
    ran = ci(project, "check", KARLEMOSE_VISIBILITY="public")
    assert ran.returncode == 1
    assert f"\n{link}\n" in ran.stderr
    assert called(project) == []


@pytest.mark.parametrize("tool", ["find", "grep"])
def test_what_can_not_be_looked_through_is_not_trusted(tool: str, project: Path) -> None:
    shutil.rmtree(project / "records" / "meetings")
    assert ci(project, "check", KARLEMOSE_VISIBILITY="public").returncode == 0
    failing = project.parent / "bin" / tool
    failing.write_text("#!/bin/sh\nexit 2\n", "utf-8")
    failing.chmod(0o755)
    assert ci(project, "check", KARLEMOSE_VISIBILITY="public").returncode == 1
    assert called(project) == ["karlemose check . --every-file"]


@pytest.mark.parametrize("visibility", ["public", "internal"])
def test_where_others_look_on_the_partners_site_is_not_built(visibility: str, project: Path) -> None:
    shutil.rmtree(project / "records" / "meetings")
    (project / "build" / "partners").mkdir(parents=True)
    for said in ({"KARLEMOSE_VISIBILITY": visibility}, {"CI_PROJECT_VISIBILITY": visibility, "GITLAB_CI": "true"}):
        ran = ci(project, "site", CI="true", **said)
        assert ran.returncode == 0, ran.stderr
        assert [path.name for path in (project / "build").iterdir()] == ["public"]
    assert not any("partners" in line for line in called(project))


def test_gitlabs_own_word_goes_before_the_variable(project: Path) -> None:
    ran = ci(project, "check", CI_PROJECT_VISIBILITY="public", KARLEMOSE_VISIBILITY="private", GITLAB_CI="true")
    assert ran.returncode == 1
    assert "not private (public)" in ran.stderr
    assert ci(project, "check", CI_PROJECT_VISIBILITY="private", KARLEMOSE_VISIBILITY="public").returncode == 0


@pytest.mark.parametrize(
    "forge", ["CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL", "BITBUCKET_BUILD_NUMBER"]
)
def test_a_forge_that_does_not_say_who_can_see_it_is_not_trusted(forge: str, project: Path) -> None:
    ran = ci(project, "check", **{forge: "true"}, KARLEMOSE_VISIBILITY="")
    assert ran.returncode == 1
    assert "Nothing tells whether the repository is private" in ran.stderr
    assert "KARLEMOSE_VISIBILITY" in ran.stderr
    assert called(project) == []


def test_on_ones_own_computer_nobody_else_looks_on(project: Path) -> None:
    assert ci(project, "check").returncode == 0
    assert called(project) == ["karlemose check . --every-file"]


def test_a_folder_that_looks_like_an_option_is_gone_to(project: Path) -> None:
    odd = project.rename(project.parent / "-elm")
    environment = {
        "PATH": f"{project.parent / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "CDPATH": str(project.parent),
    }
    subprocess.run(["sh", "--", "-elm/ci.sh", "check"], cwd=project.parent, env=environment, check=True)
    assert called(odd) == ["karlemose check . --every-file"]


@pytest.mark.parametrize("where", ["variable", "file"])
def test_an_option_is_not_handed_to_pip(where: str, project: Path) -> None:
    python = project.parent / "bin" / "python3"
    python.write_text('#!/bin/sh\necho "$*" >> called\n', "utf-8")
    python.chmod(0o755)
    said = {"KARLEMOSE_PACKAGE": "--index-url=https://example.org"} if where == "variable" else {}
    (project / ".karlemose" / "package").write_text("-rhttps://example.org/r.txt\n", "utf-8")
    ran = ci(project, "install", **said)
    assert ran.returncode == 1
    assert "begins with -" in ran.stderr
    assert called(project) == []


@pytest.mark.parametrize(
    ("said", "noted", "installed"),
    [
        ({"KARLEMOSE_PACKAGE": "a wheel.whl"}, "git+https://x", "a wheel.whl"),
        ({"KARLEMOSE_PACKAGE": ""}, "git+https://x", "git+https://x"),
        ({}, None, "-r requirements.txt"),
    ],
)
def test_where_the_program_comes_from(said: dict[str, str], noted: str | None, installed: str, project: Path) -> None:
    if noted is not None:
        (project / ".karlemose" / "package").write_text(noted + "\n", "utf-8")
    python = project.parent / "bin" / "python3"
    python.write_text('#!/bin/sh\necho "$*" >> called\necho "$#" >> called\n', "utf-8")
    python.chmod(0o755)
    assert ci(project, "install", **said).returncode == 0
    words, count = called(project)
    assert words == f"-m pip install --disable-pip-version-check {installed}"
    # A path with a space is one word.
    assert count == ("6" if installed.startswith("-r") else "5")


def test_what_is_locked_is_installed_first_and_nothing_but_the_tool_after_it(project: Path) -> None:
    (project / ".karlemose" / "locked.txt").write_text("click==8.3.1 --hash=sha256:00\n", "utf-8")
    python = project.parent / "bin" / "python3"
    python.write_text('#!/bin/sh\necho "$*" >> called\ncase "$*" in *"${FAILS:-nothing}"*) exit 1 ;; esac\n', "utf-8")
    python.chmod(0o755)
    assert ci(project, "install", KARLEMOSE_PACKAGE="a wheel.whl").returncode == 0
    assert called(project) == [
        "-m pip install --disable-pip-version-check --require-hashes --only-binary :all: -r .karlemose/locked.txt",
        "-m pip install --disable-pip-version-check --no-deps --no-build-isolation a wheel.whl",
    ]
    (project / "called").unlink()
    ran = ci(project, "install", KARLEMOSE_PACKAGE="a wheel.whl", FAILS="--require-hashes")
    assert ran.returncode == 1
    assert "another than the one that is locked" in ran.stderr
    assert len(called(project)) == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [({}, "released in no package index"), ({"KARLEMOSE_PACKAGE": "gone.whl"}, "could not be fetched")],
)
def test_when_it_can_not_be_installed_it_says_what_to_do(said: dict[str, str], words: str, project: Path) -> None:
    (project / ".karlemose" / "package").unlink(missing_ok=True)
    python = project.parent / "bin" / "python3"
    python.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    python.chmod(0o755)
    ran = ci(project, "install", **said)
    assert ran.returncode == 1
    assert words in ran.stderr
    assert "git+https://" in ran.stderr
    assert "KARLEMOSE_PACKAGE" in ran.stderr
    assert ".karlemose/package" in ran.stderr


# --- GitHub -------------------------------------------------------------------------------------------------------


def workflow(project: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load((project / ".github" / "workflows" / "check.yml").read_text("utf-8"))
    return loaded


def runs(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if step.get("run", "").startswith("sh ")]


def test_githubs_workflow_calls_the_script_and_keeps_the_kpis_apart(fresh: Path) -> None:
    jobs = workflow(fresh)["jobs"]
    assert set(jobs) == {"site", "kpi", "publish"}
    assert runs(jobs["site"]) == ["sh ci.sh install", "sh ci.sh site"]
    assert runs(jobs["kpi"]) == ["sh ci.sh install", "sh ci.sh kpi"]
    assert jobs["publish"]["needs"] == "site"
    assert not any("needs" in jobs[name] for name in ("site", "kpi"))


def test_githubs_jobs_have_the_fewest_rights_and_an_end(fresh: Path) -> None:
    said = workflow(fresh)
    assert said["permissions"] == {}
    assert {name: job["permissions"] for name, job in said["jobs"].items()} == {
        "site": {"contents": "read"},
        "kpi": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert all(0 < job["timeout-minutes"] <= 15 for job in said["jobs"].values())
    assert said["concurrency"]["group"]
    # `on` is true to YAML 1.1.
    assert said[True]["schedule"] == [{"cron": "17 5 * * 1"}]
    assert "pull_request_target" not in said[True]


def test_githubs_actions_are_its_own_at_a_major_version_and_keep_no_credentials(fresh: Path) -> None:
    steps = [step for job in workflow(fresh)["jobs"].values() for step in job["steps"]]
    used = {step["uses"] for step in steps if "uses" in step}
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used), used
    fetching = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert fetching
    assert all(step["with"]["persist-credentials"] is False for step in fetching)
    # What an event says stands in no script's text: it comes in as a variable.
    assert not any("${{" in step.get("run", "") for step in steps)


def test_github_says_who_can_see_the_repository_before_anything_is_read(fresh: Path) -> None:
    for name in ("site", "kpi"):
        steps = workflow(fresh)["jobs"][name]["steps"]
        names = [step.get("name", step.get("run", "")) for step in steps]
        assert names.index("visibility") < names.index("sh ci.sh install")
        said = steps[names.index("visibility")]
        assert said["env"]["SAID"] == "${{ github.event.repository.visibility }}"
        assert said["env"]["OTHERWISE"] == "${{ vars.KARLEMOSE_VISIBILITY }}"
        assert "gh api" in said["run"]


@pytest.mark.parametrize(
    ("said", "answered", "variable", "noted"),
    [
        ("private", "exit 1", "", "private"),
        ("public", "echo public", "private", "public"),
        ("", "echo public", "private", "public"),
        ("", "exit 1", "", ""),
        # What gh prints when it fails is no answer.
        ("", "echo '{}'; exit 1", "private", "private"),
        ("", "exit 0", "private", "private"),
    ],
)
def test_github_is_asked_before_the_variable(
    said: str, answered: str, variable: str, noted: str, fresh: Path, tmp_path: Path
) -> None:
    (tmp_path / "gh").write_text(f"#!/bin/sh\n{answered}\n", "utf-8")
    (tmp_path / "gh").chmod(0o755)
    step = next(step for step in workflow(fresh)["jobs"]["site"]["steps"] if step.get("name") == "visibility")
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "SAID": said, "OTHERWISE": variable, "GITHUB_REPOSITORY": "elm/elm", "GITHUB_ENV": str(tmp_path / "env")}  # fmt: skip
    subprocess.run(["bash", "-e", "-c", step["run"]], env=environment, check=True)
    assert (tmp_path / "env").read_text("utf-8") == f"KARLEMOSE_VISIBILITY={noted}\n"


def test_github_publishes_only_the_public_site_and_only_when_asked(fresh: Path) -> None:
    jobs = workflow(fresh)["jobs"]
    condition = jobs["publish"]["if"]
    assert "vars.KARLEMOSE_PUBLISH == 'pages'" in condition
    assert "github.event_name != 'pull_request'" in condition
    assert "default_branch" in condition
    kept = {
        step["with"]["name"]: (step["with"]["path"], step["with"]["retention-days"], step["if"])
        for step in jobs["site"]["steps"]
        if step.get("uses", "").startswith("actions/upload-artifact@")
    }
    assert kept["partners"] == (
        "build/partners", 7, "env.KARLEMOSE_VISIBILITY == 'private' && github.event_name != 'pull_request'",
    )  # fmt: skip
    path, days, when = kept["github-pages"]
    assert (path, days) == ("build/artifact.tar", 1)
    assert "KARLEMOSE_PUBLISH" in when
    packed = [step["run"] for step in jobs["site"]["steps"] if step.get("run", "").startswith("tar ")]
    assert len(packed) == 1
    assert "--directory build/public " in packed[0]
    assert "partners" not in packed[0]


# --- GitLab -------------------------------------------------------------------------------------------------------


def test_gitlab_calls_the_same_script_and_publishes_the_public_site_only(fresh: Path) -> None:
    said = yaml.safe_load((fresh / ".gitlab-ci.yml").read_text("utf-8"))
    assert said["default"]["before_script"] == ["sh ci.sh install"]
    assert said["default"]["timeout"] == "15 minutes"
    assert said["site"]["script"] == ["sh ci.sh site"]
    assert said["kpi"]["script"] == ["sh ci.sh kpi"]
    assert "needs" not in said["kpi"]
    assert said["site"]["artifacts"] == {"access": "developer", "expire_in": "1 week", "paths": ["build/partners"]}
    assert said["pages"]["script"] == ["sh ci.sh site", "mv build/public public"]
    assert said["pages"]["artifacts"]["paths"] == ["public"]
    assert said["pages"]["needs"] == [{"job": "site", "artifacts": False}]
    (rule,) = said["pages"]["rules"]
    assert rule["if"] == '$KARLEMOSE_PUBLISH == "pages" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'


# --- before a change is saved ------------------------------------------------------------------------------------


def test_the_check_can_run_before_each_commit(fresh: Path) -> None:
    said = yaml.safe_load((fresh / ".pre-commit-config.yaml").read_text("utf-8"))
    (repo,) = said["repos"]
    (hook,) = repo["hooks"]
    assert repo["repo"] == "local"
    assert hook["entry"] == "karlemose check --staged --format concise"
    assert hook["always_run"] is True
    assert hook["pass_filenames"] is False
