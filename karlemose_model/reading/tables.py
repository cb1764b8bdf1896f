"""Tables that offices keep (CSV) to rows that know where each cell stands, for the readers of the records."""

from __future__ import annotations

import contextlib
import csv
import difflib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from karlemose_model.problems import Place, Problem
from karlemose_model.reading.hints import meant
from karlemose_model.reading.text_files import read_text

T = TypeVar("T")

MAX_BYTES = 20_000_000
MAX_ROWS = 500_000
MAX_PROBLEMS = 1_000
"""After so many the file is wrong as a whole, and more would only hide it."""

_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
_LINE_END = re.compile(r"[\r\n]")
_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


@dataclass(slots=True)
class Row:
    """One row as it was written (`raw`, perhaps over several lines) and as cells; knows where each cell stands."""

    file: str
    line: int
    raw: str
    cells: list[str]
    delimiter: str
    columns: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __getitem__(self, column: str) -> str:
        number = self.columns.get(column)
        return self.cells[number].strip() if number is not None and number < len(self.cells) else ""

    def number(self, column: str, *, money: bool = False) -> float | None:
        """The cell's number; what can be read in two ways, or is none, is refused. An empty cell has none.

        Nobody writes three decimals of an amount of `money`: there a point before three digits is doubtful in any file.
        """
        text = self[column]
        if money and self.delimiter == "," and _THOUSANDS.fullmatch(text):
            self.refuse("KM414", column, value=text, thousand=text.replace(".", ""), decimal=f"{float(text):.2f}")
            return None
        if self.delimiter == ";":
            if _THOUSANDS.fullmatch(text):
                # A Danish Excel writes 1234 as 1.234, other programs mean little more than one: a factor of a thousand.
                self.refuse("KM414", column, value=text, thousand=text.replace(".", ""), decimal=text.replace(".", ","))
                return None
            if "." not in text:
                text = text.replace(",", ".")
        if _PLAIN.fullmatch(text):
            return float(text)
        if text:
            self.refuse("KM407", column, column=column, value=self[column])
        return None

    def day(self, column: str) -> date | None:
        """The cell's day; what is none is refused. An empty cell has none."""
        text = self[column]
        with contextlib.suppress(ValueError):
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
        if text:
            self.refuse("KM408", column, value=text, suggestion=meant.day(text))
        return None

    def words(self, column: str, limit: int) -> str:
        """The cell's text; a longer one is refused."""
        if len(self[column]) > limit:
            self.refuse("KM416", column, column=column, limit=limit)
        return self[column]

    def place(self, number: int) -> Place:
        """Where a cell begins; a cell that is not there would begin at the end of the row."""
        starts = list(islice(self._starts(), number + 2))
        end = len(self.raw.rstrip("\r\n"))
        start = starts[number] if number < len(starts) else end
        cell = self.raw[start : starts[number + 1] - 1 if number + 1 < len(starts) else end]
        length = len(_LINE_END.split(cell, maxsplit=1)[0])
        before = self.raw[:start].replace("\r\n", "\n").replace("\r", "\n")
        return Place(self.file, self.line + before.count("\n"), len(before) - before.rfind("\n"), max(1, length))

    def refuse(self, code: str, where: str | int, /, **data: object) -> None:
        place = self.place(where if isinstance(where, int) else self.columns[where])
        self.problems.append(Problem(code, place, data))

    def broken(self) -> Problem:
        """The csv module gave up in this row: at the last cell that can be told from its neighbours."""
        return Problem("KM410", self.place(sum(1 for _ in self._starts()) - 1))

    def _starts(self) -> Iterator[int]:
        """The offset of each cell in `raw`, up to the first cell whose quotation marks are wrong."""
        unquoted = re.compile(rf"[^{self.delimiter}\r\n]*+")
        start = 0
        while True:
            yield start
            match = (_QUOTED if self.raw.startswith('"', start) else unquoted).match(self.raw, start)
            if match is None or not self.raw.startswith(self.delimiter, match.end()):
                return
            start = match.end() + 1


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """What came of reading a table: a value for each row that could be read, everything that is wrong, and the text."""

    rows: tuple[T, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The names that the first line may hold, those among them that it must, and those that every row fills in.

    Without `filled` these are the needed ones.
    """

    names: tuple[str, ...]
    needed: tuple[str, ...]
    filled: tuple[str, ...] = ()


def read_table(path: Path, shown: str, columns: Columns, make: Callable[[Row], T | None]) -> Table[T]:
    """What `make` makes of each row of a file; it refuses cells through the row. `shown` is the name that places carry.

    The first line names the columns, in any order, with commas or semicolons between. With semicolons, as a Danish
    Excel saves it, a comma is read as the decimal mark. A missing file holds nothing and is no problem. Never raises
    for what stands in the file.
    """
    text, problem = read_text(path, shown, max_bytes=MAX_BYTES)
    if problem is not None:
        return Table() if problem.code == "KM001" else Table(problems=(problem,))
    made: list[T] = []
    problems: list[Problem] = []
    for row in _rows(text or "", shown, columns, problems):
        for column in columns.filled or columns.needed:
            if not row[column]:
                row.refuse("KM412", column, column=column)
        one = make(row)
        if one is not None and not row.problems:
            made.append(one)
        problems += row.problems
        if len(problems) >= MAX_PROBLEMS:
            problems.append(Problem("KM415", Place(shown, row.line), {"count": len(problems)}))
            break
    return Table(tuple(made), tuple(problems), text)


def _rows(text: str, shown: str, columns: Columns, problems: list[Problem]) -> Iterator[Row]:
    """The rows below the first line; what is wrong with the table as a whole is added to `problems`."""
    header: Row | None = None
    count = width = 0
    for row in _written(text, shown, problems):
        if not any(cell.strip() for cell in row.cells):
            continue
        if header is None:
            header = row
            problems += _name_columns(header, columns)
            if not header.columns:
                return
            width = max(number for number, cell in enumerate(header.cells, start=1) if cell.strip())
            continue
        count += 1
        if count > MAX_ROWS:
            problems.append(Problem("KM411", Place(shown, row.line), {"limit": MAX_ROWS}))
            return
        row.columns = header.columns
        if any(cell.strip() for cell in row.cells[width:]):
            row.refuse("KM403", width, cells=len(row.cells), columns=width)
        yield row
    if header is None and not problems:
        problems.append(Problem("KM401", Place(shown), {"columns": ", ".join(columns.names)}))


def _written(text: str, shown: str, problems: list[Problem]) -> Iterator[Row]:
    """Every row of the file. Quotation marks that do not match end the reading: nobody can tell where a cell ends."""
    first = text.lstrip().partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    pulled: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            pulled.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    while True:
        pulled.clear()
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problems.append(Row(shown, line, "".join(pulled), [], delimiter).broken())
            return
        yield Row(shown, line, "".join(pulled), cells, delimiter)


def _name_columns(header: Row, columns: Columns) -> list[Problem]:
    """Fills in the header's columns; they stay empty when a needed one is missing, for then no row can be read."""
    known = ", ".join(columns.names)
    meant: set[str] = set()
    for number, cell in enumerate(header.cells):
        name = cell.strip().lower()
        if name in header.columns:
            header.refuse("KM413", number, column=name)
        elif name in columns.names:
            header.columns[name] = number
        elif name:
            near = difflib.get_close_matches(name, columns.names, n=1, cutoff=0.5)
            meant.update(near)
            header.refuse("KM402", number, column=cell.strip(), columns=known, suggestion="".join(near))
    missing = [name for name in columns.needed if name not in header.columns]
    unsaid = [name for name in missing if name not in meant]
    if unsaid:
        header.refuse("KM404", 0, missing=", ".join(unsaid), columns=known)
    if missing:
        header.columns = {}
    return header.problems
