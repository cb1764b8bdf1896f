"""A chart's points to its signals: what lies outside the limits, long runs, and a median that is seldom crossed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from karlemose_model.kpis.charts.chart import Chart, Point, Side, Signal, SignalKind
from karlemose_model.kpis.charts.runs import Runs, runs, seen_since
from karlemose_model.kpis.values import Value


def told(drawn: Chart, chosen: Sequence[Value], judged: Sequence[Point], centre: float, phi: float | None) -> Chart:
    """The chart with centre, baseline and signals; `judged` are the points that something may be told of."""
    shown = {point.period: point.value for point in drawn.points}
    middle = float(median(shown[value.period] for value in chosen))
    signals = [Signal(SignalKind.outside, point.period, point.outside) for point in drawn.points if point.outside]
    # Hidden values are small ones: without them a run above the median may be none.
    if not drawn.hidden:
        signals.extend(_run_signals(judged, middle))
    return replace(
        drawn,
        centre=centre,
        median=middle,
        baseline=(chosen[0].period, chosen[-1].period),
        phi=phi,
        signals=tuple(sorted(signals, key=lambda signal: (signal.period.end, signal.kind))),
    )


def _run_signals(judged: Sequence[Point], middle: float) -> list[Signal]:
    values = [point.value for point in judged]
    found = runs(values, middle)
    signals = []
    since = seen_since(values, middle, _long)
    if since is not None:
        side = Side.above if values[found.longest[-1]] > middle else Side.below
        periods = tuple(judged[index].period for index in found.longest)
        signals.append(Signal(SignalKind.run, judged[since].period, side, periods))
    since = seen_since(values, middle, _seldom_crosses)
    if since is not None:
        signals.append(Signal(SignalKind.crossings, judged[since].period))
    return signals


def _long(found: Runs) -> bool:
    return found.long


def _seldom_crosses(found: Runs) -> bool:
    return found.seldom_crosses
