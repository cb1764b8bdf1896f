"""What the tests share: file trees from dicts, and the command run in this process."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from karlemose_model.cli import main
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.rules import checked

# Whoever starts tests in the background may have Ctrl-C ignored, and so would every process that they start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Timing is measured in benchmarks, never asserted in tests: a busy machine is no failure.
settings.register_profile("karlemose", deadline=None)
settings.load_profile("karlemose")


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay to the end: Python need not look through them for waste again and again."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


Files = dict[str, str | bytes]

AS_OF = date(2026, 11, 26)
"""The day on which the tests look at a playbook."""

WITHOUT_TARGET = (
    "recorded-crime", "perceived-safety", "share-convicted", "mentees", "mentee-success", "fidelity",
    "days-since-serious-incident",
)  # fmt: skip
"""Places start from different points, so the model sets these no target and asks every place for its own."""

STILL_ASKED = {"KM313", "KM318", "KM321", "KM336", "KM360", "KM369", "KM373"}
"""What every place is asked for that has just begun: holders and deputies, targets, a timeline, drafts to close, a statement,
what a permit for cameras holds, days of signature."""


def looked_at(path: Path) -> Reading:
    """The playbook under the rules, without what a small sample of a place is always asked for."""
    reading = checked(read_playbook(path), AS_OF)
    return replace(reading, problems=tuple(one for one in reading.problems if one.code not in STILL_ASKED))


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Files], Path]:
    """Writes {path: text} below a new folder, goes there, and gives the folder."""

    def build(tree: Files) -> Path:
        for name, content in tree.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return build


@dataclass(frozen=True)
class Ran:
    """What a command gave back."""

    code: int
    out: str
    err: str


@pytest.fixture
def karlemose(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs the command with arguments; an error of the tool itself is a traceback here, never exit code 70."""
    monkeypatch.setenv("KARLEMOSE_TRACEBACK", "1")
    monkeypatch.setenv("LANG", "C")
    # What the machine that runs the tests wishes for itself.
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "NO_COLOR", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        code = stopped.value.code
        captured = capsys.readouterr()
        return Ran(code if isinstance(code, int) else 1, captured.out, captured.err)

    return run
