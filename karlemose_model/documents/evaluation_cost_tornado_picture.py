"""Which figures move society's result most, as an SVG picture of bars from lowest to highest; read aloud it says the same."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from karlemose_model.documents.chart_picture import DARK, LIGHT, WIDTH, picture_template
from karlemose_model.documents.evaluation_cost_inputs import Inputs
from karlemose_model.documents.evaluation_cost_scale import LEFT, RIGHT, MoneyScale
from karlemose_model.documents.evaluation_cost_tables import CostTables
from karlemose_model.documents.markdown import folded
from karlemose_model.evaluation.balance_results import Bar, Frame

_ROW = 64.0
_MOST = 8
"""So many bars are drawn, the widest; the table has all."""
_NAME, _FIGURES = 46, 56
"""So many signs fit on a line, bold at size 15 and plain at size 14."""


@dataclass(frozen=True, slots=True)
class _Half:
    """From the best estimate to the result with the figure at one of its ends."""

    x: float
    width: float
    low: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """One figure: its name, its ends, and its bar in two halves."""

    name: str
    figures: str
    y: float
    halves: tuple[_Half, ...]


def tornado_svg(frame: Frame, inputs: Inputs, tables: CostTables) -> str:
    """The picture as an SVG file's text. The same frame gives the same text."""
    picture = _Picture(frame, inputs, tables)
    template = picture_template("evaluation_cost_tornado.svg.j2")
    return template.render(p=picture, light=LIGHT, dark=DARK, language=inputs.view.language)


def tornado_description(frame: Frame, inputs: Inputs, tables: CostTables) -> str:
    """What the picture shows, in words."""
    _ = inputs.view.translate
    said = [
        _("Society's result when one figure at a time goes from its lowest to its highest value, the widest bar first. The best estimate is {net}.").format(
            net=tables.amount(frame.ledgers.society.net)
        )
    ]  # fmt: skip
    form = _("{name}: between {low} and {high}")
    rows = []
    for bar in frame.tornado[:_MOST]:
        low, high = sorted((bar.net_at_low, bar.net_at_high))
        rows.append(form.format(name=inputs.name(bar.trace.path), low=tables.amount(low), high=tables.amount(high)))
    # An amount may end with the stop of its currency.
    return folded(" ".join((*said, *(row if row.endswith(".") else f"{row}." for row in rows))))


class _Picture:
    """Where everything lies, in the units of the view box."""

    def __init__(self, frame: Frame, inputs: Inputs, tables: CostTables) -> None:
        _ = inputs.view.translate
        self.width, self.left, self.right = WIDTH, LEFT, RIGHT
        self._inputs, self._tables, self._net = inputs, tables, frame.ledgers.society.net
        self.title = _("What moves the result for society")
        self.description = tornado_description(frame, inputs, tables)
        bars = frame.tornado[:_MOST]
        ends = [end for bar in bars for end in (bar.net_at_low, bar.net_at_high)]
        self.scale = MoneyScale([self._net, *ends], inputs.balance.currency, inputs.view.language)
        self.top = 66.0
        self.rows = [self._row(bar, place) for place, bar in enumerate(bars)]
        self.bottom = self.top + _ROW * len(bars)
        self.best = self.scale.x(self._net)
        self.worse, self.better = _("← costs more than it is worth"), _("is worth more →")
        self.key_y = self.bottom + 60
        self.low_label, self.high_label = _("figure at its lowest"), _("figure at its highest")
        self.best_label = _("best estimate: {net}").format(net=tables.amount(self._net))
        self.height = round(self.key_y + 34)

    def _row(self, bar: Bar, place: int) -> _Row:
        _, path = self._inputs.view.translate, bar.trace.path
        name = textwrap.wrap(folded(self._inputs.name(path)), _NAME, max_lines=1, placeholder="…") or [""]
        ends = (self._tables.end(path, bar.input.low), self._tables.end(path, bar.input.high))
        figures = _("from {low} to {high}").format(low=ends[0], high=ends[1])
        return _Row(
            name[0],
            figures if len(figures) <= _FIGURES else "",
            self.top + _ROW * place,
            (self._half(bar.net_at_low, low=True), self._half(bar.net_at_high, low=False)),
        )

    def _half(self, net: float, *, low: bool) -> _Half:
        ends = sorted((self.scale.x(self._net), self.scale.x(net)))
        return _Half(ends[0], round(max(ends[1] - ends[0], 1), 1), low)
