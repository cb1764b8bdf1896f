"""Observations to values: for each of a KPI's periods the one that holds, on the day the Rollout is seen on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from karlemose_model.model import Kpi, Measure, Observation, Period, Rollout


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

    @property
    def lag(self) -> int | None:
        """The days from the end of the period until the value was stated; None if nobody said when."""
        return (self.stated - self.period.end).days if self.stated else None


def values(rollout: Rollout, kpi_id: str) -> tuple[Value, ...]:
    """The values known on `as_of`, the oldest period first: one for each period, of two the one stated last.

    A period counts once it is over, and its value once it is stated. KeyError for an unknown KPI.
    """
    kpi = rollout.playbook.kpis[kpi_id]
    found: dict[tuple[date, date], Value] = {}
    for observation in sorted(_known(rollout, kpi_id), key=_stated):
        found[(observation.period.start, observation.period.end)] = observed(kpi, observation)
    return tuple(sorted(found.values(), key=_age))


def latest_value(rollout: Rollout, kpi_id: str) -> Value | None:
    """The value whose period ended last; of two periods that ended on the same day the shorter one counts."""
    return max(values(rollout, kpi_id), key=_age, default=None)


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


def _known(rollout: Rollout, kpi_id: str) -> Iterable[Observation]:
    return (
        observation
        for observation in rollout.records.observations
        if observation.kpi == kpi_id
        and observation.period.end <= rollout.as_of
        and (observation.stated is None or observation.stated <= rollout.as_of)
    )


def _stated(observation: Observation) -> tuple[date, str]:
    return observation.stated or date.min, observation.source


def _age(value: Value) -> tuple[date, date]:
    return value.period.end, value.period.start
