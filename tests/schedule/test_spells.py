"""Spells: first and last days, and which phase held."""

from __future__ import annotations

from datetime import date

from karlemose_model.schedule import phase_on, spell_on, spells
from tests.schedule.playbooks import playbook


def test_each_spell_ends_the_day_before_the_next_and_the_last_is_open() -> None:
    assert [(spell.phase, spell.start, spell.end) for spell in spells(playbook())] == [
        ("clear", date(2025, 11, 3), date(2026, 5, 31)),
        ("hold", date(2026, 6, 1), date(2026, 10, 4)),
        ("clear", date(2026, 10, 5), None),
    ]


def test_phase_on_both_sides_of_a_border() -> None:
    book = playbook()
    assert [phase_on(book, date(2026, 5, 31)), phase_on(book, date(2026, 6, 1))] == ["clear", "hold"]
    assert phase_on(book, date(2025, 11, 2)) is None
    assert spell_on(book, date(2099, 1, 1)) == spells(book)[-1]


def test_a_timeline_out_of_order_is_still_read() -> None:
    book = playbook(
        timeline=[
            {"phase": "hold", "from": "2026-06-01"},
            {"phase": "clear", "from": "2025-11-03"},
            {"phase": "build", "from": "2026-06-01"},
        ]
    )
    assert [(spell.phase, spell.end) for spell in spells(book)] == [("clear", date(2026, 5, 31)), ("build", None)]


def test_no_timeline() -> None:
    assert spells(playbook(timeline=[])) == ()
