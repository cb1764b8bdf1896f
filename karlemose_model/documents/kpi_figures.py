"""What an audience may see of each KPI: its verdict, its values, the periods that are hidden, and the chart of them."""

from __future__ import annotations

from dataclasses import dataclass

from karlemose_model.documents.view import View
from karlemose_model.kpis import History, Status, Value, Verdict, Why, judge
from karlemose_model.kpis.charts import Chart, known_chart
from karlemose_model.model import Period


@dataclass(frozen=True, slots=True)
class Shown:
    """A KPI as one audience sees it. `hidden` are the periods with a value that must not be shown.

    `followed`: the place follows it; one that the model only offers is not.
    """

    id: str
    verdict: Verdict
    values: tuple[Value, ...]
    hidden: tuple[Period, ...]
    gaps: tuple[Period, ...]
    chart: Chart | None
    followed: bool = True


def shown(view: View) -> list[Shown]:
    """Every KPI of the playbook, in its order."""
    rollout = view.rollout
    if not view.for_partners:
        return [
            Shown(
                id_, Verdict(id_, kpi, Status.not_shown, Why.not_released, None, None, History(id_)), (), (), (), None
            )
            for id_, kpi in view.playbook.kpis.items()
        ]
    found = []
    for verdict in judge(rollout):
        known = verdict.history
        chart = known_chart(rollout, verdict.id, known.values) if known.values else None
        found.append(Shown(verdict.id, verdict, known.values, (), (*known.gaps, *known.awaited), chart))
    return found
