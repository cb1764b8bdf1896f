"""What every command prints, on its way to the terminal: nothing in somebody's text moves the cursor, hides or rewrites."""

from __future__ import annotations

import sys
from typing import Any, TextIO

from karlemose_model.wording import for_terminal


class Screen:
    """A stream of text that lets through only what can be seen; in everything else it is the stream itself."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write what can be seen of the text."""
        return self.stream.write(for_terminal(text))

    def writelines(self, lines: list[str]) -> None:
        """The same for several pieces."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def bars() -> TextIO:
    """Where a bar is drawn that shows how far the work is: it moves the cursor, and says nothing that anybody wrote."""
    # Whatever else lies around it tells of the Screen's own.
    found: TextIO = getattr(sys.stderr, "stream", sys.stderr)
    return found
