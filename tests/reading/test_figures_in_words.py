"""Numbers, days and months in sentences: with the signs and words of each language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.reading.figures_in_words import day_in_words, month_in_words, months_in_words, number_in_words
from karlemose_model.text import Text


def both(text: Text) -> tuple[str, str]:
    return text.said_in("da"), text.said_in("en")


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (1.2, "1,2", "1.2"),
        (0.1 + 0.2, "0,3", "0.3"),
        (1_000_000, "1.000.000", "1,000,000"),
        (-320_000.5, "-320.000,5", "-320,000.5"),
        (0, "0", "0"),
    ],
)
def test_numbers(value: float, danish: str, english: str) -> None:
    assert both(number_in_words(value)) == (danish, english)


def test_days_and_months() -> None:
    assert both(day_in_words(date(2026, 12, 3))) == ("3. december 2026", "3 December 2026")
    assert both(month_in_words(date(2026, 5, 1))) == ("maj 2026", "May 2026")


def test_months_that_follow_each_other_are_put_together_over_the_year() -> None:
    months = [date(2024, 3, 1), date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1), date(2026, 2, 1)]
    assert both(months_in_words(months)) == (
        "marts 2024, december 2024 – februar 2025, februar 2026",
        "March 2024, December 2024 – February 2025, February 2026",
    )


@given(st.sets(st.integers(2000 * 12, 2005 * 12), min_size=1))
def test_every_month_lies_in_one_stretch(numbers: set[int]) -> None:
    said = months_in_words([date(number // 12, number % 12 + 1, 1) for number in sorted(numbers)]).said_in("en")
    begins = sum(number - 1 not in numbers for number in numbers)
    longer = sum(number - 1 not in numbers and number + 1 in numbers for number in numbers)
    assert (said.count(",") + 1, said.count("–")) == (begins, longer)
