"""Meetings and activities on their dates: the example estate's year, moves, clock changes, and what always holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.model import Playbook
from karlemose_model.schedule import (
    ClosedKind,
    SkipReason,
    closed_on,
    extra_meeting,
    iso_week,
    meeting_occurrences,
    occurrences,
    skipped,
    spells,
)
from tests.schedule.playbooks import HOLD, OPTIONAL, meeting, one, playbook

YEAR = (date(2025, 11, 1), date(2026, 12, 31))
THURSDAY = {"every": "week", "weekday": "thursday"}


def held(book: Playbook, first: str, last: str) -> list[str]:
    return [str(found.date) for found in occurrences(book, date.fromisoformat(first), date.fromisoformat(last))]


def test_the_example_estates_year() -> None:
    assert held(playbook(), "2025-11-01", "2026-12-31") == [
        "2025-11-06", "2025-11-20", "2025-12-04", "2025-12-18", "2026-01-02", "2026-01-15", "2026-01-29", "2026-02-12",
        "2026-02-26", "2026-03-12", "2026-03-26", "2026-04-09", "2026-04-23", "2026-05-07", "2026-05-21", "2026-06-17",
        "2026-08-19", "2026-09-16", "2026-10-08", "2026-10-22", "2026-11-05", "2026-11-19", "2026-12-03", "2026-12-17",
    ]  # fmt: skip


def test_new_years_day_moves_to_the_next_working_day_and_says_why() -> None:
    (found,) = occurrences(playbook(), date(2026, 1, 1), date(2026, 1, 7))
    assert (found.planned, found.date, found.phase) == (date(2026, 1, 1), date(2026, 1, 2), "clear")
    assert found.moved is not None
    assert found.moved.name.said_in("da") == "Nytårsdag"
    assert found.start is not None
    assert found.start.isoformat() == "2026-01-02T13:30:00+01:00"


def test_july_is_left_out() -> None:
    (lost,) = skipped(playbook(), *YEAR)
    assert (lost.id, lost.planned, lost.why) == ("operational", date(2026, 7, 15), SkipReason.not_in)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("next_day", ["2026-12-17", "2026-12-28", "2027-01-04", "2027-01-07"]),
        ("previous_day", ["2026-12-17", "2026-12-23", "2026-12-30", "2027-01-07"]),
        ("next_week", ["2026-12-17", "2027-01-07"]),
        ("skip", ["2026-12-17", "2027-01-07"]),
    ],
)
def test_christmas_eve(how: str, expected: list[str]) -> None:
    book = one(THURSDAY, place={"holidays": {"optional": OPTIONAL}}, on_holiday=how)
    assert held(book, "2026-12-17", "2027-01-07") == expected


def test_without_the_optional_days_christmas_eve_is_a_day_like_others() -> None:
    assert held(one(THURSDAY), "2026-12-17", "2026-12-31") == ["2026-12-17", "2026-12-24", "2026-12-31"]


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("skip", ["2026-07-02", "2026-07-30"]),
        ("next_week", ["2026-07-02", "2026-07-30"]),
        ("next_day", ["2026-07-02", "2026-07-27", "2026-07-30"]),
        ("previous_day", ["2026-07-02", "2026-07-03", "2026-07-30"]),
    ],
)
def test_summer_closure(how: str, expected: list[str]) -> None:
    place = {"closures": {"summer": {"name": "Sommerferie", "weeks": [28, 29, 30]}}}
    book = one(THURSDAY, place=place, on_closure=how)
    assert held(book, "2026-07-01", "2026-07-31") == expected
    reasons = {lost.why for lost in skipped(book, date(2026, 7, 1), date(2026, 7, 31))}
    assert reasons == {SkipReason.closure if how == "skip" else SkipReason.merged}


def test_a_meeting_that_meets_itself_is_held_once() -> None:
    place = {"closures": {"week": {"name": "Uge 7", "weeks": [7]}}}
    book = one({"every": "day"}, start="2026-02-09", place=place, on_closure="next_day")
    found = occurrences(book, date(2026, 2, 9), date(2026, 2, 17))
    assert [(str(each.date), each.moved) for each in found] == [("2026-02-16", None), ("2026-02-17", None)]
    assert len(skipped(book, date(2026, 2, 9), date(2026, 2, 17))) == 7


def test_a_holiday_beside_a_closure_moves_past_both() -> None:
    place = {"closures": {"after": {"name": "Lukkedage", "from": "2026-05-15", "to": "2026-05-19"}}}
    assert held(one({**THURSDAY, "every": "month", "nth": 2}, place=place), "2026-05-01", "2026-05-31") == [
        "2026-05-20"
    ]


def test_a_moved_meeting_belongs_to_the_phase_it_was_planned_in() -> None:
    book = playbook(
        timeline=[{"phase": "clear", "from": "2025-12-01"}, {"phase": "hold", "from": "2026-01-02"}],
        meetings={"operational": meeting({"clear": THURSDAY, "hold": HOLD})},
    )
    (found,) = occurrences(book, date(2026, 1, 2), date(2026, 1, 10))
    assert (found.phase, found.planned, found.date) == ("clear", date(2026, 1, 1), date(2026, 1, 2))


def test_a_closure_without_end_holds_nothing() -> None:
    place = {"closures": {"shut": {"name": "Lukket", "from": "2026-01-01", "to": "2029-12-31"}}}
    book = one(THURSDAY, place=place, on_closure="next_week")
    assert held(book, "2026-01-01", "2028-12-31") == []


def test_a_saturday_meeting_is_not_moved_for_its_weekend() -> None:
    assert held(one({"every": "month", "weekday": "saturday"}), "2026-02-01", "2026-02-28") == ["2026-02-07"]


def test_week_53() -> None:
    found = occurrences(one({"every": "2 weeks", "weekday": "wednesday"}), date(2026, 12, 20), date(2027, 1, 20))
    assert [(str(each.date), iso_week(each.date)) for each in found] == [
        ("2026-12-23", "2026-W52"),
        ("2027-01-06", "2027-W01"),
        ("2027-01-20", "2027-W03"),
    ]


@pytest.mark.parametrize(
    ("day", "at", "start", "end"),
    [
        ("2026-03-22", "13:30", "2026-03-22T13:30:00+01:00", "2026-03-22T14:30:00+01:00"),
        ("2026-03-29", "13:30", "2026-03-29T13:30:00+02:00", "2026-03-29T14:30:00+02:00"),
        ("2026-03-29", "02:30", "2026-03-29T03:30:00+02:00", "2026-03-29T04:30:00+02:00"),  # does not exist
        ("2026-03-29", "01:30", "2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"),  # an hour leapt over
        ("2026-10-25", "13:30", "2026-10-25T13:30:00+01:00", "2026-10-25T14:30:00+01:00"),
        ("2026-10-25", "02:30", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"),  # twice: the first
    ],
)
def test_clock_changes(day: str, at: str, start: str, end: str) -> None:
    book = one({"every": "week", "weekday": "sunday", "at": at}, minutes=60)
    (found,) = occurrences(book, date.fromisoformat(day), date.fromisoformat(day))
    assert found.start is not None
    assert found.end is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)
    assert found.at == found.start.time()


def test_no_hour_and_no_length_are_not_invented() -> None:
    (found,) = occurrences(one(THURSDAY), date(2026, 1, 8), date(2026, 1, 8))
    assert (found.at, found.start, found.end, found.location) == (None, None, None, None)
    (found,) = occurrences(one({**THURSDAY, "at": "09:00"}), date(2026, 1, 8), date(2026, 1, 8))
    assert found.start is not None
    assert found.end is None


def test_activities_have_dates_hours_and_places() -> None:
    station = {"every": "month", "weekday": "friday", "nth": 1, "at": "15:00", "location": "Torvet"}
    book = one(THURSDAY).model_copy(
        update={
            "activities": playbook(
                activities={
                    "mobile-station": {"name": "Station", "text": "Stands there", "cadence": {"clear": station}},
                    "patrol": {"name": "Patrol", "text": "Walks", "cadence": {"clear": {"every": "day"}}},
                    "dialogue": {"name": "Dialogue", "text": "Talks", "cadence": {"clear": {"every": "week"}}},
                }
            ).activities
        }
    )
    found = occurrences(book, date(2026, 4, 2), date(2026, 4, 8))
    # Patrols go through Easter; the station of Good Friday stands there on the Tuesday after Easter Monday.
    assert [str(each.date) for each in found if each.id == "patrol"] == [f"2026-04-0{n}" for n in range(2, 9)]
    (moved,) = [each for each in found if each.id == "mobile-station"]
    assert (moved.planned, moved.date, moved.kind) == (date(2026, 4, 3), date(2026, 4, 7), "activity")
    assert moved.location is not None
    assert moved.location.said_in("da") == "Torvet"
    assert not [each for each in found if each.id == "dialogue"]


def test_an_extra_meeting_needs_no_cadence_and_gets_no_hour() -> None:
    extra = extra_meeting(playbook(), "operational", date(2026, 11, 28), "skud i nat")
    assert (extra.date, extra.phase, extra.at, extra.extra) == (date(2026, 11, 28), "clear", None, "skud i nat")
    with pytest.raises(KeyError):
        extra_meeting(playbook(), "nothing", date(2026, 11, 28), "skud")


def test_england() -> None:
    place = {"country": "GB", "time_zone": "Europe/London", "holidays": {"subdivision": "ENG"}}
    book = one({"every": "week", "weekday": "monday", "at": "10:00"}, place=place, on_holiday="next_day")
    found = occurrences(book, date(2026, 8, 24), date(2026, 9, 7))
    assert [str(each.date) for each in found] == ["2026-08-24", "2026-09-01", "2026-09-07"]
    assert str(found[0].start) == "2026-08-24 10:00:00+01:00"
    # Ascension Day is a working day there, and the Danish Maundy Thursday too.
    assert held(one(THURSDAY, place=place), "2026-04-02", "2026-04-02") == ["2026-04-02"]


def test_a_playbook_without_timeline_has_no_dates() -> None:
    book = playbook(timeline=[])
    assert occurrences(book, *YEAR) == ()
    assert skipped(book, *YEAR) == ()


WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
UNITS = ["week", "2 weeks", "3 weeks", "month", "2 months", "quarter"]
DAYS = st.dates(date(2025, 6, 1), date(2028, 6, 1))


@st.composite
def cadences(draw: st.DrawFn) -> dict[str, Any]:
    cadence: dict[str, Any] = {"every": draw(st.sampled_from(UNITS)), "weekday": draw(st.sampled_from(WEEKDAYS))}
    cadence |= draw(st.fixed_dictionaries({}, optional={"nth": st.sampled_from([-1, 1, 2, 3, 4])}))
    cadence |= draw(st.fixed_dictionaries({}, optional={"anchor": DAYS.map(str), "at": st.just("13:30")}))
    return cadence


@st.composite
def playbooks(draw: st.DrawFn) -> Playbook:
    starts = draw(st.lists(DAYS, min_size=1, max_size=4, unique=True).map(sorted))
    how = st.sampled_from(["next_day", "previous_day", "next_week", "skip"])
    closures = {"summer": {"name": "Ferie", "weeks": draw(st.lists(st.integers(1, 53), max_size=8))}}
    return playbook(
        place={"holidays": {"optional": OPTIONAL}, "closures": closures if closures["summer"]["weeks"] else {}},
        timeline=[{"phase": draw(st.sampled_from(["clear", "hold"])), "from": str(day)} for day in starts],
        meetings={
            "operational": meeting(
                {"clear": draw(cadences()), "hold": draw(cadences())}, on_holiday=draw(how), on_closure=draw(how)
            )
        },
    )


@settings(max_examples=60, deadline=None)
@given(playbooks(), DAYS, st.integers(0, 400))
def test_what_always_holds(book: Playbook, first: date, length: int) -> None:
    found = occurrences(book, first, first + timedelta(days=length))
    assert list(found) == sorted(found)
    assert len({each.date for each in found}) == len(found)
    for each in found:
        assert any(spell.phase == each.phase and spell.holds(each.planned) for spell in spells(book))
        cadence = book.meetings["operational"].cadence[each.phase or ""]
        assert WEEKDAYS[each.planned.weekday()] == cadence.weekday
        closed = closed_on(book, each.date)
        assert closed is None or (closed.kind is ClosedKind.weekend and each.date.weekday() == each.planned.weekday())
        assert (each.date == each.planned) == (each.moved is None)


@settings(max_examples=60, deadline=None)
@given(playbooks(), DAYS, st.integers(0, 200), st.integers(1, 200))
def test_cutting_a_window_in_two_changes_nothing(book: Playbook, first: date, one_part: int, other: int) -> None:
    middle = first + timedelta(days=one_part)
    last, after = middle + timedelta(days=other), middle + timedelta(days=1)
    assert occurrences(book, first, last) == occurrences(book, first, middle) + occurrences(book, after, last)
    assert skipped(book, first, last) == skipped(book, first, middle) + skipped(book, after, last)


@settings(max_examples=40, deadline=None)
@given(playbooks(), DAYS)
def test_every_planned_day_is_held_or_accounted_for(book: Playbook, first: date) -> None:
    last = first + timedelta(days=200)
    wide = meeting_occurrences(book, "operational", first - timedelta(days=130), last + timedelta(days=130))
    planned = [each.planned for each in wide if first <= each.planned <= last]
    planned += [lost.planned for lost in skipped(book, first, last)]
    bare = book.model_copy(update={"place": None})
    no_holidays = bare.model_copy(update={"place": playbook(place={"country": "XX"}).place})
    assert sorted(planned) == [each.date for each in occurrences(no_holidays, first, last)]
