"""Numbers, days and months as a sentence says them in each language, for the data of Problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from karlemose_model.text import LANGUAGES, Text

_LOCALES = {"da": "da_DK", "en": "en_GB"}
_DAY = {"da": "d. MMMM y", "en": "d MMMM y"}
_MONTH = "LLLL y"
_NUMBER = "#,##0.######"


def number_in_words(value: float) -> Text:
    """With the signs that people write: 1,234.5, in Danish 1.234,5."""
    from babel.numbers import format_decimal

    return _in_each(lambda language: str(format_decimal(value, _NUMBER, locale=_LOCALES[language])))


def day_in_words(day: date) -> Text:
    """A day without its weekday: 3 December 2026, in Danish 3. december 2026."""
    return _in_each(lambda language: _dated(day, _DAY[language], language))


def month_in_words(month: date) -> Text:
    """A month: December 2026, in Danish december 2026."""
    return months_in_words([month])


def months_in_words(months: Sequence[date]) -> Text:
    """Months in their order, those that follow each other put together: March 2024, May 2024 – July 2024."""
    found: list[list[date]] = []
    for month in months:
        if found and (month.year - found[-1][-1].year) * 12 + month.month - found[-1][-1].month == 1:
            found[-1].append(month)
        else:
            found.append([month])
    ends = [(one[0], *one[-1:][: len(one) - 1]) for one in found]
    return _in_each(
        lambda language: ", ".join(" – ".join(_dated(day, _MONTH, language) for day in one) for one in ends)
    )


def _in_each(said_in: Callable[[str], str]) -> Text:
    return Text({language: said_in(language) for language in LANGUAGES})


def _dated(day: date, form: str, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, form, locale=_LOCALES[language]))
