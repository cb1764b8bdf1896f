"""The meetings around a day."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.schedule import nearest, next_meeting
from tests.schedule.playbooks import CLEAR, TIMELINE, meeting, playbook


def test_next_is_on_or_after_the_day() -> None:
    book = playbook()
    for day in (date(2026, 11, 26), date(2026, 12, 3)):
        found = next_meeting(book, day)
        assert found is not None
        assert found.date == date(2026, 12, 3)


def test_nearest_are_on_both_sides_and_not_on_the_day() -> None:
    before, after = nearest(playbook(), date(2026, 12, 3), "operational")
    assert before is not None
    assert after is not None
    assert (before.date, after.date) == (date(2026, 11, 19), date(2026, 12, 17))


def test_none_before_the_timeline_and_after_the_cadence() -> None:
    before, after = nearest(playbook(), date(2025, 11, 1))
    assert before is None
    assert after is not None
    assert after.date == date(2025, 11, 6)
    assert next_meeting(playbook(timeline=[]), date(2026, 1, 1)) is None
    assert nearest(playbook(), date.min) == (None, None)
    assert next_meeting(playbook(), date.max) is None
    assert nearest(playbook(), date.max)[0] is not None


def test_of_several_meetings_the_first() -> None:
    friday = {"every": "week", "weekday": "friday"}
    book = playbook(timeline=TIMELINE, meetings={"a": meeting({"clear": friday}), "b": meeting({"clear": CLEAR})})
    found = next_meeting(book, date(2026, 12, 1))
    assert found is not None
    assert (found.id, found.date) == ("b", date(2026, 12, 3))


def test_unknown_meeting() -> None:
    with pytest.raises(KeyError):
        next_meeting(playbook(), date(2026, 1, 1), "steering")
