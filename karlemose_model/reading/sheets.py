"""A table as cells that know where they stand, whatever file it came from: text with separators, or a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from karlemose_model.problems import Place, Problem

HEADER_WITHIN = 20
"""So many rows may stand above the one that names the columns."""

MAX_COLUMNS = 1_000
_MAX_SIGNS = 20_000
"""So many separators in one line of a text: as many columns as a spreadsheet has, and a few more."""

_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
_LINE_END = re.compile(r"\r\n|\r|\n")
_SAID = re.compile(r"\s*sep=(?P<sign>[;,\t])\s*")

Cells = list[str]


class Typed(str):
    """A cell of a spreadsheet that is no text: how a person would write it, and the value itself."""

    __slots__ = ("value",)
    value: object

    def __new__(cls, text: str, value: object) -> Typed:
        cell = super().__new__(cls, text)
        cell.value = value
        return cell


@dataclass(slots=True)
class Sheet:
    """The rows of one table, each with the line that it begins in; empty ones may be among them.

    `comma`: a comma is the decimal mark. `locate` gives the place of a cell by line and number (from 0). What makes the
    rest unreadable is added to `problems` while the rows are taken.
    """

    file: str
    rows: Iterator[tuple[int, Cells]]
    comma: bool
    locate: Callable[[int, int], Place]
    problems: list[Problem] = field(default_factory=list)
    name: str = ""


def text_sheet(text: str, shown: str, is_header: Callable[[Cells], bool]) -> Sheet:
    """The table in a text, with semicolons, tabs or commas between cells.

    A first line `sep=;` says which; else it is the one with which `is_header` finds the row that names the columns, else
    the one that the first line has most of. `shown` is the name that places carry.
    """
    said = _SAID.fullmatch(text.partition("\n")[0])
    delimiter = said["sign"] if said else _delimiter(text, is_header)
    lines = _Lines(text, shown, delimiter)
    sheet = Sheet(shown, iter(()), delimiter != ",", lines.place)
    rows = lines.rows(sheet.problems)
    sheet.rows = islice(rows, 1, None) if said else rows
    return sheet


def _delimiter(text: str, is_header: Callable[[Cells], bool]) -> str:
    top = list(islice((line for line in io.StringIO(text) if line.strip()), HEADER_WITHIN + 1))
    for sign in ";\t,":
        for line in top:
            if 0 < line.count(sign) <= _MAX_SIGNS and is_header([cell.strip().strip('"') for cell in line.split(sign)]):
                return sign
    first = top[0] if top else ""
    return max(",;\t", key=first.count)


class _TooWide(Exception):
    """A row has more cells than a table has."""


@dataclass(slots=True)
class _Lines:
    """The lines of a text, found only when a place is asked for: hardly ever in a table that is right."""

    text: str
    file: str
    delimiter: str
    starts: array[int] = field(default_factory=lambda: array("L"))
    looked_at: tuple[int, list[tuple[int, int]]] = (0, [])
    """The line that a place was last asked for in, and where its cells stand: most problems of a table share it."""

    def rows(self, problems: list[Problem]) -> Iterator[tuple[int, Cells]]:
        """Every row. Quotation marks that do not match end the reading: nobody can tell where a cell ends.

        So does a row with more cells than a table has; empty ones at its end do not count.
        """
        reader = csv.reader(self._narrow(), delimiter=self.delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                if len(cells) > MAX_COLUMNS and any(cell.strip() for cell in cells[MAX_COLUMNS:]):
                    raise _TooWide
                yield line, cells[:MAX_COLUMNS]
                line = reader.line_num + 1
        except _TooWide:
            problems.append(Problem("KM185", Place(self.file, line), {"limit": MAX_COLUMNS}))
        except csv.Error:
            # At the last cell that can be told from its neighbours.
            problems.append(Problem("KM410", self.place(line, sum(1 for _ in self._cells(line)) - 1)))

    def _narrow(self) -> Iterator[str]:
        """The lines of the text. Raises _TooWide at one that would become millions of cells before anybody could count them."""
        for text in io.StringIO(self.text, newline=""):
            if text.count(self.delimiter) > _MAX_SIGNS:
                raise _TooWide
            yield text

    def place(self, line: int, number: int) -> Place:
        """Where a cell begins; a cell that is not there would begin at the end of the row."""
        if self.looked_at[0] != line:
            self.looked_at = line, list(islice(self._cells(line), MAX_COLUMNS))
        cells = self.looked_at[1]
        start, end = cells[number] if number < len(cells) else (cells[-1][1], cells[-1][1])
        length = len(_LINE_END.split(self.text[start:end], maxsplit=1)[0])
        before = self.text[self._start(line) : start]
        ends = [match.end() for match in _LINE_END.finditer(before)]
        return Place(self.file, line + len(ends), len(before) - (ends[-1] if ends else 0) + 1, max(1, length))

    def _start(self, line: int) -> int:
        if not self.starts:
            self.starts.append(0)
            self.starts.extend(match.end() for match in _LINE_END.finditer(self.text))
        return self.starts[line - 1]

    def _cells(self, line: int) -> Iterator[tuple[int, int]]:
        """Where each cell of the row begins and ends, up to the first cell whose quotation marks are wrong."""
        unquoted = re.compile(rf"[^{self.delimiter}\r\n]*+")
        start = self._start(line)
        while True:
            match = (_QUOTED if self.text.startswith('"', start) else unquoted).match(self.text, start)
            if match is None:
                yield start, len(self.text)
                return
            end = match.end()
            if not self.text.startswith(self.delimiter, end):
                # Behind a closing quotation mark nothing may stand: then the cell goes on to the end of its line.
                stop = _LINE_END.search(self.text, end)
                yield start, stop.start() if stop else len(self.text)
                return
            yield start, end
            start = end + 1
