"""Spreadsheets (.xlsx, .ods) to sheets of cells, read by python-calamine within limits, for the readers of the records."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading.archives import MAX_UNPACKED, Locked, TooLarge, is_markup, pack, unpack
from karlemose_model.reading.sheets import MAX_COLUMNS, Cells, Sheet, Typed
from karlemose_model.reading.spreadsheet_parts import Parts, parts_of
from karlemose_model.reading.spreadsheet_words import beside_the_cells
from karlemose_model.reading.text_files import read_content

ENDINGS = (".xlsx", ".ods")
OLD_ENDINGS = (".xls", ".xlsm", ".xlsb", ".numbers", ".xltx", ".ots", ".fods")
"""Spreadsheets that are told to be saved anew."""

MAX_CELLS = 2_000_000
"""So many cells in all sheets, empty ones among them, from the first to the last that is filled in."""
MAX_CHARACTERS = 100_000_000
"""So long may the cells' texts be together: a file holds a text once and may show it in every cell."""

_OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .xls files begin, and so do .xlsx files with a password."""
_NOT_NEEDED = ("media/", "thumbnails/", "pictures/", "printersettings/", "embeddings/")
_OUT_OF_TEXT = str.maketrans(dict.fromkeys("\t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


@dataclass(slots=True)
class Spreadsheet:
    """What a spreadsheet holds: the sheets that can be seen, everything that is wrong, and its cells as text.

    The text has a line for each row, sheet after sheet, hidden ones too, and then what the file says beside its cells; `starts` are
    the first lines and names of the sheets and of those parts.
    """

    sheets: list[Sheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    text: str | None = None
    starts: tuple[tuple[int, str], ...] = ()


def read_spreadsheet(path: Path, shown: str, max_bytes: int) -> Spreadsheet:
    """The sheets of a file; `shown` is the name that places carry. Never raises for what stands in the file.

    Nothing is calculated: a cell with a formula has the value that the program left in it, and one without is told. A
    missing file holds nothing and is no problem.
    """
    content, problem = read_content(path, shown, max_bytes)
    if content is None:
        wrong = problem is not None and problem.code != "KM001"
        return Spreadsheet(problems=[problem] if problem and wrong else [])
    return spreadsheet_in(content, shown)


def spreadsheet_in(content: bytes, shown: str) -> Spreadsheet:
    """The same from the bytes of a file."""
    start = Place(shown)
    if content.startswith(_OLD_CONTAINER):
        return Spreadsheet(problems=[Problem("KM452", start)])
    too_large = {"megabytes": MAX_UNPACKED // 1_000_000, "columns": MAX_COLUMNS, "cells": MAX_CELLS}
    try:
        unpacked = _unpacked(content)
        if b"encryption-data" in unpacked.get("META-INF/manifest.xml", b""):
            raise Locked
        parts = parts_of(unpacked)
        if _too_large([part for _, part in parts]):
            raise TooLarge
    except Locked:
        return Spreadsheet(problems=[Problem("KM452", start)])
    except TooLarge:
        return Spreadsheet(problems=[Problem("KM456", start, too_large)])
    except ValueError:
        return Spreadsheet(problems=[Problem("KM451", start)])
    return _opened(unpacked, dict(parts), shown)


def cell_name(sheet: str, row: int, column: int) -> str:
    """A cell as spreadsheets call it, from its row and column (from 0): Ark1!B7."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{sheet}!{letters}{row + 1}"


def cell_at(starts: tuple[tuple[int, str], ...], line: int, before: str) -> str:
    """The cell in a spreadsheet's text, from its line and what stands before it in that; empty if it is no spreadsheet."""
    first, name = max((start for start in starts if start[0] <= line), default=(0, ""))
    return cell_name(name, line - first, before.count("\t")) if first else ""


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of the file that are XML. Raises what `unpack` raises."""
    unpacked = unpack(content, lambda name: not any(part in name.lower() for part in _NOT_NEEDED))
    return {name: text for name, text in unpacked.items() if name == "mimetype" or is_markup(text)}


def _too_large(parts: list[Parts]) -> bool:
    return (
        any(part.columns > MAX_COLUMNS for part in parts)
        or sum(part.rows * part.columns for part in parts) > MAX_CELLS
        or sum(part.characters for part in parts) > MAX_CHARACTERS
    )


def _opened(unpacked: Mapping[str, bytes], parts: Mapping[str, Parts], shown: str) -> Spreadsheet:
    import python_calamine

    # Packed anew, so that nothing more than what was looked at can come out of it.
    again = io.BytesIO(pack(unpacked))
    found = Spreadsheet()
    lines: list[str] = []
    starts: list[tuple[int, str]] = []
    try:
        with python_calamine.load_workbook(again) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ is not python_calamine.SheetTypeEnum.WorkSheet:
                    continue
                rows = [
                    [_cell(value) for value in row] for row in book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                ]  # fmt: skip
                first = len(lines) + 1
                starts.append((first, sheet.name))
                lines += ["\t".join(cell.translate(_OUT_OF_TEXT) for cell in cells) for cells in rows] or [""]
                if sheet.visible is not python_calamine.SheetVisibleEnum.Visible:
                    if rows:
                        place = Place(shown, first, cell=sheet.name)
                        data = {"sheet": sheet.name}
                        found.problems.append(Problem("KM454", place, data, Severity.warning))
                    continue
                found.sheets.append(_sheet(rows, first, sheet.name, shown))
                part = parts.get(sheet.name, Parts())
                for row, column, formula in part.without_value:
                    place = found.sheets[-1].locate(first + row, column)
                    found.problems.append(Problem("KM455", place, {"formula": formula}))
        for name, words in beside_the_cells(unpacked):
            # As if each part were one more sheet: what is found there has a place.
            starts.append((len(lines) + 1, name))
            lines += words.splitlines()
    except python_calamine.PasswordError:
        return Spreadsheet(problems=[Problem("KM452", Place(shown))])
    except (python_calamine.CalamineError, OSError, ValueError):
        return Spreadsheet(problems=[Problem("KM451", Place(shown))])
    found.text, found.starts = "\n".join(lines), tuple(starts)
    return found


def _sheet(rows: list[Cells], first: int, name: str, shown: str) -> Sheet:
    def locate(line: int, number: int) -> Place:
        row = line - first
        cells = rows[row] if row < len(rows) else []
        column = sum(len(cell) + 1 for cell in cells[:number]) + max(0, number - len(cells))
        length = len(cells[number]) if number < len(cells) else 1
        return Place(shown, line, column + 1, max(1, length), cell=cell_name(name, row, number))

    def numbered() -> Iterator[tuple[int, Cells]]:
        return iter(enumerate(rows, start=first))

    return Sheet(shown, numbered(), True, locate, name=name)


def _cell(value: object) -> str:
    """A cell as a person would write it; what is no text keeps its value beside."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return Typed(str(value).lower(), value)
    if isinstance(value, int | float):
        return Typed(f"{value:.15g}", value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time | timedelta):
        return Typed(value.isoformat() if isinstance(value, date | time) else str(value), value)
    return str(value)
