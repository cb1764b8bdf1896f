"""Which roles have dates: exactly those whose calendar file has something in it, on any day and for any length."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.exports import calendar
from karlemose_model.files import shipped
from karlemose_model.followup import concerns, deadlines_of, meetings_between, roles_with_dates
from karlemose_model.model import Rollout
from karlemose_model.reading import read_playbook


@cache
def park() -> Rollout:
    rollout = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(date(2026, 11, 26))
    assert rollout
    return rollout


@settings(max_examples=15, deadline=None)
@given(st.dates(date(2025, 10, 1), date(2027, 6, 1)), st.integers(0, 40))
def test_a_role_is_named_if_its_calendar_holds_something(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    there = roles_with_dates(park(), first, last)
    for role in (None, *park().playbook.roles):
        assert bool(calendar(park(), first, last, "en", role)) == (role in there), role


def test_they_stand_in_the_playbooks_order_and_everybody_first() -> None:
    there = roles_with_dates(park(), date(2026, 11, 26), date(2027, 11, 26))
    assert there[0] is None
    assert list(there[1:]) == [role for role in park().playbook.roles if role in there]


def test_where_nothing_is_ahead_nobody_has_dates() -> None:
    rollout = read_playbook(shipped("playbooks") / "karlemoseparken").seen_on(date(2018, 12, 6))
    assert rollout
    assert roles_with_dates(rollout, date(2018, 12, 6), date(2019, 12, 6)) == ()


def test_a_meeting_concerns_who_has_something_to_do_in_it() -> None:
    (meeting, *_rest) = meetings_between(park(), date(2026, 11, 26), date(2027, 1, 31), "operational")
    assert concerns(park().playbook, meeting, "minute-taker")
    assert concerns(park().playbook, meeting, None)
    # A guest keeps the hour free; whoever is not named on the agenda does not.
    assert concerns(park().playbook, meeting, "kindergarten-contact")
    (steering, *_later) = meetings_between(park(), date(2026, 11, 26), date(2027, 1, 31), "steering")
    assert not concerns(park().playbook, steering, "sports-club-contact")
    assert {one.role for one in deadlines_of(park().playbook, meeting, "coordinator")} <= {"coordinator"}
    with pytest.raises(KeyError):
        concerns(park().playbook, meeting, "nobody")
