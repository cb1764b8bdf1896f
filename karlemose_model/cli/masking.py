"""The streams that commands write to, with what is shaped like a CPR number made unreadable: whoever wrote the words, and where.

What is wrong in a file is told without it anyway. This is for all the rest: an argument that a usage error repeats, a path in
the system's own words, what another program said, an error of our own.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from karlemose_model.privacy import masked


@contextmanager
def masking() -> Iterator[None]:
    """Inside, what is written to standard output and standard error is masked."""
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Masking(out), _Masking(err)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err


def without_digits(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """`sys.excepthook` for whoever asks for the whole traceback of an error of ours."""
    sys.stderr.write(masked("".join(traceback.format_exception(kind, error, trace))))


class _Masking:
    """A stream that masks what it is given and is otherwise the one behind it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, given: str | bytes) -> int:
        """Text, or bytes in UTF-8 of programs' formats; what a terminal shows of both is masked."""
        if isinstance(given, str):
            self._stream.write(masked(given))
        else:
            self._stream.write(masked(given.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape"))
        return len(given)

    def writelines(self, lines: list[Any]) -> None:
        """Each of them."""
        for line in lines:
            self.write(line)

    @property
    def buffer(self) -> Any:
        """The stream of bytes below."""
        return _Masking(self._stream.buffer)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
