"""How society's result is spread over all draws, as an SVG picture of columns; read aloud it says the same."""

from __future__ import annotations

from dataclasses import dataclass

from karlemose_model.documents.chart_picture import DARK, LIGHT, WIDTH, picture_template
from karlemose_model.documents.evaluation_cost_inputs import Inputs
from karlemose_model.documents.evaluation_cost_scale import LEFT, RIGHT, MoneyScale
from karlemose_model.documents.evaluation_cost_tables import CostTables
from karlemose_model.documents.evaluation_numbers import chance_number
from karlemose_model.documents.markdown import folded
from karlemose_model.evaluation.balance_results import Bin, Distribution

_PLOT = 170.0


@dataclass(frozen=True, slots=True)
class _Column:
    """So many draws with a result between two amounts."""

    x: float
    y: float
    width: float
    height: float
    above: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """A percentile below the columns, with its name and amount."""

    x: float
    text: str
    y: float


def spread_svg(found: Distribution, inputs: Inputs, tables: CostTables) -> str:
    """The picture as an SVG file's text. The same distribution gives the same text."""
    picture = _Picture(found, inputs, tables)
    template = picture_template("evaluation_cost_spread.svg.j2")
    return template.render(p=picture, light=LIGHT, dark=DARK, language=inputs.view.language)


def spread_description(found: Distribution, inputs: Inputs, tables: CostTables) -> str:
    """What the picture shows, in words."""
    _ = inputs.view.translate
    form = _("How often society's result came out as what, over all draws: {low} or less in 5 of 100, {middle} in the middle, {high} or more in 5 of 100. The chance that benefits exceed costs is {chance} per cent.")  # fmt: skip
    return folded(
        form.format(
            low=tables.amount(found.p5),
            middle=tables.amount(found.p50),
            high=tables.amount(found.p95),
            chance=chance_number(found.chance_positive, _),
        )
    )


class _Picture:
    """Where everything lies, in the units of the view box."""

    def __init__(self, found: Distribution, inputs: Inputs, tables: CostTables) -> None:
        _ = inputs.view.translate
        self.width, self.left, self.right = WIDTH, LEFT, RIGHT
        self.title = _("How sure the result for society is")
        self.description = spread_description(found, inputs, tables)
        ends = [end for one in found.bins for end in (one.low, one.high)]
        self.scale = MoneyScale([found.p5, found.p95, *ends], inputs.balance.currency, inputs.view.language)
        self.top = 70.0
        self.bottom = self.top + _PLOT
        most = max((one.draws for one in found.bins), default=1)
        self.columns = [self._column(one, most) for one in found.bins]
        chance = found.chance_positive
        above = _("benefits exceed costs in {chance} of 100 draws →").format(chance=chance_number(chance, _))
        below = _("← costs exceed benefits in {chance} of 100").format(chance=chance_number(1 - chance, _))
        self.below, self.above = below, above
        named = (
            (found.p5, _("5 of 100 are below {amount}")),
            (found.p50, _("the middle: {amount}")),
            (found.p95, _("5 of 100 are above {amount}")),
        )
        self.marks = [
            _Mark(self.scale.x(amount), form.format(amount=tables.amount(amount)), self.bottom + 64 + 22 * place)
            for place, (amount, form) in enumerate(named)
        ]
        self.height = round(self.bottom + 64 + 22 * len(self.marks))

    def _column(self, one: Bin, most: int) -> _Column:
        left, right = self.scale.x(one.low), self.scale.x(one.high)
        height = round(_PLOT * one.draws / most, 1)
        middle = (one.low + one.high) / 2
        return _Column(left, round(self.bottom - height, 1), round(max(right - left - 1, 1), 1), height, middle > 0)
