"""What several estates found together, in sentences: the common figure, and whether it may stand for all of them."""

from __future__ import annotations

from karlemose_model.documents.evaluation_numbers import chance_number, p_words
from karlemose_model.documents.evaluation_words import interval_words
from karlemose_model.evaluation.pooled_results import Pooled
from karlemose_model.evaluation.results import Strength
from karlemose_model.wording import translator


def pooled_verdict(pooled: Pooled, language: str) -> str:
    """What may be said of the estates together, never that it is conclusive."""
    _ = translator(language)
    if not pooled.agrees:
        return _(
            "The estates went different ways, so the common figure says little of any of them. Read each by itself."
        )
    if pooled.strength is Strength.cannot_say or round(pooled.ratio.value, 2) == 1:
        return _(
            "The figures do not tell whether the estates together developed otherwise than their comparison areas."
        )
    if pooled.ratio.value < 1:
        return _("The figures point to the number of recorded offences having developed better in the estates together than in their comparison areas. That is not certain.")  # fmt: skip
    return _("The figures point to the number of recorded offences having developed worse in the estates together than in their comparison areas. That is not certain.")  # fmt: skip


def pooled_words(pooled: Pooled, language: str) -> list[str]:
    """The common ratio with its interval and the chance beside it."""
    _ = translator(language)
    return [
        _("{count} estates together (Mantel–Haenszel): ratio of rates {interval}.").format(
            count=len(pooled.estates), interval=interval_words(pooled.ratio, language)
        ),
        _("The chance that the estates fell more than their comparison areas is {chance} per cent.").format(
            chance=chance_number(pooled.chance_fell_more, _)
        ),
    ]


def agreement_words(pooled: Pooled, language: str) -> str:
    """Whether the estates agree, with the test that says so."""
    _ = translator(language)
    form = (
        _("The estates agree as far as the figures show ({p}), so that one figure may stand for all of them. With few estates a difference between them is easily overlooked.")
        if pooled.agrees
        else _("The estates do not agree ({p}): they differ by more than chance explains.")
    )  # fmt: skip
    return form.format(p=p_words(pooled.p_homogeneity, language))
