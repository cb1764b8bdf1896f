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


HEADER = ",".join(_COLUMNS)
"""The first line of a file of ours; one that Excel saved anew has another, and is left as it is."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows to be added to a year's file, and the values that a row tells otherwise than the records do.

    `differing` are the KPI, the period, what its row says and what the records give now.
    """

    rows: str
    added: int
    differing: tuple[tuple[str, str, str, str], ...]


def file_of(year: int, number: int = 1) -> Path:
    """The file that keeps a year's computed values, below the playbook's folder; a second one has a number."""
    return FOLDER / (f"computed-{year}.csv" if number == 1 else f"computed-{year}-{number}.csv")


def years_of(rollout: Rollout, last: int) -> tuple[int, ...]:
    """The years up to that one of which the records give values: minutes tell of actions due in the year after, too."""
    found = {
        value.period.end.year
        for kpi_id in rollout.playbook.kpis
        for value in counted(rollout, kpi_id).values.values()
        if value.period.end.year <= last
    }
    return tuple(sorted(found | {last}))


def kept_values(rollout: Rollout, year: int, language: str) -> Kept:
    """The year's computed values that no row keeps yet.

    A row that is there is never changed: the records that it was worked out from may be gone in part.
    """
    there = {(one.kpi, one.period.written): _number(one.value) for one in rollout.records.observations if one.computed}
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
    return Kept(_csv(added), len(added), tuple(differing))


def _row(rollout: Rollout, value: Value, said: str, language: str) -> list[str]:
    counts = value.numerator is not None and value.n is not None
    return [
        value.kpi, value.period.written, said, _number(value.numerator or 0.0) if counts else "",
        str(value.n) if value.n is not None else "", _SOURCE, rollout.as_of.isoformat(), beside_words(value, language), "yes",
    ]  # fmt: skip


def _number(number: float) -> str:
    """With two decimals at most: nobody reads more, and the two parts of a share stand beside it."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
