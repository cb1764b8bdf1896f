"""Each comparison area taken for the estate, and whether the comparison areas changed alike."""

from __future__ import annotations

import math

from scipy import stats
from scipy.stats.contingency import chi2_contingency

from karlemose_model.evaluation.results import Dispersion, Lack, Missing, Permutation, Study

AREAS = 10
"""From so many comparison areas on; with fewer, p could hardly be small."""

ALIKE = 0.05
"""Below this probability the comparison areas are said to have changed differently."""


def permutation(study: Study) -> Permutation | Missing:
    """How many comparison areas changed as much, up or down, beside the other ones as the estate did beside all of them.

    Changes are held against each other by their standard error, for small areas swing more; half an offence is added to
    each count.
    """
    if (areas := len(study.comparisons)) < AREAS:
        return Missing(Lack.too_few_areas, {"areas": areas, "needed": AREAS})
    t0, t1, c0, c1 = study.totals
    estate = _change(t0, t1, c0, c1)
    others = [
        _change(one.total_before, one.total_after, c0 - one.total_before, c1 - one.total_after)
        for one in study.comparisons
    ]
    # What differs by no more than the arithmetic is as extreme.
    as_extreme = sum(one >= estate * (1 - 1e-12) for one in others)
    return Permutation((1 + as_extreme) / (1 + areas), areas, as_extreme)


def alike(study: Study, dispersion: Dispersion) -> bool | None:
    """Whether the comparison areas changed alike: the chi-square of areas by window, by the dispersion.

    None where that cannot be seen, for it takes two areas with offences.
    """
    told = [(one.total_before, one.total_after) for one in study.comparisons if one.total_before + one.total_after]
    if len(told) < 2 or not all(study.comparison):
        return None
    found = chi2_contingency(told, correction=False)
    by_freedom = found.statistic / found.dof / dispersion.used
    if dispersion.used > 1:
        return float(stats.f.sf(by_freedom, found.dof, dispersion.freedom)) >= ALIKE
    return float(found.pvalue) >= ALIKE


def _change(t0: int, t1: int, c0: int, c1: int) -> float:
    first, second, third, fourth = (count + 0.5 for count in (t0, t1, c0, c1))
    log = math.log(second * third / (first * fourth))
    return abs(log) / math.sqrt(1 / first + 1 / second + 1 / third + 1 / fourth)
