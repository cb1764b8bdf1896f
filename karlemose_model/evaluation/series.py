"""Counts of one outcome by area and month, taken out of the records as one study, or what is lacking for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from karlemose_model.evaluation.results import Lack, Missing, Series, Study
from karlemose_model.model import AreaKind, Rollout

Counts = Mapping[tuple[str, date], int]
"""What is counted in an area in a month."""


def study(rollout: Rollout, outcome: str) -> Study | Missing:
    """The counts of an outcome in the estate, the comparison areas and the buffer, as far as they are known on the day.

    Every comparison area must have all its months: areas were chosen before the figures were seen, and none is dropped
    afterwards. Without all months of all buffers there is no buffer (`incomplete` tells them).
    """
    evaluation = rollout.playbook.evaluation
    if evaluation is None:
        return Missing(Lack.no_evaluation)
    if outcome not in evaluation.outcomes:
        return Missing(Lack.no_outcome, {"outcome": outcome})
    estates, comparisons = (evaluation.areas_of(kind) for kind in (AreaKind.estate, AreaKind.comparison))
    if not estates:
        return Missing(Lack.no_estate)
    if not comparisons:
        return Missing(Lack.no_comparison)
    before, after = evaluation.before.months, evaluation.after.months
    if not before or not after:
        return Missing(Lack.too_few_months, {"months": min(len(before), len(after)), "needed": 1})
    if rollout.as_of < (until := _day_after(after[-1])):
        return Missing(Lack.not_over, {"until": until})
    counts = known_counts(rollout, outcome)
    if lack := _without_counts(counts, (estates[0], *comparisons), (*before, *after)):
        return lack

    def series(area: str) -> Series:
        first, second = (tuple(counts[area, month] for month in months) for months in (before, after))
        return Series(area, evaluation.areas[area].kind, first, second)

    buffers = () if incomplete(rollout, outcome) else evaluation.areas_of(AreaKind.buffer)
    found = Study(
        outcome, before, after, series(estates[0]), tuple(map(series, comparisons)), tuple(map(series, buffers))
    )
    if not any(found.totals):
        return Missing(Lack.all_zero)
    # What changed from nothing has no change in per cent.
    return found if found.comparison[0] else Missing(Lack.no_comparison_counts)


def incomplete(rollout: Rollout, outcome: str) -> Missing | None:
    """Which buffers lack months, so that nothing can be said of displacement; None when none does or there is none."""
    evaluation = rollout.playbook.evaluation
    if evaluation is None:
        return None
    months = (*evaluation.before.months, *evaluation.after.months)
    return _without_counts(known_counts(rollout, outcome), evaluation.areas_of(AreaKind.buffer), months)


def known_counts(rollout: Rollout, outcome: str) -> Counts:
    """The newest count of each area and month that was stated on the day or before; one without a day is the oldest."""
    known = [
        one
        for one in rollout.records.counts
        if one.outcome == outcome and (one.stated is None or one.stated <= rollout.as_of)
    ]
    known.sort(key=lambda one: one.stated or date.min)
    return {(one.area, one.month): one.count for one in known}


def _without_counts(counts: Counts, areas: Iterable[str], months: Iterable[date]) -> Missing | None:
    lacking = [(area, month) for area in areas for month in months if (area, month) not in counts]
    if not lacking:
        return None
    return Missing(Lack.no_counts, {"areas": tuple(dict.fromkeys(area for area, _ in lacking)), "months": len(lacking)})


def _day_after(month: date) -> date:
    """The first day after a month, which its first day stands for."""
    return (min(month, date(9999, 11, 1)) + timedelta(days=31)).replace(day=1)
