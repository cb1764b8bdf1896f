"""The figures of an evaluation as they stand in a sentence, rounded to what they can carry; for its words and pages."""

from __future__ import annotations

import math
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from karlemose_model.documents.environment import LOCALES
from karlemose_model.documents.page import Translate
from karlemose_model.wording import translator


def ratio_number(value: float, language: str) -> str:
    """A ratio or a factor with two decimals, e.g. 0.52."""
    if math.isinf(value):
        return "∞"
    return str(format_decimal(value, "0.00", locale=LOCALES[language])).replace("-", "−")


def whole(value: float, language: str) -> str:
    """A number without decimals, with its signs for thousands."""
    return str(format_decimal(round(value), "#,##0", locale=LOCALES[language]))


def decimal(value: float, language: str) -> str:
    """A mean with one decimal, e.g. 5.0: figures beside each other have as many."""
    return str(format_decimal(value, "#,##0.0", locale=LOCALES[language]))


def per_cent(share: float, language: str) -> str:
    """A share from 0 to 1 in whole per cent, without the word."""
    return whole(100 * share, language)


def chance_number(chance: float, _: Translate) -> str:
    """A chance from 0 to 1 in whole per cent, without the word; never 0 or 100, as no study is so sure."""
    if chance < 0.005:
        return _("less than {number}").format(number=1)
    if chance > 0.995:
        return _("more than {number}").format(number=99)
    # Halves go up: Python's own rounding would make 0.5 per cent 0.
    return str(min(99, max(1, math.floor(100 * chance + 0.5))))


def p_words(p: float, language: str) -> str:
    """A p value with three decimals, e.g. p = 0.021; one that is smaller than they show says so."""
    sign, shown = ("<", 0.001) if p < 0.0005 else ("=", p)
    return f"p {sign} {format_decimal(shown, '0.000', locale=LOCALES[language])}"


def between_words(low: float, high: float, language: str) -> str:
    """The ends of a ratio's interval, e.g. from 0.39 to 0.69; one without an upper end says so."""
    _ = translator(language)
    if math.isinf(high):
        return _("from {low} and without an upper end").format(low=ratio_number(low, language))
    return _("from {low} to {high}").format(low=ratio_number(low, language), high=ratio_number(high, language))


def fewer_or_more(count: float, language: str) -> str:
    """A difference in offences, where above 0 means fewer: e.g. 5 fewer, 3 more."""
    _ = translator(language)
    number = round(count)
    if not number:
        return _("no difference")
    form = _("{count} fewer") if number > 0 else _("{count} more")
    return form.format(count=whole(abs(number), language))


def less_or_more(amount: float, language: str) -> str:
    """A difference in harm, where above 0 means less: e.g. 1,721 less."""
    _ = translator(language)
    number = round(amount)
    if not number:
        return _("no difference")
    form = _("{amount} less") if number > 0 else _("{amount} more")
    return form.format(amount=whole(abs(number), language))


def change_words(before: int, after: int, language: str) -> str:
    """How a sum changed, in whole per cent; from nought no per cent can be given."""
    _ = translator(language)
    if before == after:
        return _("unchanged")
    if not before:
        return "–"
    form = _("down {share} per cent") if after < before else _("up {share} per cent")
    share = per_cent(abs(after - before) / before, language)
    return form.format(share=_("less than {number}").format(number=1) if share == "0" else share)


def month_words(month: date, language: str) -> str:
    """The month inside a sentence, e.g. January 2024."""
    return str(format_date(month, "LLLL y", locale=LOCALES[language]))


def month_brief(month: date, language: str) -> str:
    """The month as it fits into a table, e.g. Jan 2024."""
    return str(format_date(month, "LLL y", locale=LOCALES[language]))
