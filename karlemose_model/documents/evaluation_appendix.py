"""The appendix for analysts: every month's count, every figure with its interval, methods with sources, versions and seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from karlemose_model.documents import evaluation_found
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import number, short_date
from karlemose_model.documents.evaluation_methods import FORMULAS, LETTERS, program_versions
from karlemose_model.documents.evaluation_numbers import (
    between_words,
    chance_number,
    month_brief,
    p_words,
    ratio_number,
    whole,
)
from karlemose_model.documents.evaluation_reasons import dispersion_words, lack_words, method_words
from karlemose_model.documents.evaluation_result import not_worked_out, result_in_short
from karlemose_model.documents.evaluation_words import draws_words, permutation_words, segmented_words
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, link
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import (
    Displacement,
    Harm,
    Impact,
    Missing,
    Permutation,
    Placebo,
    Prevented,
    Quotient,
    Ratio,
    Segmented,
    Study,
)

PATH = "evaluation-appendix.md"


@dataclass(frozen=True, slots=True)
class Worked:
    """All that the page tells of a result."""

    months: Block
    sources: tuple[Markdown, ...]
    dispersion: str
    method: str
    figures: Block
    quotient: str
    more: tuple[str, ...]
    not_worked_out: tuple[tuple[str, str], ...]
    draws: str


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook says how it is evaluated; without a result it has the methods alone."""
    if view.playbook.evaluation is None:
        return
    _ = view.translate
    found = evaluation_found.result_of(view.rollout)
    lack = lack_words(found, view.language, evaluation_found.area_names(view)) if isinstance(found, Missing) else ""
    yield view.page(
        "evaluation_appendix.md.j2",
        PATH,
        _("Evaluation: data and methods"),
        "evaluation-appendix",
        "kpis",
        lack=lack,
        worked=None if isinstance(found, Missing) else _worked(view, found),
        emmie=_emmie(view, Desk(view, PATH)),
        emmie_source="emmie" if "emmie" in view.source_numbers else "",
        letters=_(LETTERS),
        formulas=_formulas(view),
        versions=[(name, version or _("not installed")) for name, version in program_versions()],
    )


def _worked(view: View, impact: Impact) -> Worked:
    language, displacement = view.language, impact.displacement
    more = []
    if isinstance(impact.segmented, Segmented):
        more.append(" ".join(segmented_words(impact.segmented, impact, language)))
    if isinstance(impact.permutation, Permutation):
        more.append(permutation_words(impact.permutation, language))
    return Worked(
        _months(view, impact.study),
        _sources(view, impact.study),
        dispersion_words(impact.dispersion, language),
        method_words(impact.ratio.method, language),
        _figures(view, impact),
        _quotient(view, displacement.quotient) if isinstance(displacement, Displacement) else "",
        tuple(more),
        tuple(not_worked_out(view, impact)),
        draws_words(impact, language),
    )


def _months(view: View, study: Study) -> Block:
    """Every month's count by area, with the sums of both windows."""
    _ = view.translate
    names = evaluation_found.area_names(view)
    series = (study.estate, *study.comparisons, *study.buffers)

    def sums(name: str, totals: list[int]) -> Row:
        return Row((bold(name), *(bold(whole(total, view.language)) for total in totals)))

    rows = _counts(view, study.months_before, [one.before for one in series])
    rows.append(sums(_("Sum before"), [one.total_before for one in series]))
    rows += _counts(view, study.months_after, [one.after for one in series])
    rows.append(sums(_("Sum after"), [one.total_after for one in series]))
    columns = (_("Month"), *(escape(names.get(one.area, one.area)) for one in series))
    return Block(columns=columns, rows=tuple(rows))


def _counts(view: View, months: Sequence[date], columns: Sequence[Sequence[int]]) -> list[Row]:
    return [
        Row((escape(month_brief(month, view.language)), *(escape(whole(count, view.language)) for count in counts)))
        for month, *counts in zip(months, *columns, strict=True)
    ]


def _sources(view: View, study: Study) -> tuple[Markdown, ...]:
    """Where each area's counts come from, as the rows of counts say."""
    _ = view.translate
    desk, names = Desk(view, PATH), evaluation_found.area_names(view)
    found: dict[tuple[str, str], date | None] = {}
    months = {*study.months_before, *study.months_after}
    for row in view.rollout.records.counts:
        known = row.stated is None or row.stated <= view.rollout.as_of
        if row.outcome == study.outcome and row.month in months and known and row.source:
            before = found.get((row.area, row.source))
            found[row.area, row.source] = max(before or row.stated, row.stated) if row.stated else before
    return tuple(
        fill(
            _("{area}: {source}, stated {day}") if day else _("{area}: {source}"),
            area=names.get(area, area),
            source=desk.reported(source),
            day=short_date(day, view.language) if day else "",
        )
        for (area, source), day in found.items()
    )


def _figures(view: View, impact: Impact) -> Block:
    """Every figure with its interval, and the chance beside it where the figure is of that place's windows."""
    _, language = view.translate, view.language
    estate = _chance(impact.chance_fell_more, view)
    rows = [_ratio(view, _("Ratio of rates"), impact.ratio, estate)]
    displacement, wdd = impact.displacement, impact.wdd
    if isinstance(displacement, Displacement):
        surroundings = _chance(evaluation_found.buffer_chance(impact.study), view)
        rows.append(_ratio(view, _("Ratio of rates of the surroundings"), displacement.ratio, surroundings))
    if isinstance(impact.segmented, Segmented):
        rows.append(_ratio(view, _("Segmented regression, change of level"), impact.segmented.ratio, estate))
    if isinstance(impact.placebo, Placebo):
        name = _("Ratio of rates in {month}, when nothing began")
        said = name.format(month=month_brief(impact.placebo.month, language))
        rows.append(_ratio(view, said, impact.placebo.ratio, "–"))
    rows += [
        _number(view, _("Fewer offences, by change in per cent"), _three(impact.prevented), "–", estate),
        _number(view, _("Fewer offences, by change in number"), _three(impact.prevented_additive), "–", estate),
        _number(view, _("WDD"), (wdd.value, wdd.low, wdd.high), f"z = {ratio_number(wdd.z, language)}", estate),
        _row(_("WDD of the estate alone"), _decimal(wdd.local, language), "–", _error(wdd.local_se, view), estate),
    ]
    if isinstance(displacement, Displacement):
        rows.append(_row(_("Total net effect (TNE)"), _decimal(displacement.net, language), "–", "–", "–"))
    if isinstance(impact.harm, Harm):
        harm = impact.harm
        ends = (harm.value, harm.low, harm.high)
        rows.append(_number(view, _("WDD weighted by harm"), ends, _error(harm.se, view), estate))
    columns = (
        _("Figure"),
        _("Value"),
        _("{level} per cent interval").format(level=whole(100 * impact.ratio.level, language)),
        _("Test"),
        _("Chance that it fell more"),
    )
    return Block(columns=columns, rows=tuple(rows))


def _chance(chance: float, view: View) -> str:
    _ = view.translate
    return _("{chance} per cent").format(chance=chance_number(chance, _))


def _three(prevented: Prevented) -> tuple[float, float, float]:
    return prevented.value, prevented.low, prevented.high


def _error(error: float, view: View) -> str:
    _ = view.translate
    return _("standard error {error}").format(error=_decimal(error, view.language))


def _ratio(view: View, name: str, ratio: Ratio, chance: str) -> Row:
    language = view.language
    ends = between_words(ratio.low, ratio.high, language)
    return _row(name, ratio_number(ratio.value, language), ends, p_words(ratio.p, language), chance)


def _number(view: View, name: str, three: tuple[float, float, float], test: str, chance: str) -> Row:
    _ = view.translate
    value, low, high = (_decimal(one, view.language) for one in three)
    return _row(name, value, _("from {low} to {high}").format(low=low, high=high), test, chance)


def _decimal(value: float, language: str) -> str:
    return number(round(value, 1), language).replace("-", "−")


def _row(*cells: str) -> Row:
    return Row(tuple(escape(cell) for cell in cells))


def _quotient(view: View, quotient: Quotient) -> str:
    """The displacement quotient, which has no interval and is only a description."""
    _ = view.translate
    if quotient.value is None:
        why = lack_words(quotient.why, view.language) if quotient.why else ""
        return " ".join((_("The displacement quotient (WDQ) is not given."), why)).rstrip()
    form = _("The displacement quotient (WDQ) is {value}. It has no interval and is a description only: above 0 the surroundings went along, below 0 against.")  # fmt: skip
    return form.format(value=ratio_number(quotient.value, view.language))


def _emmie(view: View, desk: Desk) -> Block:
    """EMMIE's five questions, each with what is known here, or where it stands; what nobody looked into says so."""
    _ = view.translate
    lines = (
        (_("Effect"), result_in_short(view)),
        (
            _("Mechanism"),
            fill(_("Why each part should help: {page}."), page=desk.link(_("Background"), "background.md")),
        ),
        (_("Moderators"), escape(_("Not looked into: it is worked out for this estate and these months alone."))),
        (
            _("Implementation"),
            fill(_("Whether the model is run as intended: {page}."), page=desk.link(_("Fidelity"), "fidelity.md")),
        ),
        (_("Economics"), fill(_("What it costs: {page}."), page=desk.link(_("Background"), "background.md"))),
    )
    return Block(columns=(_("Question"), _("Answer")), rows=tuple(Row((escape(name), said)) for name, said in lines))


def _formulas(view: View) -> Block:
    _ = view.translate
    rows = tuple(
        Row((escape(_(one.name)), escape(_(one.formula)), link(one.source, one.url))) for one in FORMULAS
    )  # fmt: skip
    return Block(columns=(_("Method"), _("Formula"), _("Described by")), rows=rows)
