"""The names of a playbook's files and folders as messages show them: a name is read by people too, and goes into addresses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from karlemose_model.reading.layers import shown_name

FOLDERS = ("records", "docs", "templates")
"""The folders beside a playbook that are read."""
MOST = 20_000
"""So many names are looked at."""


def names_in(folder: Path) -> tuple[str, ...]:
    """The names in a playbook's folder and in all that is below its own folders; links are not followed."""
    found: list[str] = []
    for path in _paths(folder):
        if len(found) == MOST:
            break
        found.append(shown_name(path))
    return tuple(found)


def _paths(folder: Path) -> Iterator[Path]:
    # Whoever reads the files tells what can't be looked into.
    with suppress(OSError):
        yield from sorted(folder.iterdir())
    for name in FOLDERS:
        for above, folders, files in os.walk(folder / name):
            folders.sort()
            yield from (Path(above, each) for each in (*folders, *sorted(files)))
