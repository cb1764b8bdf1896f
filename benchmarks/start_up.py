"""Start-up: what a person waits for before the command does anything, beside an interpreter that does nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.estates import AS_OF, make_estates
from benchmarks.measuring import beside, command, fresh
from benchmarks.tables import Row, Table


def measure() -> Table:
    """Each command in a fresh process."""
    karlemose = beside("karlemose")
    with TemporaryDirectory() as name:
        (estate,) = fresh(make_estates, Path(name), 1)
        floor = command([sys.executable, "-c", "pass"])
        timed = {
            "python -c pass": floor,
            "karlemose --version": command([karlemose, "--version"]),
            "karlemose --help": command([karlemose, "--help"]),
            "karlemose check --help": command([karlemose, "check", "--help"]),
            "karlemose check, a new estate": command([karlemose, "check", "--as-of", AS_OF, estate]),
        }
        example = fresh(_example)
        timed["karlemose check, eksempelparken"] = command([karlemose, "check", example])
        # What a new interpreter needs for the libraries alone, whatever we do.
        timed["python -c 'import click'"] = command([sys.executable, "-c", "import click"])
        timed["python -c 'import pydantic, yaml'"] = command(
            [sys.executable, "-c", "from pydantic import BaseModel; import yaml"]
        )
    rows = tuple(Row(what, times, floor) for what, times in timed.items())
    notes = ("floor: python -c pass. Compiled code and files are in the machine's cache.",)
    return Table("start_up", "from the command line to the first word", rows, notes)


def _example() -> Path:
    from karlemose_model.files import shipped

    return shipped("playbooks") / "eksempelparken"
