"""Segmented regression of estate and comparison by month, where there are enough months and offences for it."""

from __future__ import annotations

import math
from datetime import date

from scipy import stats

from karlemose_model.evaluation.regression import fit
from karlemose_model.evaluation.results import Lack, Method, Missing, Ratio, Segmented, Study

MONTHS = 24
"""How many months before it takes: with fewer, the change of level borrows its precision from the trend that is assumed.
A rule of this tool, as is the next."""
MEAN = 5
"""How many offences a month the estate must have had before."""


def segmented(study: Study, level: float = 0.95) -> Segmented | Missing:
    """The change of the estate's level at the start, relative to that of the comparison areas together.

    Both series have a level and a trend of their own, a change of both at the start, and one season in common (a pair of
    Fourier terms); no offset, for estate and comparison keep their size. Quasi-Poisson with t; a dispersion below 1
    narrows nothing. Model: Lopez Bernal et al. 2017, https://doi.org/10.1093/ije/dyw098. Raises NotInstalled without
    statsmodels.
    """
    months = len(study.months_before)
    if months < MONTHS:
        return Missing(Lack.too_few_months, {"months": months, "needed": MONTHS})
    if not study.comparisons:
        return Missing(Lack.no_comparison)
    if (mean := study.estate.total_before / months) < MEAN:
        return Missing(Lack.too_few_offences, {"mean": mean, "needed": MEAN})
    both = (*study.months_before, *study.months_after)
    together = [sum(counts) for counts in zip(*((*one.before, *one.after) for one in study.comparisons), strict=True)]
    start = study.months_after[0]
    design = [[*_terms(month, start, 0.0), *_season(month)] for month in both]
    design += [[*_terms(month, start, 1.0), *_season(month)] for month in both]
    found = fit([*together, *study.estate.before, *study.estate.after], design)
    if found is None:
        return Missing(Lack.did_not_fit)
    log, se = found.coefficients[_LEVEL], found.errors[_LEVEL] * math.sqrt(max(1.0, found.dispersion))
    law = stats.t(found.freedom)
    reach = float(law.ppf((1 + level) / 2)) * se
    if max(abs(log) + reach, abs(found.coefficients[_SLOPE])) > 700:
        return Missing(Lack.did_not_fit)
    p = float(2 * law.sf(abs(log) / se))
    ratio = Ratio(math.exp(log), math.exp(log - reach), math.exp(log + reach), p, Method.quasi, level)
    return Segmented(ratio, math.exp(found.coefficients[_SLOPE] / 12), found.dispersion, len(both))


_LEVEL, _SLOPE = 6, 7


def _terms(month: date, start: date, estate: float) -> tuple[float, ...]:
    """What is common to both series, then what the estate has beyond it; `_LEVEL` and `_SLOPE` count from here.

    Months are counted in years from the start: numbers of the same size keep the regression's arithmetic exact.
    """
    passed = (month.year - start.year) * 12 + month.month - start.month
    after = float(passed >= 0)
    common = (1.0, passed / 12, after, after * passed / 12)
    return (*common, *(estate * term for term in common))


def _season(month: date) -> tuple[float, float]:
    angle = 2 * math.pi * month.month / 12
    return math.sin(angle), math.cos(angle)
