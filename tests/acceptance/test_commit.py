"""A coordinator's morning with Git: the hook lets a clean change through, and stops a CPR number before the history has it.

Eksempelparken is fictional, the name is invented, and the CPR-shaped sample is nobody's: its birth date lies ahead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from tests.conftest import Ran

SAMPLE = "311257-5000"


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_what_must_not_be_known_does_not_get_into_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, karlemose: Callable[..., Ran]
) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "gitconfig").write_text("[user]\n\tname = Tovholderen\n\temail = tovholder@example.org\n")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
    environment |= {"PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "C.UTF-8"}
    home = tmp_path / "Eksempel parken"
    shutil.copytree(shipped("playbooks") / "eksempelparken", home)
    monkeypatch.chdir(home)

    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["git", *arguments], capture_output=True, text=True, check=False, env=environment)

    git("init", "--quiet")
    assert karlemose("check", "--install-hook").code == 0
    git("add", "--all")
    first = git("commit", "--message", "Mappen er lavet")
    assert first.returncode == 0, first.stderr
    assert "1 drejebog kontrolleret: ingen fejl, ingen advarsler" in first.stderr

    record = Path("records/actions.yml")
    clean = record.read_text("utf-8")
    record.write_text(f"{clean}# Ring til {SAMPLE}\n", "utf-8")
    git("add", "--all")
    # Taken out again where it is looked at, but not where it counts.
    record.write_text(clean, "utf-8")
    stopped = git("commit", "--message", "Opgaver")
    assert stopped.returncode == 1
    assert "records/actions.yml" in stopped.stderr
    assert "KM310" in stopped.stderr
    assert SAMPLE not in stopped.stderr + stopped.stdout

    # A name beside an offence is a warning: it is told, and the coordinator decides.
    record.write_text(f"{clean}# Mikkel er sigtet\n", "utf-8")
    warned = git("commit", "--all", "--message", "Opgaver")
    assert warned.returncode == 0, warned.stderr
    assert "KM505" in warned.stderr
    assert "Mikkel" not in warned.stderr
    assert SAMPLE not in git("log", "--all", "--patch").stdout
