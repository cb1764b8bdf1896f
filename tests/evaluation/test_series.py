"""Series: only months that are over, only counts that were stated by then, and what is lacking is told."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.evaluation.results import Lack, Missing, Study
from karlemose_model.evaluation.series import incomplete, study
from tests.evaluation.sample import AREAS, EVALUATION, OUTCOMES, counted, months, rollout, table

COUNTS = table({("here", "burglary"): (5, 3), ("there", "burglary"): (9, 8), ("ring", "burglary"): (4, 4)})


def without(*ids: str) -> dict[str, object]:
    return {**EVALUATION, "areas": {id_: area for id_, area in AREAS.items() if id_ not in ids}}


def test_counts_come_by_area_in_the_order_of_months() -> None:
    places = {
        **EVALUATION,
        "areas": {id_: {**area, "residents": 900} for id_, area in AREAS.items()},
    }
    found = study(rollout(reversed(COUNTS), places), "burglary")
    assert isinstance(found, Study)
    assert found.months_before == months("2023-01", 24)
    assert found.months_after == months("2025-01", 24)
    assert (found.estate.area, found.estate.before, found.estate.after) == ("here", (5,) * 24, (3,) * 24)
    assert [one.area for one in found.comparisons] == ["there"]
    assert [one.area for one in found.buffers] == ["ring"]
    assert found.totals == (120, 72, 216, 192)
    assert found.buffer == (96, 96)
    assert found.cells == ((5,) * 24, (3,) * 24, (9,) * 24, (8,) * 24)


def test_the_newest_count_stated_by_the_day_holds() -> None:
    month = date(2024, 5, 1)
    other = [one for one in COUNTS if (one.area, one.month) != ("here", month)]
    told = [
        counted("here", "burglary", month, 7, "2024-06-10"),
        counted("here", "burglary", month, 6, "2026-02-01"),
        counted("here", "burglary", month, 99, "2027-03-01"),
        counted("here", "burglary", month, 1),
    ]
    for counts in (told, told[::-1]):
        found = study(rollout([*other, *counts]), "burglary")
        assert isinstance(found, Study)
        assert found.estate.before[16] == 6


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (rollout(COUNTS, None), Missing(Lack.no_evaluation)),
        (rollout(COUNTS, without("here")), Missing(Lack.no_estate)),
        (rollout(COUNTS, without("there")), Missing(Lack.no_comparison)),
        (rollout(COUNTS, as_of="2026-12-31"), Missing(Lack.not_over, {"until": date(2027, 1, 1)})),
        (rollout([]), Missing(Lack.no_counts, {"areas": ("here", "there"), "months": 96})),
        (rollout(COUNTS[1:]), Missing(Lack.no_counts, {"areas": ("here",), "months": 1})),
        (
            rollout(table({("here", "burglary"): (0, 0), ("there", "burglary"): (0, 0), ("ring", "burglary"): (1, 1)})),
            Missing(Lack.all_zero),
        ),
        (
            rollout(COUNTS, {**EVALUATION, "before": {"from": "2024-12", "to": "2023-01"}}),
            Missing(Lack.too_few_months, {"months": 0, "needed": 1}),
        ),
        (
            rollout(COUNTS, {**EVALUATION, "after": {"from": "2025-01", "to": "9999-12"}}),
            Missing(Lack.not_over, {"until": date(9999, 12, 1)}),
        ),
    ],
)  # fmt: skip
def test_what_is_lacking_is_told(given, expected: Missing) -> None:
    assert study(given, "burglary") == expected


def test_an_outcome_that_there_is_not() -> None:
    assert study(rollout(COUNTS), "arson") == Missing(Lack.no_outcome, {"outcome": "arson"})
    assert "arson" not in OUTCOMES


def test_a_buffer_with_months_missing_is_none() -> None:
    counts = [one for one in COUNTS if (one.area, one.month) != ("ring", date(2026, 3, 1))]
    found = study(rollout(counts), "burglary")
    assert isinstance(found, Study)
    assert found.buffers == ()
    assert incomplete(rollout(counts), "burglary") == Missing(Lack.no_counts, {"areas": ("ring",), "months": 1})
    assert incomplete(rollout(COUNTS), "burglary") is None
    assert incomplete(rollout(COUNTS, without("ring")), "burglary") is None
    assert incomplete(rollout(COUNTS, None), "burglary") is None
