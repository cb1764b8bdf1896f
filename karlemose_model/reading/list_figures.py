"""Figures of the yearly lists of housing areas, from the table that the partners keep: counts of residents, never persons."""

from __future__ import annotations

import re
from pathlib import Path

from karlemose_model.model import ListCriterion, ListFigure
from karlemose_model.model.list_criteria import FIRST_LIST
from karlemose_model.problems import Place, Problem, Related
from karlemose_model.reading.hints import meant
from karlemose_model.reading.tables import Columns, Row, Table, read_table

COLUMNS = Columns(
    ("year", "criterion", "numerator", "denominator", "expected", "source", "stated", "note"),
    ("year", "criterion", "numerator", "source"),
)

SOURCE = 300
NOTE = 200
LAST_LIST = 2100
"""A year after it is a slip of the pen."""

_YEAR = re.compile(r"[0-9]{4}")
_WHOLE = frozenset({ListCriterion.residents, ListCriterion.convicted})
"""Counts of persons: each is a whole number. Others may be counted in full-time persons or kroner."""


def read_list_figures(path: Path, shown: str) -> Table[ListFigure]:
    """The figures of a file, and what is wrong in it; `shown` is the name that places carry."""
    seen: dict[tuple[object, ...], Place] = {}

    def make(row: Row) -> ListFigure | None:
        figure = _figure(row)
        if figure is None:
            return None
        # Several cases may be expected, each from its own source; a list has one figure of each kind.
        key = (figure.year, figure.criterion, figure.expected, figure.source if figure.expected else "", figure.stated)
        first = seen.setdefault(key, figure.place)
        if first is figure.place:
            return figure
        data = {"criterion": figure.criterion.value, "year": figure.year, "line": first.line}
        row.problems.append(Problem("KM494", figure.place, data, related=(Related(first, "also_here"),)))
        return None

    return read_table(path, shown, COLUMNS, make)


def _figure(row: Row) -> ListFigure | None:
    year, criterion = _year(row), _criterion(row)
    numerator, denominator = row.number("numerator"), row.number("denominator")
    expected = _truth(row)
    source, note, stated = row.words("source", SOURCE), row.words("note", NOTE), row.day("stated")
    for column, amount in (("numerator", numerator), ("denominator", denominator)):
        if amount is not None and (amount < 0 or (column == "denominator" and amount == 0)):
            row.refuse("KM492", column, value=row[column], column=column)
    if row.problems or year is None or criterion is None or numerator is None:
        return None
    if expected and criterion is not ListCriterion.convicted:
        row.refuse("KM495", "expected", criterion=criterion.value)
    elif denominator is not None and (expected or criterion is ListCriterion.residents):
        row.refuse("KM496", "denominator", criterion=criterion.value)
    _measured(row, criterion, numerator, denominator, expected)
    if row.problems:
        return None
    place = row.place(row.columns["year"])
    return ListFigure(year, criterion, numerator, denominator, expected, source, stated, note, place)


def _measured(row: Row, criterion: ListCriterion, numerator: float, denominator: float | None, expected: bool) -> None:
    """Refuses what no share and no count can be."""
    count = expected or criterion is ListCriterion.residents
    whole = count or (criterion in _WHOLE and denominator is not None)
    if whole and numerator != int(numerator):
        row.refuse("KM497", "numerator", value=row["numerator"])
    if count or criterion is ListCriterion.income:
        return
    if numerator > (100.0 if denominator is None else denominator):
        if denominator is None:
            row.refuse("KM498", "numerator", value=row["numerator"])
        else:
            row.refuse("KM493", "numerator", numerator=row["numerator"], denominator=row["denominator"])


def _year(row: Row) -> int | None:
    text = row["year"]
    if not text:
        return None
    if not _YEAR.fullmatch(text) or int(text) > LAST_LIST:
        row.refuse("KM490", "year", value=text)
        return None
    if int(text) < FIRST_LIST:
        row.refuse("KM491", "year", year=int(text), first=FIRST_LIST)
        return None
    return int(text)


def _criterion(row: Row) -> ListCriterion | None:
    text = row["criterion"]
    known = [criterion.value for criterion in ListCriterion]
    if text in known:
        return ListCriterion(text)
    if text:
        near = meant.nearest(text.lower(), known, cutoff=0.5)
        row.refuse("KM499", "criterion", criterion=text, known=", ".join(known), suggestion=near)
    return None


def _truth(row: Row) -> bool:
    said = row["expected"].lower()
    truth = {"": False, "yes": True, "ja": True, "true": True, "no": False, "nej": False, "false": False}.get(said)
    if truth is None:
        row.refuse("KM417", "expected", value=row["expected"], suggestion=meant.truth(said))
    return bool(truth)
