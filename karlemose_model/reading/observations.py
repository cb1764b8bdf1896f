"""Observations from tables of offices: a KPI's values by period, with every refused cell told where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from pathlib import Path

from karlemose_model.model import Observation
from karlemose_model.problems import Place, Problem, Related
from karlemose_model.reading import tables
from karlemose_model.reading.observed_kpis import ObservedKpis
from karlemose_model.reading.observed_rows import ObservedRows
from karlemose_model.reading.office_tables import read_office_table
from karlemose_model.reading.sheets import Sheet
from karlemose_model.reading.tables import Columns, Line, Row, Table, header_in, name_columns, split_top, width_of
from karlemose_model.reading.wide_tables import Wide, is_wide, wide_in

NAMES = ("kpi", "period", "value", "numerator", "n", "source", "stated", "note", "computed")
EXPLAINING = ("name", "definition", "unit", "owner")
"""Columns of the sheet that `karlemose kpi template` writes, for people: they are not read."""
_DANISH = {
    "nøgletal": "kpi", "periode": "period", "værdi": "value", "tæller": "numerator", "antal": "n", "nævner": "n", "denominator": "n",
    "kilde": "source", "opgjort": "stated", "bemærkning": "note", "bemærkninger": "note", "beregnet": "computed",
}  # fmt: skip
_DANISH_EXPLAINING = ("navn", "definition", "enhed", "leveres af", "ejer")
COLUMNS = Columns(
    NAMES, ("kpi", "period", "value"), also=_DANISH, passed_over=frozenset({*EXPLAINING, *_DANISH_EXPLAINING})
)  # fmt: skip

Seen = dict[tuple[str, str, str, bool], Place]
"""Where the value of a KPI for a period from a source stands, so that a second one is told; computed ones apart."""


def read_observations(path: Path, shown: str, kpis: ObservedKpis, seen: Seen | None = None) -> Table[Observation]:
    """The observations of a .csv, .xlsx or .ods file, long or wide, and what is wrong in it.

    `shown` is the name that places carry; `seen` holds what other files told, and takes what this one tells. Never raises
    for what stands in the file; a missing one holds nothing.
    """
    seen = {} if seen is None else seen
    return read_office_table(
        path,
        shown,
        COLUMNS,
        lambda cells: COLUMNS.are_named_in(cells) or is_wide(cells, COLUMNS),
        _is_table,
        lambda sheet: _of_sheet(sheet, kpis, seen),
    )


def _is_table(top: list[Line]) -> bool:
    return any(COLUMNS.are_named_in(cells) for _, cells in top) or wide_in(top, COLUMNS) is not None


def _of_sheet(sheet: Sheet, kpis: ObservedKpis, seen: Seen) -> Iterator[Observation]:
    """What is wrong is added to the sheet's problems; after too many of them the rest is not read."""
    top, rest = split_top(sheet)
    whole = any(COLUMNS.are_named_in(cells) for _, cells in top)
    wide = None if whole else wide_in(top, COLUMNS)
    rows = ObservedRows(sheet, kpis)
    for line, observation in _wide(rows, wide, rest) if wide else _long(rows, top, rest):
        if observation is not None and _first(observation, sheet, seen):
            yield observation
        if len(sheet.problems) >= tables.MAX_PROBLEMS:
            sheet.problems.append(Problem("KM415", sheet.locate(line, 0), {"count": len(sheet.problems)}))
            return


def _long(rows: ObservedRows, top: list[Line], rest: Iterator[Line]) -> Iterator[tuple[int, Observation | None]]:
    """A row for each value."""
    sheet = rows.sheet
    header, below = header_in(top, COLUMNS)
    if header is None:
        if not sheet.problems:
            sheet.problems.append(Problem("KM401", sheet.locate(1, 0), {"columns": ", ".join(NAMES)}))
        return
    columns = name_columns(Row(sheet, *header, {}, sheet.problems), COLUMNS)
    if not columns:
        return
    width = width_of(header[1])
    # Behind the last cell an empty one is put, which stands for columns that are not there.
    pick = itemgetter(*(columns.get(name, -1) for name in NAMES))
    row = Row(sheet, header[0], header[1], columns, sheet.problems)
    is_form = any(cell.strip().lower() in COLUMNS.passed_over for cell in header[1])
    for count, (line, cells) in enumerate(chain(below, rest), start=1):
        if count > tables.MAX_ROWS:
            sheet.problems.append(Problem("KM411", sheet.locate(line, 0), {"limit": tables.MAX_ROWS}))
            return
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            place = sheet.locate(line, width)
            sheet.problems.append(Problem("KM403", place, {"cells": len(cells), "columns": width}))
            continue
        # A short row is filled up.
        padded = [*cells[:width], *[""] * (max(0, width - len(cells)) + 1)] if len(cells) != width else [*cells, ""]
        row.line, row.cells = line, cells
        yield line, rows.observation(row, pick(padded), is_form=is_form)


def _wide(rows: ObservedRows, wide: Wide, rest: Iterator[Line]) -> Iterator[tuple[int, Observation | None]]:
    """A row for each KPI, a column for each period; an empty cell is a value that is not there."""
    for count, (line, cells) in enumerate(chain(wide.below, rest), start=1):
        if count > tables.MAX_ROWS:
            rows.sheet.problems.append(Problem("KM411", rows.sheet.locate(line, 0), {"limit": tables.MAX_ROWS}))
            return
        for one in rows.wide(line, cells, wide):
            yield line, one


def _first(observation: Observation, sheet: Sheet, seen: Seen) -> bool:
    """Whether nothing else told this value; a second one is told with the place of the first."""
    key = (observation.kpi, observation.period.written, observation.source, observation.computed)
    first = seen.setdefault(key, observation.place)
    if first is observation.place:
        return True
    where = first.cell or f"{first.file}:{first.line}"
    data = {"kpi": observation.kpi, "period": observation.period.written, "line": first.line, "where": where}
    sheet.problems.append(Problem("KM409", observation.place, data, related=(Related(first, "also_here"),)))
    return False
