"""Several estates together: the Mantel-Haenszel ratio, and whether they agree."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from scipy import stats

from karlemose_model.evaluation.dispersion import dispersion
from karlemose_model.evaluation.pooled_results import Pooled
from karlemose_model.evaluation.results import Lack, Method, Missing, Ratio, Study
from karlemose_model.problems import NotInstalled

ESTATES = 2


def pooled(studies: Mapping[str, Study], level: float = 0.95) -> Pooled | Missing:
    """The ratio that the estates have in common, each held against its own comparison; estates by id.

    Mantel-Haenszel with the variance of Robins, Breslow and Greenland, p of the Cochran-Mantel-Haenszel test, homogeneity
    of Breslow and Day (statsmodels' StratifiedTable). Where the months of all estates vary more than chance makes them,
    all three are widened by their dispersion. Estates with no offences here, there, before or after say nothing and are
    left out. Raises NotInstalled without statsmodels.
    """
    try:
        from statsmodels.stats.contingency_tables import StratifiedTable
    except ModuleNotFoundError as error:
        raise NotInstalled("evaluation", "statsmodels") from error
    told = {id_: study for id_, study in studies.items() if _says_something(study)}
    if len(told) < ESTATES:
        return Missing(Lack.too_few_areas, {"areas": len(told), "needed": ESTATES})
    tables = [np.array([[t1, t0], [c1, c0]], dtype=float) for t0, t1, c0, c1 in (one.totals for one in told.values())]
    if not all(sum(float(one[0, side] * one[1, 1 - side]) for one in tables) for side in (0, 1)):
        return Missing(Lack.did_not_fit)
    spread = dispersion([cell for study in told.values() for cell in study.cells])
    found = StratifiedTable(tables)
    se = float(found.logodds_pooled_se) * math.sqrt(spread.used)
    log = float(found.logodds_pooled)
    statistic = float(found.test_null_odds(correction=False).statistic) / spread.used
    # At a ratio of 1 the test divides by nought (statsmodels 0.15): it is asked a hundred-thousandth beside it.
    beside = found if abs(log) > 1e-6 else StratifiedTable([one * np.array([[1 + 1e-5, 1], [1, 1]]) for one in tables])
    with np.errstate(divide="ignore", invalid="ignore"):
        agreement = float(beside.test_equal_odds().statistic) / spread.used
    # Where counts are a hundred thousand times apart its digits do not suffice: such estates are not alike.
    agreement = agreement if 0 <= agreement < math.inf else math.inf
    if spread.used > 1:
        law, method = stats.t(spread.freedom), Method.quasi
        homogeneous = stats.f.sf(agreement / (len(told) - 1), len(told) - 1, spread.freedom)
    else:
        law, method = stats.norm, Method.exact
        homogeneous = stats.chi2.sf(agreement, len(told) - 1)
    reach = float(law.ppf((1 + level) / 2)) * se
    ratio = Ratio(
        float(found.oddsratio_pooled),
        math.exp(log - reach),
        math.exp(log + reach),
        float(2 * law.sf(math.sqrt(statistic))),
        method,
        level,
    )
    return Pooled(ratio, float(homogeneous), tuple(told), float(law.cdf(-log / se)))


def _says_something(study: Study) -> bool:
    t0, t1, c0, c1 = study.totals
    return bool(t0 + t1 and c0 + c1 and t0 + c0 and t1 + c1)
