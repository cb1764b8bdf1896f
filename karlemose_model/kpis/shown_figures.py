"""What a figure in the register tells by itself, whatever the records say: a small number, or none that was ever released."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from karlemose_model.kpis.disclosure import PROFILES, Profile
from karlemose_model.model import Direction, Frequency, Kpi, Measure, Period, ReleasedFigure

_DAYS = {Frequency.week: 7, Frequency.month: 28, Frequency.quarter: 90, Frequency.half_year: 181, Frequency.year: 365}
"""The days that a KPI's own periods have at least; totals are longer."""


def tells_small(kpi: Kpi, figure: ReleasedFigure) -> bool:
    """Whether the figure shows a number that its own profile, or the KPI's, hides. Records may be gone: it is no less small."""
    return any(profile.is_small(count) for profile in _profiles(kpi, figure) for count in _counts(kpi, figure, profile))


def can_be_released(kpi: Kpi, figure: ReleasedFigure, period: Period, on: date) -> bool:
    """Whether a release of that day can hold the figure: a period of the KPI that was over, and a number as it is shown."""
    if period.end > on or (period.end - period.start).days + 1 < _DAYS.get(kpi.frequency, 1):
        return False
    counts = [count for count in (figure.value, figure.numerator, figure.denominator) if count is not None]
    above, below = figure.numerator, figure.denominator
    of_a_whole = kpi.measure is Measure.share and kpi.direction is not Direction.plan
    if of_a_whole and above is not None and below is not None and above > below:
        return False
    if kpi.measure is Measure.mean:
        return True
    steps = [profile.step for profile in _profiles(kpi, figure) if profile.step is not None]
    return all(count >= 0 and all(count % step == 0 for step in steps) for count in counts)


def _profiles(kpi: Kpi, figure: ReleasedFigure) -> Iterator[Profile]:
    """The profiles that the figure is held to: a weaker one beside it does not make it public."""
    for name in {figure.profile, kpi.disclosure}:
        if name in PROFILES:
            yield PROFILES[name]


def _counts(kpi: Kpi, figure: ReleasedFigure, profile: Profile) -> Iterator[float]:
    """The numbers of persons that the figure tells; an average tells none."""
    if figure.value is not None and kpi.measure is not Measure.mean:
        yield figure.value
    if figure.numerator is not None and figure.denominator is not None:
        yield figure.numerator
        # The residents behind a rate are no secret; of rounded parts nobody can tell what is left.
        if kpi.measure is Measure.share:
            yield figure.denominator
            if profile.step is None:
                yield figure.denominator - figure.numerator
