"""The effect that goes into a balance: the number of offences prevented, with draws from the evaluation's own distribution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from karlemose_model.evaluation.balance_results import Scope
from karlemose_model.evaluation.results import Dispersion, Displacement, Missing, Study
from karlemose_model.model import Rollout

DRAWS = 20_000
SEED = 20_170_801
"""Fixed, so that the same input gives the same bytes."""
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Effect:
    """How many were prevented over the months after, with its interval, and draws of the same; `scope` says where."""

    value: float
    low: float
    high: float
    draws: NDArray[np.float64]
    scope: Scope | None = None


Effects = Callable[[Rollout, str], Effect | Missing]
"""Gives the effect on an outcome, or why there is none."""


def measured(rollout: Rollout, outcome: str) -> Effect | Missing:
    """What the evaluation found of that outcome; a weak study gives wide draws.

    What was prevented is the estate's own. A rise in the surroundings is taken off, in every draw that has one and in
    which the estate has a fall that can have moved; a fall there is counted in only where their whole interval lies
    below 1.
    """
    # Only who counts a measured benefit needs the statistics.
    from karlemose_model.evaluation.choosing import impact

    found = impact(rollout, outcome)
    if isinstance(found, Missing):
        return found
    displacement = found.displacement
    clear = isinstance(displacement, Displacement) and displacement.ratio.high < 1
    return _effect(found.study, found.dispersion, clear)


@lru_cache(maxsize=16)
def _effect(study: Study, dispersion: Dispersion, clear: bool) -> Effect:
    """The effect on one outcome; `clear`: the surroundings clearly fell. A balance asks several times."""
    from karlemose_model.evaluation import chances
    from karlemose_model.evaluation.differences import net

    alone = replace(study, buffers=())

    def drawn(draws: int, seed: int) -> NDArray[np.float64]:
        own = chances.prevented_draws(alone, dispersion, draws, seed)
        if not study.buffers:
            return own
        around = chances.prevented_draws(study, dispersion, draws, seed) - own
        return own + (around if clear else np.where(own > 0, np.minimum(around, 0), 0))

    t0, t1, c0, c1 = study.totals
    own = net((t0, t1), (c0, c1))
    scope = Scope(own, net((0, 0), (c0, c1), study.buffer) if study.buffers else None, clear)
    # Drawn as for the result page: it is the interval that stands there unless a rise around the estate was taken off.
    low, high = np.quantile(drawn(chances.DRAWS, chances.SEED), ((1 - _LEVEL) / 2, (1 + _LEVEL) / 2))
    value = own + scope.counted
    return Effect(value, min(float(low), value), max(float(high), value), drawn(DRAWS, SEED), scope)
