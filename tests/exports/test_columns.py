"""Columns on paper: words stay whole, the room is shared by need, and only what can't stand upright is held sideways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.exports.columns import SIDEWAYS, UPRIGHT, columns

AGENDA = [
    ["Klokken", "Min.", "Punkt", "Hvem"],
    ["13.30", "2", "1. Velkomst og fremmøde", "Mødeleder"],
    ["13.58", "5", "7. Status fra den boligsociale helhedsplan", "Den boligsociale helhedsplan"],
]


def test_an_agenda_stands_upright_with_its_times_narrow_and_its_items_wide() -> None:
    found = columns(AGENDA)
    assert not found.sideways
    assert found.shares[0] < found.shares[3] < found.shares[2]
    # No cell of it is broken: each column is as wide as its longest cell.
    for column, share in zip(zip(*AGENDA, strict=True), found.shares, strict=True):
        assert share * UPRIGHT >= max(map(len, column))


def test_words_of_many_columns_stay_whole_sideways() -> None:
    row = ["Boligorganisationen"] * 6
    found = columns([row, ["some more words than one that go on for a while"] * 6])
    assert found.sideways
    assert all(share * SIDEWAYS >= len("Boligorganisationen") for share in found.shares)


def test_so_many_columns_that_words_must_be_hyphenated_leave_room_for_all() -> None:
    found = columns([["databeskyttelsesrådgiver"] * 12])
    assert found.sideways
    assert max(found.shares) - min(found.shares) < 0.02


def test_the_longest_text_gets_the_most_room() -> None:
    shares = columns([["a", "b", "c"], ["word " * 40, "word " * 10, "word"]]).shares
    assert shares[0] > 2 * shares[1] > 2 * shares[2]


@given(
    st.integers(1, 8).flatmap(
        lambda count: st.lists(st.lists(st.text(max_size=60), min_size=count, max_size=count), min_size=1)
    )
)
def test_shares_are_positive_and_together_the_whole(rows: list[list[str]]) -> None:
    shares = columns(rows).shares
    assert len(shares) == len(rows[0])
    assert min(shares) > 0
    assert sum(shares) == pytest.approx(1, abs=0.001)
