"""Meetings on their dates: as planned, and as the records have them: cancelled, moved, called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from karlemose_model.followup import cancelled_between, dates_between, meetings_around, meetings_between, next_held
from karlemose_model.model import Rollout
from karlemose_model.schedule import occurrences
from tests.conftest import Ran, looked_at
from tests.recording.park import HEAD
from tests.schedule.playbooks import CLEAR, TIMELINE, meeting, playbook

Files = Callable[[dict[str, str]], Path]


def bare(**more: Any) -> Rollout:
    return Rollout(playbook(**more), date(2026, 11, 26))


def test_next_is_on_or_after_the_day() -> None:
    for day in (date(2026, 11, 26), date(2026, 12, 3)):
        found = next_held(bare(), day)
        assert found is not None
        assert found.date == date(2026, 12, 3)


def test_around_are_on_both_sides_and_not_on_the_day() -> None:
    before, after = meetings_around(bare(), date(2026, 12, 3), "operational")
    assert before is not None
    assert after is not None
    assert (before.date, after.date) == (date(2026, 11, 19), date(2026, 12, 17))


def test_none_before_the_timeline_and_after_the_cadence() -> None:
    before, after = meetings_around(bare(), date(2025, 11, 1))
    assert before is None
    assert after is not None
    assert after.date == date(2025, 11, 6)
    assert next_held(bare(timeline=[]), date(2026, 1, 1)) is None


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar(day: date) -> None:
    meetings_around(bare(), day)
    assert next_held(bare(), date.max) is None


def test_of_several_meetings_the_first() -> None:
    friday = {"every": "week", "weekday": "friday"}
    seen = bare(timeline=TIMELINE, meetings={"a": meeting({"clear": friday}), "b": meeting({"clear": CLEAR})})
    found = next_held(seen, date(2026, 12, 1))
    assert found is not None
    assert (found.id, found.date) == ("b", date(2026, 12, 3))


def test_unknown_meeting() -> None:
    with pytest.raises(KeyError):
        next_held(bare(), date(2026, 1, 1), "steering")


def test_without_records_everything_is_as_planned() -> None:
    seen = bare()
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    assert dates_between(seen, first, last) == occurrences(seen.playbook, first, last)


CHANGES = {
    "2026-01-13": "status: cancelled\nwhy: {da: Sne, en: Snow}\n",
    "2026-01-21": "status: moved\ninstead_of: 2026-01-20\nwhy: {da: Rum, en: The room}\nstart: 11:15\nplace: Rådhuset\n",
    "2026-01-23": "status: extra\nwhy: {da: Skud, en: Shots}\nstart: 08:30\n",
}


@pytest.fixture
def park(files: Files) -> Callable[..., Rollout]:
    def build(as_of: str, **more: str) -> Rollout:
        tree = {"playbook.yml": HEAD}
        for day, text in {**CHANGES, **more}.items():
            name = f"records/meetings/{day}-operational.yml"
            tree[name] = f"schema: 1\nmeeting: operational\ndate: {day}\n{text}"
        reading = looked_at(files(tree))
        assert reading.problems == ()
        rollout = reading.seen_on(date.fromisoformat(as_of))
        assert rollout is not None
        return rollout

    return build


Park = Callable[..., Rollout]


def test_what_the_partners_cancelled_moved_and_called(park: Park) -> None:
    found = meetings_between(park("2026-02-01"), date(2026, 1, 6), date(2026, 1, 27), "operational")
    assert [(one.date.isoformat(), one.planned.isoformat(), one.changes) for one in found] == [
        ("2026-01-06", "2026-01-06", 0),
        ("2026-01-21", "2026-01-20", 1),
        ("2026-01-23", "2026-01-23", 0),
        ("2026-01-27", "2026-01-27", 0),
    ]
    moved, extra = found[1], found[2]
    assert moved.moved is not None
    assert moved.moved.name.said_in("en") == "The room"
    assert moved.location is not None
    assert (str(moved.at), moved.location.said_in("da")) == ("11:15:00", "Rådhuset")
    assert str(extra.at) == "08:30:00"


def test_what_was_cancelled_is_told_with_its_reason(park: Park) -> None:
    ((one, why),) = cancelled_between(park("2026-02-01"), date(2026, 1, 1), date(2026, 1, 31))
    assert (one.date, why.said_in("en")) == (date(2026, 1, 13), "Snow")


def test_a_record_may_name_the_day_that_a_holiday_took(files: Files) -> None:
    head = HEAD + "place: {country: DK, holidays: {optional: ['01-13']}}\n"
    record = "schema: 1\nmeeting: operational\ndate: 2026-01-13\nstatus: cancelled\nwhy: Sne\n"
    reading = looked_at(files({"playbook.yml": head, "records/meetings/2026-01-13-operational.yml": record}))
    seen = reading.seen_on(date(2026, 1, 12))
    assert seen is not None
    found = next_held(seen, date(2026, 1, 12), "operational")
    assert found is not None
    assert found.date == date(2026, 1, 20)


def test_a_draft_of_a_meeting_ahead_is_known_already(park: Park) -> None:
    found = next_held(park("2026-01-10"), date(2026, 1, 10), "operational")
    assert found is not None
    assert found.date == date(2026, 1, 21)


def test_what_was_closed_later_was_not_known_yet(park: Park) -> None:
    rollout = park("2026-01-10")
    (record,) = [one for one in rollout.records.meetings if one.date == date(2026, 1, 13)]
    said = {"on": "2026-01-14", "classification": "partners", "delete_after": "2028-01-13", "seal": "0" * 16}
    closed = type(record).model_validate(record.model_dump(by_alias=True, exclude_none=True) | {"closing": said})
    others = tuple(one for one in rollout.records.meetings if one is not record)
    earlier = replace(rollout, records=replace(rollout.records, meetings=(*others, closed)))
    found = next_held(earlier, date(2026, 1, 10), "operational")
    assert found is not None
    assert found.date == date(2026, 1, 13)


def test_a_meeting_whose_minutes_are_closed_is_no_longer_ahead(park: Park) -> None:
    rollout = park("2026-01-27", **{"2026-01-27": ""})
    assert next_held(rollout, date(2026, 1, 27), "operational") is not None
    (there,) = [one for one in rollout.records.meetings if one.date == date(2026, 1, 27)]
    said = {"on": "2026-01-27", "classification": "partners", "delete_after": "2028-01-27", "seal": "0" * 16}
    closed = type(there).model_validate(there.model_dump(by_alias=True, exclude_none=True) | {"closing": said})
    others = tuple(one for one in rollout.records.meetings if one is not there)
    after = replace(rollout, records=replace(rollout.records, meetings=(*others, closed)))
    found = next_held(after, date(2026, 1, 27), "operational")
    assert found is not None
    assert found.date == date(2026, 2, 3)


def test_from_a_past_day_the_next_meeting_is_the_next_though_its_minutes_are_closed(park: Park) -> None:
    rollout = park("2026-02-04", **{"2026-01-27": "", "2026-02-03": ""})
    said = {"on": "2026-02-04", "classification": "partners", "delete_after": "2028-02-04", "seal": "0" * 16}
    closed = tuple(
        type(one).model_validate(one.model_dump(by_alias=True, exclude_none=True) | {"closing": said})
        for one in rollout.records.meetings
    )
    later = replace(rollout, records=replace(rollout.records, meetings=closed))
    found = next_held(later, date(2026, 1, 24), "operational")
    before, after = meetings_around(later, date(2026, 1, 26), "operational")
    assert found is not None
    assert before is not None
    assert after is not None
    assert (found.date, before.date, after.date) == (date(2026, 1, 27), date(2026, 1, 23), date(2026, 1, 27))


def test_the_agenda_is_for_the_day_on_which_it_is_held(park: Park, karlemose: Callable[..., Ran]) -> None:
    park("2026-01-10")
    out = karlemose("agenda", "--as-of", "2026-01-10", "--lang", "en").out
    assert "Wednesday 21 January 2026, week 4, at 11:15–12:15; moved from Tuesday 20 January 2026 (The room)" in out
    extra = karlemose("agenda", "--date", "2026-01-23", "--as-of", "2026-01-22", "--lang", "en").out
    assert "extra meeting: Shots" in extra
    gone = karlemose("agenda", "--date", "2026-01-13", "--as-of", "2026-01-10", "--lang", "en")
    assert (gone.code, gone.out) == (2, "")
    assert "The meeting planned that day was cancelled: Snow." in gone.err
    away = karlemose("agenda", "--date", "2026-01-20", "--as-of", "2026-01-10", "--lang", "en")
    assert "The meeting planned that day was moved to Wednesday 21 January 2026: The room." in away.err
