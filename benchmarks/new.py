"""A new place: from `karlemose new` with options to its check, its first agenda and its sites, each as a person runs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Times, beside, command
from benchmarks.tables import Row, Table

_TIMES = 3
_OPTIONS: dict[str, tuple[str, ...]] = {
    "estate": ("--name", "Målehaven", "--municipality", "Opdigtet Kommune", "--first-meeting", "2027-01-12"),
    "district": ("--name", "Målekredsen", "--kind", "district", "--first-meeting", "2027-01-14"),
}
_FICTIONAL = "Målestedet er opdigtet. / The measured place is fictional."
_DAY = "2027-01-12"


def measure() -> Table:
    """`new` into a folder that is not there yet, then the way to what people read."""
    karlemose = beside("karlemose")
    rows = []
    with TemporaryDirectory() as name:
        for template, options in _OPTIONS.items():
            made = [Path(name, f"{template}-{number}") for number in range(_TIMES)]

            def new(folder: Path, template: str = template, options: tuple[str, ...] = options) -> list[str | Path]:
                more = ("--police-district", "Målekredsen", "--notice", _FICTIONAL, "--package", "", "--no-input")
                return [karlemose, "new", template, *options, *more, "--into", folder]

            rows.append(Row(f"karlemose new {template}", _each(made, new)))
            place = made[0]
            ways: tuple[tuple[str, list[str | Path]], ...] = (
                ("check", ["check", place]),
                ("agenda", ["agenda", "-p", place]),
                ("build --builder none", ["build", place, "--builder", "none", "--out", Path(name, "markdown")]),
                ("build, both sites", ["build", place, "--out", Path(name, f"built-{template}")]),
            )
            for what, words in ways:
                run: list[str | Path] = [karlemose, *words, "--as-of", _DAY]
                rows.append(Row(f"{template}: karlemose {what}", command(run, times=_TIMES, unmeasured=0)))
    notes = (
        "An estate and a police district in two languages, both fictional; every command is a process of its own.",
        "new is cookiecutter with its two hooks, each a process as well; from nothing to a site is new and build.",
    )
    return Table("new", "from nothing to a site", tuple(rows), notes)


def _each(folders: list[Path], words: Callable[[Path], list[str | Path]]) -> Times:
    """The command once for each folder, since it writes into none that holds something."""
    measured = [command(words(folder), times=1, unmeasured=0) for folder in folders]
    return Times(tuple(time for one in measured for time in one.each), max(one.peak for one in measured))
