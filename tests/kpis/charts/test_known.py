"""The chart of a place: compared with the time before its work began, where enough of that time is known."""

from __future__ import annotations

import pytest

from karlemose_model.kpis import values
from karlemose_model.kpis.charts import ChartKind, before_the_work, known_chart
from karlemose_model.model import Records, Rollout
from tests.kpis.sample import incident, on, seen

MONTHS = [f"{year}-{month:02d}" for year in (2023, 2024, 2025, 2026) for month in range(1, 13)]


def counted(first: str, last: str) -> Rollout:
    """Five a month, from one month to another; the work began on 5 January 2026."""
    wanted = MONTHS[MONTHS.index(first) : MONTHS.index(last) + 1]
    return on("2026-12-31", Records(tuple(seen("mentees", month, 5) for month in wanted)))


@pytest.mark.parametrize(
    ("first", "baseline"),
    [
        ("2025-02", None),
        ("2025-01", ("2025-01", "2025-12")),
        ("2024-06", ("2024-06", "2025-12")),
        ("2023-01", ("2024-01", "2025-12")),
    ],
)
def test_the_time_before_the_work_is_compared_with(first: str, baseline: tuple[str, str] | None) -> None:
    rollout = counted(first, "2026-08")
    known = values(rollout, "mentees")
    drawn = known_chart(rollout, "mentees", known)
    if baseline is None:
        assert before_the_work(rollout, known) is None
        assert drawn.baseline is not None
        assert drawn.baseline[1].written == "2026-01"
        return
    assert drawn.baseline is not None
    assert tuple(period.written for period in drawn.baseline) == baseline


def test_serious_incidents_are_charted_by_their_days() -> None:
    days = [incident(f"{month}-{1 + number % 9:02d}", True) for number, month in enumerate(MONTHS[:20])]
    rollout = on("2024-12-31", Records(incidents=(*days, incident("2024-09-20", False), incident("2025-01-05", True))))
    drawn = known_chart(rollout, "quiet", values(rollout, "quiet"))
    assert drawn.kind is ChartKind.t
    # The days between twenty events, and those since the last one; what was not serious, or came later, is not there.
    assert len(drawn.points) == 20
    assert drawn.points[-1].at_least
