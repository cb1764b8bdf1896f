"""Chances: integrals agree with draws, draws with formulas, and the same input gives the same bytes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.evaluation.chances import SEED, fell_more, prevented, prevented_draws, rates
from karlemose_model.evaluation.results import Dispersion
from tests.evaluation.sample import totals

COUNT = st.one_of(st.integers(0, 5), st.integers(0, 300), st.integers(0, 1_000_000))
PLAIN, WIDE = Dispersion(1.0, 44.0, 44), Dispersion(4.0, 176.0, 44)


@pytest.mark.parametrize("spread", [1.0, 2.5])
@pytest.mark.parametrize("four", [(9, 2, 7, 8), (7, 0, 5, 6), (0, 0, 0, 3), (40, 30, 900, 700), (2000, 1900, 4, 5)])
def test_the_chance_is_that_of_gamma_draws(four: tuple[int, int, int, int], spread: float) -> None:
    shapes = np.array(four)[:, None] / spread + 0.5
    t0, t1, c0, c1 = np.random.default_rng(3).gamma(shapes, size=(4, 400_000))
    assert fell_more(*four, spread) == pytest.approx(np.mean(t1 * c0 < c1 * t0), abs=4e-3)


@given(COUNT, COUNT, COUNT, COUNT, st.sampled_from([1.0, 3.0, 500.0]))
def test_it_is_a_chance_and_its_opposite_when_exchanged(t0: int, t1: int, c0: int, c1: int, spread: float) -> None:
    found = fell_more(t0, t1, c0, c1, spread)
    assert 0 <= found <= 1
    assert found + fell_more(c0, c1, t0, t1, spread) == pytest.approx(1, abs=1e-5)


def test_dispersion_brings_it_towards_one_half() -> None:
    assert 0.5 < fell_more(50, 30, 60, 55, 4.0) < fell_more(50, 30, 60, 55)


def test_what_was_prevented_charges_the_buffer() -> None:
    found = prevented(totals(207, 110, 308, 318, ring=(178, 157)), PLAIN)
    assert found.value == pytest.approx(130.5, abs=0.05)
    assert found.low < found.value < found.high
    alone = prevented(totals(207, 110, 308, 318), PLAIN)
    assert alone.value == pytest.approx(207 * 318 / 308 - 110)
    # The delta method with the four variances.
    change = 318 / 308
    se = math.sqrt(110 + 207 * change**2 + 207**2 * change**2 * (1 / 318 + 1 / 308))
    assert (alone.high - alone.low) / 2 / 1.96 == pytest.approx(se, rel=0.03)


def test_dispersion_widens_what_was_prevented() -> None:
    plain, wide = (prevented(totals(207, 110, 308, 318), spread) for spread in (PLAIN, WIDE))
    assert wide.value == plain.value
    assert wide.high - wide.low == pytest.approx(2 * (plain.high - plain.low), rel=0.05)


def test_draws_have_the_mean_and_variance_of_what_was_counted() -> None:
    drawn = rates(totals(207, 110, 308, 318, ring=(178, 157)), WIDE)
    counts = np.array([207, 110, 308, 318, 178, 157]) + 4 / 2
    assert drawn.shape == (6, 100_000)
    assert drawn.mean(axis=1) == pytest.approx(counts, rel=0.01)
    assert drawn.var(axis=1) == pytest.approx(4 * counts, rel=0.03)


def test_the_same_input_gives_the_same_draws() -> None:
    study = totals(20, 12, 30, 28)
    first, again = (prevented_draws(study, PLAIN, 1_000) for _ in range(2))
    assert first.tobytes() == again.tobytes()
    assert prevented_draws(study, PLAIN, 1_000, SEED + 1).tobytes() != first.tobytes()
    assert np.quantile(prevented_draws(study, PLAIN), [0.025, 0.975]) == pytest.approx(
        [prevented(study, PLAIN).low, prevented(study, PLAIN).high]
    )


@given(*[COUNT] * 6, st.sampled_from([PLAIN, WIDE, Dispersion(900.0, 900.0, 1)]))
def test_no_count_is_too_small_or_too_large(
    t0: int, t1: int, c0: int, c1: int, d0: int, d1: int, spread: Dispersion
) -> None:
    found = prevented(totals(t0, t1, c0, c1, ring=(d0, d1)), spread, draws=200)
    assert all(map(math.isfinite, (found.value, found.low, found.high)))
    assert found.low <= found.value <= found.high
