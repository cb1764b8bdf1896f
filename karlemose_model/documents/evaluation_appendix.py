"""The appendix for analysts: every month's count, every figure with its interval, methods with sources, versions and seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from karlemose_model.documents import evaluation_found
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import short_date
from karlemose_model.documents.evaluation_beside_words import permutation_words, segmented_words
from karlemose_model.documents.evaluation_emmie import emmie
from karlemose_model.documents.evaluation_figures import figures_table
from karlemose_model.documents.evaluation_methods import FORMULAS, LETTERS, program_versions
from karlemose_model.documents.evaluation_numbers import (
    change_words,
    month_brief,
    ratio_number,
    whole,
)
from karlemose_model.documents.evaluation_protocol import outcome_part_words
from karlemose_model.documents.evaluation_reasons import dispersion_words, lack_words, method_words
from karlemose_model.documents.evaluation_result import not_worked_out
from karlemose_model.documents.evaluation_words import draws_words
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, link
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import (
    Displacement,
    Impact,
    Missing,
    Permutation,
    Quotient,
    Segmented,
    Study,
)

PATH = "evaluation-appendix.md"


@dataclass(frozen=True, slots=True)
class Worked:
    """All that the page tells of a result."""

    months: Block
    sources: tuple[Markdown, ...]
    others: Block
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
        emmie=emmie(Desk(view, PATH)),
        emmie_source="emmie" if "emmie" in view.source_numbers else "",
        letters=_(LETTERS),
        formulas=_formulas(view),
        versions=[(name, version or _("not installed")) for name, version in program_versions()],
    )


def _worked(view: View, impact: Impact) -> Worked:
    language, displacement = view.language, impact.displacement
    more = []
    if isinstance(impact.segmented, Segmented):
        more.append(" ".join(segmented_words(impact.segmented, language)))
    if isinstance(impact.permutation, Permutation):
        more.append(permutation_words(impact.permutation, language))
    return Worked(
        _months(view, impact.study),
        _sources(view, impact.study),
        _others(view),
        dispersion_words(impact.dispersion, language),
        method_words(impact.ratio.method, language),
        figures_table(view, impact),
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


def _others(view: View) -> Block:
    """The sums of the outcomes that do not answer the question; what the police find is named as output."""
    _ = view.translate
    evaluation = view.playbook.evaluation
    assert evaluation is not None
    names = evaluation_found.area_names(view)
    rows = []
    for id_, outcome in evaluation.outcomes.items():
        if id_ == evaluation.primary:
            continue
        study = evaluation_found.study_of(view.rollout, id_)
        cells = (
            (lack_words(study, view.language, names), "–")
            if isinstance(study, Missing)
            else (
                _from_to(view, (study.estate.total_before, study.estate.total_after)),
                _from_to(view, study.comparison),
            )
        )
        part = outcome_part_words(outcome, _)
        rows.append(Row((escape(view.words(outcome.name)), escape(part), *(escape(cell) for cell in cells))))
    columns = (_("What is counted"), _("Its part"), _("The estate"), _("The comparison areas together"))
    return Block(columns=columns, rows=tuple(rows))


def _from_to(view: View, sums: tuple[int, int]) -> str:
    _ = view.translate
    before, after = sums
    return _("{before} before, {after} after ({change})").format(
        before=whole(before, view.language),
        after=whole(after, view.language),
        change=change_words(before, after, view.language),
    )


def _quotient(view: View, quotient: Quotient) -> str:
    """The displacement quotient, which has no interval and is only a description."""
    _ = view.translate
    if quotient.value is None:
        why = lack_words(quotient.why, view.language) if quotient.why else ""
        return " ".join((_("The displacement quotient (WDQ) is not given."), why)).rstrip()
    form = _("The displacement quotient (WDQ) is {value}. It has no interval and is a description only: above 0 the surroundings went along, below 0 against.")  # fmt: skip
    return form.format(value=ratio_number(quotient.value, view.language))


def _formulas(view: View) -> Block:
    _ = view.translate
    rows = tuple(
        Row((escape(_(one.name)), escape(_(one.formula)), link(one.source, one.url))) for one in FORMULAS
    )  # fmt: skip
    return Block(columns=(_("Method"), _("Formula"), _("Described by")), rows=rows)
