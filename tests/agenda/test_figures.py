"""What the figures bring to a meeting: what is due from whom, what is news, and how far the phase's criteria are met."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.agenda.figures import criteria_of, figures_before
from karlemose_model.kpis import Fulfilment
from karlemose_model.model import Records, Rollout
from tests.kpis.sample import kpi, meeting, on, seen, share

MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13)]
KPIS = {"reports": kpi(measure="number"), "held": share("meetings_held", meeting="weekly")}


def counted(*last: float, day: str = "2026-03-05") -> Rollout:
    """Five reports a month in 2024 and 2025, then those of 2026; the meetings of January were held."""
    rows = [seen("reports", month, 5) for month in MONTHS[:24]]
    rows += [seen("reports", month, value) for month, value in zip(MONTHS[24:], last, strict=False)]
    held = [meeting(f"2026-01-{each:02d}") for each in (6, 13, 20, 27)]
    return on(day, Records(tuple(rows), tuple(held)), kpis=KPIS)


def test_a_reported_figure_is_due_and_one_of_the_records_is_not() -> None:
    due = figures_before(counted(5), None).due
    assert [(one.kpi, one.period.written) for one in due] == [("reports", "2026-02")]
    assert figures_before(counted(5, 5), None).due == ()


@pytest.mark.parametrize(
    ("last", "since", "news"),
    [
        ((5, 40), date(2026, 2, 24), ["2026-02"]),
        # No newer figure has come: it is still what there is to talk of.
        ((5, 40), date(2026, 3, 4), ["2026-02"]),
        # January's was there at the last meeting, and February's is nothing unusual.
        ((40, 5), date(2026, 2, 24), []),
        ((40, 5), date(2026, 1, 20), ["2026-01"]),
        ((40, 5), None, []),
    ],
)
def test_what_is_news(last: tuple[float, ...], since: date | None, news: list[str]) -> None:
    found = figures_before(counted(*last), since).news
    outside = [signal.period.written for one in found for signal in one.signals if signal.kind.value == "outside"]
    assert outside == news


def test_only_the_phase_that_holds_is_asked_for_its_criteria() -> None:
    phases = {
        "clear": {"name": "Clear", "purpose": "p", "exit": {"calm": {"text": "t", "kpi": "reports", "at_most": 6}}},
        "hold": {"name": "Hold", "purpose": "p", "exit": {"more": {"text": "t"}}},
    }
    rows = tuple(seen("reports", month, 5) for month in MONTHS[:26])
    rollout = on("2026-03-05", Records(rows), kpis=KPIS, phases=phases)
    assert [(one.id, one.fulfilment) for one in criteria_of(rollout, "clear")] == [("calm", Fulfilment.met)]
    assert criteria_of(rollout, None) == ()
