"""Later money counts for less, and never jumps upwards where a lower rate begins."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.evaluation.discounting import factors, internal_rate, present
from karlemose_model.model import RateStep, economy_denmark

RATES = st.lists(st.floats(0.0, 0.2), min_size=1, max_size=4)


@given(RATES, st.integers(1, 120))
def test_a_later_krone_is_never_worth_more(rates: list[float], years: int) -> None:
    steps = [RateStep(from_year=30 * number, rate=rate) for number, rate in enumerate(rates)]
    chain = factors(steps, years)
    assert len(chain) == years
    assert chain[0] == 1
    assert all(first >= second > 0 for first, second in pairwise(chain))


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=20), st.floats(0, 0.1), st.floats(0.001, 0.1))
def test_a_higher_rate_makes_later_money_worth_less(flows: list[float], rate: float, more: float) -> None:
    by_year = dict(enumerate(flows, 2025))
    low, high = (
        present(by_year, 2025, factors([RateStep(from_year=0, rate=each)], len(flows))) for each in (rate, rate + more)
    )
    assert high <= low + 1e-6


def test_where_the_rate_falls_the_factor_goes_on_falling() -> None:
    chain = factors(economy_denmark.DISCOUNT.steps, 80)
    assert chain[36] == pytest.approx(chain[35] / 1.025)
    assert chain[71] == pytest.approx(chain[70] / 1.015)


def test_what_lies_outside_the_years_is_not_counted() -> None:
    assert present({2024: 5, 2025: 10, 2026: 20}, 2025, (1.0,)) == 10


@pytest.mark.parametrize("flows", [[], [0, 0], [5, 5], [-5, -5], [-1, 3, -1]])
def test_payments_without_one_change_of_sign_have_no_rate(flows: list[float]) -> None:
    assert internal_rate(flows) is None


@given(st.floats(0.001, 2), st.floats(1, 1e6))
def test_the_rate_makes_the_payments_worth_nothing(rate: float, paid: float) -> None:
    found = internal_rate([-paid, 0, paid * (1 + rate) ** 2])
    assert found == pytest.approx(rate, abs=1e-6)
