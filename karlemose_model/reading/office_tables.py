"""Tables in any file that offices keep them in (text with separators, .xlsx, .ods), sheet by sheet, for readers of records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading import tables
from karlemose_model.reading.sheets import Cells, Sheet, text_sheet
from karlemose_model.reading.spreadsheets import ENDINGS, OLD_ENDINGS, Spreadsheet, read_spreadsheet
from karlemose_model.reading.tables import Columns, Line, Table, split_top
from karlemose_model.reading.text_files import read_table_text

T = TypeVar("T")

TABLES = (".csv", ".txt", *ENDINGS, *OLD_ENDINGS)
"""How the names of files end that are tables (Excel calls its Unicode text .txt), or should be saved as one."""


def read_office_table(
    path: Path,
    shown: str,
    columns: Columns,
    is_header: Callable[[Cells], bool],
    is_table: Callable[[list[Line]], bool],
    read: Callable[[Sheet], Iterator[T]],
) -> Table[T]:
    """What `read` makes of the sheets of a .csv, .txt, .xlsx or .ods file, and what is wrong in it.

    `is_header` knows the row that names the columns, by which the separator of a text is found; `is_table` knows a sheet by its
    first rows. `shown` is the name that places carry. Never raises for what stands in the file; a missing one holds nothing.
    """
    ending = path.suffix.lower()
    if ending in OLD_ENDINGS:
        return Table(problems=(Problem("KM453", Place(shown), {"file": shown}),))
    if ending in ENDINGS:
        return _of_book(read_spreadsheet(path, shown, tables.MAX_BYTES), columns, is_table, read)
    text, problem = read_table_text(path, shown, max_bytes=tables.MAX_BYTES)
    if problem is not None:
        return Table() if problem.code == "KM001" else Table(problems=(problem,))
    sheet = text_sheet(text or "", shown, is_header)
    made = tuple(read(sheet))
    return Table(made, tuple(sheet.problems), text)


def _of_book(
    book: Spreadsheet, columns: Columns, is_table: Callable[[list[Line]], bool], read: Callable[[Sheet], Iterator[T]]
) -> Table[T]:
    """What the sheets hold that are tables; another sheet beside one is told, so that nobody believes it was read."""
    made: list[T] = []
    problems = book.problems
    tops = [split_top(sheet) for sheet in book.sheets]
    any_table = any(is_table(top) for top, _ in tops)
    for sheet, (top, rest) in zip(book.sheets, tops, strict=True):
        if top and any_table and not is_table(top):
            place = Place(sheet.file, top[0][0], cell=sheet.name)
            data = {"sheet": sheet.name, "columns": columns.listed(columns.needed)}
            problems.append(Problem("KM457", place, data, Severity.warning))
        elif top or not any_table:
            sheet.rows = chain(top, rest)
            made += read(sheet)
            problems += sheet.problems
        if not any_table:
            break
    return Table(tuple(made), tuple(problems), book.text, book.starts)
