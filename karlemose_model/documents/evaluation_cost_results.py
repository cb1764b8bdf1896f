"""What a place's own sources and KPIs say of results, for a cost page on which no result has a price."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.chart_words import period_words
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.kpi_card import came_from
from karlemose_model.documents.kpi_figures import shown
from karlemose_model.documents.markdown import Markdown, fill
from karlemose_model.documents.view import View
from karlemose_model.kpis.words import value_words
from karlemose_model.model import KpiKind


def known_results(view: View, desk: Desk) -> Iterator[Markdown]:
    """The newest value of each KPI that tells of results, then each figure that a source reports of this place.

    Every line has its source. A KPI of the process says whether the work is done, and is no result; nor are the figures
    that the model itself cites from elsewhere.
    """
    _ = view.translate
    for one in shown(view):
        value = one.verdict.value
        if value is not None and one.verdict.kpi.kind is not KpiKind.process:
            yield fill(
                _("{name}: {value}, {period} ({source})"),
                name=desk.kpi(one.id),
                value=value_words(value, one.verdict.kpi, view.language),
                period=period_words(value.period, view.language),
                source=came_from(desk, value),
            )
    for id_, item in view.playbook.evidence.items():
        told = item.figure is not None and item.figure.unknown is None and view.stated_by_now(item.figure)
        if told and view.of_this_place(f"evidence.{id_}"):
            yield fill(
                "{text} {figure}",
                text=view.words(item.text),
                figure=desk.figure(item.figure, item.unit),
            )
