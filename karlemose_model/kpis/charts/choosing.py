"""A KPI's values to the chart that fits what they are: counts, rates, shares, days between events, or only numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from karlemose_model.kpis.charts.between import days_between
from karlemose_model.kpis.charts.chart import Chart, ChartKind, Reason, Side
from karlemose_model.kpis.charts.limits import binomial_limits, geometric_limits, poisson_limits, t_limits
from karlemose_model.kpis.charts.series import BASELINE, MOST_EVENTS, Series, baseline_of, is_amount, series_of
from karlemose_model.kpis.charts.signals import told
from karlemose_model.kpis.values import Value
from karlemose_model.model import Feed, Kpi, Measure, Period

FEWEST_BEHIND = 10
"""A share of fewer is shown, and nothing is told of it."""

Days = tuple[date, date]
Limits = tuple[float, float]


def chart(
    kpi: Kpi,
    values: Sequence[Value],
    *,
    dates: Sequence[date] = (),
    until: date | None = None,
    hidden: Sequence[Period] = (),
    baseline: Days | None = None,
) -> Chart:
    """The chart of a KPI's values, in whatever order they come.

    `dates` are the days of the single events, if they are known, and `until` the day up to which they are: events that
    come less than once a period are seen by the days between them. `hidden` are the periods whose value is there and
    must not be shown. `baseline` are the first and the last day of the time to compare with, if it was agreed; else it is
    the first 24 points, or the first 12. It stays what it is when more come, so that a slow change is not taken for usual.

    Limits are Poisson or exact binomial probability limits (.00135 on either side). Run rules go by the baseline's median:
    about the mean of small counts, which are skewed, they would call twice as often for nothing.
    """
    if Feed.serious_incidents in kpi.fed_by:
        if dates:
            return _between(days_between(dates, until), baseline)
        return _numbers(series_of(kpi, values, hidden), Reason.days_unknown)
    series = series_of(kpi, values, hidden)
    if kpi.measure in (Measure.share, Measure.rate) and not is_amount(kpi):
        return _of_parts(kpi, series, dates, until, baseline)
    if kpi.measure is Measure.number and series.frequency is not None and not is_amount(kpi) and series.counts:
        parts = [_Part(value, value.value, 1.0) for value in series.values]
        return _of_events(series, parts, 1.0, (ChartKind.counts, Reason.events), dates, until, baseline)
    return _run(series, Reason.no_spread, baseline)


@dataclass(frozen=True, slots=True)
class _Part:
    """A value with the events behind it and what they are counted of."""

    value: Value
    events: float
    exposure: float


def _of_parts(kpi: Kpi, series: Series, dates: Sequence[date], until: date | None, baseline: Days | None) -> Chart:
    """The chart of a share or a rate."""
    share = kpi.measure is Measure.share
    parts = [
        _Part(value, value.numerator, value.denominator)
        for value in series.values
        if value.numerator is not None and value.denominator
    ]
    if len(parts) < BASELINE <= len(series.values):
        return _run(series, Reason.parts_unknown, baseline)
    if any(part.events > part.exposure for part in parts if share) or not all(map(_countable, parts)):
        return _run(series, Reason.no_spread, baseline)
    if not share:
        scale = kpi.per or 1.0
        return _of_events(series, parts, scale, (ChartKind.rates, Reason.parts), dates, until, baseline)
    enough = [part for part in parts if part.exposure >= FEWEST_BEHIND]
    if len(enough) < BASELINE <= len(parts):
        return _numbers(series, Reason.few_behind)
    chosen = _baseline(enough, baseline)
    if not chosen:
        return _numbers(series, series.too_few())
    if series.hides_in([part.value for part in chosen]):
        return _numbers(series, Reason.hidden)
    p = _level(chosen)
    if p in (0.0, 1.0):
        return _numbers(series, Reason.all_alike)
    phi = _phi(chosen, p, 1 - p)
    return _limited(
        series, enough, chosen, 100.0, (ChartKind.shares, Reason.parts), phi, lambda n: binomial_limits(round(n), p)
    )


def _of_events(
    series: Series,
    parts: Sequence[_Part],
    scale: float,
    sort: tuple[ChartKind, Reason],
    dates: Sequence[date],
    until: date | None,
    baseline: Days | None,
) -> Chart:
    """The chart of counts and rates, or of the days between the events where they are rare."""
    chosen = _baseline(parts, baseline)
    if not chosen:
        return _numbers(series, series.too_few())
    if series.hides_in([part.value for part in chosen]):
        return _numbers(series, Reason.hidden)
    if math.fsum(part.events for part in chosen) < len(chosen):
        between = _between(days_between(dates, until), baseline)
        return between if between.centre is not None else _numbers(series, Reason.too_rare)
    level = _level(chosen)
    return _limited(
        series, parts, chosen, scale, sort, _phi(chosen, level, 1.0), lambda exposure: poisson_limits(level * exposure)
    )


def _countable(part: _Part) -> bool:
    return 0 <= part.events <= MOST_EVENTS and part.exposure <= MOST_EVENTS


def _baseline(parts: Sequence[_Part], given: Days | None) -> list[_Part]:
    chosen = {value.period for value in baseline_of([part.value for part in parts], given)}
    return [part for part in parts if part.value.period in chosen]


def _level(parts: Sequence[_Part]) -> float:
    """A ratio of sums, never a mean of rates."""
    return math.fsum(part.events for part in parts) / math.fsum(part.exposure for part in parts)


def _phi(parts: Sequence[_Part], level: float, kept: float) -> float:
    """Pearson's dispersion: 1 is what chance gives. `kept` is 1 for counts and 1 - p for shares."""
    expected = [level * part.exposure for part in parts]
    off = (((part.events - mean) ** 2) / (mean * kept) for part, mean in zip(parts, expected, strict=True))
    return math.fsum(off) / (len(parts) - 1)


def _limited(
    series: Series,
    parts: Sequence[_Part],
    chosen: Sequence[_Part],
    scale: float,
    sort: tuple[ChartKind, Reason],
    phi: float,
    limits: Callable[[float], Limits],
) -> Chart:
    """A chart with limits. What lies outside is judged by whole events: a rate's decimals decide nothing."""
    judged = {part.value.period: part for part in parts}
    points = []
    for point in series.points:
        part = judged.get(point.period)
        if part is not None:
            lower, upper = limits(part.exposure)
            point = replace(
                point,
                lower=scale * lower / part.exposure,
                upper=scale * upper / part.exposure,
                outside=_outside(round(part.events), lower, upper),
            )
        points.append(point)
    with_limits = [point for point in points if point.upper is not None]
    drawn = series.chart(*sort, points)
    return told(drawn, [part.value for part in chosen], with_limits, scale * _level(chosen), phi)


def _between(values: Sequence[Value], baseline: Days | None) -> Chart:
    """The chart of the days between events; the quiet days since the last one are compared with the limits, too."""
    series = Series(None, tuple(values))
    over = [value for value in values if not value.at_least]
    chosen = baseline_of(over, baseline)
    days = [value.value for value in chosen]
    if not chosen:
        return _numbers(series, Reason.too_few)
    if len(set(days)) == 1:
        return _numbers(series, Reason.all_alike)
    # A t chart allows no 0 anywhere, and its form must not change with the baseline that is chosen.
    same_day = any(value.value == 0 for value in over)
    if same_day:
        lower, upper = (float(limit) for limit in geometric_limits(math.fsum(days) / len(days)))
        centre = float(median(days))
    else:
        lower, centre, upper = t_limits(days)
    points = [
        replace(
            point,
            lower=lower,
            upper=upper,
            # Quiet days that are not over yet may become more.
            outside=None if point.at_least and point.value < lower else _outside(point.value, lower, upper),
        )
        for point in series.points
    ]
    drawn = series.chart(ChartKind.g if same_day else ChartKind.t, Reason.rare, points)
    return told(drawn, chosen, [point for point in points if not point.at_least], centre, None)


def _run(series: Series, reason: Reason, baseline: Days | None) -> Chart:
    """A chart about the median, without limits."""
    points = series.points
    chosen = baseline_of(series.values, baseline)
    if not chosen:
        return _numbers(series, series.too_few())
    if series.hides_in(chosen):
        return _numbers(series, Reason.hidden)
    return told(
        series.chart(ChartKind.run, reason, points), chosen, points, median(value.value for value in chosen), None
    )


def _numbers(series: Series, reason: Reason) -> Chart:
    return series.chart(ChartKind.numbers, reason, series.points)


def _outside(value: float, lower: float, upper: float) -> Side | None:
    if value > upper:
        return Side.above
    return Side.below if value < lower else None
