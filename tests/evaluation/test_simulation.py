"""What the tool says of months that are drawn: how often it cries wolf, and how often it finds what is there.

Each test holds the decision itself, from months to the word. With a seed they give the same each time; bounds are those that
999 of 1,000 seeds would keep at the rate that is named. The large simulation is `make bench TOPICS=evaluation`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from scipy.stats import binom

from karlemose_model.evaluation.choosing import impact_of
from karlemose_model.evaluation.differences import wdd
from karlemose_model.evaluation.results import Impact, Strength
from tests.evaluation.sample import drawn

RUNS = 500


def runs(
    estate: tuple[float, float], comparison: tuple[float, float], spread: float = 1.0, months: int = 12
) -> list[Impact]:
    """Studies whose comparison is two areas, for with one nothing is conclusive."""
    before, after = comparison
    means = (estate, (before / 2, after / 2), (before / 2, after / 2))
    generator = np.random.default_rng(20171206)
    # Few draws: the number prevented plays no part in the word.
    return [impact_of(drawn(generator, means, months, spread), draws=20) for _ in range(RUNS)]


def at_most(rate: float) -> float:
    return float(binom.ppf(0.999, RUNS, rate))


def at_least(rate: float) -> float:
    return float(binom.ppf(0.001, RUNS, rate))


def conclusive(found: Sequence[Impact]) -> int:
    return sum(one.strength is Strength.conclusive for one in found)


def excluding(found: Sequence[Impact]) -> int:
    return sum(one.ratio.excludes_one for one in found)


@pytest.mark.parametrize("mean", [1, 5])
@pytest.mark.parametrize("spread", [1.0, 1.5, 2.0])
def test_false_alarms_are_about_five_in_a_hundred(spread: float, mean: float) -> None:
    found = runs((mean, mean), (mean, mean), spread=spread)
    assert at_least(0.03) <= excluding(found) <= at_most(0.06)
    assert conclusive(found) <= at_most(0.06)


@pytest.mark.parametrize("mean", [5, 10])
def test_a_fall_that_all_share_is_no_effect(mean: float) -> None:
    """The control is four times as large: WDD alone cries wolf."""
    found = runs((mean, mean * 0.6), (4 * mean, 4 * mean * 0.6))
    assert conclusive(found) <= excluding(found) <= at_most(0.06)
    alone = sum(abs(wdd(one.study.totals[:2], one.study.totals[2:]).z) > 1.96 for one in found)
    assert alone >= at_least(0.9)
    # The one that is told is scaled to the estate, and stays quiet.
    assert sum(abs(one.wdd.z) > 1.96 for one in found) <= at_most(0.06)


def test_a_large_fall_is_found_more_often_than_not() -> None:
    found = runs((10, 5), (10, 10))
    assert conclusive(found) >= at_least(0.6)
    assert sum(one.ratio.low <= 0.5 <= one.ratio.high for one in found) >= at_least(0.93)
    assert sum(one.prevented.low <= 60 <= one.prevented.high for one in runs((10, 5), (10, 10))) >= at_least(0.8)


def test_a_fall_of_three_tenths_at_five_a_month_is_found_in_a_quarter() -> None:
    found = runs((5, 3.5), (5, 5))
    assert at_least(0.2) <= excluding(found) <= at_most(0.32)
