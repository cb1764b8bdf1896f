"""Tables with a row for each KPI or area and a column for each period, as offices like them: where the periods stand."""

from __future__ import annotations

from dataclasses import dataclass

from karlemose_model.reading.periods import understood
from karlemose_model.reading.sheets import Cells
from karlemose_model.reading.tables import Columns, Line, width_of


@dataclass(frozen=True, slots=True)
class Keyed:
    """What such a table may have above the first key of its rows, in small letters, and which columns say something of the
    whole row.
    """

    above: frozenset[str]
    beside: tuple[str, ...]


BY_KPI = Keyed(
    frozenset({"", "kpi", "kpis", "nøgletal", "id", "kode", "code", "navn", "name", "indikator", "indicator"}),
    ("source", "stated", "note"),
)


@dataclass(slots=True)
class Wide:
    """The line of the header, the column of the rows' first key, the columns of periods with what is written above each, other
    columns by name, what stands above those that are neither, and the rows below.
    """

    line: int
    key: int
    periods: dict[int, str]
    beside: dict[str, int]
    unknown: dict[int, str]
    below: list[Line]


def is_wide(cells: Cells, columns: Columns, keyed: Keyed = BY_KPI) -> bool:
    """Whether a row names the columns of such a table by itself."""
    return _wide(0, cells, dict(enumerate(cells)), columns, keyed, []) is not None


def wide_in(top: list[Line], columns: Columns, keyed: Keyed = BY_KPI) -> Wide | None:
    """The header among the first rows of a table, if it is such a table.

    Months, quarters or weeks may stand under their years: a year then holds until the next, as in a merged cell.
    """
    for number, (line, cells) in enumerate(top):
        said = dict(enumerate(cells))
        found = _wide(line, cells, said, columns, keyed, top[number + 1 :])
        under = top[number + 1] if number + 1 < len(top) else None
        if under is not None:
            years = _years(cells, len(under[1]))
            said = {column: f"{cell} {years.get(column, '')}" for column, cell in enumerate(under[1]) if cell.strip()}
            below = _wide(under[0], under[1], said, columns, keyed, top[number + 2 :]) if years else None
            if below is not None and (found is None or len(below.periods) >= len(found.periods)):
                found = below
        if found is not None:
            return found
    return None


def _wide(
    line: int, cells: Cells, said: dict[int, str], columns: Columns, keyed: Keyed, below: list[Line]
) -> Wide | None:
    """Cells that are periods, at least one, and left of them a column for the rows' first key."""
    periods = {
        column: text.strip()
        for column, text in said.items()
        if column and text.strip() and understood(text.strip()) is not None
    }
    if not periods:
        return None
    left = [
        column for column in range(min(periods)) if column >= len(cells) or cells[column].strip().lower() in keyed.above
    ]
    named = [column for column in left if column < len(cells) and cells[column].strip()]
    if not left or width_of(cells) < min(periods):
        return None
    beside = {columns.named(cell): column for column, cell in enumerate(cells) if columns.named(cell) in keyed.beside}
    key = (named or left)[0]
    unknown = {
        column: text
        for column, cell in enumerate(cells)
        if (text := cell.strip())
        and column not in periods
        and column != key
        and not columns.named(text)
        and text.lower() not in keyed.above | columns.passed_over
        and not text.startswith("#")
    }
    return Wide(line, key, periods, beside, unknown, below)


def _years(cells: Cells, width: int) -> dict[int, str]:
    """The year above each column: it holds until the next one."""
    found: dict[int, str] = {}
    year = ""
    for column in range(width):
        cell = cells[column].strip() if column < len(cells) else ""
        if len(cell) == len("2026") and cell.isdigit():
            year = cell
        elif cell:
            year = ""
        if year:
            found[column] = year
    return found
