"""What chance alone gives: probability limits of counts, shares and days between events, and an exact interval for a count.

A limit is the last value that is still usual: with .00135 beyond it on each side, as far from the middle as three standard
deviations are in a normal distribution. `scipy.special` is imported where it is used.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

LOWER, UPPER = 0.00135, 0.99865


@lru_cache(maxsize=4096)
def poisson_limits(mean: float) -> tuple[int, int]:
    """The lowest and the highest usual count where so many come on average."""
    return _poisson_quantile(LOWER, mean), _poisson_quantile(UPPER, mean)


@lru_cache(maxsize=4096)
def binomial_limits(n: int, p: float) -> tuple[int, int]:
    """The lowest and the highest usual count out of n, where each counts with probability p."""
    return binomial_quantile(LOWER, n, p), binomial_quantile(UPPER, n, p)


def geometric_limits(mean: float) -> tuple[int, int]:
    """The lowest and the highest usual number of days before the next event, where so many pass on average."""
    return geometric_quantile(LOWER, mean), geometric_quantile(UPPER, mean)


def t_limits(days: Sequence[float]) -> tuple[float, float, float]:
    """Lower limit, centre and upper limit of the times between rare events (Nelson 1994); none of them may be 0.

    Times to the power 1/3.6 are nearly normal: the limits of an individuals chart (mean, 3 times the mean moving range / 1.128)
    are worked out there and taken back. Source of the form: qicharts2, https://github.com/anhoej/qicharts2. Raises
    ValueError for fewer than two times and for a time that is not above 0.
    """
    if len(days) < 2 or min(days) <= 0:
        raise ValueError("a t chart needs two times or more, all above 0")
    turned = [day ** (1 / 3.6) for day in days]
    lower, centre, upper = individuals_limits(turned)
    return max(0.0, lower) ** 3.6, centre**3.6, upper**3.6


def individuals_limits(values: Sequence[float]) -> tuple[float, float, float]:
    """Lower limit, mean and upper limit of an individuals chart: 3 times the mean moving range / 1.128."""
    mean = math.fsum(values) / len(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    reach = 3 * math.fsum(ranges) / len(ranges) / 1.128
    return mean - reach, mean, mean + reach


def poisson_interval(count: float, confidence: float = 0.95) -> tuple[float, float]:
    """The exact interval (Garwood) for the mean behind a count: which means do not contradict it."""
    from scipy.special import gammaincinv

    tail = (1 - confidence) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low, float(gammaincinv(count + 1, 1 - tail))


def geometric_quantile(probability: float, mean: float) -> int:
    """The smallest number of days that with this probability is not exceeded."""
    if mean <= 0:
        return 0
    # log1p keeps what 1 - 1/(mean + 1) would lose where events are years apart.
    trials = math.ceil(math.log1p(-probability) / math.log1p(-1 / (mean + 1)))
    return max(trials - 1, 0)


def binomial_quantile(probability: float, n: int, p: float) -> int:
    """The smallest count out of n that with this probability is not exceeded."""
    from scipy.special import bdtr, bdtrik

    found: int = min(math.ceil(bdtrik(probability, n, p)), n)
    # The inverse is continuous and may lie just above a whole number.
    return found - 1 if found > 0 and bdtr(found - 1, n, p) >= probability else found


def _poisson_quantile(probability: float, mean: float) -> int:
    from scipy.special import pdtr, pdtrik

    found: int = math.ceil(pdtrik(probability, mean))
    return found - 1 if found > 0 and pdtr(found - 1, mean) >= probability else found
