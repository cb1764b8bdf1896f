"""The protocol for partners: what was fixed about the evaluation before anybody had seen the figures, and why so."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date, number
from karlemose_model.documents.evaluation_numbers import month_words, ratio_number
from karlemose_model.documents.markdown import Markdown, escape, inside, listed
from karlemose_model.documents.page import Page, Translate
from karlemose_model.documents.view import View
from karlemose_model.model import AreaKind, EvaluatedOutcome, Evaluation, Initiated, Window
from karlemose_model.wording import translator

PATH = "evaluation-protocol.md"


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook says how it is evaluated."""
    evaluation = view.playbook.evaluation
    if evaluation is None:
        return
    _ = view.translate
    desk = Desk(view, PATH)
    yield view.page(
        "evaluation_protocol.md.j2",
        PATH,
        _("Evaluation: what was fixed beforehand"),
        "evaluation-protocol",
        "kpis",
        fixed=fixed_words(evaluation, view.language),
        windows=_windows(view, evaluation),
        areas=_areas(view, desk, evaluation),
        outcomes=_outcomes(view, desk, evaluation),
        police=any(one.initiated is Initiated.police for one in evaluation.outcomes.values()),
        buffer=bool(evaluation.areas_of(AreaKind.buffer)),
        margin=ratio_number(evaluation.margin, view.language),
        margin_share=number(round(100 * (evaluation.margin - 1)), view.language),
        placebo=_placebo(view, evaluation),
    )


def fixed_words(evaluation: Evaluation, language: str) -> str:
    """The day on which it was fixed, and how that lies to the start and to the months after."""
    _ = translator(language)
    day, start = long_date(evaluation.fixed, language), long_date(evaluation.start, language)
    if evaluation.fixed <= evaluation.start:
        form = _(
            "All of this was fixed on {day}. The work that is evaluated began on {start}, so nobody had seen what came after."
        )
    else:
        form = _("All of this was fixed on {day}. The work that is evaluated had begun on {start}: what was seen in between may have had a say in the choices.")  # fmt: skip
    return form.format(day=day, start=start)


def _windows(view: View, evaluation: Evaluation) -> Block:
    _ = view.translate

    def row(name: str, window: Window) -> Row:
        first, last = (month_words(month, view.language) for month in (window.from_, window.to))
        span = _("{first} to {last}").format(first=first, last=last)
        return Row((escape(name), escape(span), escape(str(len(window.months)))))

    rows = (row(_("Before the start"), evaluation.before), row(_("After the start"), evaluation.after))
    return Block(columns=(_("Window"), _("From and to"), _("Months")), rows=rows)


def area_kind_words(kind: AreaKind, _: Translate) -> str:
    """What an area is looked at for."""
    return {
        AreaKind.estate: _("the estate"),
        AreaKind.comparison: _("comparison"),
        AreaKind.buffer: _("surroundings"),
    }[kind]


def _areas(view: View, desk: Desk, evaluation: Evaluation) -> Block:
    _ = view.translate
    columns = (_("Area"), _("Looked at as"), _("What belongs to it"), _("Residents"), _("Why it was chosen"))
    rows = [
        Row(
            (
                Markdown(f"{escape(view.words(area.name))}{desk.cite(area)}"),
                escape(area_kind_words(area.kind, _)),
                listed(view.words(one) for one in area.covers),
                escape("–" if area.residents is None else number(area.residents, view.language)),
                escape(view.words(area.why) or "–"),
            )
        )
        for kind in AreaKind
        for area in evaluation.areas.values()
        if area.kind is kind
    ]
    return Block(columns=columns, rows=tuple(rows))


def outcome_part_words(outcome: EvaluatedOutcome, _: Translate) -> str:
    """Which part an outcome has in the answer."""
    if outcome.initiated is Initiated.police:
        return _("output: what the police find")
    if outcome.primary:
        return _("primary: the question is answered by it")
    return _("told beside it")


def _outcomes(view: View, desk: Desk, evaluation: Evaluation) -> Block:
    _ = view.translate
    columns = (_("What is counted"), _("Its part"), _("Which offences"), _("Harm of one"))
    rows = [
        Row(
            (
                Markdown(f"{escape(view.words(outcome.name))}{desk.cite(outcome)}"),
                escape(outcome_part_words(outcome, _)),
                escape(view.words(outcome.definition) or "–"),
                escape("–" if outcome.harm is None else number(outcome.harm, view.language)),
            )
        )
        for outcome in sorted(evaluation.outcomes.values(), key=lambda one: not one.primary)
    ]
    return Block(columns=columns, rows=tuple(rows))


def _placebo(view: View, evaluation: Evaluation) -> Markdown:
    """The month in which nothing began."""
    _ = view.translate
    if evaluation.placebo is None:
        return inside(_("the middle of the months before"))
    return inside(month_words(evaluation.placebo, view.language))
