"""A KPI's history: its value for each period, and the gaps, on the day the Rollout is seen on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from karlemose_model.kpis.counted import Counted, counted
from karlemose_model.kpis.periods import ended_periods
from karlemose_model.kpis.values import Origin, Value, observed
from karlemose_model.model import Observation, Period, Rollout


@dataclass(frozen=True, slots=True)
class History:
    """The values of one KPI, the oldest period first, one for each period.

    `gaps` are the periods between two values of which nothing is known though there was something to count, `awaited`
    those after the newest value that are over.
    """

    kpi: str
    values: tuple[Value, ...] = ()
    gaps: tuple[Period, ...] = ()
    awaited: tuple[Period, ...] = ()

    @property
    def latest(self) -> Value | None:
        """The value whose period ended last; of two that ended on the same day the shorter period counts."""
        return max(self.values, key=_age, default=None)


def history(rollout: Rollout, kpi_id: str) -> History:
    """What is known of a KPI on `as_of`. KeyError for an unknown KPI.

    A period counts once it is over, a reported value once it is stated. What the records give wins over what was reported
    for the same period, as long as all of them are there; of two reports the one stated last holds.
    """
    kpi = rollout.playbook.kpis[kpi_id]
    from_records = counted(rollout, kpi_id)
    found: dict[tuple[date, date], Value] = {}
    for observation in sorted(_known(rollout, kpi_id), key=_stated):
        value = observed(kpi, observation)
        before = found.get(_days(value.period))
        # What was worked out before records were deleted does not outdo what a partner reports by hand.
        if before is None or before.origin is Origin.kept or value.origin is not Origin.kept:
            found[_days(value.period)] = value
    for period, value in from_records.values.items():
        reported = found.get(_days(period))
        if reported is None or not _outlasts(reported, value, from_records):
            found[_days(period)] = value
    values = tuple(sorted(found.values(), key=_age))
    gaps, awaited = _missing(rollout, kpi_id, values, from_records)
    return History(kpi_id, values, gaps, awaited)


def values(rollout: Rollout, kpi_id: str) -> tuple[Value, ...]:
    """The values of a KPI, the oldest period first. KeyError for an unknown KPI."""
    return history(rollout, kpi_id).values


def latest_value(rollout: Rollout, kpi_id: str) -> Value | None:
    """The newest value of a KPI. KeyError for an unknown KPI."""
    return history(rollout, kpi_id).latest


def _outlasts(reported: Value, given: Value, counts: Counted) -> bool:
    """Whether what was reported stands though records give a value too: then some of them have been deleted since."""
    if given.period not in counts.whole:
        return True
    return reported.origin is Origin.kept and (reported.n or 0) > (given.n or 0)


def _missing(
    rollout: Rollout, kpi_id: str, known: tuple[Value, ...], counts: Counted
) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The periods without a value: those before the newest one, and those after it."""
    if not known:
        return (), ()
    frequency = rollout.playbook.kpis[kpi_id].frequency
    there = {_days(value.period) for value in known}
    idle = {_days(period) for period in counts.idle}
    newest = max(value.period.end for value in known)
    lacking = [
        period
        for period in ended_periods(frequency, known[0].period.start, rollout.as_of)
        if _days(period) not in there | idle
    ]
    return (
        tuple(period for period in lacking if period.end <= newest),
        tuple(period for period in lacking if period.end > newest),
    )


def _known(rollout: Rollout, kpi_id: str) -> Iterator[Observation]:
    for observation in rollout.records.observed(kpi_id):
        stated = observation.stated is None or observation.stated <= rollout.as_of
        if observation.period.end <= rollout.as_of and stated:
            yield observation


def _days(period: Period) -> tuple[date, date]:
    return period.start, period.end


def _stated(observation: Observation) -> tuple[date, str]:
    return observation.stated or date.min, observation.source


def _age(value: Value) -> tuple[date, date]:
    return value.period.end, value.period.start
