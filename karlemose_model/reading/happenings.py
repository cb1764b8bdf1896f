"""Incidents and money spent, from the tables that a coordinator keeps beside the records of meetings."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path

from karlemose_model.model import Incident, Spending
from karlemose_model.reading.hints import meant
from karlemose_model.reading.tables import Columns, Row, Table, read_table

INCIDENTS = Columns(("date", "kind", "zone", "reported"), ("date", "kind", "zone", "reported"))
SPENDING = Columns(("date", "cost", "amount", "note"), ("date", "cost", "amount"))

FEW_WORDS = 60
"""Characters of a kind or a zone: enough to name it, too few to tell of anybody."""
NOTE = 200


def read_incidents(path: Path, shown: str) -> Table[Incident]:
    """The incidents of a file: what happened where, never who."""
    return read_table(path, shown, INCIDENTS, _incident)


def read_spending(path: Path, shown: str, costs: Collection[str]) -> Table[Spending]:
    """The money of a file, each amount for one of the playbook's costs."""
    return read_table(path, shown, SPENDING, lambda row: _spending(row, costs))


def _incident(row: Row) -> Incident | None:
    day, kind, zone = row.day("date"), row.words("kind", FEW_WORDS), row.words("zone", FEW_WORDS)
    said = row["reported"].lower()
    reported = {"yes": True, "ja": True, "true": True, "no": False, "nej": False, "false": False}.get(said)
    if said and reported is None:
        row.refuse("KM417", "reported", value=row["reported"], suggestion=meant.truth(said))
    if day is None or reported is None:
        return None
    return Incident(day, kind, zone, reported, row.place(row.columns["date"]))


def _spending(row: Row, costs: Collection[str]) -> Spending | None:
    day, cost, amount, note = row.day("date"), row["cost"], row.number("amount"), row.words("note", NOTE)
    if cost and cost not in costs:
        near = difflib.get_close_matches(cost, list(costs), n=1, cutoff=0.5)
        row.refuse("KM418", "cost", cost=cost, known=", ".join(costs), suggestion="".join(near))
    if day is None or amount is None:
        return None
    return Spending(day, cost, amount, note, row.place(row.columns["date"]))
