"""Counts each call of this process that writes to the disk, and lets one of them fail, for the trial `faults`."""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import stat
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any


class Fault(StrEnum):
    """What happens at the call."""

    killed = "killed"
    """The process is gone before the call."""
    killed_after = "killed after"
    """It is gone after the call; after half of it, where bytes are written."""
    no_room = "no room"
    """The disk is full, and stays so."""
    half = "half written"
    """Half of the bytes fit; then the disk is full for a moment."""
    denied = "denied"
    """The call is not allowed, once: e.g. another program holds the file."""
    read_only = "read-only"
    """From now on nothing can be written or removed."""
    interrupted = "interrupted"
    """Ctrl-C."""
    ended = "ended"
    """SIGTERM, as when the machine is shut down."""


ESCAPED = "escaped: "
"""Begins the line of a call that Python saw only in its audit."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# By their names in `os`; what a file's path is stands first.
_ON_PATHS = (
    "mkdir", "rmdir", "unlink", "remove", "rename", "replace", "chmod", "link", "symlink", "truncate", "utime",
)  # fmt: skip
_ON_HANDLES = ("fsync", "fchmod", "ftruncate", "sendfile", "write")
_AUDITED = frozenset(
    {"os.mkdir", "os.rmdir", "os.remove", "os.rename", "os.chmod", "os.link", "os.symlink", "os.truncate", "os.utime"}
)
_TAKES_ROOM = frozenset({"open", "mkdir", "write", "fsync", "link", "symlink", "sendfile"})
GIVES_BACK = frozenset({"unlink", "remove", "rmdir", "rename", "replace"})
"""Where one of these fails, what it would have tidied away may be left."""


class Calls:
    """The writing calls of this process from `watch` on: `names` in their order, and `escaped`: those that Python saw only
    in its audit. At the call of number `at` (from 1) the fault strikes. The file `note` gets a line for each.
    """

    def __init__(self, note: Path, at: int = 0, fault: Fault = Fault.killed) -> None:
        self.at = at
        self.fault = fault
        self.names: list[str] = []
        self.escaped: list[str] = []
        self._inside = 0
        # One that is killed can tell nothing at its end.
        self._note = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._say = os.write

    def watch(self) -> None:
        """Watch until the process ends; it is one that was made to be struck."""
        for name in _ON_PATHS:
            setattr(os, name, self._watched(name, getattr(os, name)))
        for name in _ON_HANDLES:
            setattr(os, name, self._watched(name, getattr(os, name), on_handle=True))
        os.open = self._watched("open", os.open, only_if=lambda _path, flags, *_: bool(flags & _WRITES))
        opened = io.open
        builtins.open = io.open = self._opening(opened)
        sys.addaudithook(self._audit)

    def strike(self, name: str, call: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        """Count the call and make it, or what the fault makes of it."""
        self.names.append(name)
        self._say(self._note, f"{name}\n".encode())
        number = len(self.names)
        if number < self.at or not self.at:
            return self._made(call)
        if number == self.at:
            if self.fault is Fault.killed:
                os.kill(os.getpid(), signal.SIGKILL)
            if self.fault is Fault.killed_after:
                self._made(half or call)
                os.kill(os.getpid(), signal.SIGKILL)
            if self.fault is Fault.interrupted:
                raise KeyboardInterrupt
            if self.fault is Fault.ended:
                os.kill(os.getpid(), signal.SIGTERM)
            if self.fault is Fault.half:
                if half:
                    self._made(half)
                raise _refused(errno.ENOSPC)
            if self.fault is Fault.denied:
                raise _refused(errno.EACCES)
        if self.fault is Fault.no_room and name in _TAKES_ROOM:
            raise _refused(errno.ENOSPC)
        if self.fault is Fault.read_only:
            raise _refused(errno.EROFS)
        return self._made(call)

    def _made(self, call: Callable[[], Any]) -> Any:
        self._inside += 1
        try:
            return call()
        finally:
            self._inside -= 1

    def _watched(
        self,
        name: str,
        function: Callable[..., Any],
        *,
        on_handle: bool = False,
        only_if: Callable[..., bool] = lambda *_: True,
    ) -> Callable[..., Any]:
        def watched(*arguments: Any, **others: Any) -> Any:
            on_disk = _is_file(arguments[0]) if on_handle else not _is_device(arguments[0])
            if self._inside or not on_disk or not only_if(*arguments):
                return function(*arguments, **others)
            half = None
            if name == "write":
                half = lambda: function(arguments[0], arguments[1][: len(arguments[1]) // 2])  # noqa: E731
            try:
                return self.strike(name, lambda: function(*arguments, **others), half)
            except OSError as error:
                # The system names the file where a path was given.
                if error.filename is None and not on_handle:
                    raise OSError(error.errno, error.strerror, os.fspath(arguments[0])) from None
                raise

        return watched

    def _opening(self, opened: Callable[..., Any]) -> Callable[..., Any]:
        def watched(file: Any, mode: str = "r", *arguments: Any, **others: Any) -> Any:
            writes = any(letter in mode for letter in "wxa+")
            if self._inside or not writes or (_is_device(file) if not isinstance(file, int) else not _is_file(file)):
                return opened(file, mode, *arguments, **others)
            if isinstance(file, int):
                return _Stream(opened(file, mode, *arguments, **others), self)
            try:
                return _Stream(self.strike("open", lambda: opened(file, mode, *arguments, **others)), self)
            except OSError as error:
                if error.filename is None:
                    raise OSError(error.errno, error.strerror, os.fspath(file)) from None
                raise

        return watched

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._inside:
            return
        writes = event == "open" and not isinstance(arguments[0], int) and (arguments[2] or 0) & _WRITES
        if (writes and not _is_device(arguments[0])) or event in _AUDITED:
            self.escaped.append(f"{event} {arguments[0]!r}")
            self._say(self._note, f"{ESCAPED}{self.escaped[-1]}\n".encode())


class _Stream:
    """An open file whose `write` counts."""

    def __init__(self, stream: Any, calls: Calls) -> None:
        self._stream = stream
        self._calls = calls

    def write(self, content: Any) -> Any:
        def half() -> None:
            self._stream.write(content[: len(content) // 2])
            self._stream.flush()

        return self._calls.strike("write", lambda: self._stream.write(content), half)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> _Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()


def _refused(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def _is_file(handle: int) -> bool:
    return stat.S_ISREG(os.fstat(handle).st_mode) or stat.S_ISDIR(os.fstat(handle).st_mode)


def _is_device(path: Any) -> bool:
    return isinstance(path, str | bytes | os.PathLike) and os.fspath(path) in (os.devnull, os.devnull.encode())
