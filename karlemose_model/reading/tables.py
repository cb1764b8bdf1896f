"""Tables that offices keep to rows that know where each cell stands, for the readers of the records."""

from __future__ import annotations

import contextlib
import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Generic, TypeVar

from karlemose_model.problems import Place, Problem
from karlemose_model.reading.amounts import Amount, TwoWays, read_amount
from karlemose_model.reading.hints import meant
from karlemose_model.reading.sheets import HEADER_WITHIN, Cells, Sheet, Typed, text_sheet
from karlemose_model.reading.text_files import read_table_text
from karlemose_model.text import Text

T = TypeVar("T")

MAX_BYTES = 20_000_000
MAX_ROWS = 500_000
MAX_PROBLEMS = 1_000
"""After so many the file is wrong as a whole, and more would only hide it."""

_LONGEST_NAME = 60
"""What is longer is no slip of a column's name: comparing takes its time."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_OF_EXCEL = re.compile(r"(?P<day>[0-9]{2})(?P<mark>[-.])(?P<month>[0-9]{2})(?P=mark)(?P<year>[0-9]{4})")
"""As a Danish Excel writes a cell that holds a date."""
TRUTHS = {
    "yes": True,
    "ja": True,
    "true": True,
    "sand": True,
    "no": False,
    "nej": False,
    "false": False,
    "falsk": False,
}


@dataclass(slots=True)
class Row:
    """One row as cells, with the columns that its table names; knows where each cell stands."""

    sheet: Sheet
    line: int
    cells: Cells
    columns: Mapping[str, int]
    problems: list[Problem] = field(default_factory=list)

    def __getitem__(self, column: str) -> str:
        number = self.columns.get(column)
        return self.cells[number].strip() if number is not None and number < len(self.cells) else ""

    def number(self, column: str, *, money: bool = False) -> float | None:
        """The cell's number; what can be read in two ways, or is none, is refused. An empty cell has none.

        Nobody writes three decimals of an amount of `money`: there a point before three digits is doubtful in any file.
        """
        amount = self.amount(column, money=money)
        if amount is None or not amount.unit:
            return amount.value if amount else None
        self.refuse("KM407", column, column=column, value=self[column])
        return None

    def amount(self, column: str, *, money: bool = False) -> Amount | None:
        """The cell's number with the unit beside it; refused as `number` does."""
        text = self[column]
        cell = self.cells[self.columns[column]] if text else ""
        if isinstance(cell, Typed):
            value = cell.value
            if isinstance(value, int | float) and not isinstance(value, bool):
                return Amount(float(value), "", text)
            found: Amount | TwoWays | None = None
        else:
            found = read_amount(text, self.sheet.comma)
            if money and isinstance(found, Amount) and "." in text:
                doubtful = read_amount(text, True)
                found = TwoWays(doubtful.first, f"{found.value:.2f}") if isinstance(doubtful, TwoWays) else found
        if isinstance(found, TwoWays):
            # A Danish Excel writes 1234 as 1.234, other programs mean little more than one: a factor of a thousand.
            self.refuse("KM414", column, value=text, thousand=found.first, decimal=found.second)
            return None
        if found is None and text:
            self.refuse("KM407", column, column=column, value=text)
        return found

    def day(self, column: str) -> date | None:
        """The cell's day; what is none is refused. An empty cell has none."""
        text = self[column]
        found = iso_day(text)
        if found is not None:
            return found
        with contextlib.suppress(ValueError):
            if match := _DAY_OF_EXCEL.fullmatch(text):
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
        if text:
            self.refuse("KM408", column, value=text, suggestion=meant.day(text))
        return None

    def truth(self, column: str) -> bool | None:
        """The cell's yes or no; what is neither is refused. An empty cell has none."""
        said = self[column]
        found = TRUTHS.get(said.lower())
        if said and found is None:
            self.refuse("KM417", column, value=said, suggestion=meant.truth(said))
        return found

    def words(self, column: str, limit: int) -> str:
        """The cell's text; a longer one is refused."""
        if len(self[column]) > limit:
            self.refuse("KM416", column, column=column, limit=limit)
        return self[column]

    def place(self, number: int) -> Place:
        """Where a cell begins; a cell that is not there would begin at the end of the row."""
        return self.sheet.locate(self.line, number)

    def refuse(self, code: str, where: str | int, /, **data: object) -> None:
        place = self.place(where if isinstance(where, int) else self.columns[where])
        self.problems.append(Problem(code, place, data))


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """What came of reading a table: a value for each row that could be read, everything that is wrong, and the text.

    A spreadsheet's text is its cells with tabs between; `sheets` are then the sheets' names with their first lines.
    """

    rows: tuple[T, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str | None = None
    sheets: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The names that the header may hold, those among them that it must, and those that every row fills in.

    Without `filled` these are the needed ones. `also` gives further names of columns, in small letters, and which column
    they mean; columns in `passed_over`, and those that begin with `#`, are for people and not read.
    """

    names: tuple[str, ...]
    needed: tuple[str, ...]
    filled: tuple[str, ...] = ()
    also: Mapping[str, str] = field(default_factory=dict)
    passed_over: frozenset[str] = frozenset()

    def listed(self, names: Iterable[str]) -> Text:
        """The names for people to write: in Danish the Danish one with the other behind it, where there are two."""
        danish = {name: word for word, name in reversed(list(self.also.items())) if name != word}
        names = tuple(names)
        both = (f"{danish[name]} ({name})" if name in danish else name for name in names)
        return Text({"da": ", ".join(both), "en": ", ".join(names)})

    def named(self, cell: str) -> str:
        """The column that a cell of the header names, else the empty string."""
        name = cell.strip().lower()
        return name if name in self.names else self.also.get(name, "")

    def are_named_in(self, cells: Cells) -> bool:
        """Whether a row names all the columns that are needed: then it is the header."""
        return set(self.needed) <= {self.named(cell) for cell in cells}


def read_table(path: Path, shown: str, columns: Columns, make: Callable[[Row], T | None]) -> Table[T]:
    """What `make` makes of each row of a file; it refuses cells through the row. `shown` is the name that places carry.

    The header names the columns, in any order, with commas, semicolons or tabs between; titles may stand above it. With
    semicolons or tabs, as a Danish Excel saves it, a comma is read as the decimal mark. A missing file holds nothing and
    is no problem. Never raises for what stands in the file.
    """
    text, problem = read_table_text(path, shown, max_bytes=MAX_BYTES)
    if problem is not None:
        return Table() if problem.code == "KM001" else Table(problems=(problem,))
    sheet = text_sheet(text or "", shown, columns.are_named_in)
    made = tuple(made_of(sheet, columns, make))
    return Table(made, tuple(sheet.problems), text)


def made_of(sheet: Sheet, columns: Columns, make: Callable[[Row], T | None]) -> Iterator[T]:
    """What `make` makes of each row of a sheet; what is wrong is added to the sheet's problems, and too many end the reading."""
    for row in rows_of(sheet, columns):
        for column in columns.filled or columns.needed:
            if not row[column]:
                row.refuse("KM412", column, column=columns.listed([column]))
        one = make(row)
        if one is not None and not row.problems:
            yield one
        sheet.problems += row.problems
        if len(sheet.problems) >= MAX_PROBLEMS:
            sheet.problems.append(Problem("KM415", sheet.locate(row.line, 0), {"count": len(sheet.problems)}))
            return


def rows_of(sheet: Sheet, columns: Columns) -> Iterator[Row]:
    """The rows below the header; what is wrong with the table as a whole is added to the sheet's problems."""
    top, rest = split_top(sheet)
    header, below = header_in(top, columns)
    if header is None:
        if not sheet.problems:
            sheet.problems.append(Problem("KM401", sheet.locate(1, 0), {"columns": columns.listed(columns.names)}))
        return
    named = name_columns(Row(sheet, *header, {}, sheet.problems), columns)
    if not named:
        return
    width = width_of(header[1])
    for count, (line, cells) in enumerate(chain(below, rest), start=1):
        if count > MAX_ROWS:
            sheet.problems.append(Problem("KM411", sheet.locate(line, 0), {"limit": MAX_ROWS}))
            return
        row = Row(sheet, line, cells, named)
        if any(cell.strip() for cell in cells[width:]):
            row.refuse("KM403", width, cells=len(cells), columns=width)
        yield row


@lru_cache(maxsize=4_096)
def iso_day(text: str) -> date | None:
    """The day of 2026-12-03; None for any other text, and for a day that the calendar does not have."""
    with contextlib.suppress(ValueError):
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    return None


Line = tuple[int, Cells]


def split_top(sheet: Sheet) -> tuple[list[Line], Iterator[Line]]:
    """The first rows of a sheet, among which the header must be, and the others; without empty ones."""
    filled = (
        (line, cells)
        for line, cells in sheet.rows
        if cells and (cells[0].strip() or any(cell.strip() for cell in cells))
    )
    return list(islice(filled, HEADER_WITHIN + 1)), filled


def header_in(top: list[Line], columns: Columns) -> tuple[Line | None, list[Line]]:
    """The row that names the columns, and those below it; else the one that names the most of them, then the first."""
    if not top:
        return None, []
    whole = next((number for number, (_, cells) in enumerate(top) if columns.are_named_in(cells)), None)
    best = whole if whole is not None else max(
        range(len(top)), key=lambda number: (sum(bool(columns.named(cell)) for cell in top[number][1]), -number)
    )  # fmt: skip
    return top[best], top[best + 1 :]


def width_of(cells: Cells) -> int:
    """The number of cells up to the last one that is not empty."""
    return max((number for number, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def name_columns(header: Row, columns: Columns) -> dict[str, int]:
    """The header's columns; none when a needed one is missing, for then no row can be read."""
    known = columns.listed(columns.names)
    taken = {columns.named(cell) for cell in header.cells}
    named: dict[str, int] = {}
    likely: set[str] = set()
    strange: list[tuple[int, str, str]] = []
    for number, cell in enumerate(header.cells):
        name = columns.named(cell)
        said = cell.strip()
        if name and name in named:
            header.refuse("KM413", number, column=name)
        elif name:
            named[name] = number
        elif said and not said.startswith("#") and said.lower() not in columns.passed_over:
            # What another cell says already can't be meant here.
            free = [one for one in (*columns.names, *columns.also) if columns.named(one) not in taken]
            near = difflib.get_close_matches(said[:_LONGEST_NAME].lower(), free, n=1, cutoff=0.5)
            likely.update(columns.named(each) for each in near)
            strange.append((number, said, "".join(near)))
    # Where not one name is known and most are not even like one, the line that names the columns is missing, and no cell of
    # this one is the mistake.
    if not named and 2 * len(likely) < len(strange):
        strange, likely = [], set()
    for number, said, suggestion in strange:
        header.refuse("KM402", number, column=said, columns=known, suggestion=suggestion)
    missing = [name for name in columns.needed if name not in named]
    unsaid = [name for name in missing if name not in likely]
    if unsaid:
        header.refuse("KM404", 0, missing=columns.listed(unsaid), columns=known)
    return {} if missing else named
