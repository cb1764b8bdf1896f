"""The table of an evaluation's figures for analysts: each with its interval, its test and the chance beside it."""

from __future__ import annotations

from karlemose_model.documents import evaluation_found
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.evaluation_numbers import (
    between_words,
    chance_number,
    decimal,
    month_brief,
    p_words,
    ratio_number,
    whole,
)
from karlemose_model.documents.markdown import escape
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import (
    Displacement,
    Harm,
    Impact,
    Placebo,
    Prevented,
    Ratio,
    Segmented,
    Together,
)


def figures_table(view: View, impact: Impact) -> Block:
    """Every figure with its interval, and the chance beside it where the figure is of that place's windows."""
    _, language = view.translate, view.language
    estate = _chance(impact.chance_fell_more, view)
    rows = [_ratio(view, _("Ratio of rates"), impact.ratio, estate)]
    displacement, wdd = impact.displacement, impact.wdd
    if isinstance(displacement, Displacement):
        surroundings = _chance(evaluation_found.buffer_chance(impact.study), view)
        rows.append(_ratio(view, _("Ratio of rates of the surroundings"), displacement.ratio, surroundings))
    if isinstance(impact.segmented, Segmented):
        rows.append(
            _ratio(
                view,
                _("Segmented regression, change of level"),
                impact.segmented.ratio,
                _chance(impact.segmented.ratio.chance_below, view),
            )
        )
    if isinstance(impact.placebo, Placebo):
        name = _("Ratio of rates in {month}, when nothing began")
        said = name.format(month=month_brief(impact.placebo.month, language))
        rows.append(_ratio(view, said, impact.placebo.ratio, _chance(impact.placebo.chance_fell_more, view)))
    rows.append(_number(view, _("Fewer offences"), _three(impact.prevented), "–", estate))
    if isinstance(impact.together, Together):
        both = _chance(impact.together.chance, view)
        rows.append(_number(view, _("Fewer offences with the surroundings"), _three(impact.together.fewer), "–", both))
    z = f"z = {ratio_number(wdd.z, language)}"
    rows += [
        _number(view, _("WDD"), (wdd.value, wdd.low, wdd.high), z, _chance(wdd.chance_fell, view)),
        _number(
            view,
            _("WDD of the estate alone"),
            (wdd.local, *wdd.local_ends),
            _error(wdd.local_se, view),
            _chance(wdd.chance_local_fell, view),
        ),
    ]
    if isinstance(displacement, Displacement):
        rows.append(_row(_("Total net effect (TNE)"), _decimal(displacement.net, language), "–", "–", "–"))
    if isinstance(impact.harm, Harm):
        harm = impact.harm
        ends = (harm.value, harm.low, harm.high)
        rows.append(
            _number(view, _("WDD weighted by harm"), ends, _error(harm.se, view), _chance(harm.chance_fell, view))
        )
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
    return decimal(value, language).replace("-", "−")


def _row(*cells: str) -> Row:
    return Row(tuple(escape(cell) for cell in cells))
