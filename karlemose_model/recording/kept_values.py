"""What the records give for a year, as observations marked `computed`: they stay when the records are deleted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from karlemose_model.kpis import Value
from karlemose_model.kpis.counted import counted
from karlemose_model.kpis.words import beside_words
from karlemose_model.model import Rollout

FOLDER = Path("records") / "observations"
_COLUMNS = ("kpi", "period", "value", "numerator", "n", "source", "stated", "note", "computed")
_SOURCE = "records"


@dataclass(frozen=True, slots=True)
class Kept:
    """The file as it should be, how many values were added to it, and those that it tells otherwise than the records do.

    `differing` are the KPI, the period, what the file says and what the records give now.
    """

    text: str
    added: int
    differing: tuple[tuple[str, str, str, str], ...]


def file_of(year: int) -> Path:
    """The file that keeps a year's computed values, below the playbook's folder."""
    return FOLDER / f"computed-{year}.csv"


def kept_values(rollout: Rollout, year: int, before: str, language: str) -> Kept:
    """The year's computed values added to what the file holds already (`before`; empty: there is no file yet).

    A row that is there is never changed: the records that it was worked out from may be gone in part.
    """
    there = {(row["kpi"], row["period"]): row["value"] for row in _rows(before)}
    added: list[list[str]] = []
    differing: list[tuple[str, str, str, str]] = []
    for kpi_id in rollout.playbook.kpis:
        for value in counted(rollout, kpi_id).values.values():
            if value.period.end.year != year:
                continue
            said = _number(value.value)
            known = there.get((kpi_id, value.period.written))
            if known is None:
                added.append(_row(rollout, value, said, language))
            elif known != said:
                differing.append((kpi_id, value.period.written, known, said))
    text = before if before.endswith("\n") or not before else f"{before}\n"
    return Kept(text + _csv([] if before else [_COLUMNS]) + _csv(added), len(added), tuple(differing))


def _row(rollout: Rollout, value: Value, said: str, language: str) -> list[str]:
    counted = value.numerator is not None and value.n is not None
    return [
        value.kpi, value.period.written, said, _number(value.numerator or 0.0) if counted else "",
        str(value.n) if value.n is not None else "", _SOURCE, rollout.as_of.isoformat(), beside_words(value, language), "yes",
    ]  # fmt: skip


def _number(number: float) -> str:
    """With two decimals at most: nobody reads more, and the two parts of a share stand beside it."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _rows(text: str) -> list[dict[str, str]]:
    found = csv.DictReader(io.StringIO(text))
    return [row for row in found if all(row.get(column) for column in ("kpi", "period", "value"))]


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
