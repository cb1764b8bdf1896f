"""Deadlines are working days before the day the meeting is really held."""

from __future__ import annotations

from datetime import date

from karlemose_model.schedule import deadlines, extra_meeting, meeting_occurrences
from tests.schedule.playbooks import CLEAR, meeting, playbook

DEADLINES = {
    "out": {"name": "Agenda out", "working_days_before": 1, "role": "coordinator"},
    "in": {"name": "Items in", "working_days_before": 2},
}
BOOK = playbook(meetings={"operational": meeting({"clear": CLEAR}, deadlines=DEADLINES)})


def test_items_two_days_before_and_agenda_one() -> None:
    (occurrence,) = meeting_occurrences(BOOK, "operational", date(2026, 12, 3), date(2026, 12, 3))
    assert [(due.id, due.date, due.role) for due in deadlines(BOOK, occurrence)] == [
        ("in", date(2026, 12, 1), None),
        ("out", date(2026, 12, 2), "coordinator"),
    ]


def test_counted_from_the_day_it_was_moved_to() -> None:
    occurrence, *_ = meeting_occurrences(BOOK, "operational", date(2026, 1, 1), date(2026, 1, 31))
    # Held on Friday 2 January; New Year's Day and New Year's Eve are no working days.
    assert [due.date for due in deadlines(BOOK, occurrence)] == [date(2025, 12, 29), date(2025, 12, 30)]


def test_an_extra_meeting_has_them_too() -> None:
    extra = extra_meeting(BOOK, "operational", date(2026, 11, 23), "skud")
    assert [due.date for due in deadlines(BOOK, extra)] == [date(2026, 11, 19), date(2026, 11, 20)]
