"""A KPI's value for one period: what it is, what lies behind it, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from karlemose_model.model import Kpi, Measure, Observation, Period
from karlemose_model.problems import Place


class Origin(StrEnum):
    """Where a value comes from."""

    reported = "reported"
    """A partner reported it."""
    records = "records"
    """It is worked out from records that are there."""
    kept = "kept"
    """It was worked out from records before they were deleted."""


class Beside(StrEnum):
    """What stands beside a value and is not part of it."""

    extra = "extra"
    """Extra meetings."""
    late = "late"
    """Actions done after their day."""
    not_possible = "not_possible"
    """Actions that could not be done."""
    not_done = "not_done"
    """Actions that were not done."""
    still_open = "still_open"
    """Actions whose day passed and that are open."""


@dataclass(frozen=True, slots=True)
class Value:
    """A KPI's value for one period.

    `value` is in the KPI's unit: a share in per cent, a rate for each `per`. `numerator` and `denominator` are those of
    shares and rates, as far as they are known; `n` counts what lies behind the value. `at_least`: it is that or more.
    `place` is the line that reported it.
    """

    kpi: str
    period: Period
    value: float
    numerator: float | None = None
    denominator: float | None = None
    n: int | None = None
    origin: Origin = Origin.reported
    source: str = ""
    stated: date | None = None
    note: str = ""
    beside: tuple[tuple[Beside, int], ...] = ()
    at_least: bool = False
    place: Place | None = None

    @property
    def lag(self) -> int | None:
        """The days from the end of the period until the value was stated; None if nobody said when."""
        return (self.stated - self.period.end).days if self.stated else None


def observed(kpi: Kpi, observation: Observation) -> Value:
    """An observation as a value, with the two parts of a share or a rate as far as they can be told from it."""
    numerator, denominator = _parts(kpi, observation)
    return Value(
        observation.kpi,
        observation.period,
        observation.value,
        numerator,
        denominator,
        observation.n,
        Origin.kept if observation.computed else Origin.reported,
        observation.source,
        observation.stated,
        observation.note,
        place=observation.place,
    )


def _parts(kpi: Kpi, observation: Observation) -> tuple[float | None, float | None]:
    if kpi.measure not in (Measure.share, Measure.rate) or observation.n is None:
        return None, None
    if observation.numerator is not None:
        return observation.numerator, float(observation.n)
    factor = 100.0 if kpi.measure is Measure.share else kpi.per or 1.0
    numerator = observation.value * observation.n / factor
    # 66.7 per cent of 3 are 2: a count behind a rounded share is whole, if a whole one gives the same decimals.
    whole = float(round(numerator))
    same = round(factor * whole / observation.n, 1) == round(observation.value, 1) if observation.n else False
    return (whole if same else numerator), float(observation.n)
