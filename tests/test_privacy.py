"""CPR-shaped strings: found in every form people write, false friends left alone, never repeated.

The samples have birth dates that lie ahead by the century table: they belong to nobody.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.privacy import find_cpr, masked


@pytest.mark.parametrize(
    "text",
    [
        "311257-5000",
        "3112575000",
        "311257 5000",
        "311257 - 5000",
        "311257\u20135000",
        "311257\u00a05000",
        "311257\u200b5000",
        "\uff13\uff11\uff11\uff12\uff15\uff17-\uff15\uff10\uff10\uff10",
        "CPR311257-5000.",
        "a 290256-6000 b",
    ],
)
def test_every_form_is_found_and_masked(text: str) -> None:
    assert len(list(find_cpr(text))) == 1
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert list(find_cpr(hidden)) == []
    assert "5000" not in hidden


@pytest.mark.parametrize(
    "text",
    [
        "00 00 00 00",
        "12345678",
        "2012-216-0075",
        "2026-12-03",
        "310257-5000",
        "320157-5000",
        "311357-5000",
        "13112575000",
        "311257-50001",
        "kl. 13.30 den 31.12.2057",
        "https://example.org/1406548",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    assert list(find_cpr(text)) == []
    assert masked(text) == text


@given(st.dates(date(2037, 1, 1), date(2057, 12, 31)), st.integers(5000, 8999), st.sampled_from(["", "-", " "]))
def test_every_day_is_found_between_other_words(day: date, last: int, between: str) -> None:
    number = f"{day:%d%m%y}{between}{last}"
    assert [f"x {number}, y"[start:end] for start, end in find_cpr(f"x {number}, y")] == [number]


@given(st.text(max_size=80))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert masked(masked(text)) == masked(text)
