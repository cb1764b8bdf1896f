"""The overview of the KPIs: how they stand, read in ten seconds; each leads to a card of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents import kpi_card
from karlemose_model.documents.chart_words import period_words, signal_words
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.kpi_figures import Shown, shown
from karlemose_model.documents.markdown import Markdown, bold, escape, fill
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.kpis import Status
from karlemose_model.kpis.charts import news
from karlemose_model.kpis.words import STATUS_WORDS, amount, value_words, why_words

PATH = "kpis.md"
_SCORED = (Status.missed, Status.near, Status.met)
_WITHOUT = (Status.no_data, Status.not_shown)


@dataclass(frozen=True, slots=True)
class Line:
    """A KPI's line in the overview."""

    kpi: Markdown
    newest: str
    target: str
    verdict: Markdown


def pages(view: View) -> Iterator[Page]:
    """The overview and a card for each KPI, if the playbook has KPIs. The public sees what was released, and no more."""
    _ = view.translate
    if not view.playbook.kpis:
        return
    desk = Desk(view, PATH)
    figures = shown(view)
    followed = [one for one in figures if one.followed]
    scored = [one for one in followed if one.verdict.status in _SCORED]
    scored.sort(key=lambda one: _SCORED.index(one.verdict.status))
    without = [one for one in followed if one.verdict.status in _WITHOUT]
    yield view.page(
        "kpis.md.j2",
        PATH,
        _("KPIs: what is followed by number"),
        "kpis",
        "kpis",
        signals=[line for one in followed for line in _signals(view, desk, one)],
        count=_count(view, [*scored, *without]),
        scored=[_line(view, desk, one) for one in scored],
        without=[_owned(view, desk, one) for one in without],
        others=[_line(view, desk, one) for one in followed if one.verdict.status is Status.not_scored],
        unfollowed=[desk.kpi(one.id) for one in figures if not one.followed] if view.for_partners else [],
    )
    for one in figures:
        if kpi_card.card_path(one.id) in view.paths:
            yield kpi_card.page(view, one)


def _count(view: View, figures: list[Shown]) -> str:
    _ = view.translate
    counts = [
        _("{count} {status}").format(count=count, status=_(STATUS_WORDS[status]))
        for status in (*_SCORED, *_WITHOUT)
        if (count := sum(one.verdict.status is status for one in figures))
    ]
    return ", ".join(counts)


def _signals(view: View, desk: Desk, one: Shown) -> list[Markdown]:
    """What stands out in the newest figure of a KPI, for those who talk of it at the next meeting."""
    if one.chart is None or not one.values or not view.for_partners:
        return []
    fresh = news(one.chart, max(value.period.end for value in one.values))
    return [
        fill(
            "{kpi}: {words}",
            kpi=desk.kpi(one.id),
            words=signal_words(signal, one.chart, one.verdict.kpi, view.language),
        )
        for signal in fresh
    ]


def _owned(view: View, desk: Desk, one: Shown) -> Markdown:
    """A KPI without a figure, with the partner that supplies it."""
    owner = one.verdict.kpi.owner
    if owner is None or not view.for_partners:
        return desk.kpi(one.id)
    return fill("{kpi} ({partner})", kpi=desk.kpi(one.id), partner=desk.partner(owner))


def _line(view: View, desk: Desk, one: Shown) -> Line:
    _ = view.translate
    verdict, language = one.verdict, view.language
    newest = ""
    if verdict.value is not None:
        newest = _("{value}, {period}").format(
            value=value_words(verdict.value, verdict.kpi, language),
            period=period_words(verdict.value.period, language),
        )
    words = _(STATUS_WORDS[verdict.status])
    said = bold(words) if verdict.status in (Status.missed, Status.near) else escape(words)
    why = why_words(verdict, language)
    return Line(
        desk.kpi(verdict.id),
        newest,
        amount(verdict.target.value, verdict.kpi, language) if verdict.target else "",
        fill("{words} ({why})", words=said, why=why) if why else said,
    )
