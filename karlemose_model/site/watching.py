"""Notices that files changed, for the site that is built while somebody edits."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Seen = Mapping[str, tuple[int, int]]
"""Each file with the time of its last change, in nanoseconds, and its size."""

_SCRATCH = ("~", ".tmp", ".swp")


def seen(paths: Iterable[Path], skip: Iterable[Path] = ()) -> Seen:
    """What these files, and all files in these folders, look like now; what is hidden or in `skip` is left out.

    Asked again and again rather than told by the system: network drives, where offices keep their files, tell nothing.
    """
    left_out = {path.resolve() for path in skip}
    found: dict[str, tuple[int, int]] = {}
    for path in paths:
        if not path.is_dir():
            _look(path, found)
            continue
        for name, folders, files in os.walk(path):
            folder = Path(name)
            folders[:] = [
                one for one in folders if not one.startswith(".") and (folder / one).resolve() not in left_out
            ]
            for file in files:
                _look(folder / file, found)
    return found


def wait_for_change(look: Callable[[], Seen], before: Seen, pause: float) -> None:
    """Wait until a look shows something else than before, and then the same twice: what is saved in steps is whole.

    `pause` are the seconds between two looks.
    """
    now = before
    while now == before:
        time.sleep(pause)
        now = look()
    later: Seen = {}
    while later != now:
        later = now
        time.sleep(pause)
        now = look()


def _look(file: Path, found: dict[str, tuple[int, int]]) -> None:
    # What editors and Office lay beside a file while it is open is nobody's text.
    if file.name.startswith((".", "~$")) or file.name.endswith(_SCRATCH):
        return
    try:
        now = file.stat()
    except OSError:
        return  # gone between the listing and the look, or not to be read: as if it were not there
    found[str(file.resolve())] = (now.st_mtime_ns, now.st_size)
