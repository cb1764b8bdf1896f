"""What the public sees of the KPIs: figures from the register alone, and a Rollout that holds nothing else."""

from __future__ import annotations

from dataclasses import replace

from karlemose_model.kpis.disclosure import DIVIDED, Shown
from karlemose_model.kpis.margins import Days, Entry, register
from karlemose_model.kpis.values import Value
from karlemose_model.model import Feed, Frequency, Kpi, Measure, Observation, Records, Rollout
from karlemose_model.problems import Place

_LONGEST = {Frequency.week: 7, Frequency.month: 31, Frequency.quarter: 92, Frequency.half_year: 184}
"""The days that a KPI's own periods have at most; longer ones are totals."""


def released(rollout: Rollout, kpi_id: str) -> tuple[Shown, ...]:
    """What was released of a KPI until `as_of`, the oldest period first; of a figure that was released twice, the newest."""
    newest: dict[Days, Entry] = {entry.days: entry for entry in register(rollout, kpi_id)}
    found = sorted(newest.values(), key=lambda entry: (entry.period.end, entry.period.start))
    return tuple(
        Shown(
            kpi_id,
            entry.period,
            entry.says.profile,
            entry.says.value,
            entry.says.numerator,
            entry.says.denominator,
            entry.says.hidden,
        )
        for entry in found
    )


def has_released(rollout: Rollout, kpi_id: str) -> bool:
    """Whether the public was shown any figure of a KPI until `as_of`; hidden ones are none."""
    return any(not shown.hidden for shown in released(rollout, kpi_id))


def disclosed_value(kpi: Kpi, shown: Shown) -> Value | None:
    """A released figure as a value, worked out from what is shown; None if it is hidden."""
    if shown.hidden:
        return None
    above, below = shown.numerator, shown.denominator
    if kpi.measure not in DIVIDED or above is None or not below:
        return None if shown.value is None else Value(shown.kpi, shown.period, shown.value)
    factor = 100.0 if kpi.measure is Measure.share else kpi.per or 1.0
    # What lies behind a share is known only as it is shown, so it is no whole number of persons where it is rounded.
    return Value(shown.kpi, shown.period, factor * above / below, above, below, round(below))


def is_total(kpi: Kpi, shown: Shown) -> bool:
    """Whether the figure is a total over several of the KPI's own periods."""
    days = (shown.period.end - shown.period.start).days + 1
    return kpi.measure is Measure.number and days > _LONGEST.get(kpi.frequency, 366)


def public_rollout(rollout: Rollout) -> Rollout:
    """The Rollout as the public may know it: every KPI's own periods as they were released, and no other record.

    What works on it, e.g. `values`, verdicts and charts, works on disclosed values only. Totals are left out, since they
    hold the same again: `released` has them.
    """
    kpis = {id_: kpi.model_copy(update={"fed_by": (Feed.observations,)}) for id_, kpi in rollout.playbook.kpis.items()}
    observations = tuple(
        Observation(id_, value.period, value.value, value.n, "", None, "", Place(""), numerator=value.numerator)
        for id_, kpi in kpis.items()
        for shown in released(rollout, id_)
        if not is_total(kpi, shown) and (value := disclosed_value(kpi, shown)) is not None
    )
    playbook = rollout.playbook.model_copy(update={"kpis": kpis})
    return replace(rollout, playbook=playbook, records=Records(observations, releases=rollout.records.releases))
