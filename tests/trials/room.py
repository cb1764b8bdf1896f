"""Where trials work: in memory where there is room for it, since what is tried is not how fast the disk is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_ENOUGH = 1_000_000_000


def in_memory() -> str | None:
    """The folder whose files are kept in memory, or None where there is none: then temporary files lie where they always do."""
    memory = Path("/dev/shm")
    there = memory.is_dir() and os.access(memory, os.W_OK)
    # Containers are often given a few megabytes of it.
    return str(memory) if there and shutil.disk_usage(memory).free > _ENOUGH else None
