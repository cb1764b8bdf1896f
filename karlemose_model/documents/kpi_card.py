"""The card of one KPI: how it stands, its chart with the figures beside it, how to read it, and how it is defined."""

from __future__ import annotations

from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.chart_picture import chart_svg
from karlemose_model.documents.chart_words import centre_words, chart_description, period_words, remarks, signal_words
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import short_date
from karlemose_model.documents.kpi_figures import Shown
from karlemose_model.documents.kpi_words import directions, frequencies, kinds
from karlemose_model.documents.markdown import Markdown, bold, escape, fill
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.kpis import Origin, Value, together
from karlemose_model.kpis.charts import ChartKind
from karlemose_model.kpis.verdicts import target_on
from karlemose_model.kpis.words import (
    ORIGIN_WORDS,
    STATUS_WORDS,
    amount,
    beside_words,
    value_words,
    why_words,
)
from karlemose_model.model import Kpi, Measure, Period, Target
from karlemose_model.reading.periods import read_period


def card_path(kpi_id: str) -> str:
    """The path of a KPI's card."""
    return f"kpis/{kpi_id}.md"


def picture_path(kpi_id: str) -> str:
    """The path of a KPI's chart."""
    return f"kpis/{kpi_id}.svg"


def page(view: View, one: Shown) -> Page:
    """The card, with its chart as a picture of the page."""
    kpi, path = one.verdict.kpi, card_path(one.id)
    desk = Desk(view, path)
    drawn = one.chart is not None and len(one.chart.points) > 1
    target = one.verdict.target.value if one.verdict.target and not _between(one) else None
    pictures: tuple[tuple[str, str], ...] = ()
    if drawn and one.chart is not None:
        pictures = ((picture_path(one.id), chart_svg(one.chart, kpi, view.language, target=target)),)
    return view.page(
        "kpi.md.j2",
        path,
        f"{kpi.code} {view.words(kpi.name)}" if kpi.code else view.words(kpi.name),
        "kpi",
        "archive",
        pictures=pictures,
        item=kpi,
        stands=_stands(view, one),
        picture=f"{one.id}.svg" if drawn else "",
        description=chart_description(one.chart, kpi, view.language, target=target) if drawn and one.chart else "",
        signals=[signal_words(signal, one.chart, kpi, view.language) for signal in one.chart.signals]
        if one.chart
        else [],
        reading=_reading(view, one),
        figures=_figures(view, desk, one),
        years=_years(view, one),
        followed=one.followed,
        kinds=kinds(view.translate),
        directions=directions(view.translate),
        often=frequencies(view.translate),
    )


def _between(one: Shown) -> bool:
    return one.chart is not None and one.chart.kind in (ChartKind.t, ChartKind.g)


def _stands(view: View, one: Shown) -> Markdown:
    """The verdict in one sentence."""
    _ = view.translate
    verdict, language = one.verdict, view.language
    parts = [bold(_(STATUS_WORDS[verdict.status]))]
    why = why_words(verdict, language)
    if why:
        parts.append(escape(why))
    if verdict.value is not None:
        value, period = value_words(verdict.value, verdict.kpi, language), period_words(verdict.value.period, language)
        parts.append(fill(_("{value}, {period}"), value=value, period=period))
    if verdict.target is not None:
        parts.append(_target(view, one, verdict.target))
    return Markdown("; ".join(parts))


def _target(view: View, one: Shown, target: Target) -> Markdown:
    """The target that the newest value is held against, and today's if that is another one."""
    _ = view.translate
    verdict, language = one.verdict, view.language
    said = amount(target.value, verdict.kpi, language)
    today = target_on(view.rollout, verdict.kpi, view.rollout.as_of)
    if verdict.value is None or today is None or today.value == target.value:
        return fill(_("target {target}"), target=said)
    return fill(
        _("target for {period}: {target} (now {now})"),
        period=period_words(verdict.value.period, language),
        target=said,
        now=amount(today.value, verdict.kpi, language),
    )


def _reading(view: View, one: Shown) -> list[str]:
    """What one must know to read the figures right; under a picture it stands already."""
    said = []
    if one.chart is not None and len(one.chart.points) < 2:
        said += [
            words for words in (centre_words(one.chart, view.language), *remarks(one.chart, view.language)) if words
        ]
    return said


def _figures(view: View, desk: Desk, one: Shown) -> Block:
    """Every period, the newest first: its value, what stands beside it, and where it comes from."""
    _ = view.translate
    rows: list[tuple[Period, Row]] = []
    for value in one.values:
        rows.append((value.period, _row(view, desk, one.verdict.kpi, value)))
    for periods, words in ((one.hidden, _("not shown")), (one.gaps, _("no figure"))):
        rows += [(period, _empty(view, period, words)) for period in periods]
    rows.sort(key=lambda pair: (pair[0].end, pair[0].start), reverse=True)
    columns = (_("Period"), _("Value"), _("Where from"))
    # The public is told what was released; where it came from stands in the definition.
    shown = len(columns) if view.for_partners else 2
    return Block(columns=columns[:shown], rows=tuple(Row(row.cells[:shown]) for _period, row in rows))


def _empty(view: View, period: Period, words: str) -> Row:
    return Row((escape(period_words(period, view.language)), escape(words), Markdown("")))


def _row(view: View, desk: Desk, kpi: Kpi, value: Value) -> Row:
    _ = view.translate
    beside = beside_words(value, view.language)
    said = value_words(value, kpi, view.language)
    where = came_from(desk, value)
    if value.stated is not None:
        where = fill(_("{where}, stated {day}"), where=where, day=short_date(value.stated, view.language))
    if value.note:
        where = fill("{where}: {note}", where=where, note=value.note)
    return Row(
        (
            escape(period_words(value.period, view.language)),
            escape(f"{said}; {beside}" if beside else said),
            where,
        )
    )


def came_from(desk: Desk, value: Value) -> Markdown:
    """Who reported a value, or that it was counted here."""
    source = desk.reported(value.source) if value.source and value.origin is Origin.reported else Markdown("")
    return source or escape(desk.view.translate(ORIGIN_WORDS[value.origin]))


def _years(view: View, one: Shown) -> list[str]:
    """Whole years put together, the newest first, if their parts are known; for partners."""
    _ = view.translate
    # Of a level the newest value stands for a year: the table says it already.
    if not view.for_partners or not one.values or one.verdict.kpi.measure is Measure.level:
        return []
    found = []
    for year in range(one.values[-1].period.end.year, one.values[0].period.start.year - 1, -1):
        whole = read_period(f"{year:04d}")
        value = together(one.verdict.kpi, one.values, whole) if whole else None
        if value is not None and len(one.values) > 1:
            found.append(f"{year}: {value_words(value, one.verdict.kpi, view.language)}")
    return found
