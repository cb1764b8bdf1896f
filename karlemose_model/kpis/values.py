"""The newest value of a KPI that was known on the day the Rollout is seen on."""

from __future__ import annotations

from datetime import date

from karlemose_model.model import Observation, Rollout


def latest_value(rollout: Rollout, kpi_id: str) -> Observation | None:
    """The observation whose period ended last, on or before `as_of`; a value stated later was not known yet.

    Of two periods that ended on the same day the shorter one counts, of two values for it the one stated last.
    """
    known = (
        observation
        for observation in rollout.records.observations
        if observation.kpi == kpi_id
        and observation.period.end <= rollout.as_of
        and (observation.stated is None or observation.stated <= rollout.as_of)
    )
    return max(known, key=_age, default=None)


def _age(observation: Observation) -> tuple[date, date, date, str]:
    period = observation.period
    return period.end, period.start, observation.stated or date.min, observation.source
