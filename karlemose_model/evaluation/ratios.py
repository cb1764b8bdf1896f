"""The relative ratio of rates, (after/before here) / (after/before there), with its interval: exact, quasi-Poisson, Wald, Fisher.

Exposures cancel, for estate and comparison share their two windows. Given the margins the ratio is the odds ratio of a 2x2
table. Formula and variance: Farrington et al. 2007, appendix, https://link.springer.com/article/10.1007/s11292-007-9024-2;
the mid-p value: Lancaster 1961.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy import stats
from scipy.optimize import brentq
from scipy.special import gammaln
from scipy.stats.contingency import odds_ratio

from karlemose_model.evaluation.results import Dispersion, Method, Ratio


def chosen(t0: int, t1: int, c0: int, c1: int, dispersion: Dispersion, level: float = 0.95) -> Ratio:
    """The exact ratio where months vary as chance makes them, else the quasi-Poisson one.

    t is the estate (or the buffer), c the comparison; 0 before, 1 after.
    """
    return exact(t0, t1, c0, c1, level) if dispersion.used == 1 else quasi(t0, t1, c0, c1, dispersion, level)


def exact(t0: int, t1: int, c0: int, c1: int, level: float = 0.95) -> Ratio:
    """The conditional maximum likelihood ratio; interval and two-sided p from the mid-p of the conditional distribution.

    It works with counts of nought and needs no continuity correction.
    """
    if _nothing_said(t0, t1, c0, c1):
        return _nothing(Method.exact, level)
    low, high, p = _mid_p(t0, t1, c0, c1, level)
    return Ratio(float(odds_ratio(_table(t0, t1, c0, c1)).statistic), low, high, p, Method.exact, level)


def fisher(t0: int, t1: int, c0: int, c1: int, level: float = 0.95) -> Ratio:
    """The same ratio with the interval and p of Fisher's exact test, which are wider than those of mid-p."""
    if _nothing_said(t0, t1, c0, c1):
        return _nothing(Method.exact, level)
    table = _table(t0, t1, c0, c1)
    found = odds_ratio(table)
    low, high = found.confidence_interval(level)
    return Ratio(
        float(found.statistic), float(low), float(high), float(stats.fisher_exact(table).pvalue), Method.exact, level
    )


def wald(t0: int, t1: int, c0: int, c1: int, level: float = 0.95) -> Ratio:
    """The plain ratio, with the interval from its logarithm's variance 1/t0 + 1/t1 + 1/c0 + 1/c1; all above 0."""
    return quasi(t0, t1, c0, c1, Dispersion(1.0, 0.0, 0), level)


def quasi(t0: int, t1: int, c0: int, c1: int, dispersion: Dispersion, level: float = 0.95) -> Ratio:
    """The quasi-Poisson ratio: the variance times the dispersion, and t at its freedom (normal without any).

    It is what a Poisson regression of the months on area, window and both gives. With a count of nought that has no
    variance, and the interval is the exact one of all counts divided by the dispersion and rounded down: a count x whose
    variance is d x tells as much as a Poisson count of x/d.
    """
    if _nothing_said(t0, t1, c0, c1):
        return _nothing(Method.quasi, level)
    if not all((t0, t1, c0, c1)):
        value = 0.0 if not t1 or not c0 else math.inf
        t0, t1, c0, c1 = (math.floor(count / dispersion.used) for count in (t0, t1, c0, c1))
        if _nothing_said(t0, t1, c0, c1):
            return Ratio(value, 0.0, math.inf, 1.0, Method.quasi, level)
        return Ratio(value, *_mid_p(t0, t1, c0, c1, level), Method.quasi, level)
    log = math.log(t1) - math.log(t0) - math.log(c1) + math.log(c0)
    se = math.sqrt(dispersion.used * (1 / t0 + 1 / t1 + 1 / c0 + 1 / c1))
    law = stats.t(dispersion.freedom) if dispersion.freedom else stats.norm
    reach = float(law.ppf((1 + level) / 2)) * se
    return Ratio(
        math.exp(log), _exp(log - reach), _exp(log + reach), float(2 * law.sf(abs(log) / se)), Method.quasi, level
    )


def _exp(value: float) -> float:
    return math.exp(value) if value < 700 else math.inf


def _table(t0: int, t1: int, c0: int, c1: int) -> list[list[int]]:
    return [[t1, t0], [c1, c0]]


def _nothing_said(t0: int, t1: int, c0: int, c1: int) -> bool:
    """Whether a margin is nought, so that every ratio fits the counts alike."""
    return not (t0 + t1 and c0 + c1 and t0 + c0 and t1 + c1)


def _nothing(method: Method, level: float) -> Ratio:
    return Ratio(1.0, 0.0, math.inf, 1.0, method, level)


def _mid_p(t0: int, t1: int, c0: int, c1: int, level: float) -> tuple[float, float, float]:
    """Low, high and p: the ratios at which half the probability of what was seen and all of what lies beyond is (1-level)/2.

    The conditional distribution is Fisher's noncentral hypergeometric one. scipy has it (`nchypergeom_fisher`), but adds up
    its probabilities one by one for each ratio anew: here the part that no ratio changes is worked out once, as far as
    any probability is left (40 standard deviations to each side).
    """
    here, there, after = t0 + t1, c0 + c1, t1 + c1
    lowest, highest = max(0, after - there), min(here, after)
    reach = 50 + math.ceil(40 / math.sqrt(sum(1 / (count + 1) for count in (t0, t1, c0, c1))))
    x = np.arange(max(lowest, t1 - reach), min(highest, t1 + reach) + 1, dtype=float)
    weights = -(gammaln(x + 1) + gammaln(here - x + 1) + gammaln(after - x + 1) + gammaln(there - after + x + 1))
    seen, steps = t1 - int(x[0]), x - t1

    def tails(log: float) -> tuple[float, float]:
        chances = weights + log * steps
        chances = np.exp(chances - chances.max())
        chances /= chances.sum()
        half = chances[seen] / 2
        return float(chances[:seen].sum() + half), float(chances[seen + 1 :].sum() + half)

    tail = (1 - level) / 2
    low = math.exp(_root(lambda log: tails(log)[1] - tail)) if t1 > lowest else 0.0
    high = math.exp(_root(lambda log: tail - tails(log)[0])) if t1 < highest else math.inf
    return low, high, min(1.0, 2 * min(tails(0.0)))


def _root(rising: Callable[[float], float]) -> float:
    """Where a rising function of the logarithm passes nought; it always does."""
    reach = 2.0
    while rising(-reach) > 0 or rising(reach) < 0:
        reach *= 2
    return float(brentq(rising, -reach, reach, xtol=1e-12))
