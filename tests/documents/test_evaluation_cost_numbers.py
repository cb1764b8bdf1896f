"""Money on the cost page: as many digits as it carries, in the language's own way, and never minus nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.documents.evaluation_cost_numbers import (
    amount_range,
    count_range,
    count_words,
    exact_words,
    million_words,
    payers_words,
    rounded_words,
    share_words,
)
from karlemose_model.evaluation.balance_results import Range
from karlemose_model.model import Payer


@pytest.mark.parametrize(
    ("amount", "english", "danish"),
    [
        (801_932, "DKK 0.80 million", "0,80 mio. kr."),
        (-75_108, "DKK −0.08 million", "−0,08 mio. kr."),
        (66_531_911, "DKK 66.5 million", "66,5 mio. kr."),
        (1_234_567_890, "DKK 1,235 million", "1.235 mio. kr."),
        (0, "DKK 0", "0 kr."),
        (-0.2, "DKK 0", "0 kr."),
        (4_321, "DKK 4,320", "4.320 kr."),
    ],
)
def test_millions(amount: float, english: str, danish: str) -> None:
    assert million_words(amount, "DKK", "en") == english
    assert million_words(amount, "DKK", "da") == danish


@pytest.mark.parametrize(
    ("amount", "said"), [(11_580.25, "11.600 kr."), (47_315, "47.300 kr."), (764_066, "764.000 kr."), (87.4, "87 kr.")]
)
def test_three_digits(amount: float, said: str) -> None:
    assert rounded_words(amount, "DKK", "da") == said


@given(st.floats(-1e12, 1e12, allow_nan=False))
def test_rounding_is_never_far_off(amount: float) -> None:
    said = rounded_words(amount, "DKK", "en").removeprefix("DKK ").replace(",", "").replace("−", "-")
    assert abs(float(said) - amount) <= max(0.5, 0.0051 * abs(amount))
    assert said != "-0"


def test_other_currencies_keep_their_code() -> None:
    assert exact_words(11_320, "GBP", "da") == "11.320 GBP"
    assert exact_words(9.3, "DKK", "en") == "DKK 9.30"


def test_ranges_name_the_ends_that_there_are() -> None:
    def said(amount: float) -> str:
        return rounded_words(amount, "DKK", "en")

    assert amount_range(Range(1, 2, 3), said, "en") == " (from DKK 1 to DKK 3)"
    assert amount_range(Range(2, 2, 2), said, "en") == ""
    assert amount_range(Range(1, 2, None), said, "da") == " (fra DKK 1 og opefter uden øvre grænse)"
    assert count_range(Range(None, 2, None), "en") == " (without a lower or an upper end)"
    assert count_range(Range(-3, 2.5, None), "en") == " (from −3, without an upper end)"
    assert count_range(Range(None, 2, 1200), "da") == " (op til 1.200, uden nedre grænse)"


def test_counts_and_shares_have_a_decimal_only_where_it_says_something() -> None:
    assert [count_words(one, "en") for one in (3.46, 2.0, 131.7)] == ["3.5", "2", "132"]
    assert [share_words(one, "da") for one in (0.035, 1, 0.25)] == ["3,5", "100", "25"]


def test_payers_stand_in_a_sentence() -> None:
    assert payers_words({Payer.state: 1.0}, "en") == "State (without the police)"
    shares = {Payer.municipality: 0.5, Payer.housing: 0.5}
    assert payers_words(shares, "en") == "Municipality 50 per cent, housing organisation 50 per cent"
