"""The result for partners on one page: what was seen, how sure it is, and what it may not be read as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents import evaluation_found
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.evaluation_beside_words import (
    displacement_words,
    harm_words,
    permutation_words,
    placebo_words,
    segmented_words,
    surroundings_title,
)
from karlemose_model.documents.evaluation_numbers import change_words, whole
from karlemose_model.documents.evaluation_ratio_picture import ratio_description, ratio_svg
from karlemose_model.documents.evaluation_reasons import dispersion_brief, doubt_words, lack_words, method_words
from karlemose_model.documents.evaluation_series_picture import series_description, series_in_short, series_svg
from karlemose_model.documents.evaluation_words import (
    caution_words,
    fall_said,
    prevented_title,
    prevented_words,
    strength_words,
    sure_words,
    verdict_words,
)
from karlemose_model.documents.markdown import Markdown, escape
from karlemose_model.documents.page import Page, Translate
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import Impact, Lack, Missing, Permutation, Placebo, Segmented, Study
from karlemose_model.messages import N_
from karlemose_model.model import Audience, Rollout

PATH = "evaluation-result.md"
TITLE = N_("Evaluation: the result")
SERIES_PICTURE = "evaluation-series.svg"
RATIO_PICTURE = "evaluation-ratio.svg"


@dataclass(frozen=True, slots=True)
class Told:
    """All that the page tells of a result, in sentences and tables."""

    strength: str
    verdict: str
    saw: Block
    series: str
    series_in_short: str
    sure: tuple[str, ...]
    method: tuple[str, ...]
    ratio: str
    placebo: str
    tried: tuple[str, ...]
    doubts: tuple[str, ...]
    prevented_title: str
    prevented: tuple[str, ...]
    surroundings_title: str
    surroundings: tuple[str, ...]
    harm: tuple[str, ...]
    cautions: tuple[str, ...]
    not_worked_out: tuple[tuple[str, str], ...]


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook says how it is evaluated; without a result it says why, and when there may be one."""
    evaluation = view.playbook.evaluation
    if evaluation is None:
        return
    found = evaluation_found.result_of(view.rollout)
    pictures = () if isinstance(found, Missing) else _pictures(view, found)
    yield _page(view, evaluation.primary, found, pictures)


def result_markdown(rollout: Rollout, found: Impact | Missing, outcome: str | None, language: str) -> str:
    """The page on a result as Markdown for the partners, without its pictures; `outcome` is what was asked for, else the primary one."""
    view = View(rollout, Audience.partners, language, ())
    evaluation = view.playbook.evaluation
    return _page(view, outcome or (evaluation.primary if evaluation else None), found).body


def _page(view: View, outcome: str | None, found: Impact | Missing, pictures: tuple[tuple[str, str], ...] = ()) -> Page:
    _ = view.translate
    evaluation = view.playbook.evaluation
    known = evaluation.outcomes.get(outcome) if evaluation and outcome else None
    missing = isinstance(found, Missing)
    return view.page(
        "evaluation_result.md.j2",
        PATH,
        _(TITLE),
        "evaluation-result",
        "kpis",
        pictures=pictures,
        outcome=view.words(known.name) if known else "",
        lack=lack_words(found, view.language, evaluation_found.area_names(view)) if isinstance(found, Missing) else "",
        waiting=isinstance(found, Missing) and found.why is Lack.not_over,
        told=None if isinstance(found, Missing) else _told(view, found),
        series_picture="" if missing or not pictures else SERIES_PICTURE,
        ratio_picture="" if missing or not pictures else RATIO_PICTURE,
    )


def _pictures(view: View, impact: Impact) -> tuple[tuple[str, str], ...]:
    return (
        (SERIES_PICTURE, series_svg(impact.study, view)),
        (RATIO_PICTURE, ratio_svg(impact, view)),
    )


def _told(view: View, impact: Impact) -> Told:
    language, displacement, harm = view.language, impact.displacement, impact.harm
    return Told(
        strength_words(impact, language),
        verdict_words(impact, language),
        _saw(view, impact.study),
        series_description(impact.study, view),
        series_in_short(impact.study, view),
        tuple(sure_words(impact, language)),
        (dispersion_brief(impact.dispersion, language), method_words(impact.ratio.method, language)),
        ratio_description(impact, view),
        placebo_words(impact.placebo, impact.ratio, language) if isinstance(impact.placebo, Placebo) else "",
        tuple(_tried(impact, language)),
        tuple(doubt_words(impact.doubts, language)),
        prevented_title(impact, language),
        tuple(prevented_words(impact, language)),
        surroundings_title(impact, language),
        ()
        if isinstance(displacement, Missing)
        else tuple(
            displacement_words(displacement, fall_said(impact), evaluation_found.buffer_chance(impact.study), language)
        ),
        () if isinstance(harm, Missing) else tuple(harm_words(harm, impact, language)),
        tuple(caution_words(impact, language)),
        tuple(not_worked_out(view, impact)),
    )


def _tried(impact: Impact, language: str) -> Iterator[str]:
    """What the regression by month and the comparison areas taken for the estate show, where they could be worked out."""
    if isinstance(impact.segmented, Segmented):
        yield " ".join(segmented_words(impact.segmented, language))
    if isinstance(impact.permutation, Permutation):
        yield permutation_words(impact.permutation, language)


def _saw(view: View, study: Study) -> Block:
    """The sums before and after: of the estate, of what it is compared with, and of its surroundings."""
    _ = view.translate
    estate, names = study.estate, evaluation_found.area_names(view)
    rows = [
        _sums(view, names.get(estate.area, estate.area), (estate.total_before, estate.total_after)),
        _sums(view, comparison_name(study, _), study.comparison),
    ]
    if study.buffers:
        rows.append(_sums(view, _("The surroundings"), study.buffer))
    return Block(
        columns=(
            _("Recorded offences"),
            _("{count} months before").format(count=len(study.months_before)),
            _("{count} months after").format(count=len(study.months_after)),
            _("Change"),
        ),
        rows=tuple(rows),
    )


def comparison_name(study: Study, _: Translate) -> str:
    """What the comparison is called in a table, of one area or of several."""
    return _("The comparison areas together") if len(study.comparisons) > 1 else _("The comparison area")


def _sums(view: View, name: str, sums: tuple[int, int]) -> Row:
    before, after = sums
    return Row(
        (
            escape(name),
            escape(whole(before, view.language)),
            escape(whole(after, view.language)),
            escape(change_words(before, after, view.language)),
        )
    )


def not_worked_out(view: View, impact: Impact) -> Iterator[tuple[str, str]]:
    """What could not be worked out, each with the reason."""
    _ = view.translate
    names = evaluation_found.area_names(view)
    for what, found in (
        (_("Displacement"), impact.displacement),
        (_("A month in which nothing began"), impact.placebo),
        (_("Weighting by harm"), impact.harm),
        (_("Regression by month"), impact.segmented),
        (_("Every comparison area taken for the estate"), impact.permutation),
    ):
        if isinstance(found, Missing):
            yield what, lack_words(found, view.language, names)


def result_in_short(view: View) -> Markdown:
    """The verdict in a sentence or two, for pages that ask whether there is an evaluation; empty without one."""
    if view.playbook.evaluation is None:
        return Markdown("")
    found = evaluation_found.result_of(view.rollout)
    if isinstance(found, Missing):
        return escape(lack_words(found, view.language, evaluation_found.area_names(view)))
    return escape(verdict_words(found, view.language))
