"""The page of KPIs: for everybody how each is defined and read, for partners also its value, target and verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents.environment import number
from karlemose_model.documents.page import Page, Translate
from karlemose_model.documents.view import View
from karlemose_model.kpis import Status, judge
from karlemose_model.model import Direction, Frequency, Kpi, KpiKind


@dataclass(frozen=True, slots=True)
class Row:
    """A KPI's line in the table of verdicts."""

    kpi: str
    period: str
    value: str
    target: str
    verdict: str
    source: str


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook has KPIs. Until there is disclosure control no value stands on a public page."""
    _ = view.translate
    if not view.playbook.kpis:
        return
    yield view.page(
        "kpis.md.j2",
        "kpis.md",
        _("KPIs: what is followed by number"),
        "kpis",
        "about",
        kinds=_kinds(_),
        directions=_directions(_),
        often=frequencies(_),
        verdicts=_verdicts(view) if view.for_partners else [],
    )


def _kinds(_: Translate) -> dict[KpiKind, str]:
    return {
        KpiKind.process: _("process: whether the work is done"),
        KpiKind.output: _("output: what the work produced"),
        KpiKind.outcome: _("outcome: what became different for people"),
    }


def _directions(_: Translate) -> dict[Direction, str]:
    return {
        Direction.up: _("more is better"),
        Direction.down: _("less is better"),
        Direction.plan: _("as planned, neither more nor less"),
        Direction.none: _("neither: it is shown and never scored"),
    }


def frequencies(_: Translate) -> dict[Frequency, str]:
    """How often there is a new value, in words, the oftenest first."""
    return {
        Frequency.week: _("every week"),
        Frequency.month: _("every month"),
        Frequency.quarter: _("every quarter"),
        Frequency.half_year: _("every half year"),
        Frequency.year: _("every year"),
        Frequency.case: _("with every court case that ends"),
    }


def _verdicts(view: View) -> list[Row]:
    """Every KPI with its newest value, for partners only."""
    _ = view.translate
    said = _statuses(_)
    return [
        Row(
            verdict.id,
            verdict.value.period.written if verdict.value else "",
            _measure(view, verdict.value.value, verdict.kpi) if verdict.value else "",
            _measure(view, verdict.target.value, verdict.kpi) if verdict.target else "",
            said[verdict.status],
            verdict.value.source if verdict.value else "",
        )
        for verdict in judge(view.rollout)
    ]


def _measure(view: View, value: float, kpi: Kpi) -> str:
    return f"{number(value, view.language)} {view.words(kpi.unit)}"


def _statuses(_: Translate) -> dict[Status, str]:
    return {
        Status.met: _("met"),
        Status.near: _("near"),
        Status.missed: _("missed"),
        Status.no_data: _("no data"),
        Status.not_scored: _("not scored"),
    }
