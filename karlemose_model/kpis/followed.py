"""Which KPIs a place follows: all that are not optional, and the optional ones that it has taken up."""

from __future__ import annotations

from karlemose_model.model import Rollout


def follows(rollout: Rollout, kpi_id: str) -> bool:
    """Whether the place follows the KPI: an optional one has a target, a baseline or an observation.

    KeyError for an unknown KPI.
    """
    kpi = rollout.playbook.kpis[kpi_id]
    if not kpi.optional or kpi.targets or kpi.baseline is not None:
        return True
    return bool(rollout.records.observed(kpi_id))
