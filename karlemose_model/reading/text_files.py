"""A person's text file to text: UTF-8, with a clear problem for everything else that offices save."""

from __future__ import annotations

from pathlib import Path

from karlemose_model.problems import Place, Problem

MAX_BYTES = 2_000_000


def read_text(path: Path, shown: str, *, max_bytes: int = MAX_BYTES) -> tuple[str | None, Problem | None]:
    """The text of a file, or the problem why there is none. A byte order mark is taken off."""
    start = Place(shown)
    try:
        if not path.exists():
            return None, Problem("KM001", start, {"path": shown})
        if path.is_dir():
            return None, Problem("KM002", start, {"path": shown})
        size = path.stat().st_size
        if size > max_bytes:
            return None, Problem("KM007", start, {"megabytes": round(size / 1e6, 1), "limit": max_bytes // 1_000_000})
        content = path.read_bytes()
    except OSError as error:
        return None, Problem("KM008", start, {"path": shown, "system": error.strerror or str(error)})
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, Problem("KM005", start)
    if b"\x00" in content:
        return None, Problem("KM004", start, {"suggested": path.name})
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        return None, Problem("KM006", Place(shown, line, column))
