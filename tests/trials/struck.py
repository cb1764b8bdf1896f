"""Runs a command in a copy of this process that a fault strikes, for the trial `faults`."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import pkgutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import karlemose_model
from karlemose_model.cli import main as karlemose
from karlemose_model.files import shipped
from karlemose_model.site import builder
from tests.trials.writing_calls import ESCAPED, Calls, Fault


@dataclass(frozen=True)
class Ran:
    """How a command ended, what it said, and the calls of it that write."""

    code: int
    said: str
    calls: tuple[str, ...] = ()
    escaped: tuple[str, ...] = ()


def warm(*modules: str) -> None:
    """Import these, or all that commands import, and read the model, so that each copy of this process need not."""
    every = (module.name for module in pkgutil.walk_packages(karlemose_model.__path__, "karlemose_model."))
    for name in modules or ("cookiecutter.main", *(one for one in every if not one.endswith(("__main__", "worker")))):
        importlib.import_module(name)
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        contextlib.suppress(SystemExit),
    ):
        karlemose(["check", str(shipped("playbooks") / "eksempelparken")])


def run_in(
    folder: Path,
    arguments: Sequence[str],
    within: Callable[[Path], None] = lambda _home: None,
    at: int = 0,
    fault: Fault = Fault.killed,
    *,
    in_builder: bool = False,
) -> Ran:
    """Run the command in that folder, in a process of its own that the fault strikes; `at` 0: it does not.

    `within` patches that process; it is given the folder `home` beside, which is for what is no part of the state. With
    `in_builder` the fault strikes the site builder's process instead.
    """
    home = folder.parent / "home"
    for name in ("tmp", "said"):
        (home / name).mkdir(parents=True, exist_ok=True)
    words, noted = home / "said/words", home / "said/calls"
    noted.unlink(missing_ok=True)
    sys.stdout.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the copy has one thread, and asks nothing of the others
        child = os.fork()
    if child == 0:
        code = 99
        try:
            os.chdir(folder)
            handle = os.open(words, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, 1)
            os.dup2(handle, 2)
            # Where somebody else takes down what this process says, as pytest does, it has others.
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            tempfile.tempdir = str(home / "tmp")
            sys.dont_write_bytecode = True
            os.environ.update({"LANG": "C", "TMPDIR": str(home / "tmp")})
            within(home)
            if in_builder:
                _strike_builder(home, noted, at, fault)
            else:
                Calls(noted, at, fault).watch()
            try:
                karlemose(list(arguments))
            except SystemExit as stopped:
                code = stopped.code if isinstance(stopped.code, int) else 98
            with contextlib.suppress(ValueError):
                sys.stdout.flush()
                sys.stderr.flush()
        except BaseException as error:
            os.write(2, f"Traceback: {error!r}".encode())
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    lines = noted.read_text("utf-8").splitlines() if noted.exists() else []
    names = tuple(line for line in lines if not line.startswith(ESCAPED))
    return Ran(
        code, words.read_text("utf-8", "replace"), names, tuple(line for line in lines if line.startswith(ESCAPED))
    )


_BUILDER = """\
import runpy, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.trials.writing_calls import Calls, Fault
worker = runpy.run_path({worker!r})
Calls(Path({noted!r}), {at}, Fault({fault!r})).watch()
worker["main"]()
"""


def _strike_builder(home: Path, noted: Path, at: int, fault: Fault) -> None:
    """Put another script in the place of the site builder's: the same one, watched and struck."""
    script = home / "said/worker.py"
    root, worker = str(Path(__file__).parents[2]), str(builder._WORKER)
    script.write_text(_BUILDER.format(root=root, worker=worker, at=at, fault=str(fault), noted=str(noted)), "utf-8")
    builder._WORKER = script
    # One process, so that the calls have an order.
    os.cpu_count = lambda: 1
