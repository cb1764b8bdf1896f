"""Closed days: holidays with their names, days treated like them, closures, weekends, working days."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.model import Playbook
from karlemose_model.schedule import ClosedKind, closed_on, holidays_known, working_day_before
from tests.schedule.playbooks import playbook

SUMMER = {"summer": {"name": "Sommerferie", "weeks": [28, 29]}}
ENGLAND = playbook(place={"country": "GB", "holidays": {"subdivision": "ENG", "optional": ["12-24"]}})


@pytest.mark.parametrize(
    ("day", "kind", "da", "en"),
    [
        (date(2026, 1, 1), "holiday", "Nytårsdag", "New Year's Day"),
        (date(2026, 12, 24), "holiday", "Juleaftensdag", "Christmas Eve"),
        (date(2026, 6, 5), "holiday", "Grundlovsdag", "Constitution Day"),
        (date(2026, 4, 5), "holiday", "Påskedag", "Easter Sunday"),
        (date(2026, 1, 3), "weekend", "weekend", "weekend"),
    ],
)
def test_names_in_both_languages_whatever_the_machine_speaks(
    day: date, kind: str, da: str, en: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "uk")
    closed = closed_on(playbook(), day)
    assert closed is not None
    assert (closed.kind, closed.name.said_in("da"), closed.name.said_in("en")) == (kind, da, en)


def test_optional_days_count_only_where_the_place_says_so() -> None:
    bare = playbook(place={})
    assert closed_on(bare, date(2026, 12, 24)) is None
    assert closed_on(bare, date(2026, 12, 25)) is not None


def test_an_optional_day_without_a_name_is_called_by_its_date() -> None:
    book = playbook(place={"holidays": {"optional": ["10-14"]}})
    closed = closed_on(book, date(2026, 10, 14))
    assert closed is not None
    assert dict(closed.name) == {"da": "14. oktober", "en": "14 October"}


def test_closure_in_weeks_and_in_days() -> None:
    spanned = {"move": {"name": "Flytning", "from": "2026-09-01", "to": "2026-09-02"}}
    book = playbook(place={"closures": {**SUMMER, **spanned}})
    found = [closed_on(book, day) for day in (date(2026, 7, 6), date(2026, 7, 19), date(2026, 9, 2))]
    assert [closed and (closed.kind, closed.name.said_in("da")) for closed in found] == [
        (ClosedKind.closure, "Sommerferie"),
        (ClosedKind.closure, "Sommerferie"),
        (ClosedKind.closure, "Flytning"),
    ]
    assert closed_on(book, date(2026, 7, 20)) is None
    assert closed_on(book, date(2026, 9, 3)) is None


def test_a_closure_of_week_53_is_only_in_years_that_have_one() -> None:
    book = playbook(place={"closures": {"year-end": {"name": "Jul", "weeks": [53]}}})
    assert closed_on(book, date(2026, 12, 28)) is not None
    assert closed_on(book, date(2027, 12, 28)) is None


def test_bank_holidays_of_england() -> None:
    late_summer = closed_on(ENGLAND, date(2026, 8, 31))
    assert late_summer is not None
    assert late_summer.kind is ClosedKind.holiday
    assert late_summer.name.said_in("en") == "Late Summer Bank Holiday"
    assert late_summer.name.said_in("da") == "Late Summer Bank Holiday"
    assert closed_on(ENGLAND, date(2026, 12, 28)) is not None  # Boxing Day falls on a Saturday
    assert closed_on(ENGLAND, date(2026, 5, 14)) is None  # Ascension Day is no holiday there
    eve = closed_on(ENGLAND, date(2026, 12, 24))
    assert eve is not None
    assert eve.name.said_in("en") == "24 December"


def test_an_unknown_country_has_no_holidays_and_says_so() -> None:
    assert not holidays_known("XX")
    assert not holidays_known("GB", "XX")
    assert holidays_known("DK")
    assert closed_on(playbook(place={"country": "XX"}), date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 12, 3), 0, date(2026, 12, 3)),
        (date(2026, 12, 3), 1, date(2026, 12, 2)),
        (date(2026, 11, 30), 1, date(2026, 11, 27)),  # over a weekend
        (date(2026, 4, 7), 1, date(2026, 4, 1)),  # over Easter
        (date(2026, 12, 28), 2, date(2026, 12, 22)),  # over Christmas and its Eve
        (date(2026, 7, 15), 2, date(2026, 7, 13)),  # in a closure offices are open
    ],
)
def test_working_days_before(day: date, n: int, expected: date) -> None:
    book = playbook(place={"holidays": {"optional": ["12-24"]}, "closures": SUMMER})
    assert working_day_before(book, day, n) == expected


def test_a_place_that_never_works_does_not_hang() -> None:
    every_day = [f"{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 32)]
    book: Playbook = playbook(place={"holidays": {"optional": every_day}})
    assert working_day_before(book, date(2026, 12, 3), 1) < date(2026, 1, 1)
