"""A KPI's chart as the Rollout knows it, for the pages and the agendas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from karlemose_model.kpis.charts.chart import Chart
from karlemose_model.kpis.charts.choosing import chart
from karlemose_model.kpis.charts.series import BASELINE, LONG_BASELINE
from karlemose_model.kpis.values import Value
from karlemose_model.model import Feed, Rollout


def known_chart(rollout: Rollout, kpi_id: str, known: Sequence[Value]) -> Chart:
    """The chart of what is known of a KPI on `as_of`; serious incidents are charted by their days.

    KeyError for an unknown KPI.
    """
    kpi = rollout.playbook.kpis[kpi_id]
    if Feed.serious_incidents in kpi.fed_by:
        dates = [one.day for one in rollout.records.incidents if one.serious and one.day <= rollout.as_of]
        return chart(kpi, known, dates=dates, until=rollout.as_of)
    return chart(kpi, known, baseline=before_the_work(rollout, known))


def before_the_work(rollout: Rollout, known: Sequence[Value]) -> tuple[date, date] | None:
    """The time to compare with: that before the first phase began, up to 24 periods of it, if twelve or more are known."""
    start = min((spell.from_ for spell in rollout.playbook.timeline), default=None)
    before = [value.period for value in known if start is not None and value.period.end < start]
    return (before[-LONG_BASELINE:][0].start, before[-1].end) if len(before) >= BASELINE else None
