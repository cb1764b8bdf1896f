"""Lets one build at a time into a folder, for `build_pages`; the system itself ends the claim of a process that dies."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".karlemose-lock"

PATIENCE = 10.0
"""Seconds to wait for another build, which seldom takes longer."""

_LOOK_AGAIN = 0.05
_TAKEN = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})


class Taken(Exception):
    """Another build is still running in the folder."""


@contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only one that builds in the folder, within the `with` block. Raises Taken when that many seconds go by in vain.

    The file of the claim stays: deleted, it would let in two that opened it before and after. A file system that knows no
    claims lets everybody in. Raises OSError when the file can't be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Closing ends the claim, and the processes that we start don't inherit it.
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        end = time.monotonic() + patience
        while not _claimed(handle):
            if time.monotonic() >= end:
                raise Taken(folder)
            time.sleep(_LOOK_AGAIN)
        yield
    finally:
        os.close(handle)


def _claimed(handle: int) -> bool:
    """Whether the claim is ours from now on, or none is to be had here."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _TAKEN
    return True
