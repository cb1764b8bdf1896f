"""The same ratio for a month before the start in which nothing began: an effect seen there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from karlemose_model.evaluation.chances import fell_more
from karlemose_model.evaluation.dispersion import dispersion
from karlemose_model.evaluation.ratios import chosen
from karlemose_model.evaluation.results import Lack, Missing, Placebo, Series, Study

MONTHS = 6
"""How many months it takes on each side."""


def placebo(study: Study, month: date | None = None) -> Placebo | Missing:
    """The ratio by the same choice of method over the months before, split at the month, else in the middle.

    Both sides have as many months, and the same calendar months as far as there are enough of them.
    """
    first, second = _sides(study.months_before, month)
    if len(first) < MONTHS:
        return Missing(Lack.too_few_months, {"months": len(first), "needed": MONTHS})

    def split(series: Series) -> Series:
        return replace(
            series,
            before=tuple(series.before[place] for place in first),
            after=tuple(series.before[place] for place in second),
        )

    earlier = Study(
        study.outcome,
        tuple(study.months_before[place] for place in first),
        tuple(study.months_before[place] for place in second),
        split(study.estate),
        tuple(map(split, study.comparisons)),
    )
    if not any(earlier.totals):
        return Missing(Lack.all_zero)
    spread = dispersion(earlier.cells)
    return Placebo(earlier.months_after[0], chosen(*earlier.totals, spread), fell_more(*earlier.totals, spread.used))


def _sides(months: tuple[date, ...], month: date | None) -> tuple[range, range]:
    """The places of the months on both sides."""
    count = len(months)
    if month is None:
        # From a year and a half on, half a year and more can be held against the same months a year before.
        split = 12 if 18 <= count < 24 else count // 2
    else:
        split = sum(one < month for one in months)
    left, right = split, count - split
    if years := min(left, right) // 12:
        return range(split - 12 * years, split), range(split, split + 12 * years)
    if left >= 12:
        return range(split - 12, split - 12 + right), range(split, count)
    size = min(left, right)
    return range(split - size, split), range(split, split + size)
