"""Which KPIs a place follows: all that are not optional, and the optional ones that it has taken up."""

from __future__ import annotations

from karlemose_model.model import Rollout


def follows(rollout: Rollout, kpi_id: str) -> bool:
    """Whether the place follows the KPI: an optional one has a target, a baseline or, by `as_of`, an observation.

    KeyError for an unknown KPI.
    """
    if _said_to_be(rollout, kpi_id):
        return True
    return any(
        one.period.end <= rollout.as_of and (one.stated is None or one.stated <= rollout.as_of)
        for one in rollout.records.observed(kpi_id)
    )


def follows_in_public(rollout: Rollout, kpi_id: str) -> bool:
    """Whether the public may know that the place follows the KPI: the playbook says so, or something was released.

    That partners report a figure is not told before it is released. KeyError for an unknown KPI.
    """
    if _said_to_be(rollout, kpi_id):
        return True
    return any(
        figure.kpi == kpi_id
        for release in rollout.records.releases
        if release.on <= rollout.as_of
        for figure in release.figures
    )


def _said_to_be(rollout: Rollout, kpi_id: str) -> bool:
    kpi = rollout.playbook.kpis[kpi_id]
    return bool(not kpi.optional or kpi.targets or kpi.baseline is not None)
