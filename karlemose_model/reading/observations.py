"""Observations from a CSV file: a KPI's values by period, with every refused cell told by line and column."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from pathlib import Path

from karlemose_model.model import Observation
from karlemose_model.problems import Place, Problem, Related
from karlemose_model.reading.periods import read_period
from karlemose_model.reading.tables import Columns, Row, Table, read_table

COLUMNS = Columns(("kpi", "period", "value", "n", "source", "stated", "note"), ("kpi", "period", "value"))

_WHOLE = re.compile(r"[0-9]{1,15}")


def read_observations(path: Path, shown: str, kpi_ids: Collection[str]) -> Table[Observation]:
    """The observations of a file, and what is wrong in it; `shown` is the name that places carry."""
    seen: dict[tuple[object, ...], Place] = {}

    def make(row: Row) -> Observation | None:
        observation = _observation(row, kpi_ids)
        if observation is None:
            return None
        key = (observation.kpi, observation.period.start, observation.period.end, observation.source)
        first = seen.setdefault(key, observation.place)
        if first is observation.place:
            return observation
        data = {"kpi": observation.kpi, "period": observation.period.written, "line": first.line}
        row.problems.append(Problem("KM409", observation.place, data, related=(Related(first, "also_here"),)))
        return None

    return read_table(path, shown, COLUMNS, make)


def _observation(row: Row, kpi_ids: Collection[str]) -> Observation | None:
    kpi = row["kpi"]
    if kpi and kpi not in kpi_ids:
        near = difflib.get_close_matches(kpi, list(kpi_ids), n=1, cutoff=0.5)
        row.refuse("KM405", "kpi", kpi=kpi, known=", ".join(kpi_ids), suggestion="".join(near))
    period = read_period(row["period"])
    if row["period"] and period is None:
        row.refuse("KM406", "period", value=row["period"])
    value = row.number("value")
    if row["n"] and not _WHOLE.fullmatch(row["n"]):
        row.refuse("KM407", "n", column="n", value=row["n"])
    stated = row.day("stated")
    if row.problems or period is None or value is None:
        return None
    n = int(row["n"]) if row["n"] else None
    place = row.place(row.columns["kpi"])
    return Observation(kpi, period, value, n, row["source"], stated, row["note"], place)
