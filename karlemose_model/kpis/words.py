"""Verdicts and values in words and figures, for pages, agendas and reports."""

from __future__ import annotations

import re

from babel.dates import format_date
from babel.numbers import format_decimal

from karlemose_model.kpis.criteria import Fulfilment
from karlemose_model.kpis.values import Beside, Origin, Value
from karlemose_model.kpis.verdicts import Status, Verdict, Why
from karlemose_model.messages import N_
from karlemose_model.model import Kpi, Measure, Period
from karlemose_model.wording import translator

STATUS_WORDS = {
    Status.met: N_("met"),
    Status.near: N_("near"),
    Status.missed: N_("missed"),
    Status.no_data: N_("no data"),
    Status.not_scored: N_("not scored"),
}
WHY_WORDS = {
    Why.judged: "",
    Why.no_value: N_("no value has been reported"),
    Why.no_direction: N_("has no direction: more is neither better nor worse"),
    Why.no_target: N_("has no target"),
}
FULFILMENT_WORDS = {
    Fulfilment.met: N_("met"),
    Fulfilment.not_met: N_("not met"),
    Fulfilment.no_data: N_("no data yet"),
    Fulfilment.to_be_judged: N_("the meeting judges it"),
}
BESIDE_WORDS = {
    Beside.extra: N_("extra meetings: {count}"),
    Beside.late: N_("done late: {count}"),
    Beside.not_possible: N_("could not be done: {count}"),
    Beside.not_done: N_("was not done: {count}"),
    Beside.still_open: N_("still open: {count}"),
}
ORIGIN_WORDS = {
    Origin.reported: N_("reported"),
    Origin.records: N_("worked out from the records"),
    Origin.kept: N_("worked out from records that are deleted now"),
}
_WRITTEN = re.compile(r"(?P<year>[0-9]{4})(?:(?P<kind>-[HQW]?)(?P<number>[0-9]{1,2}))?")
_KINDS = {
    "-H": N_("half-year {number} of {year}"),
    "-Q": N_("quarter {number} of {year}"),
    "-W": N_("week {number} of {year}"),
}
_LOCALES = {"da": "da_DK", "en": "en_GB"}
_DECIMALS = {Measure.share: "#,##0.#", Measure.rate: "#,##0.#", Measure.mean: "#,##0.##"}


def figure(value: float, kpi: Kpi, language: str) -> str:
    """A value without its unit, with as many decimals as its sort of figure can carry."""
    return str(format_decimal(value, _DECIMALS.get(kpi.measure, "#,##0.##"), locale=_LOCALES[language]))


def amount(value: float, kpi: Kpi, language: str) -> str:
    """A value with its unit, e.g. 72.7 per cent."""
    return f"{figure(value, kpi, language)} {kpi.unit.said_in(language)}"


def value_words(value: Value, kpi: Kpi, language: str) -> str:
    """A value with its unit and, for shares, so many of so many, e.g. 75 per cent (3 of 4)."""
    _ = translator(language)
    said = amount(value.value, kpi, language)
    if value.at_least:
        said = _("at least {amount}").format(amount=said)
    parts = [part for part in (value.numerator, value.denominator) if part is not None and part == int(part)]
    # A numerator that is not whole was weighted: nobody counted so many.
    if kpi.measure is Measure.share and len(parts) == 2:
        over, under = (format_decimal(part, "#,##0", locale=_LOCALES[language]) for part in parts)
        return _("{share} ({over} of {under})").format(share=said, over=over, under=under)
    return said


def period_words(period: Period, language: str) -> str:
    """A period as people say it, e.g. October 2026, quarter 4 of 2026, week 47 of 2026."""
    _ = translator(language)
    match = _WRITTEN.fullmatch(period.written)
    if match is None:
        return period.written
    year, kind, number = match["year"], match["kind"] or "", match["number"]
    if not kind:
        return year
    if kind == "-":
        return str(format_date(period.start, "LLLL y", locale=_LOCALES[language]))
    return _(_KINDS[kind]).format(number=int(number), year=year)


def beside_words(value: Value, language: str) -> str:
    """What stands beside a value, e.g. done late: 1, still open: 2; empty if there is nothing."""
    _ = translator(language)
    return ", ".join(_(BESIDE_WORDS[what]).format(count=count) for what, count in value.beside)


def verdict_words(verdict: Verdict, language: str) -> str:
    """The verdict in words, with the reason when it is not a judgement."""
    _ = translator(language)
    words, why = _(STATUS_WORDS[verdict.status]), WHY_WORDS[verdict.why]
    return f"{words} ({_(why)})" if why else words
