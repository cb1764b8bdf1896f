"""Chances: that the estate fell more than the comparison, and what the number prevented may have been, from gamma draws.

A count tells as much as a Poisson count of itself divided by the dispersion, and has Jeffreys' prior (half a one). The same
input gives the same draws: the seed is fixed and told beside the result.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import fixed_quad
from scipy.special import betainc, betaincc, betaincinv

from karlemose_model.evaluation.differences import net
from karlemose_model.evaluation.results import Dispersion, Prevented, Study, Together

SEED = 20171206
DRAWS = 100_000

_POINTS = 400
"""Of the integral; with more of them it is the same to five decimals."""

Draws = NDArray[np.float64]


def fell_more(t0: int, t1: int, c0: int, c1: int, dispersion: float = 1.0) -> float:
    """The chance that the estate fell more than the comparison, 0 to 1: P(pT < pC), p ~ Beta(after + 1/2, before + 1/2).

    Counts are divided by the dispersion. Integrated over the quantiles of the share that is known better, in which the
    other one's distribution is smooth; shares are those of the window with fewer offences, for near 1 they lose digits.
    """
    if t1 + c1 > t0 + c0:
        return 1 - fell_more(t1, t0, c1, c0, dispersion)
    here, there = ((second / dispersion + 0.5, first / dispersion + 0.5) for first, second in ((t0, t1), (c0, c1)))
    if _variance(*here) < _variance(*there):
        return _mean(lambda share: betaincc(*there, betaincinv(*here, share)))
    return _mean(lambda share: betainc(*here, betaincinv(*there, share)))


def _variance(a: float, b: float) -> float:
    return a * b / ((a + b) ** 2 * (a + b + 1))


def _mean(function: Callable[[Draws], Draws]) -> float:
    """The mean of a smooth function between 0 and 1, whose values are chances.

    Gauss-Legendre: what adapts its steps (`quad`) warns at random of integrals near 0 and 1.
    """
    return min(1.0, max(0.0, float(fixed_quad(function, 0, 1, n=_POINTS)[0])))


def rates(study: Study, dispersion: Dispersion, draws: int = DRAWS, seed: int = SEED) -> Draws:
    """Draws of the offences that were to be expected: a row for estate, comparison and buffer before and after, in this order.

    Gamma with shape count / dispersion + 1/2 and scale dispersion. None is below a millionth, so that each can be divided
    by.
    """
    counts = np.array([*study.totals, *study.buffer], dtype=float)
    drawn = np.random.default_rng(seed).gamma(counts[:, None] / dispersion.used + 0.5, dispersion.used, (6, draws))
    return np.maximum(drawn, 1e-6)


def prevented_draws(study: Study, dispersion: Dispersion, draws: int = DRAWS, seed: int = SEED) -> Draws:
    """Draws of how many offences fewer there were, here and in the buffer, than at the comparison's change in per cent."""
    t0, t1, c0, c1, d0, d1 = rates(study, dispersion, draws, seed)
    found: Draws = t0 * c1 / c0 - t1
    if study.buffers:
        found += d0 * c1 / c0 - d1
    return found


def together(
    study: Study, dispersion: Dispersion, draws: int = DRAWS, seed: int = SEED, level: float = 0.95
) -> Together:
    """The number prevented in estate and buffer together, and the chance that there were fewer offences in them."""
    fewer = prevented(study, dispersion, draws, seed, level)
    return Together(fewer, float(np.mean(prevented_draws(study, dispersion, draws, seed) > 0)))


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
    return Prevented(value, min(float(low), value), max(float(high), value))
