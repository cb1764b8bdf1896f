"""Values of KPIs made up for the tests: months in a row, weeks, and KPIs of every sort."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from karlemose_model.kpis import Value
from karlemose_model.model import Kpi, Period
from karlemose_model.reading.periods import read_period

CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[2] / "cases" / "spc.json").read_text(encoding="utf-8"))["cases"]
}


def kpi(measure: str = "number", **fields: object) -> Kpi:
    return Kpi.model_validate(
        {
            "name": "Reports", "definition": "d", "unit": "reports", "kind": "outcome", "direction": "down",
            "frequency": "month", "measure": measure, **fields,
        }
    )  # fmt: skip


def period(written: str) -> Period:
    found = read_period(written)
    assert found is not None
    return found


def month(index: int) -> Period:
    """The month that many months after January 2020."""
    return period(f"{2020 + index // 12}-{index % 12 + 1:02}")


def months(numbers: Iterable[float | None]) -> list[Value]:
    """A value for each month from January 2020 on; None leaves one out."""
    return [Value("k", month(index), float(number)) for index, number in enumerate(numbers) if number is not None]


def parts(events: Sequence[float], of: Sequence[float], scale: float) -> list[Value]:
    """Shares (scale 100) or rates (scale per), a value for each month."""
    return [
        Value("k", month(index), scale * some / all_ if all_ else 0.0, some, all_, round(all_))
        for index, (some, all_) in enumerate(zip(events, of, strict=True))
    ]
