"""Cadences that never give a date are named, all others are not."""

from __future__ import annotations

from typing import Any

import pytest

from karlemose_model.schedule import never_occurs
from tests.schedule.playbooks import meeting, one, playbook

ALL = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


@pytest.mark.parametrize(
    "cadence",
    [
        {"every": "week", "weekday": "monday", "not_in": ALL},
        {"every": "month", "weekday": "monday", "nth": 0},
        {"every": "quarter", "weekday": "monday", "not_in": ["january", "april", "july", "october"]},
        {"every": "year", "weekday": "monday", "not_in": ["january"]},
    ],
)
def test_never(cadence: dict[str, Any]) -> None:
    assert never_occurs(one(cadence)) == (("meetings", "operational", "clear"),)


@pytest.mark.parametrize(
    "cadence",
    [
        {"every": "week"},  # a pattern says no dates
        {"every": "week", "weekday": "monday"},
        {"every": "10 years", "weekday": "monday", "anchor": "2034-05-01"},
        {"every": "week", "weekday": "monday", "not_in": ALL, "changes": [{"from": "2030-01-01", "not_in": []}]},
    ],
)
def test_sometime(cadence: dict[str, Any]) -> None:
    assert never_occurs(one(cadence)) == ()


def test_a_place_that_is_always_closed() -> None:
    always = {"always": {"name": "Lukket", "weeks": list(range(1, 54))}}
    assert never_occurs(one({"every": "week", "weekday": "monday"}, place={"closures": always}))


def test_phases_without_a_spell_and_activities_are_looked_at_too() -> None:
    broken = {"every": "week", "weekday": "monday", "not_in": ALL}
    book = playbook(
        timeline=[],
        meetings={"steering": meeting({"build": broken})},
        activities={"walk": {"name": "Walk", "text": "Walk", "cadence": {"hold": broken}}},
    )
    assert never_occurs(book) == (("meetings", "steering", "build"), ("activities", "walk", "hold"))
