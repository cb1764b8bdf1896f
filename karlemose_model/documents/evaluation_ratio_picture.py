"""The ratio of rates with its interval as an SVG picture, beside that of the surroundings; read aloud it says the same."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents import evaluation_found
from karlemose_model.documents.chart_picture import DARK, LIGHT, WIDTH, picture_template
from karlemose_model.documents.environment import number
from karlemose_model.documents.evaluation_beside_words import buffer_chance_words, placebo_chance_words
from karlemose_model.documents.evaluation_numbers import between_words, month_brief, ratio_number
from karlemose_model.documents.evaluation_words import chance_words, interval_words
from karlemose_model.documents.markdown import folded
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import Displacement, Impact, Placebo, Ratio

_LEFT, _RIGHT = 24.0, WIDTH - 24.0
_ROW = 62.0
_MOST = 8.0
"""The picture reaches to this ratio at most, and down to one part in so many; what lies beyond ends with an arrow."""
_NAME = 42
"""So many bold signs at size 15 fit on a line in a wide font."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One ratio: its name and figures above its interval. An end that lies beyond the picture is an arrow."""

    name: str
    figures: str
    y: float
    low: float
    high: float
    value: float | None
    below: bool
    above: bool
    margin: float | None


@dataclass(frozen=True, slots=True)
class _Tick:
    """A number below the rows."""

    x: float
    text: str


def ratio_svg(impact: Impact, view: View) -> str:
    """The picture as an SVG file's text. The same result gives the same text."""
    picture = _Picture(impact, view)
    template = picture_template("evaluation_ratio.svg.j2")
    return template.render(p=picture, light=LIGHT, dark=DARK, language=view.language)


def ratio_description(impact: Impact, view: View) -> str:
    """What the picture shows, in words: each ratio with its interval, and the chances."""
    _, language = view.translate, view.language
    said = [_("How each place developed beside the comparison. At 1 it developed alike.")]
    said += [
        _("{name}: {interval}.").format(name=name, interval=interval_words(ratio, language))
        for name, ratio, _margin in _shown(impact, view)
    ]
    said.append(chance_words(impact.chance_fell_more, language))
    if isinstance(impact.displacement, Displacement):
        said.append(buffer_chance_words(evaluation_found.buffer_chance(impact.study), language))
    if isinstance(impact.placebo, Placebo):
        said.append(placebo_chance_words(impact.placebo, language))
    return folded(" ".join(said))


def _shown(impact: Impact, view: View) -> Iterator[tuple[str, Ratio, float | None]]:
    """The ratios with their names, and the margin where one was agreed."""
    _ = view.translate
    names = evaluation_found.area_names(view)
    yield names.get(impact.study.estate.area, impact.study.estate.area), impact.ratio, None
    if isinstance(impact.displacement, Displacement):
        yield _("The surroundings"), impact.displacement.ratio, impact.displacement.margin
    if isinstance(impact.placebo, Placebo):
        month = month_brief(impact.placebo.month, view.language)
        yield _("{month}: nothing began").format(month=month), impact.placebo.ratio, None


class _Picture:
    """Where everything lies, in the units of the view box; ratios lie on a scale on which half and double are equally far."""

    def __init__(self, impact: Impact, view: View) -> None:
        _, language = view.translate, view.language
        self.width, self.left, self.right = WIDTH, _LEFT, _RIGHT
        self.title = _("Beside the comparison: ratio of rates")
        self.description = ratio_description(impact, view)
        shown = list(_shown(impact, view))
        ends = [end for _name, ratio, _margin in shown for end in (ratio.low, ratio.high, ratio.value)]
        farthest = max([2.0, *(max(end, 1 / end) for end in ends if end > 0 and not math.isinf(end))])
        # Symmetrical round 1, so that better and worse have the same room.
        self._reach = next((reach for reach in (2.0, 4.0) if farthest <= reach), _MOST)
        self.top = 74.0
        self.rows = [
            self._row(name, ratio, margin, place, language) for place, (name, ratio, margin) in enumerate(shown)
        ]
        self.bottom = self.top + _ROW * len(shown)
        self.one = self._x(1.0)
        halves = int(math.log2(self._reach))
        self.ticks = [_Tick(self._x(2.0**power), number(2.0**power, language)) for power in range(-halves, halves + 1)]
        self.better, self.worse = _("← better than the comparison"), _("worse →")
        self.margin = any(margin is not None for _name, _ratio, margin in shown)
        self.margin_y = self.bottom + 52
        margin = next((margin for _name, _ratio, margin in shown if margin is not None), None)
        self.margin_label = (
            _("the agreed limit: {margin}").format(margin=ratio_number(margin, language)) if margin is not None else ""
        )
        self.height = round(self.bottom + (66 if self.margin else 42))

    def _row(self, name: str, ratio: Ratio, margin: float | None, place: int, language: str) -> _Row:
        inside = 1 / self._reach <= ratio.value <= self._reach
        title = textwrap.wrap(folded(name), _NAME, max_lines=1, placeholder="…") or [""]
        return _Row(
            title[0],
            f"{ratio_number(ratio.value, language)} ({between_words(ratio.low, ratio.high, language)})",
            self.top + _ROW * place,
            self._x(ratio.low),
            self._x(ratio.high),
            self._x(ratio.value) if inside else None,
            ratio.low < 1 / self._reach,
            ratio.high > self._reach,
            self._x(margin) if margin is not None else None,
        )

    def _x(self, ratio: float) -> float:
        """The place of a ratio; what lies beyond the picture lies at its edge."""
        kept = min(max(ratio, 1 / self._reach), self._reach)
        share = (math.log(kept) / math.log(self._reach) + 1) / 2
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)
