"""Files on disk: where the shipped playbooks and templates lie, and how to write so that nothing is lost."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from karlemose_model.claims import LOOK_AGAIN, PATIENCE, claimed

_PACKAGE = Path(__file__).resolve().parent

TEMPORARY = ".karlemose-new"
"""Ends the name of the hidden file beside its target that a write is prepared in."""

_STALE_SECONDS = 60
"""A write takes far less: so old, it was left behind. It counts where the file system can't tell whether its writer lives."""
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)
# What a file system answers that can't put a file on the disk at once.
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})


class WrittenMeanwhile(Exception):
    """Somebody else has changed the file since it was read, or is changing it; nothing was written."""


class OpenElsewhere(PermissionError):
    """The file is open in Word, Excel or another program; nothing was written."""


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


def is_device(name: str) -> bool:
    """Whether Windows keeps the name of a file, a folder or an id for a device, with any ending: con, NUL.txt, com1."""
    return _DEVICE.fullmatch(name.partition(".")[0].strip()) is not None


def leads_out(path: Path, folder: Path) -> bool:
    """Whether the path is, or goes through, a link to something outside the folder; also where nothing is there yet."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def temporary_of(path: Path) -> Path:
    """Where a write of the file is prepared; what a killed one leaves there, the next write of the file takes away."""
    return path.with_name(f".{path.name}{TEMPORARY}")


def left_over_of(name: str) -> str:
    """The file that was about to be written when the process was killed and left a file of this name; empty: none."""
    folder, slash, last = name.rpartition("/")
    whole = last.removeprefix(".").removesuffix(TEMPORARY)
    return f"{folder}{slash}{whole}" if whole and last == f".{whole}{TEMPORARY}" else ""


def write_bytes(path: Path, content: bytes) -> bool:
    """Write the file whole or not at all, and only if its bytes change; says whether it did.

    A file beside it is synced and renamed over it; while another process does the same, this one waits. Raises OSError
    that names the file.
    """
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            if os.path.lexists(new := temporary_of(path)):
                with contextlib.suppress(WrittenMeanwhile):
                    _take_away(new)
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            _put(path, content)
        except WrittenMeanwhile:
            if time.monotonic() >= end:
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path)) from None
            time.sleep(LOOK_AGAIN)
        else:
            return True


def write_text(path: Path, content: str) -> bool:
    """`write_bytes` for text, in UTF-8 with `\\n` at the end of lines on every system."""
    return write_bytes(path, content.encode("utf-8"))


def change_text(path: Path, before: bytes | None, after: str) -> None:
    """Write a person's file anew, unless it is not what it was when it was read (`before`; None: it was not there).

    Two changes at once are never merged: the second raises WrittenMeanwhile. OpenElsewhere says that an office program
    holds the file. A file with Windows' line ends keeps them. Raises OSError that names the file.
    """
    # A link is written through: what others share stays shared.
    path = Path(os.path.realpath(path))
    if any((path.parent / name).exists() for name in (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")):
        raise _open_elsewhere(path)
    content = after.encode("utf-8")
    if before is not None and before.startswith(b"\xef\xbb\xbf"):
        content = b"\xef\xbb\xbf" + content
    if before is not None and b"\r\n" in before:
        # A text that was read with some of them has them already.
        content = re.sub(rb"(?<!\r)\n", b"\r\n", content)
    if before is None:
        path.parent.mkdir(parents=True, exist_ok=True)

    def still_as_it_was() -> None:
        if (path.read_bytes() if path.exists() else None) != before:
            raise WrittenMeanwhile(path)

    _put(path, content, still_as_it_was)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in the folder last through a power cut, where the system can do that."""
    with contextlib.suppress(OSError):
        # Windows opens no folder, and writes down names by itself.
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_below(folder: Path) -> None:
    """Have all that other programs have written below the folder last through a power cut. Raises OSError."""
    for top, _folders, names in os.walk(folder):
        for name in names:
            handle = os.open(Path(top, name), os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
            try:
                _sync(handle)
            finally:
                os.close(handle)
        sync_folder(Path(top))


def _put(path: Path, content: bytes, check: Callable[[], None] = lambda: None) -> None:
    """Write the file beside its place, then `check`, then rename it there. Raises OSError that names the file.

    Raises what `check` raises, WrittenMeanwhile when another process is about to do the same, and OpenElsewhere.
    """
    new = temporary_of(path)
    with os.fdopen(_begun(new, path), "wb", buffering=0) as stream:
        try:
            _fill(stream, content, path)
            check()
            _rename(stream, new, path)
        except BaseException:
            # While it is open, the file of this name is ours and nobody else's.
            if sys.platform == "win32":
                stream.close()
            with contextlib.suppress(OSError):
                os.unlink(new)
            raise


def _begun(new: Path, path: Path) -> int:
    """The new file, open and claimed. Raises WrittenMeanwhile when another process has it, OSError that names `path`."""
    for _attempt in range(2):
        try:
            handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            _take_away(new)
            continue
        except OSError as error:
            raise _named(error, path) from error
        if claimed(handle) is not False and _is_still(new, handle):
            return handle
        # Between the two calls it seemed left behind, and was taken away.
        os.close(handle)
    raise WrittenMeanwhile(path)


def _take_away(new: Path) -> None:
    """Delete what a write that was killed has left. Raises WrittenMeanwhile while its writer lives."""
    try:
        if sys.platform != "win32":
            handle = os.open(new, os.O_RDWR | os.O_NOFOLLOW)
            try:
                free = claimed(handle)
                # The clock may have been put back since.
                if free is None:
                    free = abs(time.time() - os.fstat(handle).st_mtime) > _STALE_SECONDS
                if not free or not _is_still(new, handle):
                    raise WrittenMeanwhile(new)
                os.unlink(new)
            finally:
                os.close(handle)
        else:
            # Windows deletes nothing that is open.
            os.unlink(new)
    except FileNotFoundError:
        pass
    except PermissionError as error:
        raise WrittenMeanwhile(new) from error


def _is_still(path: Path, handle: int) -> bool:
    """Whether the open file is the one that has this name."""
    try:
        return os.path.samestat(os.lstat(path), os.fstat(handle))
    except FileNotFoundError:
        return False


def _fill(stream: IO[bytes], content: bytes, path: Path) -> None:
    """Write the content, with the rights that the file at the path has. Raises OSError that names it."""
    try:
        if path.exists():
            mode = path.stat().st_mode & 0o777
            # A file system that gives all files the same rights may refuse to be asked.
            if mode != os.fstat(stream.fileno()).st_mode & 0o777:
                os.chmod(temporary_of(path), mode)
        rest = memoryview(content)
        while rest:
            rest = rest[stream.write(rest) :]
        _sync(stream.fileno())
    except OSError as error:
        raise _named(error, path) from error


def _rename(stream: IO[bytes], new: Path, path: Path) -> None:
    if sys.platform == "win32":
        stream.close()  # no open file can be renamed there
    try:
        os.replace(new, path)
    except PermissionError as error:
        raise _open_elsewhere(path) from error
    except OSError as error:
        raise _named(error, path) from error


def _sync(handle: int) -> None:
    """Have the file's content last through a power cut, where the file system can do that. Raises OSError, e.g. on a full disk."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def _named(error: OSError, path: Path) -> OSError:
    """The same error, with the name that people know: a write gives none at all, and the new file's says nothing."""
    return OSError(error.errno, error.strerror, str(path))


def _open_elsewhere(path: Path) -> OpenElsewhere:
    return OpenElsewhere(errno.EACCES, os.strerror(errno.EACCES), str(path))
