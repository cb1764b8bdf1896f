"""Probability limits are scipy's quantiles, and an interval holds the count it is of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from karlemose_model.kpis.charts.limits import (
    LOWER,
    UPPER,
    binomial_limits,
    geometric_limits,
    poisson_interval,
    poisson_limits,
    t_limits,
)  # fmt: skip


@given(st.floats(0.01, 1e5))
def test_poisson_limits_are_quantiles(mean: float) -> None:
    assert poisson_limits(mean) == (stats.poisson.ppf(LOWER, mean), stats.poisson.ppf(UPPER, mean))


@given(st.integers(1, 2000), st.floats(0.001, 0.999))
def test_binomial_limits_are_quantiles(n: int, p: float) -> None:
    lower, upper = binomial_limits(n, p)
    assert (lower, upper) == (stats.binom.ppf(LOWER, n, p), stats.binom.ppf(UPPER, n, p))
    assert 0 <= lower <= upper <= n


@given(st.floats(0.05, 1e4))
def test_geometric_limits_are_quantiles(mean: float) -> None:
    dist = stats.geom(1 / (mean + 1))
    lower, upper = geometric_limits(mean)
    assert dist.cdf(lower + 1) >= LOWER - 1e-12
    assert dist.cdf(upper + 1) >= UPPER - 1e-12
    assert lower == 0 or dist.cdf(lower) < LOWER + 1e-12
    assert upper == 0 or dist.cdf(upper) < UPPER + 1e-12


def test_no_days_between_give_no_reach() -> None:
    assert geometric_limits(0) == (0, 0)


@pytest.mark.parametrize("days", [[], [3.0], [3.0, 0.0]])
def test_a_t_chart_needs_times_above_zero(days: list[float]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        t_limits(days)


@given(st.integers(0, 500), st.floats(0.5, 0.999))
def test_an_interval_holds_its_count(count: int, confidence: float) -> None:
    low, high = poisson_interval(count, confidence)
    assert 0 <= low <= count <= high
    tail = (1 - confidence) / 2
    assert stats.poisson.cdf(count, high) == pytest.approx(tail, rel=1e-6)
    if count:
        assert stats.poisson.sf(count - 1, low) == pytest.approx(tail, rel=1e-6)
