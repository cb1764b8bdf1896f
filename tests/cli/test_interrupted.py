"""Ctrl-C and the end of the machine, in a real process: it says so by its code, and leaves nothing half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.recording.park import TREE

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")]

HERE = Path(__file__).parents[2]
PATIENCE = 60.0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_stopped_in_the_builder(
    files: Callable[[dict[str, str]], Path], number: signal.Signals, code: int
) -> None:
    folder = files(TREE)
    command = [sys.executable, "-m", "karlemose_model", "build", ".", "--audience", "public", "--as-of", "2026-01-20"]
    process = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(HERE)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    home, end = folder / "build/park", time.monotonic() + PATIENCE
    while not (home / ".public.karlemose-work").exists():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.02)
    process.send_signal(number)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == code
    assert b"Traceback" not in said
    # Its source is whole and there to stay, the site not begun.
    assert sorted(path.name for path in home.iterdir()) == [".karlemose-lock", "source"]


INTERRUPTED = """
import os, runpy, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == at:
            os.kill(os.getpid(), signal.SIGINT)

_, how, at, *arguments = sys.argv
sys.argv = ["karlemose", *arguments]
sys.meta_path.insert(0, Interrupting())
if how == "-m":
    runpy.run_module("karlemose_model", run_name="__main__")
from karlemose_model.__main__ import run
run()
"""


@pytest.mark.parametrize("how", ["-m", "console script"])
@pytest.mark.parametrize(
    ("at", "argument"),
    [
        ("karlemose_model.cli", "check"), ("click", "check"), ("karlemose_model.cli.screen", "check"),
        ("karlemose_model.cli.check", "check"), ("karlemose_model.cli.help_words", "--help"),
        ("karlemose_model.wording", "--help"),
    ],
)  # fmt: skip
def test_ctrl_c_while_everything_is_still_imported(how: str, at: str, argument: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, how, at, argument], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(HERE), "LANG": "da_DK.UTF-8", "LC_ALL": "da_DK.UTF-8"}, timeout=PATIENCE,
    )  # fmt: skip
    assert ran.returncode == 130, ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_command_begins_where_ctrl_c_is_obeyed() -> None:
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"karlemose": "karlemose_model.__main__:run"}
