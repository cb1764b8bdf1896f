"""Verdicts: by direction, by the target in force at the time, and never green without data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.kpis import Status, Why, judge, status_of
from karlemose_model.model import Direction, Observation, Playbook, Records, Rollout
from karlemose_model.problems import Place
from karlemose_model.reading.periods import read_period


def rollout(kpi: Mapping[str, object], *values: tuple[str, float, str | None], as_of: str = "2026-11-26") -> Rollout:
    playbook = Playbook.model_validate(
        {
            "schema": 1, "id": "park", "version": 1, "kind": "estate", "name": "Park",
            "phases": {name: {"name": name, "purpose": name} for name in ("clear", "hold")},
            "timeline": [{"phase": "clear", "from": "2025-11-03"}, {"phase": "hold", "from": "2026-06-01"}],
            "kpis": {
                "held": {
                    "name": "Held", "definition": "d", "unit": "%", "kind": "process", "direction": "up",
                    "frequency": "month", **kpi,
                }
            },
        }
    )  # fmt: skip
    observations = []
    for written, value, stated in values:
        period = read_period(written)
        assert period is not None
        day = date.fromisoformat(stated) if stated else None
        observations.append(Observation("held", period, value, None, "synthetic", day, "", Place("o.csv")))
    return Rollout(playbook, date.fromisoformat(as_of), Records(tuple(observations)))


def verdict(
    kpi: Mapping[str, object], *values: tuple[str, float, str | None], as_of: str = "2026-11-26"
) -> tuple[Status, Why]:
    (found,) = judge(rollout(kpi, *values, as_of=as_of))
    return found.status, found.why


@pytest.mark.parametrize(
    ("direction", "value", "expected"),
    [
        (Direction.up, 90.0, Status.met),
        (Direction.up, 86.0, Status.near),
        (Direction.up, 84.9, Status.missed),
        (Direction.down, 90.0, Status.met),
        (Direction.down, 94.0, Status.near),
        (Direction.down, 95.1, Status.missed),
        (Direction.plan, 95.0, Status.met),
        (Direction.plan, 84.0, Status.missed),
        (Direction.none, 0.0, Status.not_scored),
    ],
)
def test_each_direction(direction: Direction, value: float, expected: Status) -> None:
    assert status_of(value, 90.0, direction, 5.0) is expected


def test_decimal_fractions_do_not_miss_by_a_hair() -> None:
    assert status_of(0.1 + 0.2, 0.3, Direction.down, 0.0) is Status.met


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0, 1e3))
def test_up_and_down_are_mirrors(value: float, target: float, near: float) -> None:
    assert status_of(value, target, Direction.up, near) is status_of(-value, -target, Direction.down, near)


def test_without_a_value_it_is_never_green() -> None:
    assert verdict({"targets": [{"value": 0}]}) == (Status.no_data, Why.no_value)


def test_direction_none_is_never_scored_even_with_a_target() -> None:
    kpi = {"direction": "none", "targets": [{"value": 100}]}
    assert verdict(kpi, ("2026-10", 1, None)) == (Status.not_scored, Why.no_direction)


def test_without_a_target_it_is_not_scored() -> None:
    assert verdict({}, ("2026-10", 1, None)) == (Status.not_scored, Why.no_target)


def test_the_target_of_the_phase_in_which_the_period_ended_holds() -> None:
    kpi = {"targets": [{"value": 50}, {"value": 90, "phase": "clear"}, {"value": 70, "phase": "hold"}]}
    assert verdict(kpi, ("2026-05", 80, None), as_of="2026-07-01")[0] is Status.missed
    assert verdict(kpi, ("2026-06", 80, None), as_of="2026-07-01")[0] is Status.met


def test_a_figure_of_a_time_long_past_says_nothing_any_more() -> None:
    kpi = {"targets": [{"value": 50}]}
    assert verdict(kpi, ("2026-08", 80, None), as_of="2026-11-26") == (Status.met, Why.judged)
    # August's figure is the newest, and September, October and November are over.
    assert verdict(kpi, ("2026-08", 80, None), as_of="2026-11-30") == (Status.no_data, Why.outdated)


def test_a_later_target_does_not_judge_an_earlier_period() -> None:
    kpi = {"targets": [{"value": 50}, {"value": 90, "from": "2026-11-01"}]}
    assert verdict(kpi, ("2026-10", 60, None))[0] is Status.met


def test_what_was_not_known_or_not_over_yet_does_not_count() -> None:
    kpi = {"targets": [{"value": 50}]}
    values = (("2026-09", 60, "2026-10-02"), ("2026-10", 10, "2026-12-01"), ("2026-11", 10, None))
    assert verdict(kpi, *values)[0] is Status.met
    assert verdict(kpi, *values, as_of="2026-12-01")[0] is Status.missed
