"""The axis of money along the bottom of the cost page's pictures, with round amounts and where nothing lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from karlemose_model.documents.chart_axes import number_ticks
from karlemose_model.documents.chart_picture import WIDTH
from karlemose_model.documents.environment import number
from karlemose_model.documents.evaluation_cost_numbers import MILLION, currency_words
from karlemose_model.wording import translator

LEFT, RIGHT = 34.0, WIDTH - 34.0
_THOUSAND = 1e3


@dataclass(frozen=True, slots=True)
class Tick:
    """An amount below the picture."""

    x: float
    text: str


class MoneyScale:
    """From amounts to places along the picture's width. All amounts given lie on it, and so does nothing (0)."""

    def __init__(self, amounts: Iterable[float], currency: str, language: str) -> None:
        _ = translator(language)
        held = [0.0, *amounts]
        unit = MILLION if max(map(abs, held)) >= MILLION / 2 else _THOUSAND
        ticks = number_ticks(min(held) / unit, max(held) / unit, whole=False)
        self._low, self._high = ticks[0] * unit, ticks[-1] * unit
        self.ticks = [Tick(self.x(one * unit), number(one, language).replace("-", "−")) for one in ticks]
        self.zero = self.x(0)
        name = currency_words(currency, language)
        form = _("{currency} million") if unit == MILLION else _("{currency} thousand")
        self.caption = form.format(currency=name)

    def x(self, amount: float) -> float:
        """The place of an amount."""
        kept = min(max(amount, self._low), self._high)
        return round(LEFT + (kept - self._low) / (self._high - self._low) * (RIGHT - LEFT), 1)
