"""The newest value: what had ended and was known by the day of the view."""

from __future__ import annotations

from datetime import date

from karlemose_model.kpis import latest_value
from karlemose_model.model import Observation, Playbook, Records, Rollout
from karlemose_model.problems import Place
from karlemose_model.reading.periods import read_period

KPI = {
    "name": "k", "definition": "d", "unit": "u", "kind": "output", "direction": "up", "frequency": "month",
}  # fmt: skip
PARK = Playbook.model_validate(
    {
        "schema": 1, "id": "park", "version": 1, "kind": "estate", "name": "Park",
        "kpis": {"mentees": KPI, "convictions": KPI},
    }
)  # fmt: skip


def seen(kpi: str, period: str, value: float, stated: str | None = None, source: str = "project") -> Observation:
    days = read_period(period)
    assert days is not None
    day = date.fromisoformat(stated) if stated else None
    return Observation(kpi, days, value, None, source, day, "", Place("o.csv"))


def newest(as_of: str, *observations: Observation) -> float | None:
    found = latest_value(Rollout(PARK, date.fromisoformat(as_of), Records(observations)), "mentees")
    return found.value if found else None


def test_there_may_be_none() -> None:
    assert newest("2026-11-26") is None
    assert newest("2026-11-26", seen("convictions", "2026-10", 1)) is None


def test_a_period_counts_from_its_last_day_on() -> None:
    rows = (seen("mentees", "2026-11", 2), seen("mentees", "2026-10", 1))
    assert newest("2026-11-29", *rows) == 1
    assert newest("2026-11-30", *rows) == 2
    assert newest("2026-10-30", *rows) is None


def test_a_value_counts_from_the_day_it_was_stated_on() -> None:
    rows = (seen("mentees", "2026-09", 1), seen("mentees", "2026-10", 2, "2026-11-05"))
    assert newest("2026-11-04", *rows) == 1
    assert newest("2026-11-05", *rows) == 2


def test_the_order_of_the_file_does_not_matter() -> None:
    year, month = seen("mentees", "2026", 1), seen("mentees", "2026-12", 2)
    early, late = seen("mentees", "2026-12", 3, "2027-01-02", "z"), seen("mentees", "2026-12", 4, "2027-01-09", "a")
    rows = [year, month, early, late]
    assert newest("2027-02-01", *rows) == newest("2027-02-01", *reversed(rows)) == 4
    assert newest("2027-01-01", *rows) == newest("2027-01-01", *reversed(rows)) == 2
