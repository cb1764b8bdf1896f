"""`karlemose check --every-file` with a real git: what no playbook is made of is searched too, wherever it came from."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_staged import HEAD, OFFICE, SAMPLE, Run, codes, commit, git, own_git, repository, stage, write

__all__ = ["own_git", "repository"]

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")

EVERY_FILE = ("--every-file", "--format", "json", "--lang", "en")


def test_what_check_does_not_read_is_searched_too(repository: Path, karlemose: Run) -> None:
    stage({
        "playbook.yml": HEAD, "records/liste.xlsx": OFFICE["f.xlsx"], "docs/da/bilag.xlsx": OFFICE["g.xlsx"],
        "records/notat.txt": f"\n{SAMPLE}", "README.md": SAMPLE, "ci.sh": f"# {SAMPLE}\n", "a.pdf": b"%PDF-1.7\n",
    })  # fmt: skip
    # By --no-verify, or in the browser.
    commit()
    write({"not added.txt": SAMPLE})
    assert karlemose("check", ".").code == 0
    ran = karlemose("check", ".", *EVERY_FILE)
    assert ran.code == 1
    assert sorted(codes(ran)) == [
        ("README.md", "KM310", 1), ("a.pdf", "KM508", 1), ("ci.sh", "KM310", 1), ("docs/da/bilag.xlsx", "KM310", 1),
        ("records/liste.xlsx", "KM310", 1), ("records/liste.xlsx", "KM471", 1), ("records/notat.txt", "KM310", 2),
    ]  # fmt: skip
    assert SAMPLE not in ran.out + ran.err
    git("rm", "--quiet", "README.md", "ci.sh", "records/notat.txt", "records/liste.xlsx", "docs/da/bilag.xlsx")
    assert karlemose("check", ".", *EVERY_FILE).code == 0
    assert karlemose("check", ".", "--strict", *EVERY_FILE).code == 1


def test_what_check_finds_anyway_is_said_once_and_a_name_is_searched(repository: Path, karlemose: Run) -> None:
    stage({"playbook.yml": f"{HEAD}# {SAMPLE}\nmeetings:\n  operational:\n    participants:\n      polise: core\n"})
    stage({f"sager/{SAMPLE}.txt": "intet"})
    ran = karlemose("check", *EVERY_FILE)
    assert [code for _file, code, _line in codes(ran)] == ["KM310", "KM201", "KM503"]
    assert SAMPLE not in ran.out + ran.err


def test_the_whole_repository_is_searched_from_wherever_it_is_asked(
    repository: Path, karlemose: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage({"a/playbook.yml": HEAD, "a/x.txt": SAMPLE, "b/playbook.yml": HEAD, "b/y.txt": SAMPLE, "z.txt": SAMPLE})
    ran = karlemose("check", "a", "b", *EVERY_FILE)
    assert codes(ran) == [("a/x.txt", "KM310", 1), ("b/y.txt", "KM310", 1), ("z.txt", "KM310", 1)]
    monkeypatch.chdir("a")
    whole = repository.as_posix()
    assert sorted(codes(karlemose("check", *EVERY_FILE))) == [
        (f"{whole}/b/y.txt", "KM310", 1), (f"{whole}/z.txt", "KM310", 1), ("x.txt", "KM310", 1),
    ]  # fmt: skip


def test_what_a_playbook_lets_pass(repository: Path, karlemose: Run) -> None:
    allowed = "allowed:\n  case: {finding: KM310, file: ../README.md, line: 1, reason: {da: Et sagsnummer., en: A case number.}}\n"
    stage({"park/playbook.yml": HEAD + allowed, "README.md": SAMPLE})
    ran = karlemose("check", "park", *EVERY_FILE)
    assert (ran.code, codes(ran)) == (0, [])
    assert [one["allowed"] for one in json.loads(ran.out)["ignored"]] == ["case"]


def test_without_a_repository_or_git(tmp_path: Path, karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write({"playbook.yml": HEAD})
    ran = karlemose("check", *EVERY_FILE)
    assert (ran.code, ran.out) == (2, "")
    assert "git init" in ran.err
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = karlemose("check", *EVERY_FILE)
    assert (ran.code, ran.out) == (2, "")
    assert "not on this computer" in ran.err


def test_it_goes_with_neither_staged_nor_a_profile(repository: Path, karlemose: Run) -> None:
    assert karlemose("check", "--staged", "--every-file").code == 2
    assert karlemose("check", "--profile", "eucpn", "--every-file").code == 2


def test_ci_of_a_new_place_finds_what_was_uploaded(repository: Path, karlemose: Run) -> None:
    assert karlemose("new", "estate", "--no-input", "--name", "Park", "--into", "park", "--lang", "en").code == 0
    git("add", "--all")
    commit()
    bin_ = repository.parent / "bin"
    bin_.mkdir()
    (bin_ / "karlemose").write_text(f'#!/bin/sh\nexec {sys.executable} -m karlemose_model "$@"\n')
    (bin_ / "karlemose").chmod(0o755)
    environment = {
        **os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "KARLEMOSE_VISIBILITY": "private",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }  # fmt: skip
    ran = subprocess.run(["sh", "park/ci.sh", "check"], env=environment, capture_output=True, text=True, check=False)
    assert (ran.returncode, "KM310" in ran.stdout) == (0, False), ran.stdout + ran.stderr
    assert "KM508" not in ran.stdout
    stage({"park/records/notat.txt": SAMPLE})
    ran = subprocess.run(["sh", "park/ci.sh", "check"], env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "records/notat.txt:1:1" in ran.stdout
