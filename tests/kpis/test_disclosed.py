"""The public sees the register and nothing else: values, verdicts, and a Rollout without other records."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.kpis import Status, Why, judge_public, public_rollout, released, values
from tests.kpis.tables import LATER, rollout
from tests.kpis.tables import released as with_register

AIM = {"targets": [{"value": 10}], "near": 2}


def verdict(seen):
    (found,) = judge_public(seen)
    return found


def test_the_newest_release_of_a_figure_is_shown():
    seen = with_register(
        rollout({}),
        [{"period": "2025-Q1", "value": 8}, {"period": "2025-Q2", "value": 20}],
        [{"period": "2025-Q1", "value": 9}],
    )
    assert [(one.period.written, one.value) for one in released(seen, "joined")] == [("2025-Q1", 9), ("2025-Q2", 20)]


def test_what_was_not_released_is_not_shown_whatever_the_records_say():
    found = verdict(rollout({"2025-Q1": 100}, AIM))
    assert (found.status, found.why, found.value) == (Status.not_shown, Why.not_released, None)


def test_a_release_to_come_is_not_shown():
    seen = with_register(rollout({}, AIM), [{"period": "2025-Q1", "value": 12}], on=date(2026, 2, 1))
    assert verdict(seen).why is Why.not_released


@pytest.mark.parametrize(("value", "status"), [(12, Status.met), (9, Status.near), (5, Status.missed)])
def test_the_verdict_follows_what_is_shown(value, status):
    seen = with_register(rollout({"2025-Q1": 100 - value}, AIM), [{"period": "2025-Q1", "value": value}])
    found = verdict(seen)
    assert (found.status, found.why, found.value.value) == (status, Why.judged, value)
    assert found.target.value == 10


def test_a_hidden_newest_value_is_neither_met_nor_missed():
    figures = [
        {"period": "2025-Q1", "value": 12},
        {"period": "2025-Q2", "hidden": True},
        {"period": "2025-H1", "value": 14},
    ]
    found = verdict(with_register(rollout({"2025-Q2": 2}, AIM), figures))
    assert (found.status, found.why, found.value) == (Status.not_shown, Why.hidden, None)


def test_a_figure_without_direction_is_shown_and_not_scored():
    seen = with_register(rollout({}, {"direction": "none"}), [{"period": "2025-Q1", "value": 12}])
    assert (verdict(seen).status, verdict(seen).value.value) == (Status.not_scored, 12)


@pytest.mark.parametrize(("changes", "expected"), [({"measure": "share"}, 75), ({"measure": "rate", "per": 1000}, 750)])
def test_shares_and_rates_are_worked_out_from_the_parts_that_are_shown(changes, expected):
    seen = with_register(rollout({}, changes), [{"period": "2025-Q1", "numerator": 30, "denominator": 40}])
    value = verdict(seen).value
    assert (value.value, value.numerator, value.denominator) == (expected, 30, 40)


def test_the_public_rollout_holds_the_register_and_no_record():
    seen = rollout({"2025-Q1": 2, "2025-Q2": 9, "2025-Q3": 77}, {"measure": "share", "fed_by": ["meetings_held"]})
    figures = [{"period": "2025-Q1", "hidden": True}, {"period": "2025-Q2", "numerator": 30, "denominator": 40}]
    public = public_rollout(with_register(seen, figures))
    (value,) = values(public, "joined")
    assert (value.period.written, value.value, value.numerator, value.denominator) == ("2025-Q2", 75, 30, 40)
    assert public.records.observations[0].source == ""
    assert (public.as_of, public.records.meetings, public.records.incidents) == (LATER, (), ())


def test_totals_stand_in_the_register_and_beside_no_period():
    seen = with_register(rollout({}), [{"period": "2025-Q1", "value": 9}, {"period": "2025-H1", "value": 20}])
    assert [value.period.written for value in values(public_rollout(seen), "joined")] == ["2025-Q1"]
    assert len(released(seen, "joined")) == 2
