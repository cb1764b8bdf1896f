"""A KPI's values over time: what varies as it always did, and what is worth a talk at the meeting.

Not imported by `karlemose_model.kpis`: who only judges a target needs none of it.
"""

from karlemose_model.kpis.charts.between import days_between
from karlemose_model.kpis.charts.chart import Chart, ChartKind, Point, Reason, Side, Signal, SignalKind, news
from karlemose_model.kpis.charts.choosing import chart
from karlemose_model.kpis.charts.known import before_the_work, known_chart
from karlemose_model.kpis.charts.limits import poisson_interval

__all__ = [
    "Chart", "ChartKind", "Point", "Reason", "Side", "Signal", "SignalKind", "before_the_work", "chart", "days_between",
    "known_chart", "news", "poisson_interval",
]  # fmt: skip
