"""Money and numbers as they stand on the cost page: rounded to what they can carry, with their range; and the payers' names."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from babel.numbers import format_decimal

from karlemose_model.documents.environment import LOCALES, money
from karlemose_model.documents.page import Translate
from karlemose_model.evaluation.balance_results import Range
from karlemose_model.model import Payer
from karlemose_model.wording import translator

MILLION = 1e6
_TOO_SMALL = 5e3
"""What is below is not told in millions: two decimals would make it nothing."""


def million_words(amount: float, currency: str, language: str) -> str:
    """An amount in millions with two or three digits, e.g. DKK 0.80 million, in Danish 0,80 mio. kr."""
    _ = translator(language)
    if abs(amount) < _TOO_SMALL:
        return rounded_words(amount, currency, language)
    return _in_currency(_("{currency} {number} million"), million_number(amount, language), currency, language)


def million_number(amount: float, language: str) -> str:
    """An amount in millions without its unit, e.g. 0.80."""
    millions = amount / MILLION
    form = "0.00" if abs(millions) < 10 else "#,##0.0" if abs(millions) < 100 else "#,##0"
    # Adding 0 makes minus nothing nothing.
    return _decimal(round(millions, 2) + 0.0, form, language)


def rounded_words(amount: float, currency: str, language: str) -> str:
    """An amount rounded to its first three digits, e.g. DKK 11,600; exact ones stand in the inputs."""
    _ = translator(language)
    return _in_currency(_("{currency} {number}"), rounded_number(amount, language), currency, language)


def rounded_number(amount: float, language: str) -> str:
    """An amount rounded to its first three digits without its currency."""
    digits = 10.0 ** max(0, math.floor(math.log10(abs(amount))) - 2) if abs(amount) >= 1 else 1.0
    return _decimal(round(amount / digits) * digits + 0.0, "#,##0", language)


def exact_words(amount: float, currency: str, language: str) -> str:
    """An amount as it stands in the playbook, e.g. DKK 320,000."""
    _ = translator(language)
    return _in_currency(_("{currency} {number}"), money(amount, language).replace("-", "−"), currency, language)


def currency_words(currency: str, language: str) -> str:
    """What a currency is called beside a number: in Danish kroner are kr."""
    return "kr." if (currency, language) == ("DKK", "da") else currency


def _in_currency(form: str, number: str, currency: str, language: str) -> str:
    return form.format(number=number, currency=currency_words(currency, language))


def _decimal(value: float, form: str, language: str) -> str:
    return str(format_decimal(value, form, locale=LOCALES[language])).replace("-", "−")


def count_words(count: float, language: str) -> str:
    """How many of something: with a decimal below ten, whole above."""
    return _decimal(count, "0.#" if abs(count) < 10 else "#,##0", language)


def amount_range(values: Range, said: Callable[[float], str], language: str) -> str:
    """The ends of an amount in brackets, with a space before; empty where there is no range. `said` gives an amount in words."""
    _ = translator(language)
    if values.low == values.high:
        return ""
    low = said(values.low or 0)
    if values.high is None:
        return " " + _("(from {low}, without an upper end)").format(low=low)
    return " " + _("(from {low} to {high})").format(low=low, high=said(values.high))


def count_range(values: Range, language: str) -> str:
    """The ends of a number in brackets, with a space before; empty where there is no range."""
    _ = translator(language)
    if values.low == values.high is not None:
        return ""
    low, high = (None if end is None else count_words(end, language) for end in (values.low, values.high))
    if low is None and high is None:
        return " " + _("(without a lower or an upper end)")
    if high is None:
        return " " + _("(from {low}, without an upper end)").format(low=low)
    if low is None:
        return " " + _("(up to {high}, without a lower end)").format(high=high)
    return " " + _("(from {low} to {high})").format(low=low, high=high)


def share_words(share: float, language: str) -> str:
    """A share in per cent with a decimal where it has one, without the word: 3.5, 100."""
    return _decimal(100 * share, "0.#", language)


def payer_words(payer: Payer, _: Translate) -> str:
    """Whose money it is."""
    return {
        Payer.municipality: _("Municipality"),
        Payer.region: _("Region"),
        Payer.state: _("State (without the police)"),
        Payer.police: _("Police"),
        Payer.housing: _("Housing organisation"),
        Payer.victims: _("Victims of crime"),
    }[payer]


def payers_words(shares: Mapping[Payer, float], language: str) -> str:
    """The payers with their shares, as they stand in a sentence; a single one without its share."""
    _ = translator(language)
    names = [payer_words(payer, _) for payer in shares]
    if len(names) > 1:
        form = _("{payer} {share} per cent")
        names = [
            form.format(payer=name if not place else name[0].lower() + name[1:], share=share_words(share, language))
            for place, (name, share) in enumerate(zip(names, shares.values(), strict=True))
        ]
    return ", ".join(names)
