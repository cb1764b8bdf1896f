"""A chart in plain words: what it shows, why it is so drawn, and what is worth a talk, for pages, agendas and alt texts."""

from __future__ import annotations

import math
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

from karlemose_model.documents.environment import LOCALES, long_date, words
from karlemose_model.documents.page import Translate
from karlemose_model.kpis.charts import Chart, ChartKind, Reason, Side, Signal, SignalKind
from karlemose_model.kpis.charts.series import length
from karlemose_model.model import Frequency, Kpi, Period
from karlemose_model.wording import translator

MOST_SIGNALS = 5
"""So many signals are told one by one; older ones are only counted."""


def chart_description(chart: Chart, kpi: Kpi, language: str, *, target: float | None = None) -> str:
    """What a person who does not see the picture must know, in whole sentences; plain text."""
    _ = translator(language)
    said = [_extent(chart, kpi, language, _)]
    if chart.points:
        said.append(_last(chart, language, _))
    if chart.centre is not None:
        said.append(centre_words(chart, language))
        if chart.points[-1].upper is not None:
            said.append(_usual(chart, language, _))
    if target is not None:
        said.append(_("The target is {value}.").format(value=short_number(target, language)))
    said.extend(remarks(chart, language))
    if chart.hidden:
        said.append(_("Not shown, to protect small numbers: {count} of the periods.").format(count=len(chart.hidden)))
    if chart.kind is not ChartKind.numbers:
        said.append(_signals(chart, kpi, language, _))
    # A unit or a number may end with a point itself: kr., mio.
    return " ".join(said).replace("..", ".")


def signal_words(signal: Signal, chart: Chart, kpi: Kpi, language: str) -> str:
    """What stands out, in one sentence: what is seen, never why. KeyError for a signal of another chart."""
    _ = translator(language)
    if signal.kind is SignalKind.crossings:
        return _("Since {period} the figures have changed sides of the median unusually seldom.").format(
            period=period_words(signal.period, language)
        )
    if signal.kind is SignalKind.run:
        form = (
            _("From {first} to {last} the figures lay above the median, unusually many in a row.")
            if signal.side is Side.above
            else _("From {first} to {last} the figures lay below the median, unusually many in a row.")
        )
        return form.format(
            first=period_words(signal.run[0], language), last=period_words(signal.run[-1], language)
        )  # fmt: skip
    point = {point.period: point for point in chart.points}[signal.period]
    above = signal.side is Side.above
    if between(chart):
        if point.at_least:
            form = _("{days} days have passed since {start} without an event: longer than usual.")
        elif above:
            form = _("{days} days passed from {start} to {end} without an event: longer than usual.")
        else:
            form = _("Only {days} days passed from {start} to {end} between two events: shorter than usual.")
        start, end = (long_date(day, language) for day in (point.period.start, point.period.end))
        return form.format(days=short_number(point.value, language), start=start, end=end)
    form = (
        _("{period}: {value} {unit}, above the upper limit of {limit}.")
        if above
        else _("{period}: {value} {unit}, below the lower limit of {limit}.")
    )
    limit = point.upper if above else point.lower
    said = form.format(
        period=period_words(point.period, language),
        value=short_number(point.value, language),
        unit=words(kpi.unit, language, _),
        limit=short_number(limit or 0.0, language),
    )
    return said[:1].upper() + said[1:]


def remarks(chart: Chart, language: str) -> list[str]:
    """What one must know to read the chart right: why there are no limits, and whether they call too often."""
    _ = translator(language)
    said = {
        Reason.no_spread: _("There are no limits: how far such a figure varies by chance is not known."),
        Reason.parts_unknown: _("There are no limits: they need the numerator and the denominator."),
        Reason.too_few: _("Only the numbers: limits need twelve figures."),
        Reason.too_rare: _(
            "Only the numbers: there is less than one event a period. With the day of each event, the days between them can be "
            "shown."
        ),
        Reason.few_behind: _("Only the numbers: fewer than ten lie behind a figure."),
        Reason.hidden: _("Only the numbers: limits cannot be worked out when some are hidden."),
        Reason.all_alike: _("Only the numbers: those that limits would come from are all alike."),
        Reason.days_unknown: _("Only the numbers: limits need the day of each event."),
    }
    found = [said[chart.reason]] if chart.reason in said else []
    if chart.spreads_much:
        found.append(_("The figures vary more than by chance alone, so one outside the limits says less."))
    if chart.left_out:
        found.append(
            _("Periods of another length are left out: {count}.").format(count=len(chart.left_out))
        )  # fmt: skip
    return found


def centre_words(chart: Chart, language: str) -> str:
    """Which time the middle and the limits come from, with the middle."""
    _ = translator(language)
    if chart.baseline is None or chart.centre is None:
        return ""
    first, last = chart.baseline
    if between(chart):
        form = _("From {first} to {last} the middle was {centre} days between events.")
        start, end = long_date(first.start, language), long_date(last.end, language)
        return form.format(first=start, last=end, centre=short_number(round(chart.centre), language))
    form = (
        _("The median of {first} to {last} is {centre}.")
        if chart.kind is ChartKind.run
        else _("The mean of {centre} and the limits come from {first} to {last}.")
    )
    return form.format(
        first=period_words(first, language),
        last=period_words(last, language),
        centre=short_number(chart.centre, language),
    ).replace("..", ".")


def unit_words(chart: Chart, kpi: Kpi, language: str) -> str:
    """The unit of the points."""
    _ = translator(language)
    return _("days between events") if between(chart) else words(kpi.unit, language, _)


def between(chart: Chart) -> bool:
    """Whether the points are days between events."""
    return chart.kind in (ChartKind.t, ChartKind.g)


def period_words(period: Period, language: str) -> str:
    """A period as it stands in a sentence, e.g. November 2026, 4th quarter 2026, week 47 of 2026, or its days."""
    _ = translator(language)
    start, locale = period.start, LOCALES[language]
    match length(period):
        case Frequency.year:
            return str(start.year)
        case Frequency.half_year:
            form = _("first half of {year}") if start.month == 1 else _("second half of {year}")
            return form.format(year=start.year)
        case Frequency.quarter:
            return format_date(start, "QQQQ y", locale=locale)
        case Frequency.month:
            return format_date(start, "MMMM y", locale=locale)
        case Frequency.week:
            year, week, _day = start.isocalendar()
            return _("week {week} of {year}").format(week=week, year=year)
    if period.start == period.end:
        return long_date(start, language)
    return _("{first} to {last}").format(first=long_date(start, language), last=long_date(period.end, language))


@lru_cache(maxsize=4096)
def short_number(value: float, language: str) -> str:
    """A number as it is read in a glance: one decimal below 100, none above, in millions from a million on."""
    locale = LOCALES[language]
    if abs(value) >= 1e6:
        return str(format_compact_decimal(value, format_type="short", locale=locale, fraction_digits=1))
    form = "#,##0.##" if abs(value) < 1 else "#,##0.#" if abs(value) < 100 else "#,##0"
    return str(format_decimal(value, form, locale=locale))


def _extent(chart: Chart, kpi: Kpi, language: str, _: Translate) -> str:
    name = words(kpi.name, language, _)
    if not chart.points:
        return _("{name}: no figure can be shown.").format(name=name)
    first, last = chart.points[0].period, chart.points[-1].period
    if between(chart):
        return _("{name}: days between events from {first} to {last}.").format(
            name=name, first=long_date(first.start, language), last=long_date(last.end, language)
        )
    return _("{name} ({unit}) from {first} to {last}. Figures: {count}.").format(
        name=name,
        unit=words(kpi.unit, language, _),
        count=len(chart.points),
        first=period_words(first, language),
        last=period_words(last, language),
    )


def _last(chart: Chart, language: str, _: Translate) -> str:
    point = chart.points[-1]
    value = short_number(point.value, language)
    if between(chart):
        form = (
            _("{value} days have passed since the last event.")
            if point.at_least
            else _("{value} days passed before the last event.")
        )
        return form.format(value=value)
    form = (
        _("The latest figure, for {period}, is {value} or more.")
        if point.at_least
        else _("The latest figure, for {period}, is {value}.")
    )
    return form.format(period=period_words(point.period, language), value=value)


def _usual(chart: Chart, language: str, _: Translate) -> str:
    lower, upper = chart.points[-1].lower or 0.0, chart.points[-1].upper or 0.0
    if between(chart):
        # Days are whole.
        lower, upper = math.ceil(lower), math.floor(upper)
    return _("Usual is from {lower} to {upper}.").format(
        lower=short_number(lower, language), upper=short_number(upper, language)
    )


def _signals(chart: Chart, kpi: Kpi, language: str, _: Translate) -> str:
    if not chart.signals:
        return _("Nothing stands out.")
    newest = chart.signals[-MOST_SIGNALS:]
    said = [_("Worth discussing at the meeting:"), *(signal_words(signal, chart, kpi, language) for signal in newest)]
    if len(chart.signals) > len(newest):
        said.append(_("Earlier signals: {count}.").format(count=len(chart.signals) - len(newest)))
    return " ".join(said)
