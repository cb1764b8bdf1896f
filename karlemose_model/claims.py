"""Claims on files and folders, so that one process at a time writes; the system itself ends the claim of one that dies."""

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
"""Seconds to wait for another process, which seldom takes longer."""

LOOK_AGAIN = 0.05
"""Seconds between two looks whether the other has ended."""

_TAKEN = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})


class Taken(Exception):
    """Another process is still at work in the folder."""


@contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only one that writes in the folder, within the `with` block. Raises Taken when that many seconds go by in vain.

    The file of the claim stays: deleted, it would let in two that opened it before and after. A file system that knows no
    claims lets everybody in. Raises OSError when the file can't be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Closing ends the claim, and the processes that we start don't inherit it.
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        end = time.monotonic() + patience
        while claimed(handle) is False:
            if time.monotonic() >= end:
                raise Taken(folder)
            time.sleep(LOOK_AGAIN)
        yield
    finally:
        os.close(handle)


def claimed(handle: int) -> bool | None:
    """Whether the open file is ours until the handle is closed; None where the file system knows no claims."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _TAKEN else None
    return True
