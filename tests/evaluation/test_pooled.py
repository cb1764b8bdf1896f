"""Several estates: together they say more than each, and those that say nothing are left out."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from karlemose_model.evaluation.pooled import pooled
from karlemose_model.evaluation.pooled_results import Pooled
from karlemose_model.evaluation.ratios import exact
from karlemose_model.evaluation.results import Lack, Method, Missing
from karlemose_model.problems import NotInstalled
from tests.evaluation.sample import drawn, totals

THREE = {"a": totals(50, 30, 60, 55), "b": totals(20, 12, 42, 40), "c": totals(15, 8, 18, 22)}
COUNT = st.one_of(st.integers(0, 4), st.integers(0, 1_000_000))


def test_together_they_find_what_none_finds_alone() -> None:
    found = pooled(THREE)
    assert isinstance(found, Pooled)
    assert found.ratio.excludes_one
    assert found.ratio.method is Method.exact
    assert found.estates == ("a", "b", "c")
    # As the interval has it: twice the chance of the other way is p, nearly.
    assert found.chance_fell_more == pytest.approx(1 - found.ratio.p / 2, abs=0.002)
    assert not any(exact(*one.totals).excludes_one for one in THREE.values())


def test_the_chance_says_what_the_interval_says() -> None:
    found = pooled(THREE)
    assert isinstance(found, Pooled)
    # On the log scale: a flat prior and the interval's own standard error.
    error = np.log(found.ratio.high / found.ratio.low) / (2 * 1.959964)
    assert found.chance_fell_more == pytest.approx(float(norm.cdf(-np.log(found.ratio.value) / error)))
    assert found.chance_fell_more > 0.975
    assert found.agrees
    worse = pooled(
        {id_: totals(t1, t0, c1, c0) for id_, (t0, t1, c0, c1) in ((id_, one.totals) for id_, one in THREE.items())}
    )
    assert isinstance(worse, Pooled)
    assert worse.chance_fell_more == pytest.approx(1 - found.chance_fell_more, abs=0.005)


def test_a_regression_with_effects_of_the_estates_is_close() -> None:
    rows, counts = [], []
    for number, one in enumerate(THREE.values()):
        for place, count in enumerate(one.totals):
            treat, post = float(place < 2), float(place % 2)
            own = [float(number == other) * term for other in range(3) for term in (1, treat, post)]
            rows.append([*own, treat * post])
            counts.append(count)
    fitted = GLM(counts, np.array(rows), family=Poisson()).fit()
    found = pooled(THREE)
    assert isinstance(found, Pooled)
    assert found.ratio.value == pytest.approx(float(np.exp(fitted.params[-1])), rel=2e-3)


def test_estates_that_go_different_ways_do_not_agree() -> None:
    found = pooled({"a": totals(90, 30, 60, 60), "b": totals(30, 90, 60, 60)})
    assert isinstance(found, Pooled)
    assert found.p_homogeneity < 0.001
    assert not found.ratio.excludes_one
    assert found.ratio.value == pytest.approx(1)
    near = pooled({"a": totals(90, 30, 60, 60), "b": totals(30, 91, 60, 60)})
    assert isinstance(near, Pooled)
    assert found.p_homogeneity == pytest.approx(near.p_homogeneity, rel=0.3)


def test_dispersion_widens_it() -> None:
    generator = np.random.default_rng(2)
    estates = {str(number): drawn(generator, [(6, 4), (6, 6)], spread=4.0) for number in range(4)}
    flat = {id_: totals(*one.totals) for id_, one in estates.items()}
    wide, narrow = pooled(estates), pooled(flat)
    assert isinstance(wide, Pooled)
    assert isinstance(narrow, Pooled)
    assert wide.ratio.method is Method.quasi
    assert wide.ratio.value == pytest.approx(narrow.ratio.value)
    assert wide.ratio.low < narrow.ratio.low
    assert wide.ratio.high > narrow.ratio.high
    assert wide.ratio.p > narrow.ratio.p
    assert wide.p_homogeneity > narrow.p_homogeneity


def test_an_estate_that_says_nothing_is_left_out() -> None:
    found = pooled({**THREE, "none": totals(0, 0, 5, 4)})
    assert found == pooled(THREE)
    assert pooled({"a": THREE["a"], "none": totals(0, 0, 5, 4)}) == Missing(
        Lack.too_few_areas, {"areas": 1, "needed": 2}
    )


@given(st.lists(st.tuples(COUNT, COUNT, COUNT, COUNT), max_size=4))
@settings(max_examples=60)
def test_no_count_is_too_small_or_too_large(tables: list[tuple[int, int, int, int]]) -> None:
    found = pooled({str(number): totals(*one) for number, one in enumerate(tables)})
    if isinstance(found, Pooled):
        assert 0 < found.ratio.low <= found.ratio.value <= found.ratio.high
        assert 0 <= found.ratio.p <= 1
        assert 0 <= found.p_homogeneity <= 1
        assert 0 <= found.chance_fell_more <= 1
        assert not found.ratio.excludes_one or abs(found.chance_fell_more - 0.5) >= 0.475 - 1e-9


def test_estates_whose_agreement_cannot_be_worked_out_do_not_agree() -> None:
    tables = [(6, 2, 5, 57), (1, 1, 805_831, 1), (932_134, 143, 0, 604_377), (117, 3, 3, 878_060)]
    found = pooled({str(number): totals(*one) for number, one in enumerate(tables)})
    assert isinstance(found, Pooled)
    assert found.p_homogeneity == 0


def test_without_the_extra_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "statsmodels.stats.contingency_tables", None)
    with pytest.raises(NotInstalled):
        pooled(THREE)
