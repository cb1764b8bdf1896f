"""Verdicts and values in words and figures, for pages, agendas and reports."""

from __future__ import annotations

from babel.numbers import format_decimal

from karlemose_model.kpis.criteria import Fulfilment
from karlemose_model.kpis.values import Beside, Origin, Value
from karlemose_model.kpis.verdicts import Status, Verdict, Why
from karlemose_model.messages import N_
from karlemose_model.model import Kpi, Measure
from karlemose_model.wording import translator

STATUS_WORDS = {
    Status.met: N_("met"),
    Status.near: N_("near"),
    Status.missed: N_("missed"),
    Status.no_data: N_("no data"),
    Status.not_scored: N_("not scored"),
    Status.not_shown: N_("not shown"),
}
WHY_WORDS = {
    Why.judged: "",
    Why.no_value: N_("there is no value yet"),
    Why.outdated: N_("several periods are over without a figure"),
    Why.no_direction: N_("has no direction: more is neither better nor worse"),
    Why.no_target: N_("no target holds"),
    Why.hidden: N_("small numbers are hidden"),
    Why.not_released: N_("no figure has been released"),
}
FULFILMENT_WORDS = {
    Fulfilment.met: N_("fulfilled"),
    Fulfilment.not_met: N_("not fulfilled"),
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
_LOCALES = {"da": "da_DK", "en": "en_GB"}
_DECIMALS = {Measure.share: "#,##0.#", Measure.rate: "#,##0.#", Measure.mean: "#,##0.##"}


def figure(value: float, kpi: Kpi, language: str) -> str:
    """A value without its unit, with as many decimals as its sort of figure can carry."""
    return str(format_decimal(value, _DECIMALS.get(kpi.measure, "#,##0.##"), locale=_LOCALES[language]))


def amount(value: float, kpi: Kpi, language: str) -> str:
    """A value with its unit, e.g. 72.7 per cent."""
    return f"{figure(value, kpi, language)} {kpi.unit.said_in(language)}"


def value_words(value: Value, kpi: Kpi, language: str) -> str:
    """A value with its unit and, for shares and rates, so many of so many, e.g. 75 per cent (3 of 4)."""
    _ = translator(language)
    said = amount(value.value, kpi, language)
    if value.at_least:
        said = _("at least {amount}").format(amount=said)
    parts = [part for part in (value.numerator, value.denominator) if part is not None and part == int(part)]
    # A numerator that is not whole was weighted: nobody counted so many.
    if kpi.measure in (Measure.share, Measure.rate) and len(parts) == 2:
        over, under = (format_decimal(part, "#,##0", locale=_LOCALES[language]) for part in parts)
        return _("{share} ({over} of {under})").format(share=said, over=over, under=under)
    return said


def beside_words(value: Value, language: str) -> str:
    """What stands beside a value, e.g. done late: 1, still open: 2; empty if there is nothing."""
    _ = translator(language)
    return ", ".join(_(BESIDE_WORDS[what]).format(count=count) for what, count in value.beside)


def why_words(verdict: Verdict, language: str) -> str:
    """Why there is no judgement; empty for a judgement."""
    why = WHY_WORDS[verdict.why]
    return translator(language)(why) if why else ""


def verdict_words(verdict: Verdict, language: str) -> str:
    """The verdict in words, with the reason when it is not a judgement."""
    words, why = translator(language)(STATUS_WORDS[verdict.status]), why_words(verdict, language)
    return f"{words} ({why})" if why else words
