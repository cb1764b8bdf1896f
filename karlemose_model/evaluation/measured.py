"""The effect that goes into a balance: the number of offences prevented, with draws from the evaluation's own distribution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from karlemose_model.evaluation.results import Missing
from karlemose_model.model import Rollout

DRAWS = 20_000
SEED = 20_170_801
"""Fixed, so that the same input gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Effect:
    """How many were prevented over the months after, with its interval, and draws of the same."""

    value: float
    low: float
    high: float
    draws: NDArray[np.float64]


Effects = Callable[[Rollout, str], Effect | Missing]
"""Gives the effect on an outcome, or why there is none."""


def measured(rollout: Rollout, outcome: str) -> Effect | Missing:
    """What the evaluation found of that outcome; a weak study gives wide draws."""
    # Only who counts a measured benefit needs the statistics.
    from karlemose_model.evaluation.chances import prevented_draws
    from karlemose_model.evaluation.choosing import impact

    found = impact(rollout, outcome)
    if isinstance(found, Missing):
        return found
    draws = prevented_draws(found.study, found.dispersion, DRAWS, SEED)
    fewer = found.prevented if isinstance(found.together, Missing) else found.together.fewer
    return Effect(fewer.value, fewer.low, fewer.high, draws)
