"""Ctrl-C and the end of the machine, in a real process: it says so by its code, and leaves nothing half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
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
