"""What a study can find before it has begun: the chance of finding a true fall, for the plan and its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from statistics import fmean
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit
from scipy.stats import hypergeom, nbinom, poisson
from scipy.stats.qmc import Sobol

from karlemose_model.evaluation.dispersion import dispersion
from karlemose_model.evaluation.plan_results import Back, Improvement, Plan, Power, Regression, Stronger
from karlemose_model.evaluation.results import Lack, Method, Missing
from karlemose_model.evaluation.series import Counts, known_counts
from karlemose_model.model import AreaKind, Evaluation, Initiated, Rollout

Numbers = npt.NDArray[Any]

LEVEL = 0.95
FALLS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
"""The true falls that a plan tells the chance of finding for."""
TYPICAL = 0.3
"""The fall by which ways to a stronger study are compared."""
WANTED = 0.8
"""A fall counts as one that the study finds when it is found in four of five cases: the usual yardstick."""
YEAR = 12
"""So many months before are needed, since months differ by season."""
LONGER, LARGER, ESTATES = 24, 4, 3

_POINTS = 512
"""So many draws of the three counts that are not the estate's after, spread evenly: the chance is then right to 0.003."""
_MANY = 100
"""Where more than so many are expected in both, the exact value and that of the logarithm agree to 0.002; one is quick."""
_MOST = 1e6
"""More expected offences than that make no chance larger."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the chance of finding a fall depends on: the expected counts before, of the estate and of the comparison, the
    number of months on either side, the dispersion, and the number of areas that it is estimated from.
    """

    estate: float
    comparison: float
    months: int
    dispersion: float = 1.0
    areas: int = 2

    @property
    def method(self) -> Method:
        """The method that counts of that dispersion are worked out with."""
        return Method.exact if self.dispersion == 1 else Method.quasi


def plan(rollout: Rollout, outcome: str | None = None) -> Plan | Missing:
    """What the study can find of an outcome (None: the primary one), from what was counted before by the day it is seen on.

    Needs months before only. The months after are taken to be as many, and the comparison to stay as it was.
    """
    evaluation = rollout.playbook.evaluation
    if evaluation is None:
        return Missing(Lack.no_evaluation)
    outcome = outcome or evaluation.primary
    asked = evaluation.outcomes.get(outcome) if outcome else None
    if outcome is None or asked is None or asked.initiated is Initiated.police:
        return Missing(Lack.no_outcome, {"outcome": outcome} if outcome else {})
    estates, comparisons = (evaluation.areas_of(kind) for kind in (AreaKind.estate, AreaKind.comparison))
    if not estates or not comparisons:
        return Missing(Lack.no_comparison if estates else Lack.no_estate)
    counts = known_counts(rollout, outcome)
    months = [month for month in evaluation.before.months if _is_over(month, rollout.as_of)]
    if len(months) < YEAR:
        return Missing(Lack.too_few_months, {"months": len(months), "needed": YEAR})
    areas = (estates[0], *comparisons)
    gaps = [(area, month) for area in areas for month in months if (area, month) not in counts]
    if gaps:
        return Missing(Lack.no_counts, {"areas": tuple(dict.fromkeys(area for area, _ in gaps)), "months": len(gaps)})
    here, *there = ([counts[area, month] for month in months] for area in areas)
    nothing = [some for some, found in ((estates[:1], [here]), (comparisons, there)) if not any(map(any, found))]
    if nothing:
        return Missing(Lack.all_zero, {"areas": tuple(area for some in nothing for area in some)})
    return _planned(outcome, evaluation, here, there, _regression(counts, estates[0], months[-1]))


def _is_over(month: date, day: date) -> bool:
    return (month.year, month.month) < (day.year, day.month)


def _planned(
    outcome: str, evaluation: Evaluation, here: list[int], there: list[list[int]], regression: Regression
) -> Plan:
    months = len(evaluation.before.months)
    spread = dispersion([here, *there])
    mean, size = fmean(here), sum(map(sum, there)) / sum(here)
    expected = mean * months
    setting = Setting(min(expected, _MOST), min(expected * size, _MOST), months, spread.used, 1 + len(there))
    return Plan(
        outcome,
        months,
        mean,
        size,
        spread,
        tuple(Power(fall, power(setting, fall)) for fall in FALLS),
        smallest_fall(setting),
        regression,
        tuple(_improvements(setting)),
        setting.method,
        LEVEL,
    )


def _improvements(setting: Setting) -> Iterator[Improvement]:
    """What each way alone would give."""
    ways: list[tuple[Stronger, Setting, dict[str, object]]] = []
    if setting.months < LONGER:
        times = LONGER / setting.months
        longer = replace(setting, estate=setting.estate * times, comparison=setting.comparison * times, months=LONGER)
        ways.append((Stronger.longer, longer, {"months": LONGER}))
    ways.append(
        (Stronger.larger_comparison, replace(setting, comparison=setting.comparison * LARGER), {"times": LARGER})
    )
    # Estates that changed alike add up: the pooled ratio is then as sharp as that of their sums.
    pooled = replace(
        setting,
        estate=setting.estate * ESTATES,
        comparison=setting.comparison * ESTATES,
        areas=setting.areas * ESTATES,
    )
    ways.append((Stronger.pool, pooled, {"estates": ESTATES}))
    for what, better, data in ways:
        yield Improvement(what, power(better, TYPICAL), smallest_fall(better), data)


def _regression(counts: Counts, estate: str, until: date) -> Regression:
    """From all months up to that one that are counted in the estate, those before the window too."""
    series = [count for (area, month), count in sorted(counts.items()) if area == estate and month <= until]
    mean = fmean(series)
    if len(series) < 2 * YEAR:
        return Regression(mean, len(series), None)
    last = fmean(series[-YEAR:])
    return Regression(mean, len(series), Back(last, YEAR, max(0.0, 1 - mean / last) if last else 0.0))


def power(setting: Setting, fall: float) -> float:
    """The chance that a true fall in the estate, where the comparison stays as it was, is found: the interval of the
    ratio lies below 1. `fall` is a share from 0 to 1; so is the chance.
    """
    return float(_powers(setting, np.array([fall]))[0])


def smallest_fall(setting: Setting, wanted: float = WANTED) -> float | None:
    """The smallest true fall, in whole per cent as a share, that is found with that chance; None if not even one to nothing is."""
    per_cent = np.arange(1, 101)
    enough = np.flatnonzero(_powers(setting, per_cent / 100) >= wanted)
    return int(per_cent[enough[0]]) / 100 if enough.size else None


def _powers(setting: Setting, falls: Numbers) -> Numbers:
    """The chance for each fall: how often the count after is no higher than the last one that is found."""
    after = _law(setting.estate * (1 - falls), setting.dispersion)
    chances: Numbers = after.cdf(_last(setting)[:, None]).mean(axis=0)
    return chances


@lru_cache(maxsize=128)
def _last(setting: Setting) -> Numbers:
    """The last count after that is found to be a fall, for evenly spread draws of the other three counts."""
    # Sobol's points fill the cube evenly, and are no matter of chance; each is moved into the middle of its cell.
    shares = Sobol(3, scramble=False).random(_POINTS) + 0.5 / _POINTS
    here, there = (_law(mean, setting.dispersion) for mean in (setting.estate, setting.comparison))
    return _last_found(here.ppf(shares[:, 0]), there.ppf(shares[:, 1]), there.ppf(shares[:, 2]), setting)


def _law(mean: Numbers | float, dispersion: float) -> Any:
    """How a sum of months is drawn: Poisson, or negative binomial when the variance is that many times the mean."""
    if dispersion == 1:
        return poisson(mean)
    # The sum of months of the same dispersion has it too. It knows no mean of nought.
    return nbinom(np.maximum(mean, 1e-9) / (dispersion - 1), 1 / dispersion)


def _last_found(t0: Numbers, c0: Numbers, c1: Numbers, setting: Setting) -> Numbers:
    """The highest count after, for arrays of the other three, at which the ratio still says that it fell; -1 if none does.

    The more there are after, the less it fell: so halves are tried, up to where the estate changed as the comparison.
    """
    low = np.full(t0.shape, -1.0)
    # Beside nothing before, any number after may be a fall: as many as before are looked at.
    high = np.where(c0 > 0, np.ceil(t0 * c1 / np.maximum(c0, 1)), t0) + 1
    while np.any(high - low > 1):
        middle = (low + high) // 2
        found = _is_found(t0, middle, c0, c1, setting)
        low, high = np.where(found, middle, low), np.where(found, high, middle)
    return low


def _is_found(t0: Numbers, t1: Numbers, c0: Numbers, c1: Numbers, setting: Setting) -> Numbers:
    """Whether the interval of the ratio lies below 1, by the method that the tool takes."""
    tail = (1 - LEVEL) / 2
    if setting.method is Method.exact and min(setting.estate, setting.comparison) <= _MANY:
        exact: Numbers = mid_p_below(t0, t1, c0, c1) <= tail
        return exact
    freedom = 2 * setting.areas * (setting.months - 1) if setting.method is Method.quasi else np.inf
    counts = [np.maximum(count, 0.0) for count in (t0, t1, c0, c1)]
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.sqrt(setting.dispersion * sum(1 / count for count in counts))
        found: Numbers = np.log(t1 / t0 * c0 / c1) / error < stdtrit(freedom, tail)
    # Where a count is nought the logarithm has no answer: counts divided by the dispersion are taken as chance makes them.
    nought = np.minimum.reduce(counts) == 0
    found[nought] = mid_p_below(*(np.floor(count[nought] / setting.dispersion) for count in counts)) <= tail
    return found


def mid_p_below(t0: Numbers, t1: Numbers, c0: Numbers, c1: Numbers) -> Numbers:
    """One-sided mid-p values that the estate fell more than the comparison, for arrays of the four counts."""
    drawn = (t0 + t1 + c0 + c1, t0 + t1, t1 + c1)
    value: Numbers = hypergeom.cdf(t1, *drawn) - hypergeom.pmf(t1, *drawn) / 2
    return value
