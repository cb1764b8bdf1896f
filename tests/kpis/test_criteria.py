"""A phase's criteria: met by number, not met, or nobody can tell yet."""

from __future__ import annotations

from typing import Any

import pytest

from karlemose_model.kpis import Fulfilment, criterion_state
from karlemose_model.model import Criterion, Records
from tests.kpis.sample import on, seen


def state(criterion: dict[str, Any], *values: tuple[str, float]) -> Fulfilment:
    rows = tuple(seen("mentees", period, value) for period, value in values)
    one = Criterion.model_validate({"text": "t", **criterion})
    return criterion_state(on("2026-04-10", Records(rows)), "c", one).fulfilment


THREE = {"kpi": "mentees", "at_least": 5, "periods": 3}


@pytest.mark.parametrize(
    ("criterion", "values", "expected"),
    [
        ({}, [], Fulfilment.to_be_judged),
        ({"kpi": "mentees"}, [("2026-01", 5)], Fulfilment.to_be_judged),
        ({"kpi": "mentees", "at_least": 5}, [], Fulfilment.no_data),
        ({"kpi": "mentees", "at_least": 5}, [("2026-01", 4), ("2026-02", 5)], Fulfilment.met),
        ({"kpi": "mentees", "at_most": 5}, [("2026-01", 4), ("2026-02", 6)], Fulfilment.not_met),
        ({"kpi": "mentees", "at_least": 2, "at_most": 5}, [("2026-02", 1)], Fulfilment.not_met),
        (THREE, [("2026-02", 9), ("2026-03", 9)], Fulfilment.no_data),
        (THREE, [("2026-01", 9), ("2026-02", 9), ("2026-03", 5)], Fulfilment.met),
        (THREE, [("2026-01", 9), ("2026-02", 4), ("2026-03", 5)], Fulfilment.not_met),
        (THREE, [("2025-12", 4), ("2026-01", 9), ("2026-02", 9), ("2026-03", 5)], Fulfilment.met),
        (THREE, [("2025-12", 9), ("2026-01", 9), ("2026-03", 9)], Fulfilment.no_data),
        (THREE, [("2025-09", 1), ("2025-12", 4), ("2026-01", 9), ("2026-02", 9), ("2026-03", 5)], Fulfilment.met),
    ],
)
def test_a_criterion(criterion: dict[str, Any], values: list[tuple[str, float]], expected: Fulfilment) -> None:
    assert state(criterion, *values) is expected


@pytest.mark.parametrize(("newest", "expected"), [("2026-01", Fulfilment.met), ("2025-12", Fulfilment.no_data)])
def test_figures_of_a_time_long_past_fulfil_nothing(newest: str, expected: Fulfilment) -> None:
    assert state({"kpi": "mentees", "at_least": 5}, (newest, 9)) is expected
