"""Segmented regression: it finds what was put in, and says why where it is not done."""

from __future__ import annotations

import math
import sys

import numpy as np
import pytest

from karlemose_model.evaluation.regression import fit
from karlemose_model.evaluation.results import Lack, Method, Missing, Segmented
from karlemose_model.evaluation.segmented import segmented
from karlemose_model.problems import NotInstalled
from tests.evaluation.sample import study


def series(
    level: float, slope: float, *, mean: float, after: float = 1.0, season: float = 0.3
) -> tuple[list[int], list[int]]:
    """36 months before and 24 after, large enough to be nearly free of chance."""
    told = []
    for month in range(60):
        passed = month - 36
        value = mean * (1 + slope) ** month * math.exp(season * math.sin(2 * math.pi * (month % 12 + 1) / 12))
        told.append(round(value * (level * after**passed if passed >= 0 else 1)))
    return told[:36], told[36:]


def test_it_finds_the_change_beyond_trend_season_and_comparison() -> None:
    """All fall by 0.9; the estate by 0.7 more, and by one per cent more each month."""
    one = study(
        series(0.63, 0.01, mean=20_000, after=0.99), series(0.9, -0.01, mean=30_000), series(0.9, -0.01, mean=10_000)
    )
    found = segmented(one)
    assert isinstance(found, Segmented)
    assert found.ratio.value == pytest.approx(0.7, rel=2e-3)
    assert found.slope == pytest.approx(0.99, rel=2e-3)
    assert found.ratio.low < 0.7 < found.ratio.high
    assert found.ratio.method is Method.quasi
    assert found.months == 60
    # Such even months would narrow the interval to nothing.
    assert found.dispersion < 0.01
    assert math.log(found.ratio.high / found.ratio.low) > 0.01


def test_false_alarms_are_about_five_in_a_hundred() -> None:
    generator = np.random.default_rng(11)
    alarms = 0
    for _ in range(300):
        here, there = generator.poisson(8, (2, 48)).tolist()
        found = segmented(study((here[:24], here[24:]), (there[:24], there[24:])))
        assert isinstance(found, Segmented)
        alarms += found.ratio.excludes_one
    # Of 300 at 5 per cent, 99.9 per cent of series have between 5 and 29.
    assert 5 <= alarms <= 29


@pytest.mark.parametrize(
    ("months", "mean", "expected"),
    [
        (23, 9, Missing(Lack.too_few_months, {"months": 23, "needed": 24})),
        (24, 4, Missing(Lack.too_few_offences, {"mean": 4.0, "needed": 5})),
    ],
)
def test_where_it_is_not_done_it_says_why(months: int, mean: int, expected: Missing) -> None:
    window = [mean] * months
    assert segmented(study((window, window), (window, window))) == expected


def test_without_comparison_it_is_not_done() -> None:
    assert segmented(study(([9] * 24, [9] * 24))) == Missing(Lack.no_comparison)


@pytest.mark.parametrize("after", [[0] * 24, [10**6] + [0] * 23])
def test_what_has_no_answer_is_told(after: list[int]) -> None:
    found = segmented(study(([9, 6] * 12, after), ([7, 8] * 12, [0] * 24)))
    assert found == Missing(Lack.did_not_fit) or isinstance(found, Segmented)
    assert segmented(study(([9, 6] * 12, [0] * 24), ([7, 8] * 12, [7, 9] * 12))) == Missing(Lack.did_not_fit)


def test_more_columns_than_counts_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="more counts"):
        fit([1, 2], [[1, 0], [1, 1]])


def test_without_the_extra_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "statsmodels.genmod.generalized_linear_model", None)
    with pytest.raises(NotInstalled):
        fit([1, 2, 3], [[1], [1], [1]])
