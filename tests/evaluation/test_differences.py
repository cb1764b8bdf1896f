"""Differences of counts: what a regression with identity link gives, scaled to the estate's size, and harm added after."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.families.links import Identity
from statsmodels.genmod.generalized_linear_model import GLM

from karlemose_model.evaluation.differences import harm, net, of_study, quotient, wdd
from karlemose_model.evaluation.dispersion import dispersion
from karlemose_model.evaluation.results import Dispersion, Lack, Missing
from tests.evaluation.sample import study, totals

COUNT = st.one_of(st.integers(0, 5), st.integers(0, 1_000_000))
PLAIN = Dispersion(1.0, 44.0, 44)


def test_a_regression_with_identity_link_gives_the_same() -> None:
    design = np.array([[1, 1, 1, 1], [1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 0]], dtype=float)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # statsmodels warns of this link, which is harmless in a saturated model
        fitted = GLM([110, 207, 318, 308], design, family=Poisson(link=Identity())).fit()
    found = wdd((207, 110), (308, 318))
    assert (found.value, found.se) == pytest.approx((fitted.params[3], fitted.bse[3]), rel=1e-6)
    assert (found.value, found.se) == pytest.approx((-107, 30.7083), abs=1e-4)


def test_dispersion_widens_it_and_brings_t() -> None:
    plain, wide = wdd((207, 110), (308, 318)), wdd((207, 110), (308, 318), dispersion=Dispersion(4.0, 40.0, 10))
    assert wide.se == pytest.approx(2 * plain.se)
    assert wide.z == pytest.approx(plain.z / 2)
    assert wide.high - wide.value == pytest.approx(2.2281389 * wide.se)
    assert wdd((207, 110), (308, 318), dispersion=PLAIN) == plain


def test_the_comparison_is_scaled_by_the_counts_before() -> None:
    """A fall of 40 per cent everywhere is none of the estate's own, however large the comparison is."""
    found = of_study(totals(100, 60, 400, 240), PLAIN)
    assert found.value == pytest.approx(0)
    assert found.se == pytest.approx(math.sqrt(160 + 640 / 16))
    assert wdd((100, 60), (400, 240)).value == 120


def test_estate_and_buffer_share_their_comparison() -> None:
    found = of_study(totals(100, 60, 200, 180, ring=(50, 60)), PLAIN)
    assert found.local == pytest.approx(-40 + 20 / 2)
    assert found.displaced == pytest.approx(10 + 20 / 4)
    assert found.value == pytest.approx(found.local + found.displaced)
    assert found.se**2 == pytest.approx(160 + 110 + 380 * (1 / 2 + 1 / 4) ** 2)
    assert found.local_se**2 == pytest.approx(160 + 380 / 4)


def test_windows_of_unequal_length_count_in_months_after() -> None:
    found = of_study(study(([10] * 24, [10] * 12), ([20] * 24, [20] * 12)), PLAIN)
    assert found.value == pytest.approx(0)
    assert found.se**2 == pytest.approx(240 / 4 + 120 + (480 / 4 + 240) / 4)


@given(st.tuples(*[COUNT] * 6))
def test_no_count_is_too_small_or_too_large(six: tuple[int, ...]) -> None:
    t0, t1, c0, c1, d0, d1 = six
    for one in (totals(t0, t1, c0, c1), totals(t0, t1, c0, c1, ring=(d0, d1))):
        found = of_study(one, dispersion(one.cells))
        assert all(map(math.isfinite, (found.value, found.se, found.z, found.low, found.high)))
        assert found.low <= found.value <= found.high
    assert math.isfinite(net((t0, t1), (c0, c1), (d0, d1)))
    described = quotient((t0, t1), (c0, c1), (d0, d1))
    assert math.isfinite(described.success)
    assert described.value is None or described.success < 0


def test_weights_of_harm_come_after_the_difference() -> None:
    burglary, violence = wdd((50, 30), (60, 55)), wdd((9, 2), (7, 8))
    found = harm([("burglary", burglary, 10.0), ("violence", violence, 100.0)])
    assert found.value == pytest.approx(10 * burglary.value + 100 * violence.value)
    assert found.se == pytest.approx(math.hypot(10 * burglary.se, 100 * violence.se))
    assert found.outcomes == ("burglary", "violence")
    assert found.low < found.value < found.high


@pytest.mark.parametrize("treated", [(20, 20), (20, 12), (20, 40)])
def test_there_is_no_quotient_without_a_clear_fall(treated: tuple[int, int]) -> None:
    found = quotient(treated, (30, 30), (25, 20))
    assert found.value is None
    assert found.why == Missing(Lack.no_fall)
    assert found.success == pytest.approx((treated[1] - treated[0]) / 30)


def test_the_quotient_needs_no_comparison_above_nought() -> None:
    found = quotient((20, 0), (0, 20), (5, 5))
    assert found.value == pytest.approx((5 / 20.5 - 5 / 0.5) / (0 - 20 / 0.5))
