"""Counts of offences by area and month for the evaluation, from the tables that the police or the municipality draw."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from karlemose_model.model import Frequency, MonthCount
from karlemose_model.problems import Place, Problem, Related, Severity
from karlemose_model.reading import tables
from karlemose_model.reading.amounts import Amount, TwoWays, read_amount
from karlemose_model.reading.figures_in_words import month_in_words
from karlemose_model.reading.list_figures import NOTE, SOURCE
from karlemose_model.reading.named_entries import NamedEntries
from karlemose_model.reading.office_tables import read_office_table
from karlemose_model.reading.periods import DAY, kind_of, understood
from karlemose_model.reading.sheets import Cells, Sheet, Typed
from karlemose_model.reading.tables import Columns, Line, Row, Table, made_of, split_top
from karlemose_model.reading.wide_tables import Keyed, Wide, is_wide, wide_in

_DANISH = {
    "område": "area", "omraade": "area", "udfald": "outcome", "lovovertrædelse": "outcome", "måned": "month",
    "maaned": "month", "antal": "count", "kilde": "source", "opgjort": "stated", "bemærkning": "note", "bemærkninger": "note",
}  # fmt: skip
COLUMNS = Columns(
    ("area", "outcome", "month", "count", "source", "stated", "note"),
    ("area", "outcome", "month", "count"),
    also=_DANISH,
)
_BY_AREA = Keyed(frozenset({"", "area", "område", "omraade"}), ("outcome", "source", "stated", "note"))

_SUMS = frozenset(
    {"i alt", "ialt", "sum", "total", "totalt", "hovedtotal", "grand total", "in total", "in all", "tilsammen"}
)
"""What stands before a row of sums, as people and pivot tables write it."""

_MONTH = re.compile(r"(?P<month>[0-9]{4}-[0-9]{2})(?:-01)?")

MOST = 1_000_000
"""More offences of a kind in an area in a month are a slip of the pen."""

_OF_A_ROW = frozenset(
    {"KM403", "KM408", "KM412", "KM416", "KM440", "KM450", "KM551", "KM552", "KM553", "KM554", "KM591"}
)
"""What is wrong with single rows or cells; what else is wrong is wrong with the table."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A count that is there and could not be read; None stands for what nobody can tell of it."""

    area: str | None = None
    outcome: str | None = None
    month: date | None = None

    def may_be(self, area: str, outcome: str, month: date) -> bool:
        """Whether it may be the count of that area, outcome and month."""
        return all(
            mine is None or mine == asked
            for mine, asked in ((self.area, area), (self.outcome, outcome), (self.month, month))
        )


@dataclass(slots=True)
class Evaluated:
    """What the playbook's evaluation counts, and where each count stands that was read already, in whichever file.

    Without `areas` or `outcomes` nobody can tell which there are: then any name will do. `unread` are the counts that are
    there and could not be read, so that nobody says that they are missing too.
    """

    areas: NamedEntries | None = None
    outcomes: NamedEntries | None = None
    seen: dict[tuple[str, str, date], Place] = field(default_factory=dict)
    unread: set[Unread] = field(default_factory=set)

    @classmethod
    def of(cls, section: Any) -> Evaluated:
        """From the section `evaluation` as it was written, merged, valid or not."""
        values: Mapping[str, Any] = section if isinstance(section, dict) else {}
        areas, outcomes = (
            NamedEntries(values[key]) if isinstance(values.get(key), dict) else None for key in ("areas", "outcomes")
        )
        return cls(areas, outcomes)


def read_evaluation_counts(path: Path, shown: str, evaluated: Evaluated) -> Table[MonthCount]:
    """The counts of a .csv, .txt, .xlsx or .ods file: a row for each month, or a column for each, and what is wrong in it.

    `shown` is the name that places carry. Never raises for what stands in the file; a missing one holds nothing.
    """
    table = read_office_table(
        path,
        shown,
        COLUMNS,
        _is_header,
        _is_table,
        lambda sheet: _of_sheet(sheet, evaluated),
    )
    if any(one.severity is Severity.error and one.code not in _OF_A_ROW for one in table.problems):
        # Of a table that could not be read whole nobody can tell which counts are in it.
        evaluated.unread.add(Unread())
    return replace(table, problems=tuple(_told_once(table.problems)))


def are_counts(path: Path, shown: str) -> bool:
    """Whether a file's first lines name the columns of such a table; nothing else of it is looked at."""
    found: list[bool] = []

    def look(sheet: Sheet) -> Iterator[MonthCount]:
        found.append(_is_table(split_top(sheet)[0]))
        yield from ()

    read_office_table(path, shown, COLUMNS, _is_header, _is_table, look)
    return any(found)


def _told_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """What is wrong in the same way in many rows, at the first of them and with their number.

    Excel writes a whole column of months anew, an area is called otherwise in a whole table, and a copy of a file holds all
    its counts again.
    """
    often = Counter(_repeated(one) for one in problems)
    for one in problems:
        if (key := _repeated(one)) is None:
            yield one
        elif rows := often.pop(key, 0):
            yield replace(one, data={**one.data, "rows": rows})


def _repeated(problem: Problem) -> tuple[object, ...] | None:
    """What such problems have in common; None for one that has to be mended by itself."""
    data = problem.data
    if problem.code == "KM551":
        return data["section"], data["id"]
    if problem.code == "KM552":
        return ("month", data["value"])
    other = problem.related[0].place.file if problem.code == "KM554" else problem.place.file
    if problem.code == "KM591":
        return ("sum",)
    return ("file", other) if other != problem.place.file else None


def _is_header(cells: Cells) -> bool:
    return COLUMNS.are_named_in(cells) or is_wide(cells, COLUMNS, _BY_AREA)


def _is_table(top: list[Line]) -> bool:
    return any(COLUMNS.are_named_in(cells) for _, cells in top) or wide_in(top, COLUMNS, _BY_AREA) is not None


def _of_sheet(sheet: Sheet, evaluated: Evaluated) -> Iterator[MonthCount]:
    """What is wrong is added to the sheet's problems."""
    top, rest = split_top(sheet)
    whole = any(COLUMNS.are_named_in(cells) for _, cells in top)
    wide = None if whole else wide_in(top, COLUMNS, _BY_AREA)
    if wide is not None:
        yield from _wide(sheet, wide, rest, evaluated)
        return
    sheet.rows = chain(top, rest)
    yield from made_of(sheet, COLUMNS, lambda row: _of_row(row, evaluated))


def _of_row(row: Row, evaluated: Evaluated) -> MonthCount | None:
    if _is_sum(row, ("area", "outcome", "month"), evaluated):
        return None
    return _count(row, _month(row, row["month"], "month"), row.columns["area"], evaluated)


def _is_sum(row: Row, columns: tuple[str, ...], evaluated: Evaluated) -> bool:
    """Whether it is a row of sums, which is no count of an area: then that is all that is wrong with it."""
    known = {"area": evaluated.areas, "outcome": evaluated.outcomes}
    for column in columns:
        said, entries = row[column], known.get(column)
        if said.casefold().rstrip(" :.") in _SUMS and not (entries and entries.find(said)):
            row.problems.clear()
            row.refuse("KM591", column, value=said, rows=1)
            return True
    return False


def _wide(sheet: Sheet, wide: Wide, rest: Iterator[Line], evaluated: Evaluated) -> Iterator[MonthCount]:
    """A column for each month; an empty cell is a count that is not there."""
    if "outcome" not in wide.beside:
        data = {"missing": COLUMNS.listed(["outcome"]), "columns": COLUMNS.listed(COLUMNS.names)}
        sheet.problems.append(Problem("KM404", sheet.locate(wide.line, 0), data))
        return
    header = Row(sheet, wide.line, [], {}, sheet.problems)
    months = {number: _month(header, said, number) for number, said in wide.periods.items()}
    for count, (line, cells) in enumerate(chain(wide.below, rest), start=1):
        if count > tables.MAX_ROWS:
            sheet.problems.append(Problem("KM411", sheet.locate(line, 0), {"limit": tables.MAX_ROWS}))
            return
        _unknown(header, cells, wide)
        wrong: dict[tuple[str, Place], Problem] = {}
        whole = Row(sheet, line, cells, {"area": wide.key, **wide.beside})
        if _is_sum(whole, ("area", "outcome"), evaluated):
            sheet.problems += whole.problems
            continue
        for number, month in months.items():
            if number < len(cells) and cells[number].strip():
                row = Row(sheet, line, cells, {"area": wide.key, **wide.beside, "count": number})
                one = _count(row, month, number, evaluated)
                if one is not None and not row.problems:
                    yield one
                # What is wrong with the row as a whole is wrong in each of its months.
                for problem in row.problems:
                    wrong.setdefault((problem.code, problem.place), problem)
        sheet.problems += wrong.values()
        if len(sheet.problems) >= tables.MAX_PROBLEMS:
            sheet.problems.append(Problem("KM415", sheet.locate(line, 0), {"count": len(sheet.problems)}))
            return


def _unknown(header: Row, cells: Cells, wide: Wide) -> None:
    """Figures below what is neither a month nor a column that is known would be lost without a word; told once."""
    for number, said in list(wide.unknown.items()):
        if number < len(cells) and cells[number].strip():
            del wide.unknown[number]
            header.refuse("KM458", number, column=said)


def _count(row: Row, month: date | None, at: int, evaluated: Evaluated) -> MonthCount | None:
    """The count of a row; what is wrong with it is added to the row's problems. `at` is the cell that stands for it."""
    area, outcome = _entry(row, "area", evaluated.areas), _entry(row, "outcome", evaluated.outcomes)
    number, stated = _whole(row), row.day("stated")
    source, note = row.words("source", SOURCE), row.words("note", NOTE)
    if month is not None and stated is not None and stated < month:
        row.refuse("KM450", "stated", stated=stated.isoformat(), period=f"{month.isoformat()[:7]}")
    if row.problems or not area or not outcome or month is None or number is None:
        evaluated.unread.add(Unread(area or None, outcome or None, month))
        return None
    place = row.place(at)
    first = evaluated.seen.setdefault((area, outcome, month), place)
    if first is not place:
        where = first.cell or f"{first.file}:{first.line}"
        data = {"area": area, "outcome": outcome, "month": month_in_words(month), "where": where, "rows": 1}
        row.problems.append(Problem("KM554", place, data, related=(Related(first, "also_here"),)))
        # It may be that of a month that has none: one of them was written twice.
        evaluated.unread.add(Unread(area, outcome))
        return None
    return MonthCount(area, outcome, month, number, source, stated, note, place)


def _entry(row: Row, column: str, known: NamedEntries | None) -> str:
    """The id of the area or the outcome that the row is of; one that there is none of is refused."""
    said = row[column]
    found = known.find(said) if known is not None else said
    if said and not found and known is not None:
        row.refuse(
            "KM551",
            column,
            section=column,
            id=said,
            known=", ".join(known.ids),
            listed=f"{column}s",
            suggestion=known.near(said),
        )
    return found


def _month(row: Row, said: str, where: str | int) -> date | None:
    """The first day of a month. The first day is the month itself: Excel makes a date of 2025-01."""
    found = understood(said) if said else None
    if isinstance(found, TwoWays):
        months = _months_of(found)
        if len(months) > 1:
            row.refuse("KM440", where, value=said, first=months[0], second=months[1])
        else:
            row.refuse("KM552", where, value=said, suggestion=months[0])
        return None
    if found is not None:
        kind = kind_of(found)
        if kind == Frequency.month.value or (kind == DAY and found.start.day == 1):
            return found.start
    if said:
        near = found.written[:7] if found is not None and kind_of(found) == DAY else ""
        row.refuse("KM552", where, value=said, suggestion=near)
    return None


def _months_of(said: TwoWays) -> list[str]:
    """The months among the two ways to read it; of two days the one that begins a month, else the months of both."""
    ways = (said.first, said.second)
    return [found["month"] for way in ways if (found := _MONTH.fullmatch(way))] or [way[:7] for way in ways]


def _whole(row: Row) -> int | None:
    """A whole number, so a mark before three digits can only stand between thousands. An empty cell has none."""
    said = row["count"]
    if not said:
        return None
    cell = row.cells[row.columns["count"]]
    found = cell.value if isinstance(cell, Typed) else read_amount(said, row.sheet.comma)
    if isinstance(found, TwoWays):
        found = float(found.first)
    elif isinstance(found, Amount):
        found = found.value if not found.unit else None
    if isinstance(found, int | float) and not isinstance(found, bool) and 0 <= found <= MOST and found == int(found):
        return int(found)
    row.refuse("KM553", "count", value=said, limit=MOST)
    return None
