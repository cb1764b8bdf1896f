"""The effect that is valued: the estate's own, less a rise around it, with a fall around it only where it is clear."""

from __future__ import annotations

import numpy as np
import pytest

from karlemose_model.evaluation.balance_results import Scope
from karlemose_model.evaluation.chances import DRAWS, SEED, prevented, prevented_draws
from karlemose_model.evaluation.choosing import impact
from karlemose_model.evaluation.measured import Effect, measured
from karlemose_model.evaluation.results import Impact, Lack, Missing
from tests.evaluation.sample import AREAS, EVALUATION, rollout, table

NO_RING = EVALUATION | {"areas": {key: AREAS[key] for key in ("here", "there")}}


def counts(ring: tuple[int, int] | None) -> dict[tuple[str, str], tuple[int, int]]:
    found = {("here", "burglary"): (10, 6), ("there", "burglary"): (20, 20)}
    return found | ({("ring", "burglary"): ring} if ring else {})


def effect(ring: tuple[int, int] | None) -> tuple[Effect, Impact]:
    seen = rollout(table(counts(ring)), EVALUATION if ring else NO_RING)
    found, result = measured(seen, "burglary"), impact(seen)
    assert isinstance(found, Effect)
    assert isinstance(result, Impact)
    return found, result


OWN = 24 * 4.0


def test_without_surroundings_it_is_what_the_evaluation_finds() -> None:
    found, result = effect(None)
    told = prevented(result.study, result.dispersion, DRAWS, SEED)
    assert (found.value, found.low, found.high) == (told.value, told.low, told.high)
    assert found.scope == Scope(OWN, None, False)


def test_a_fall_around_it_that_is_not_clear_is_worth_nothing() -> None:
    found, result = effect((10, 9))
    assert found.value == pytest.approx(OWN)
    assert found.scope == Scope(OWN, 24.0, False)
    own, _ = effect(None)
    # What may have been displaced counts against it in the draws that have it; no draw is better than the estate's own.
    assert found.low < own.low
    assert found.high <= own.high
    whole = prevented_draws(result.study, result.dispersion, DRAWS, SEED)
    assert found.high < np.quantile(whole, 0.975)


def test_a_rise_around_it_is_always_taken_off() -> None:
    for rise in (11, 18):
        found, _ = effect((10, rise))
        assert found.value == pytest.approx(OWN - 24 * (rise - 10))
        assert found.scope == Scope(OWN, -24.0 * (rise - 10), False)
        assert found.low < found.value < found.high


def test_where_the_estate_has_no_fall_nothing_can_have_moved_from_it() -> None:
    def grown(ring: tuple[int, int] | None) -> Effect:
        told = {("here", "burglary"): (10, 14), ("there", "burglary"): (20, 20)}
        seen = rollout(table(told | ({("ring", "burglary"): ring} if ring else {})), EVALUATION if ring else NO_RING)
        found = measured(seen, "burglary")
        assert isinstance(found, Effect)
        return found

    alone, found = grown(None), grown((10, 18))
    assert found.scope == Scope(-OWN, -192.0, False)
    assert found.value == pytest.approx(-OWN)
    # Nor in a draw: only where it has a fall of its own is the rise around it taken off.
    assert np.array_equal(found.draws < alone.draws, alone.draws > 0)


def test_a_clear_fall_around_it_is_counted_in() -> None:
    found, result = effect((10, 5))
    assert found.scope == Scope(OWN, 120.0, True)
    assert found.value == pytest.approx(OWN + 120)
    told = prevented(result.study, result.dispersion, DRAWS, SEED)
    assert found.low == pytest.approx(told.low)
    assert found.high == pytest.approx(told.high)


def test_draws_are_as_the_numbers_are_and_the_same_each_time() -> None:
    found, _ = effect((10, 9))
    own, _ = effect(None)
    assert np.median(found.draws) <= np.median(own.draws)
    assert np.array_equal(found.draws, effect((10, 9))[0].draws)
    # Only draws with a rise around the estate are worse than its own.
    assert 0.05 < np.mean(found.draws < own.draws - 1e-9) < 0.5
    assert np.all(found.draws <= own.draws + 1e-9)


def test_without_a_result_it_says_why() -> None:
    found = measured(rollout([]), "burglary")
    assert isinstance(found, Missing)
    assert found.why is Lack.no_counts
