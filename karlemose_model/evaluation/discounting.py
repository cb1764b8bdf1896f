"""Discount factors chained from year to year, present values, and the rate at which a series of payments is worth nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from karlemose_model.model import RateStep


def factors(steps: Sequence[RateStep], years: int) -> tuple[float, ...]:
    """What one krone of each year is worth in year 0, for years 0 to `years` - 1.

    Each year's factor is the one before it divided by 1 + that year's rate, so that a lower rate from year 36 on makes no
    jump upwards. `steps` begin with year 0 and rise. Source: the guidance of the Danish Ministry of Finance of June 2023
    (`fm-economic-guidance-2023`).
    """
    rates = [next(step.rate for step in reversed(steps) if step.from_year <= year) for year in range(1, years)]
    return tuple(accumulate(rates, lambda factor, rate: factor / (1 + rate), initial=1.0))


def present(flows: Mapping[int, float], first_year: int, chain: Sequence[float]) -> float:
    """The present value of payments by year; a year beyond the chain is not counted."""
    return sum(
        amount * chain[year - first_year] for year, amount in flows.items() if 0 <= year - first_year < len(chain)
    )


def internal_rate(flows: Sequence[float]) -> float | None:
    """The rate at which payments, the first in year 0, are worth nothing; None if no rate from -99 to 1,000 per cent is.

    Payments that change sign more than once can have several such rates, and then there is none to name.
    """
    signs = [flow > 0 for flow in flows if flow]
    if sum(first != second for first, second in pairwise(signs)) != 1:
        return None
    from scipy.optimize import brentq

    def worth(rate: float) -> float:
        return sum(flow / (1 + rate) ** year for year, flow in enumerate(flows))

    if worth(-0.99) * worth(10) > 0:
        return None
    return float(brentq(worth, -0.99, 10, xtol=1e-10))
