"""Ratios: exact as scipy's conditional distribution has it, quasi-Poisson as a regression gives it, and never a traceback."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from karlemose_model.evaluation.dispersion import dispersion
from karlemose_model.evaluation.ratios import chosen, exact, fisher, quasi, wald
from karlemose_model.evaluation.results import Dispersion, Method
from tests.evaluation.sample import drawn

COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 200), st.integers(0, 1_000_000))
FOUR = st.tuples(COUNTS, COUNTS, COUNTS, COUNTS)
WIDE = Dispersion(2.5, 110.0, 44)
SMALL = st.tuples(*[st.integers(0, 40)] * 4)


@given(SMALL.filter(lambda four: four[0] + four[1] and four[2] + four[3] and four[0] + four[2] and four[1] + four[3]))
@settings(max_examples=60)
def test_at_the_ends_of_the_interval_half_of_the_seen_and_all_beyond_are_a_fortieth(
    four: tuple[int, int, int, int],
) -> None:
    t0, t1, _, c1 = four
    found = exact(*four)
    margins = sum(four), t0 + t1, t1 + c1
    if found.low > 0:
        law = stats.nchypergeom_fisher(*margins, found.low)
        assert law.sf(t1) + law.pmf(t1) / 2 == pytest.approx(0.025, abs=1e-6)
    if math.isfinite(found.high):
        law = stats.nchypergeom_fisher(*margins, found.high)
        assert law.cdf(t1) - law.pmf(t1) / 2 == pytest.approx(0.025, abs=1e-6)
    even = stats.hypergeom(*margins)
    sides = even.cdf(t1) - even.pmf(t1) / 2, even.sf(t1) + even.pmf(t1) / 2
    assert found.p == pytest.approx(min(1, 2 * min(sides)), rel=1e-6)


@given(FOUR, st.sampled_from([Dispersion(1.0, 44.0, 44), WIDE, Dispersion(900.0, 900.0, 1)]))
def test_no_count_is_too_small_or_too_large(four: tuple[int, int, int, int], spread: Dispersion) -> None:
    for found in (chosen(*four, spread), exact(*four), quasi(*four, spread)):
        assert 0 <= found.low <= found.value <= found.high
        assert not math.isnan(found.value)
        assert math.isfinite(found.low)
        assert 0 <= found.p <= 1
        assert found.excludes_one == (found.p < 0.05) or found.p == pytest.approx(0.05, abs=1e-6)


@given(FOUR, st.sampled_from([Dispersion(1.0, 44.0, 44), WIDE]))
def test_estate_and_comparison_exchanged_turn_the_ratio_over(
    four: tuple[int, int, int, int], spread: Dispersion
) -> None:
    t0, t1, c0, c1 = four
    one, other = chosen(t0, t1, c0, c1, spread), chosen(c0, c1, t0, t1, spread)
    for first, second in ((one.value, other.value), (one.low, other.high), (one.high, other.low)):
        if 0 < first < math.inf:
            assert first * second == pytest.approx(1, rel=1e-4)
        else:
            assert first == (math.inf if second == 0 else 0)
    assert one.p == pytest.approx(other.p, rel=1e-6, abs=1e-12)


@given(st.tuples(*[st.integers(1, 500)] * 4), st.integers(2, 50))
def test_a_longer_window_cancels(four: tuple[int, int, int, int], factor: int) -> None:
    """Both areas' counts after come from as many more months."""
    t0, t1, c0, c1 = four
    assert wald(t0, t1 * factor, c0, c1 * factor).value == pytest.approx(wald(*four).value)


def test_large_counts_come_to_the_wald_interval() -> None:
    four = 900_000, 400_000, 700_000, 800_000
    plain, found = wald(*four), exact(*four)
    assert (found.value, found.low, found.high) == pytest.approx((plain.value, plain.low, plain.high), rel=1e-5)


def test_mid_p_is_narrower_than_fisher() -> None:
    found, wide = exact(9, 2, 7, 8), fisher(9, 2, 7, 8)
    assert wide.low < found.low < found.value < found.high < wide.high
    assert found.value == wide.value == pytest.approx(0.208, abs=5e-4)
    assert (wide.low, wide.high, wide.p) == pytest.approx((0.016, 1.525, 0.109), abs=1e-3)


@pytest.mark.parametrize("four", [(0, 0, 5, 3), (5, 3, 0, 0), (0, 4, 0, 3), (4, 0, 3, 0), (0, 0, 0, 0)])
@pytest.mark.parametrize("way", [exact, fisher, wald])
def test_counts_that_say_nothing(four: tuple[int, int, int, int], way) -> None:
    found = way(*four)
    assert (found.value, found.low, found.high, found.p) == (1, 0, math.inf, 1)


def test_months_alone_choose_the_method() -> None:
    assert chosen(50, 30, 60, 55, Dispersion(1.2, 52.8, 44)).method is Method.exact
    assert chosen(50, 30, 60, 55, Dispersion(1.21, 53.24, 44)).method is Method.quasi


def test_quasi_is_wider_by_the_root_of_the_dispersion_and_has_t() -> None:
    narrow, wide = wald(50, 30, 60, 55), quasi(50, 30, 60, 55, WIDE)
    by = math.log(wide.high / wide.low) / math.log(narrow.high / narrow.low)
    assert by == pytest.approx(math.sqrt(2.5) * stats.t(44).ppf(0.975) / stats.norm.ppf(0.975))


def test_a_count_of_nought_with_dispersion_tells_as_much_as_fewer_offences() -> None:
    found = quasi(30, 0, 20, 21, WIDE)
    fewer = exact(12, 0, 8, 8)
    assert found.method is Method.quasi
    assert (found.value, found.low, found.high, found.p) == (0, 0, fewer.high, fewer.p)
    assert found.high > exact(30, 0, 20, 21).high
    assert quasi(2, 0, 1, 2, WIDE).high == math.inf


@pytest.mark.parametrize("seed", range(5))
def test_a_regression_of_the_months_gives_the_same(seed: int) -> None:
    """Log link: `treat*post` with scale X2 is the quasi-Poisson ratio, with scale 1 the Wald one."""
    study = drawn(np.random.default_rng(seed), [(6, 4), (9, 8)], spread=2.5)
    counts, treat, post = _long(study.cells)
    design = np.column_stack([np.ones(len(counts)), treat, post, treat * post])
    spread = dispersion(study.cells)
    assert spread.used > 1
    for found, fitted in (
        (quasi(*study.totals, spread), GLM(counts, design, family=Poisson()).fit(scale="X2", use_t=True)),
        (wald(*study.totals), GLM(counts, design, family=Poisson()).fit()),
    ):
        assert math.log(found.value) == pytest.approx(fitted.params[3], rel=1e-6)
        assert (math.log(found.low), math.log(found.high)) == pytest.approx(tuple(fitted.conf_int()[3]), rel=1e-5)
        assert found.p == pytest.approx(fitted.pvalues[3], rel=1e-4)


def _long(cells) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Counts by month, whether they are the estate's, and whether they are after."""
    counts = np.concatenate([np.asarray(cell, dtype=float) for cell in cells])
    treat, post = (
        np.concatenate([np.full(len(cell), value, dtype=float) for cell, value in zip(cells, values, strict=True)])
        for values in ((1, 1, 0, 0), (0, 1, 0, 1))
    )
    return counts, treat, post


def test_no_warning_reaches_the_user() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exact(1_000_000, 0, 3, 1_000_000)
        exact(0, 1_000_000, 1_000_000, 1)
