"""Files on disk: where the shipped playbooks and templates lie, and how to write so that nothing is lost."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import time
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# As tempfile ends what `write_bytes` lets it name.
_TEMPORARY = re.compile(r"\.(.+)\.[a-z0-9_]{8}")


def shipped(name: str) -> Path:
    """The folder of that name (`playbooks`, `templates`) that comes with the tool.

    In an installed wheel it lies inside the package, in a checkout at the repository's root.
    Raises FileNotFoundError when it is in neither place: the installation is broken.
    """
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name} lies neither in {_PACKAGE} nor beside it: the installation is incomplete")


def shipped_playbooks() -> tuple[str, ...]:
    """The ids of the playbooks that come with the tool, sorted."""
    return tuple(sorted(path.name for path in shipped("playbooks").iterdir() if (path / "playbook.yml").is_file()))


def write_bytes(path: Path, content: bytes) -> bool:
    """Write the file whole or not at all, and only if its bytes change; says whether it did.

    A temporary file beside it is synced and renamed over it. Raises OSError as the machine gives it.
    """
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    return True


def left_over_of(name: str) -> str:
    """The file that `write_bytes` was about to write when it was killed and left a file of this name; empty: none."""
    folder, slash, last = name.rpartition("/")
    found = _TEMPORARY.fullmatch(last)
    return f"{folder}{slash}{found[1]}" if found else ""


class WrittenMeanwhile(Exception):
    """Somebody else has changed the file since it was read, or is changing it; nothing was written."""


class OpenElsewhere(Exception):
    """The file is open in Word, Excel or another program; nothing was written."""


_STALE_SECONDS = 60
"""A change takes far less: what is older was left by a process that was ended."""


def change_text(path: Path, before: bytes | None, after: str) -> None:
    """Write a person's file anew, unless it is not what it was when it was read (`before`; None: it was not there).

    Two changes at once are never merged: the second raises WrittenMeanwhile. OpenElsewhere says that an office program
    holds the file. A file with Windows' line ends keeps them. Raises OSError as the machine gives it.
    """
    # A link is written through: what others share stays shared.
    path = Path(os.path.realpath(path))
    if any((path.parent / name).exists() for name in (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")):
        raise OpenElsewhere(path)
    content = after.encode("utf-8")
    if before is not None and before.startswith(b"\xef\xbb\xbf"):
        content = b"\xef\xbb\xbf" + content
    if before is not None and b"\r\n" in before:
        content = content.replace(b"\n", b"\r\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    # Its name is always the same, and it must not be there yet: so it keeps a second change out as well.
    new = path.with_name(f".{path.name}.new")
    with contextlib.suppress(OSError):
        if time.time() - new.stat().st_mtime > _STALE_SECONDS:
            new.unlink()
    try:
        with new.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except FileExistsError:
        raise WrittenMeanwhile(path) from None
    try:
        now = path.read_bytes() if path.exists() else None
        if now != before:
            raise WrittenMeanwhile(path)
        if now is not None:
            os.chmod(new, path.stat().st_mode & 0o777)
        os.replace(new, path)
    except PermissionError:
        raise OpenElsewhere(path) from None
    finally:
        with contextlib.suppress(OSError):
            os.unlink(new)


def write_text(path: Path, content: str) -> bool:
    """`write_bytes` for text, in UTF-8 with `\\n` at the end of lines on every system."""
    return write_bytes(path, content.encode("utf-8"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
