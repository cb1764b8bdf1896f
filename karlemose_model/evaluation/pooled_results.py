"""What several estates' evaluations find together: numbers, and what they allow to be said; documents make sentences of them."""

from __future__ import annotations

from dataclasses import dataclass

from karlemose_model.evaluation.results import Ratio, Strength, is_likely

AGREE = 0.1
"""Below this p the estates do not agree. Of few estates the test finds little, so it is no 0.05 (Cochrane Handbook, 10.10.2)."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """Several estates together: the Mantel-Haenszel ratio, and whether they agree (`p_homogeneity`).

    The ratio's method is `quasi` where it is widened by the dispersion of all months, else `exact`.
    """

    ratio: Ratio
    p_homogeneity: float
    estates: tuple[str, ...]
    chance_fell_more: float
    """The chance that the estates fell more than their comparisons, 0 to 1: below 1 by the ratio's own distribution."""

    @property
    def agrees(self) -> bool:
        """Whether the estates went one way as far as the figures show, so that one ratio may stand for all of them."""
        return self.p_homogeneity >= AGREE

    @property
    def strength(self) -> Strength:
        """What may be said: never conclusive, as no month in which nothing began is tried out on estates together."""
        told = self.agrees and is_likely(self.chance_fell_more)
        return Strength.points_to if told else Strength.cannot_say
