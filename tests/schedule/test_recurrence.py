"""The days that a cadence gives, before anybody asks whether they are closed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from karlemose_model.model import Cadence
from karlemose_model.schedule.recurrence import planned_days

START = date(2026, 1, 7)  # a Wednesday


def days(
    cadence: dict[str, Any], first: str = "2026-01-01", last: str = "2026-04-30", end: date | None = None
) -> list[str]:
    found = planned_days(
        Cadence.model_validate(cadence), START, end, date.fromisoformat(first), date.fromisoformat(last)
    )
    return [str(planned.date) for planned in found if not planned.left_out]


@pytest.mark.parametrize(
    ("cadence", "expected"),
    [
        ({"every": "week", "weekday": "tuesday"}, ["2026-01-13", "2026-01-20", "2026-01-27"]),
        ({"every": "2 weeks", "weekday": "tuesday"}, ["2026-01-13", "2026-01-27"]),
        ({"every": "2 weeks", "weekday": "tuesday", "anchor": "2026-02-03"}, ["2026-01-20"]),
        ({"every": "2 weeks", "weekday": "tuesday", "anchor": "2026-02-08"}, ["2026-01-20"]),
        ({"every": "10 days"}, ["2026-01-07", "2026-01-17", "2026-01-27"]),
        ({"every": "10 days", "anchor": "2026-01-30"}, ["2026-01-10", "2026-01-20", "2026-01-30"]),
        ({"every": "month", "weekday": "monday"}, []),  # the first Monday lies before the start
        ({"every": "month", "weekday": "friday", "nth": -1}, ["2026-01-30"]),
        ({"every": "week"}, []),  # a pattern
        ({"every": "month", "nth": 3}, []),
        ({"every": "month", "weekday": "friday", "nth": 0}, []),
    ],
)
def test_january(cadence: dict[str, Any], expected: list[str]) -> None:
    assert days(cadence, last="2026-01-31") == expected


@pytest.mark.parametrize(
    ("cadence", "expected"),
    [
        ({"every": "month", "weekday": "thursday", "nth": 2}, ["01-08", "02-12", "03-12", "04-09", "05-14"]),
        ({"every": "2 months", "weekday": "monday", "nth": 1}, ["02-02", "04-06", "06-01", "08-03", "10-05"]),
        (
            {"every": "2 months", "weekday": "monday", "anchor": "2026-01-01"},
            ["03-02", "05-04", "07-06", "09-07", "11-02"],
        ),
        ({"every": "quarter", "weekday": "monday", "nth": 2}, ["01-12", "04-13", "07-13", "10-12"]),
        ({"every": "quarter", "weekday": "monday"}, ["04-06", "07-06", "10-05"]),
        ({"every": "quarter", "weekday": "monday", "anchor": "2026-02-01"}, ["02-02", "05-04", "08-03", "11-02"]),
        ({"every": "2 quarters", "weekday": "monday"}, ["04-06", "10-05"]),
        ({"every": "year", "weekday": "monday", "nth": 4}, ["01-26"]),
        ({"every": "year", "weekday": "monday", "anchor": "2020-09-15"}, ["09-07"]),
    ],
)
def test_months_quarters_years(cadence: dict[str, Any], expected: list[str]) -> None:
    assert days(cadence, last="2026-12-31")[:5] == [f"2026-{day}" for day in expected]


def test_months_left_out_do_not_shift_the_count() -> None:
    cadence = {"every": "2 months", "weekday": "thursday", "not_in": ["march"]}
    # The first Thursday on or after 7 January is in February.
    assert days(cadence, last="2026-08-31") == ["2026-02-05", "2026-04-02", "2026-06-04", "2026-08-06"]


def test_nothing_outside_the_spell() -> None:
    assert days({"every": "week", "weekday": "wednesday"}, end=date(2026, 1, 14)) == ["2026-01-07", "2026-01-14"]


def test_a_change_of_the_hour_keeps_the_count() -> None:
    cadence = {
        "every": "2 weeks",
        "weekday": "thursday",
        "at": "13:30",
        "changes": [{"from": "2026-01-16", "at": "09:00", "location": "Beboerhuset"}],
    }
    found = list(planned_days(Cadence.model_validate(cadence), START, None, START, date(2026, 2, 5)))
    assert [(str(planned.date), str(planned.at), planned.location is None) for planned in found] == [
        ("2026-01-08", "13:30:00", True),
        ("2026-01-22", "09:00:00", False),
        ("2026-02-05", "09:00:00", False),
    ]


def test_a_change_of_weekday_keeps_the_weeks() -> None:
    cadence = {"every": "2 weeks", "weekday": "thursday", "changes": [{"from": "2026-01-12", "weekday": "tuesday"}]}
    assert days(cadence, last="2026-02-10") == ["2026-01-08", "2026-01-20", "2026-02-03"]


def test_a_changed_interval_counts_from_its_first_matching_day() -> None:
    cadence = {"every": "week", "weekday": "thursday", "changes": [{"from": "2026-01-16", "every": "3 weeks"}]}
    assert days(cadence, last="2026-02-28") == ["2026-01-08", "2026-01-15", "2026-01-22", "2026-02-12"]


def test_a_change_before_the_spell_holds_in_it_from_the_start() -> None:
    cadence = {"every": "week", "weekday": "thursday", "changes": [{"from": "2025-06-01", "every": "2 weeks"}]}
    assert days(cadence, last="2026-01-31") == ["2026-01-08", "2026-01-22"]


def test_a_change_may_set_the_weekday_first() -> None:
    cadence = {"every": "2 weeks", "changes": [{"from": "2026-01-20", "weekday": "monday"}]}
    assert days(cadence, last="2026-02-15") == ["2026-01-26", "2026-02-09"]


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    for every in ("99 days", "99 weeks", "99 months", "99 quarters", "99 years"):
        cadence = Cadence.model_validate({"every": every, "weekday": "monday", "anchor": "9999-12-31"})
        list(planned_days(cadence, date.min, None, date.min, date.max))
        assert list(planned_days(cadence, date.max, None, date.min, date.max)) == []
