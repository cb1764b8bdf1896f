"""Differences of counts: the weighted displacement difference with its harm, and the quotient and net effect of displacement.

WDD: Wheeler & Ratcliffe 2018, https://doi.org/10.1186/s40163-018-0085-5; weights and harm as in the R package ptools,
https://github.com/apwheele/ptools. Quotient and net effect: Guerette 2009, POP Center Tool Guide 10, appendix B (its worked
example prints a quotient of .411 where its own formula and counts give .258).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from scipy import stats

from karlemose_model.evaluation.ratios import exact
from karlemose_model.evaluation.results import Dispersion, Harm, Lack, Missing, Quotient, Ratio, Series, Study, Wdd

Pair = tuple[float, float]
"""A count before and after."""


def wdd(
    treated: Pair,
    control: Pair,
    buffer: Pair = (0, 0),
    buffer_control: Pair = (0, 0),
    *,
    time_weights: Pair = (1, 1),
    area_weights: tuple[float, float, float, float] = (1, 1, 1, 1),
    level: float = 0.95,
    dispersion: Dispersion | None = None,
) -> Wdd:
    """How much more the counts changed than those of the control, the buffer's change against its own control added.

    Time weights are the lengths of the two windows, area weights the sizes of the four areas in the order in which they
    are given; each count is divided by both, its variance by their square. With a dispersion the standard error is
    widened by its root, and the interval is that of t.
    """

    def part(one: Pair, other: Pair, sizes: Sequence[float]) -> tuple[float, float]:
        change = variance = 0.0
        for pair, size, sign in zip((one, other), sizes, (1, -1), strict=True):
            for count, length, side in zip(pair, time_weights, (-1, 1), strict=True):
                change += sign * side * count / (length * size)
                variance += count / (length * size) ** 2
        return change, variance * spread

    spread = dispersion.used if dispersion else 1.0
    freedom = dispersion.freedom if dispersion and spread > 1 else 0
    local, local_variance = part(treated, control, area_weights[:2])
    displaced, variance = part(buffer, buffer_control, area_weights[2:])
    return _wdd(local, local_variance, displaced, local_variance + variance, level, freedom)


def of_study(study: Study, dispersion: Dispersion, level: float = 0.95) -> Wdd:
    """The WDD of a study in offences of estate and buffer over the window after, the comparison scaled to their size.

    Sizes are the counts before: unscaled, or scaled by residents where the estate has more offences per resident, a fall
    that all areas share looks like an effect. Estate and buffer are held against the same comparison, whose share in the
    variance is therefore that of both together.
    """
    lengths = len(study.months_before) / len(study.months_after), 1.0
    comparison = _size(study.comparisons)

    def against(*areas: Series) -> Wdd:
        counts = sum(one.total_before for one in areas), sum(one.total_after for one in areas)
        sizes = (1, comparison / _size(areas), 1, 1)
        return wdd(
            counts, study.comparison, time_weights=lengths, area_weights=sizes, level=level, dispersion=dispersion
        )

    local = against(study.estate)
    if not study.buffers:
        return local
    whole = against(study.estate, *study.buffers)
    return replace(whole, local=local.value, local_se=local.local_se, displaced=whole.value - local.value)


def harm(parts: Sequence[tuple[str, Wdd, float]], level: float = 0.95) -> Harm:
    """The WDD of each outcome times its weight, added up; parts are outcome, WDD and weight.

    Counts are never multiplied by weights before: their variance would be wrong.
    """
    value = math.fsum(weight * one.value for _, one, weight in parts)
    se = math.sqrt(math.fsum((weight * one.se) ** 2 for _, one, weight in parts))
    reach = float(stats.norm.ppf((1 + level) / 2)) * se
    return Harm(value, se, value - reach, value + reach, tuple(outcome for outcome, _, _ in parts))


def net(treated: Pair, control: Pair, buffer: Pair = (0, 0)) -> float:
    """The total net effect: how many offences fewer there were here and in the buffer than at the control's change."""
    change = _change(control)
    return treated[0] * change - treated[1] + buffer[0] * change - buffer[1]


def quotient(
    treated: tuple[int, int], control: tuple[int, int], buffer: tuple[int, int], *, ratio: Ratio | None = None
) -> Quotient:
    """The weighted displacement quotient, where the interval of the ratio (else the exact one) lies below 1.

    Above 0 the buffer gained as well, below 0 it lost: -1 as much as the estate gained. It has no standard error.
    """
    before, after = _both(control)
    success = treated[1] / after - treated[0] / before
    surroundings = buffer[1] / after - buffer[0] / before
    clear = (ratio or exact(*treated, *control)).high < 1
    if not clear or success >= 0:
        return Quotient(None, success, surroundings, Missing(Lack.no_fall))
    return Quotient(surroundings / success, success, surroundings)


def _wdd(local: float, local_variance: float, displaced: float, variance: float, level: float, freedom: int) -> Wdd:
    value, se = local + displaced, math.sqrt(variance)
    law = stats.t(freedom) if freedom else stats.norm
    reach = float(law.ppf((1 + level) / 2)) * se
    z = value / se if se else 0.0
    return Wdd(value, se, z, value - reach, value + reach, local, math.sqrt(local_variance), displaced)


def _size(areas: Sequence[Series]) -> float:
    """How large areas are together: the offences before; half a one where there were none."""
    return sum(one.total_before for one in areas) or 0.5


def _both(control: Pair) -> Pair:
    """The control's counts, each half a one more where one is nought and could not be divided by."""
    return control if all(control) else (control[0] + 0.5, control[1] + 0.5)


def _change(control: Pair) -> float:
    before, after = control if control[0] else _both(control)
    return after / before
