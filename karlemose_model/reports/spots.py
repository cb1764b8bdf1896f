"""Where a finding stands, safe to print, and what its file is called in a repository; for every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from karlemose_model.privacy import masked
from karlemose_model.problems import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A Place that can be printed: line and columns from 1, `end_column` after the last character.

    `name` is the file's name as its text is kept under, `file` the same with nothing unprintable or private in it.
    `known` is False when only the file is known: it is not there, or nobody could read it. `cell` names the cell of a
    spreadsheet.
    """

    name: str
    file: str
    line: int
    column: int
    end_column: int
    known: bool
    cell: str = ""

    @classmethod
    def of(cls, place: Place, lines: Sequence[str] | None) -> Spot:
        """The spot of a place in a file's lines; None when the file has no text."""
        line, column = max(1, place.line), max(1, place.column)
        known = lines is not None or (line, column) != (1, 1)
        end = column + max(1, place.length) if known else column
        if lines is not None and line <= len(lines):
            end = max(column, min(end, len(lines[line - 1]) + 1))
        return cls(place.file, printable(place.file), line, column, end, known, printable(place.cell))

    def at(self, line: int) -> Spot:
        """The same in another line, to see what stands there."""
        return replace(self, line=line)

    def __str__(self) -> str:
        """As editors and terminals know it, a cell behind it; only the file's name when nothing more is known."""
        cell = f" ({self.cell})" if self.cell else ""
        return f"{self.file}:{self.line}:{self.column}{cell}" if self.known else self.file


@dataclass(frozen=True, slots=True)
class Repository:
    """How shown names lie in a repository: platforms want paths from its root.

    `root` is its whole path, `prefix` the path from there to the current folder; both may be empty: then the current
    folder is taken for the root. `shipped` are the names of files that come with the tool and are in nobody's repository.
    """

    root: str = ""
    prefix: str = ""
    shipped: frozenset[str] = frozenset()

    def path_of(self, name: str) -> str | None:
        """The path from the repository's root, printable; None for a file outside."""
        if name in self.shipped:
            return None
        if self.root and name.startswith(f"{self.root}/"):
            return printable(name.removeprefix(f"{self.root}/"))
        if is_whole(name):
            return None
        return printable(f"{self.prefix}/{name}" if self.prefix else name)


def is_whole(name: str) -> bool:
    """Whether a name is a whole path, also one of Windows: then the file lies outside the current folder."""
    return name.startswith("/") or name[1:3] == ":/"


def printable(text: str) -> str:
    """The text without what is private, as long as before: `?` for what a terminal would obey, `·` for an odd blank."""
    return "".join(
        character if character.isprintable() else "·" if character.isspace() and character != "\t" else "?"
        for character in masked(text)
    )
