"""A figure in the register by itself: small whatever the records say, or none that any release can have held."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from karlemose_model.kpis.shown_figures import can_be_released, tells_small
from karlemose_model.model import Kpi, ReleasedFigure
from karlemose_model.reading.periods import read_period
from tests.kpis.sample import kpi


def figure(period: str = "2025-12", **fields: Any) -> ReleasedFigure:
    return ReleasedFigure.model_validate({"kpi": "k", "period": period, "profile": "dst3", **fields})


def as_kpi(**fields: Any) -> Kpi:
    return Kpi.model_validate(kpi(**{"disclosure": "dst3", "measure": "number", **fields}))


@pytest.mark.parametrize(
    ("fields", "shown", "small"),
    [
        ({}, {"value": 2}, True),
        ({}, {"value": 3}, False),
        ({}, {"value": 0}, False),
        ({"disclosure": "uvm5"}, {"value": 4}, True),
        # A weaker profile beside the figure makes it no larger.
        ({"disclosure": "uvm5"}, {"value": 4, "profile": "none"}, True),
        ({"disclosure": "none"}, {"value": 2, "profile": "none"}, False),
        ({"disclosure": "nhs7-round5"}, {"value": 5, "profile": "nhs7-round5"}, True),
        ({"disclosure": "nhs7-round5"}, {"value": 10, "profile": "nhs7-round5"}, False),
        ({"measure": "share"}, {"numerator": 1, "denominator": 20}, True),
        ({"measure": "share"}, {"numerator": 19, "denominator": 20}, True),
        ({"measure": "share"}, {"numerator": 10, "denominator": 20}, False),
        ({"measure": "rate"}, {"numerator": 19, "denominator": 20}, False),
        ({"measure": "mean"}, {"value": 2}, False),
    ],
)
def test_what_tells_a_small_number(fields: dict[str, Any], shown: dict[str, Any], small: bool) -> None:
    assert tells_small(as_kpi(**fields), figure(**shown)) is small


@pytest.mark.parametrize(
    ("period", "fields", "shown", "possible"),
    [
        ("2025-12", {}, {"value": 9}, True),
        ("2025", {}, {"value": 9}, True),
        ("2026-02", {}, {"value": 9}, False),
        ("2025-W47", {}, {"value": 9}, False),
        ("2025-12", {}, {"value": -4}, False),
        ("2025-12", {"measure": "share"}, {"numerator": 50, "denominator": 20}, False),
        ("2025-12", {"measure": "share", "direction": "plan"}, {"numerator": 50, "denominator": 20}, True),
        ("2025-12", {"disclosure": "nhs7-round5"}, {"value": 13.7, "profile": "nhs7-round5"}, False),
        ("2025-12", {"disclosure": "nhs7-round5"}, {"value": 15, "profile": "nhs7-round5"}, True),
        ("2025-12", {"measure": "mean", "disclosure": "nhs7-round5"}, {"value": 3.7, "profile": "nhs7-round5"}, True),
        ("2025-12", {}, {"hidden": True}, True),
    ],
)
def test_what_a_release_can_hold(period: str, fields: dict[str, Any], shown: dict[str, Any], possible: bool) -> None:
    days = read_period(period)
    assert days is not None
    assert can_be_released(as_kpi(**fields), figure(period, **shown), days, date(2026, 2, 15)) is possible
