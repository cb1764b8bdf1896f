"""A person's text file to text: UTF-8, with a clear problem for everything else that offices save; tables also in Windows' own."""

from __future__ import annotations

import os
import re
from pathlib import Path

from karlemose_model.problems import Place, Problem

MAX_BYTES = 2_000_000

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_DANISH = re.compile(
    r"[^\t\r\n\x20-\x7e\u00a0æøåÆØÅéÉèÈêëáàâíóôúäöüÄÖÜßçñðþ§°ºª½¼²³±×÷·«»¤€£%‰…–—•“”´¨µ®©‘’]|(?<=\w)‘"
)
"""What no Danish office writes. A table in Windows-1252 holds nothing of it; read as if it were, one saved by DOS or an
old Mac, or a broken UTF-8 file (Ã¦ for æ), does."""


def read_text(path: Path, shown: str, *, max_bytes: int = MAX_BYTES) -> tuple[str | None, Problem | None]:
    """The text of a file in UTF-8, or the problem why there is none. A byte order mark is taken off."""
    content, problem = read_content(path, shown, max_bytes)
    if content is None:
        return None, problem
    if content[:2] in _UTF_16:
        return None, Problem("KM005", Place(shown))
    return _utf_8(content, path, shown)


def read_table_text(path: Path, shown: str, *, max_bytes: int) -> tuple[str | None, Problem | None]:
    """The text of a table that an office program saved: in UTF-8, as "Unicode text" (UTF-16), or in Windows-1252.

    Windows-1252 carries no mark of its own, so it is taken for that only if every sign is one that Danish offices write;
    otherwise the file is refused, for nobody could tell what its letters are.
    """
    content, problem = read_content(path, shown, max_bytes)
    if content is None:
        return None, problem
    if content[:2] in _UTF_16:
        try:
            return content.decode("utf-16"), None
        except UnicodeDecodeError:
            return None, Problem("KM004", Place(shown), {"suggested": path.name})
    text, problem = _utf_8(content, path, shown)
    if problem is not None and problem.code == "KM006":
        danish = content.decode("cp1252", "replace")
        if not _NOT_DANISH.search(danish):
            return danish, None
    return text, problem


def refused_link(path: Path, shown: str) -> Problem | None:
    """The problem if the path is a link: it may lead out of the repository, and what is published is read inside it."""
    return Problem("KM358", Place(shown), {"path": shown}) if path.is_symlink() else None


def read_content(path: Path, shown: str, max_bytes: int) -> tuple[bytes | None, Problem | None]:
    """The bytes of a file, or the problem why there are none. Of a file that is too large no more is read than
    it takes to know that."""
    start = Place(shown)
    try:
        if not path.exists():
            return None, Problem("KM001", start, {"path": shown})
        if path.is_dir():
            return None, Problem("KM002", start, {"path": shown})
        if not path.is_file():
            # Opening a pipe would wait for ever, and a device has no end.
            return None, Problem("KM184", start, {"path": shown})
        with open(path, "rb", opener=_without_waiting) as stream:
            # Nothing is what a file says that would let a reader wait.
            content = stream.read(max_bytes + 1) or b""
        if len(content) > max_bytes:
            size = max(len(content), path.stat().st_size)
            return None, Problem("KM007", start, {"megabytes": round(size / 1e6, 1), "limit": f"{max_bytes / 1e6:g}"})
        return content, None
    except OSError as error:
        return None, _refused(shown, error)


def _without_waiting(path: str, flags: int) -> int:
    """What the kernel shows as a file may have its reader wait for ever, as a pipe does: `/proc/kmsg`."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def entries_of(folder: Path, shown: str) -> tuple[list[Path], Problem | None]:
    """What lies in a folder in the order of the names, or the problem why nobody may see it; one that is not there is empty."""
    try:
        return (sorted(folder.iterdir()) if folder.is_dir() else []), None
    except OSError as error:
        return [], _refused(shown, error)


def _refused(shown: str, error: OSError) -> Problem:
    return Problem("KM008", Place(shown), {"path": shown, "system": error.strerror or str(error)})


def _utf_8(content: bytes, path: Path, shown: str) -> tuple[str | None, Problem | None]:
    if b"\x00" in content:
        return None, Problem("KM004", Place(shown), {"suggested": path.name})
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        return None, Problem("KM006", Place(shown, line, column))
