"""The result as it is read on a terminal, for whoever asks there: what the pictures show is not told over again."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.chart_words import short_number
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.evaluation_numbers import month_words
from karlemose_model.documents.evaluation_ratio_picture import ratio_description
from karlemose_model.documents.evaluation_result import result_markdown
from karlemose_model.documents.evaluation_series_picture import scaled_comparison, series_description
from karlemose_model.documents.evaluation_words import interval_words
from karlemose_model.documents.markdown import escape, tidy
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import Displacement, Impact, Missing, Placebo, Ratio, Study
from karlemose_model.model import Audience, Rollout


def result_on_terminal(rollout: Rollout, found: Impact | Missing, outcome: str | None, language: str) -> str:
    """The page on a result as Markdown, its pictures' words left out but for a line of what stands nowhere else.

    `outcome` is what was asked for, else the primary one. No ratio is lost: as long as one stands in the picture alone, its
    words stay.
    """
    text = result_markdown(rollout, found, outcome, language)
    if isinstance(found, Missing):
        return text
    view = View(rollout, Audience.partners, language, ())
    series, ratio = escape(series_description(found.study, view)), escape(ratio_description(found, view))
    text = text.replace(f"\n{series}\n", f"\n{escape(_by_month(found.study, view))}\n")
    without = text.replace(f"\n{ratio}\n", "\n")
    told = all(escape(interval_words(one, language)) in without for one in _ratios(found))
    return tidy(without if told else text)


def _ratios(impact: Impact) -> Iterator[Ratio]:
    """What the picture of the ratios shows."""
    yield impact.ratio
    if isinstance(impact.displacement, Displacement):
        yield impact.displacement.ratio
    if isinstance(impact.placebo, Placebo):
        yield impact.placebo.ratio


def _by_month(study: Study, view: View) -> str:
    """The months, the start, and the means by month that the picture of both lines shows."""
    _, language = view.translate, view.language
    evaluation = view.playbook.evaluation
    assert evaluation is not None
    cut = len(study.months_before)
    scaled = scaled_comparison(study)
    form = (
        _("From {first} to {last}, start {day}. By month: the estate {before} before, {after} after.")
        if scaled is None
        else _("From {first} to {last}, start {day}. By month: the estate {before} before, {after} after; the comparison, brought to its level before, {there} after.")
    )  # fmt: skip
    return form.format(
        first=month_words(study.months_before[0], language),
        last=month_words(study.months_after[-1], language),
        day=long_date(evaluation.start, language),
        before=short_number(study.estate.total_before / cut, language),
        after=short_number(study.estate.total_after / len(study.months_after), language),
        there=short_number(sum((scaled or ())[cut:]) / len(study.months_after), language),
    )
