"""From nothing to the first meeting, as the page tells it: every command is run, from the wheel, and prints what is shown."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.docs.test_docs import ROOT
from tests.docs.walkthrough import Command, Shell, Written, agrees, steps

PAGES = {"da": ROOT / "docs" / "da" / "foerste-moede.md", "en": ROOT / "docs" / "en" / "first-meeting.md"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture
def shell(wheel: Path, tmp_path: Path) -> Shell:
    """A reader's machine: Python, Git, and the wheel in an empty folder. No network, and nothing of this checkout."""
    home, programs = tmp_path / "home", tmp_path / "programs"
    for folder in (home, programs):
        folder.mkdir()
    (programs / "python3").symlink_to(sys.executable)
    shutil.copy(wheel, home)
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        # What pip would fetch is the same locked files that this environment has.
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    return Shell(home, environment)


def lend_dependencies(folder: Path) -> None:
    """Let the reader's environment see this one's packages; what is installed into it comes first."""
    scheme = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=scheme))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the page's commands are typed into a shell of Linux or macOS")
@pytest.mark.parametrize("language", PAGES)
def test_the_way_goes_as_it_is_told(shell: Shell, wheel: Path, language: str) -> None:
    home = shell.folder
    for step in steps(PAGES[language]):
        if isinstance(step, Written):
            file = shell.folder / step.name
            assert file.parent.is_dir(), file
            file.write_text(step.content, "utf-8")
            continue
        ran = shell.run(step.typed)
        assert ran.returncode == 0, (step.typed, ran.stdout)
        assert agrees(step.shown, ran.stdout.splitlines()), f"$ {step.typed}\n{ran.stdout}"
        if "pip install" in step.typed:
            lend_dependencies(home / ".venv")
    assert shell.run("git status --short").stdout == ""
    saved = shell.run("git ls-files").stdout.splitlines()
    assert {f".karlemose/{wheel.name}", "roles.yml", "records/meetings/2027-01-12-operational.yml"} <= set(saved)
    assert not [name for name in saved if name.startswith("build/")]
    # What was saved tells nothing of the computer that it was made on.
    assert shell.run(f"git grep -l --fixed-strings {home}").stdout == ""


def test_both_languages_go_the_same_way() -> None:
    ways = [[type(step) for step in steps(page)] for page in PAGES.values()]
    assert ways[0] == ways[1]
    first_words = [
        [step.typed.split()[:2] for step in steps(page) if isinstance(step, Command)] for page in PAGES.values()
    ]
    assert [words[0] for words in first_words[0]] == [words[0] for words in first_words[1]]
    assert {"new", "check", "agenda", "minutes", "actions", "build"} <= {words[-1] for words in first_words[0]}


@pytest.mark.parametrize("language", PAGES)
def test_the_place_is_fictional_and_says_so(language: str) -> None:
    (new,) = [
        step.typed for step in steps(PAGES[language]) if isinstance(step, Command) and " new estate" in step.typed
    ]
    assert "--notice" in new


def test_what_is_left_out_may_be_any_lines() -> None:
    printed = ["a", "b", "c", "d"]
    assert agrees(["a", "…", "d"], printed)
    assert agrees(["open: /…/index.html"], ["open: /srv/of/somebody/index.html"])
    assert not agrees(["open: /…/index.html"], ["open: /srv/of/somebody/index.htm"])
    assert agrees(["…", "b", "…"], printed)
    assert agrees(["…", "a", "b", "c", "d", "…"], printed)
    assert not agrees(["a", "b", "c"], printed)
    assert not agrees(["…", "c", "b", "…"], printed)
    assert not agrees([], printed)


def test_a_page_is_read_step_by_step(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```console\n$ one \\\n    --more\nsaid\n\n$ two\n```\n\nFile: `a/b.yml`\n\n```yaml\nc: 1\n```\n\n```sh\nthree\n```\n",
        "utf-8",
    )
    assert list(steps(page)) == [
        Command("one \\\n    --more", ("said", "")),
        Command("two", ()),
        Written("a/b.yml", "c: 1\n"),
    ]
