"""What every command prints, on its way out: nothing in it is shaped like a CPR number, and nothing moves the cursor or hides.

What is wrong in a file is told without such a number anyway. This is for all the rest, whoever wrote the words: an argument that
a usage error repeats, a path in the system's own words, what another program said, an error of our own.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, TextIO

from karlemose_model.privacy import masked
from karlemose_model.wording import for_terminal


@contextmanager
def on_screen() -> Iterator[None]:
    """Inside, standard output and standard error let through only what may be printed."""
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Screen(out), Screen(err)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err


class Screen:
    """A stream that lets through only what may be printed; in everything else it is the stream itself."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def write(self, given: str | bytes) -> int:
        """Text for people, or bytes in UTF-8 of programs' formats, in which only CPR-shaped strings are made unreadable."""
        if isinstance(given, str):
            self.stream.write(for_terminal(masked(given)))
        else:
            self.stream.write(masked(given.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape"))
        return len(given)

    def writelines(self, lines: list[Any]) -> None:
        """Each of them."""
        for line in lines:
            self.write(line)

    @property
    def buffer(self) -> Any:
        """The stream of bytes below."""
        return Screen(self.stream.buffer)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def bars() -> TextIO:
    """Where a bar is drawn that shows how far the work is: it moves the cursor, and says nothing that anybody wrote."""
    found: TextIO = getattr(sys.stderr, "stream", sys.stderr)
    return found


def without_digits(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """`sys.excepthook` for whoever asks for the whole traceback of an error of ours."""
    sys.stderr.write(masked("".join(traceback.format_exception(kind, error, trace))))
