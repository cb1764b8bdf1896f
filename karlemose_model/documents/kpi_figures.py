"""What an audience may see of each KPI: its verdict, its values, the periods that are hidden, and the chart of them."""

from __future__ import annotations

from dataclasses import dataclass

from karlemose_model.documents.view import View
from karlemose_model.kpis import Value, Verdict, judge, judge_public, released
from karlemose_model.kpis.charts import Chart, before_the_work, chart, known_chart
from karlemose_model.kpis.disclosed import is_total
from karlemose_model.kpis.followed import follows, follows_in_public
from karlemose_model.model import Period, Rollout


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
    """Every KPI of the playbook, in its order. The public's are made of the register of releases alone."""
    return _to_partners(view.rollout) if view.for_partners else _to_the_public(view.rollout)


def _to_partners(rollout: Rollout) -> list[Shown]:
    found = []
    for verdict in judge(rollout, rollout.playbook.kpis):
        known = verdict.history
        chart = known_chart(rollout, verdict.id, known.values) if known.values else None
        found.append(
            Shown(
                verdict.id,
                verdict,
                known.values,
                (),
                (*known.gaps, *known.awaited),
                chart,
                follows(rollout, verdict.id),
            )
        )
    return found


def _to_the_public(rollout: Rollout) -> list[Shown]:
    """A figure that is hidden is told of as hidden, and no chart is made of days that nobody released."""
    found = []
    for verdict in judge_public(rollout, rollout.playbook.kpis):
        own = [one for one in released(rollout, verdict.id) if not is_total(verdict.kpi, one)]
        hidden = tuple(one.period for one in own if one.hidden)
        values = verdict.history.values
        drawn = (
            chart(verdict.kpi, values, hidden=hidden, baseline=before_the_work(rollout, values))
            if values or hidden
            else None
        )
        found.append(Shown(verdict.id, verdict, values, hidden, (), drawn, follows_in_public(rollout, verdict.id)))
    return found
