"""What the KPIs bring to a meeting: verdicts, what stands out, figures that are due, and how far the criteria are met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from karlemose_model.kpis import CriterionState, Status, Verdict, criterion_state, judge
from karlemose_model.kpis.charts import Chart, Signal, known_chart, news
from karlemose_model.kpis.periods import ended_periods
from karlemose_model.model import Feed, Period, Rollout


@dataclass(frozen=True, slots=True)
class KpiNews:
    """A KPI of which something stands out in its newest figures: worth a talk at the meeting, and no proof of anything."""

    kpi: str
    chart: Chart
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class DueFigure:
    """A figure that somebody still has to report: the KPI and the newest period that is over."""

    kpi: str
    period: Period


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known by number when a meeting is held. `criteria` are those for the end of the phase that holds."""

    verdicts: tuple[Verdict, ...] = ()
    news: tuple[KpiNews, ...] = ()
    due: tuple[DueFigure, ...] = ()
    criteria: tuple[CriterionState, ...] = ()


NO_FIGURES = Figures()
"""What a meeting has before it that looks at no figures."""


def figures_before(rollout: Rollout, since: date | None) -> Figures:
    """The figures as the rollout's day knows them; `since` is the day of the last meeting.

    A signal is news in a period that ended after the last meeting, and as long as no newer figure has come.
    """
    found: list[KpiNews] = []
    due: list[DueFigure] = []
    verdicts = judge(rollout)
    for verdict in verdicts:
        known = verdict.history
        # What the tool works out from the records, nobody reports.
        waiting = _awaited(rollout, verdict) if set(verdict.kpi.fed_by) == {Feed.observations} else ()
        if waiting:
            due.append(DueFigure(verdict.id, waiting[-1]))
        if known.latest is None:
            continue
        chart = known_chart(rollout, verdict.id, known.values)
        newest = known.latest.period.end
        signals = news(chart, min(newest, since) if since else newest)
        if signals:
            found.append(KpiNews(verdict.id, chart, signals))
    return Figures(verdicts, tuple(found), tuple(due))


def _awaited(rollout: Rollout, verdict: Verdict) -> tuple[Period, ...]:
    """The periods that are over without a figure; for a KPI that never had one, those since its first target held."""
    timeline, targets = rollout.playbook.timeline, verdict.kpi.targets
    if verdict.history.values or verdict.status is not Status.no_data or not timeline:
        return verdict.history.awaited
    dated = [target.from_ for target in targets if target.from_]
    since = max(timeline[0].from_, min(dated)) if len(dated) == len(targets) and dated else timeline[0].from_
    return ended_periods(verdict.kpi.frequency, since, rollout.as_of) if since <= rollout.as_of else ()


def criteria_of(rollout: Rollout, phase: str | None) -> tuple[CriterionState, ...]:
    """How far the criteria for the end of a phase are met."""
    held = rollout.playbook.phases.get(phase or "")
    return tuple(criterion_state(rollout, id_, one) for id_, one in held.exit.items()) if held else ()
