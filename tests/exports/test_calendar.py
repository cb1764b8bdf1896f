"""The calendar file, read back by a second library: what falls when, under neutral titles, the same bytes each time."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from karlemose_model.exports import calendar
from karlemose_model.files import shipped
from karlemose_model.followup import meetings_between
from karlemose_model.model import Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.schedule import Occurrence, deadlines, meeting_occurrences, occurrences

FIRST, LAST = date(2025, 11, 1), date(2026, 12, 31)


@pytest.fixture(scope="module")
def park() -> Rollout:
    rollout = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(date(2026, 11, 26))
    assert rollout is not None
    return rollout


def events(content: bytes) -> dict[str, Any]:
    read = vobject.readOne(content.decode("utf-8"))
    found = {event.uid.value: event for event in read.vevent_list}
    assert len(found) == len(read.vevent_list)
    return found


def test_every_meeting_visit_and_deadline_is_there_once(park: Rollout) -> None:
    found = events(calendar(park, FIRST, LAST, "en"))
    planned, extra = occurrences(park.playbook, FIRST, LAST + timedelta(days=100)), called(park)
    held = [one for one in (*planned, *extra) if FIRST <= one.date <= LAST]
    due = [
        deadline
        for each in (*planned, *extra)
        for deadline in deadlines(park.playbook, each)
        if FIRST <= deadline.date <= LAST
    ]
    assert extra
    assert held
    assert due
    assert len(found) == len(held) + len(due)


def called(park: Rollout) -> list[Occurrence]:
    """The meetings that no cadence gives."""
    return [one for one in meetings_between(park, FIRST, LAST) if one.extra]


def test_what_the_partners_moved_or_called_off_says_so(park: Rollout) -> None:
    found = events(calendar(park, FIRST, LAST, "en"))
    name = "{}.operational.eksempelparken@karlemose-model"
    off = found[name.format("2026-02-12")]
    assert (off.status.value, off.summary.value, off.sequence.value) == (
        "CANCELLED",
        "Cancelled: Operational meeting",
        "1",
    )
    assert found["agenda." + name.format("2026-02-12")].status.value == "CANCELLED"
    moved = found[name.format("2026-03-26")]
    assert (moved.dtstart.value.date(), moved.sequence.value) == (date(2026, 3, 25), "1")
    assert moved.status.value == "CONFIRMED"
    # Why the partners could not come may be about somebody: it stands in the minutes, and not here.
    assert moved.description.value == "Moved from 2026-03-26"
    assert found[name.format("2026-03-12")].sequence.value == "0"
    extra = found["2026-09-23.operational.extra.eksempelparken@karlemose-model"]
    assert extra.summary.value == "Operational meeting"
    assert "description" not in extra.contents


def test_hours_are_those_of_the_place_in_summer_and_winter(park: Rollout) -> None:
    found = events(calendar(park, FIRST, LAST, "en"))
    for day, offset in (("2026-06-17", 2), ("2026-12-03", 1)):
        event = found[f"{day}.operational.eksempelparken@karlemose-model"]
        start = event.dtstart.value
        assert (start.date().isoformat(), start.time()) == (day, time(13, 30))
        assert start.utcoffset() == timedelta(hours=offset)
        assert event.dtend.value - start == timedelta(minutes=60)


def test_a_moved_meeting_keeps_the_uid_of_its_planned_day_and_says_why(park: Rollout) -> None:
    event = events(calendar(park, FIRST, LAST, "en"))["2026-01-01.operational.eksempelparken@karlemose-model"]
    assert event.dtstart.value.date() == date(2026, 1, 2)
    assert event.description.value.startswith("Moved from 2026-01-01: ")


def test_titles_are_neutral_and_no_place_is_named(park: Rollout) -> None:
    text = calendar(park, FIRST, LAST, "da").decode("utf-8").replace("\r\n ", "")
    assert "LOCATION" not in text
    titles = set(re.findall(r"SUMMARY:(.*)\r", text))
    assert {title.partition(":")[0] for title in titles} == {"Driftsmøde", "Styregruppemøde", "Frist", "Aflyst"}
    places = [cadence.location for meeting in park.playbook.meetings.values() for cadence in meeting.cadence.values()]
    assert any(places)
    assert all(place.said_in("da") not in text for place in places if place)
    assert text.count("CLASS:PRIVATE") == text.count("BEGIN:VEVENT")


def test_a_visit_does_not_say_whose_it_is(tmp_path: Path) -> None:
    head = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: Park\nlanguages: [en]\nextends: {playbook: karlemose, version: 1}\n"
    text = "timeline: [{phase: clear, from: 2026-01-05}]\nactivities: {mobile-station: {cadence: {clear: {every: month, weekday: friday, nth: 1, at: 15:00}}}}\n"
    (tmp_path / "playbook.yml").write_text(head + text, "utf-8")
    rollout = read_playbook(tmp_path).seen_on(date(2026, 11, 26))
    assert rollout is not None
    found = events(calendar(rollout, date(2026, 12, 1), date(2026, 12, 31), "en"))
    assert [(uid, event.summary.value) for uid, event in found.items()] == [
        ("2026-12-04.mobile-station.park@karlemose-model", "Appointment in the area")
    ]
    assert set(found) == set(events(calendar(rollout, date(2026, 12, 1), date(2026, 12, 31), "en", "police-contact")))
    assert calendar(rollout, date(2026, 12, 1), date(2026, 12, 31), "en", "tenants-contact") == b""


def test_the_file_is_as_the_standard_says(park: Rollout) -> None:
    content = calendar(park, FIRST, LAST, "da")
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    assert {line for line in lines if line.startswith(b"DTSTAMP")} == {b"DTSTAMP:20261126T000000Z"}


def test_the_same_rollout_gives_the_same_bytes(park: Rollout, monkeypatch: pytest.MonkeyPatch) -> None:
    once = calendar(park, FIRST, LAST, "da")
    monkeypatch.setenv("TZ", "America/New_York")
    assert calendar(park, FIRST, LAST, "da") == once
    assert calendar(park, FIRST, LAST, "en") != once


def test_a_role_gets_what_concerns_it(park: Rollout) -> None:
    everything = set(events(calendar(park, FIRST, LAST, "en")))
    mentor = set(events(calendar(park, FIRST, LAST, "en", "mentor-lead")))
    tenants = set(events(calendar(park, FIRST, LAST, "en", "tenants-contact")))
    chair = set(events(calendar(park, FIRST, LAST, "en", "steering-chair")))
    assert tenants < everything
    assert mentor < everything
    steering = {uid for uid in everything if uid[10:].startswith(".steering.")}
    assert steering <= chair
    assert not any(uid.startswith(("items.", "agenda.")) for uid in tenants)
    # A guest is named on each agenda, and keeps the hour free.
    guest = set(events(calendar(park, FIRST, LAST, "en", "sports-club-contact")))
    assert guest
    assert all(uid[10:].startswith(".operational.") for uid in guest)
    with pytest.raises(KeyError):
        calendar(park, FIRST, LAST, "en", "nobody")


def test_a_deadline_is_there_though_its_meeting_lies_after_the_last_day(park: Rollout) -> None:
    meeting = meeting_occurrences(park.playbook, "steering", FIRST, LAST)[-1]
    deadline = deadlines(park.playbook, meeting)[0]
    found = events(calendar(park, deadline.date, deadline.date, "en"))
    assert any(uid.startswith(f"{deadline.id}.") for uid in found)
    assert all(
        not isinstance(event.dtstart.value, datetime) or event.dtstart.value.date() == deadline.date
        for event in found.values()
    )


def test_patterns_without_days_give_nothing() -> None:
    rollout = read_playbook(shipped("playbooks") / "karlemoseparken").seen_on(date(2018, 12, 6))
    assert rollout is not None
    assert calendar(rollout, date(2017, 1, 1), date(2019, 1, 1), "da") == b""
