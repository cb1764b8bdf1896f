"""Permutation and agreement of comparison areas: right ranks, and false alarms as rare as they should be."""

from __future__ import annotations

import numpy as np
import pytest

from karlemose_model.evaluation.dispersion import dispersion
from karlemose_model.evaluation.permuted import alike, permutation
from karlemose_model.evaluation.results import Dispersion, Lack, Missing, Permutation
from tests.evaluation.sample import drawn, study, totals

PLAIN = Dispersion(1.0, 44.0, 44)


def test_with_nine_areas_it_is_not_done() -> None:
    one = study(([9], [2]), *[([9], [9])] * 9)
    assert permutation(one) == Missing(Lack.too_few_areas, {"areas": 9, "needed": 10})


@pytest.mark.parametrize(("estate", "as_extreme"), [(([60], [20]), 0), (([40], [38]), 2), (([40], [40]), 11)])
def test_rank(estate: tuple[list[int], list[int]], as_extreme: int) -> None:
    """Two of eleven areas changed, one down and one up; the others did not."""
    others = [([40], [40])] * 9 + [([40], [26]), ([26], [40])]
    found = permutation(study(estate, *others))
    assert found == Permutation((1 + as_extreme) / 12, 11, as_extreme)


def test_every_area_is_as_extreme_as_the_estate_when_all_are_the_same() -> None:
    found = permutation(study(([0], [0]), *[([0], [0])] * 10))
    assert found == Permutation(1.0, 10, 10)


def test_areas_that_go_different_ways_differ() -> None:
    assert alike(study(([9], [9]), ([80], [30]), ([40], [90])), PLAIN) is False
    assert alike(study(([9], [9]), ([80], [70]), ([40], [38])), PLAIN) is True
    assert alike(study(([9], [9]), ([50], [40]), ([40], [50])), Dispersion(9.0, 396.0, 44)) is True


def test_with_one_area_or_offences_in_one_it_cannot_be_seen() -> None:
    assert alike(totals(9, 9, 80, 30), PLAIN) is None
    assert alike(study(([9], [9]), ([80], [30]), ([0], [0])), PLAIN) is None
    assert alike(study(([9], [9]), ([80], [0]), ([8], [0])), PLAIN) is None


@pytest.mark.parametrize("spread", [1.0, 2.0])
def test_alike_areas_are_seldom_said_to_differ(spread: float) -> None:
    generator = np.random.default_rng(5)
    studies = [drawn(generator, [(5, 5)] * 5, spread=spread) for _ in range(400)]
    found = sum(alike(one, dispersion(one.cells)) is False for one in studies)
    # Of 400 at 5 per cent, 99.9 per cent of series have between 8 and 36.
    assert 8 <= found <= 36
