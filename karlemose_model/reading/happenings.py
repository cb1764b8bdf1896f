"""Incidents and money spent, from the tables that a coordinator keeps beside the records of meetings."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from karlemose_model.model import Incident, Spending
from karlemose_model.reading.hints import meant
from karlemose_model.reading.tables import Columns, Row, Table, read_table

_INCIDENT = ("date", "kind", "zone", "reported")
INCIDENTS = Columns((*_INCIDENT, "serious"), _INCIDENT, ("date", "kind"))
SPENDING = Columns(("date", "cost", "amount", "note"), ("date", "cost", "amount"))

FEW_WORDS = 60
"""Characters of a kind or a zone: enough to name it, too few to tell of anybody."""
NOTE = 200
QUIET = frozenset({"none", "ingen", "intet", "ingenting"})
"""Kinds that say that nothing happened: a quiet month is evidence too."""


def read_incidents(path: Path, shown: str) -> Table[Incident]:
    """The incidents of a file: what happened where, never who."""
    return read_table(path, shown, INCIDENTS, _incident)


def read_spending(path: Path, shown: str, costs: Collection[str]) -> Table[Spending]:
    """The money of a file, each amount for one of the playbook's costs."""
    return read_table(path, shown, SPENDING, lambda row: _spending(row, costs))


def _incident(row: Row) -> Incident | None:
    day, kind, zone = row.day("date"), row.words("kind", FEW_WORDS), row.words("zone", FEW_WORDS)
    quiet = kind.lower() in QUIET
    for column in () if quiet else ("zone", "reported"):
        if not row[column]:
            row.refuse("KM412", column, column=column)
    reported, serious = row.truth("reported"), row.truth("serious")
    if day is None or (reported is None and not quiet):
        return None
    # An empty cell in a column that somebody keeps is forgotten, not no.
    if "serious" in row.columns and serious is None and not quiet:
        row.refuse("KM412", "serious", column="serious")
    return Incident(day, kind, zone, bool(reported), row.place(row.columns["date"]), quiet, serious)


def _spending(row: Row, costs: Collection[str]) -> Spending | None:
    day, cost, amount, note = row.day("date"), row["cost"], row.number("amount", money=True), row.words("note", NOTE)
    if cost and cost not in costs:
        near = meant.nearest(cost, costs, cutoff=0.5)
        row.refuse("KM418", "cost", cost=cost, known=", ".join(costs), suggestion=near)
    if day is None or amount is None:
        return None
    return Spending(day, cost, amount, note, row.place(row.columns["date"]))
