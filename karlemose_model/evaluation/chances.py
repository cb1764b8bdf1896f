"""Chances: that the estate fell more than the comparison, and what the number prevented may have been, from gamma draws.

Rates have Jeffreys' prior (half an offence each), and all are widened by the dispersion. The same input gives the same
draws: the seed is fixed and told beside the result.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import quad
from scipy.special import betainc, betaincc, betaincinv

from karlemose_model.evaluation.differences import net
from karlemose_model.evaluation.results import Dispersion, Prevented, Study, Way

SEED = 20171206
DRAWS = 100_000

Draws = NDArray[np.float64]


def fell_more(t0: int, t1: int, c0: int, c1: int, dispersion: float = 1.0) -> float:
    """The chance that the estate fell more than the comparison, 0 to 1: P(pT < pC), p ~ Beta(after + 1/2, before + 1/2).

    The dispersion divides what each count tells. Integrated over the quantiles of pT, where the function is smooth.
    """
    t0_, t1_, c0_, c1_ = ((count + 0.5) / dispersion for count in (t0, t1, c0, c1))

    def beyond(share: float) -> float:
        return float(betaincc(c1_, c0_, betaincinv(t1_, t0_, share)))

    # Where the comparison is much larger the function falls steeply there, and is flat elsewhere.
    steep = float(betainc(t1_, t0_, c1_ / (c0_ + c1_)))
    edges = (0.0, *((steep,) if 1e-12 < steep < 1 - 1e-12 else ()), 1.0)
    return min(1.0, max(0.0, sum(float(quad(beyond, *ends, limit=200)[0]) for ends in pairwise(edges))))


def rates(study: Study, dispersion: Dispersion, draws: int = DRAWS, seed: int = SEED) -> Draws:
    """Draws of the offences that were to be expected: a row for estate, comparison and buffer before and after, in this order.

    Gamma with shape (count + 1/2) / dispersion and scale dispersion. None is below a millionth, so that each can be
    divided by.
    """
    counts = np.array([*study.totals, *study.buffer], dtype=float)
    drawn = np.random.default_rng(seed).gamma((counts[:, None] + 0.5) / dispersion.used, dispersion.used, (6, draws))
    return np.maximum(drawn, 1e-6)


def prevented_draws(study: Study, dispersion: Dispersion, draws: int = DRAWS, seed: int = SEED) -> Draws:
    """Draws of how many offences fewer there were, here and in the buffer, than at the comparison's change in per cent."""
    t0, t1, c0, c1, d0, d1 = rates(study, dispersion, draws, seed)
    found: Draws = t0 * c1 / c0 - t1
    if study.buffers:
        found += d0 * c1 / c0 - d1
    return found


def prevented(
    study: Study, dispersion: Dispersion, draws: int = DRAWS, seed: int = SEED, level: float = 0.95
) -> Prevented:
    """How many offences fewer there were than at the comparison's change in per cent, with the interval of the draws.

    Where nothing was recorded in the comparison before, its change is taken with half an offence more on both sides, and
    `high` becomes very large: then nothing is known.
    """
    t0, t1, c0, c1 = study.totals
    value = net((t0, t1), (c0, c1), study.buffer)
    low, high = np.quantile(prevented_draws(study, dispersion, draws, seed), ((1 - level) / 2, (1 + level) / 2))
    return Prevented(value, min(float(low), value), max(float(high), value), Way.relative)
