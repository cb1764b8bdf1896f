"""The Jinja environment that the documents' templates are rendered in: sandboxed, strict, every value escaped."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, Sequence
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from jinja2.runtime import Context

from karlemose_model import files
from karlemose_model.documents import markdown
from karlemose_model.documents.markdown import Markdown, escape
from karlemose_model.documents.page import Translate
from karlemose_model.documents.sandbox import Sandbox
from karlemose_model.documents.template_cost import spend
from karlemose_model.text import Text
from karlemose_model.wording import translator

LOCALES = {"da": Locale("da", "DK"), "en": Locale("en", "GB")}
_FULL = {"da": "EEEE 'den' d. MMMM y", "en": "EEEE d MMMM y"}
_COMING = {"da": "EEEE 'den' d. MMMM", "en": "EEEE d MMMM"}
_LONG = {"da": "d. MMMM y", "en": "d MMMM y"}
_SHORT = {"da": "d. MMM y", "en": "d MMM y"}
_YEARLY = {"da": "d. MMMM", "en": "d MMMM"}
_DAY = {"da": "d.", "en": "d"}
_NUMBER = 20
_CLOCK = {"da": "HH.mm", "en": "HH:mm"}


def words(text: Text | str | None, language: str, _: Translate) -> str:
    """What a Text says in that language; what no source tells says so, with the reason. Nothing said is an empty text."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    said = text.said_in(language)
    return _("Unknown: {reason}").format(reason=said) if text.unknown else said


def full_date(day: date, language: str) -> str:
    """The day with its weekday, e.g. Thursday 3 December 2026."""
    return format_date(day, _FULL[language], locale=LOCALES[language])


def coming_date(day: date, language: str) -> str:
    """The day with its weekday and without its year, for what is near, e.g. Thursday 3 December."""
    return format_date(day, _COMING[language], locale=LOCALES[language])


def long_date(day: date, language: str) -> str:
    """The day without its weekday, e.g. 3 December 2026."""
    return format_date(day, _LONG[language], locale=LOCALES[language])


def short_date(day: date, language: str) -> str:
    """The day as it fits into a table, e.g. 3 Dec 2026, in Danish 3. dec. 2026."""
    return format_date(day, _SHORT[language], locale=LOCALES[language])


def month_day(day: str, language: str) -> str:
    """The day of every year that is written 12-01, e.g. 1 December."""
    # A leap year, so that 29 February is there.
    return day_of_month(date.fromisoformat(f"2000-{day}"), language)


def day_of_month(day: date, language: str) -> str:
    """The day without its year, e.g. 1 December."""
    return format_date(day, _YEARLY[language], locale=LOCALES[language])


def days_of_month(days: Sequence[date], language: str) -> str:
    """Several days of one month without its name, e.g. 3 and 17."""
    numbers = [format_date(day, _DAY[language], locale=LOCALES[language]) for day in days]
    return str(format_list(numbers, locale=LOCALES[language]))


def together(values: Iterable[str], language: str) -> Markdown:
    """The values as they stand in a sentence, each escaped, e.g. A, B and C."""
    return Markdown(format_list([escape(value) for value in values], locale=LOCALES[language]))


def month_and_year(day: date, language: str, *, with_year: bool) -> str:
    """The month as a heading, e.g. December 2026."""
    said = str(format_date(day, "LLLL y" if with_year else "LLLL", locale=LOCALES[language]))
    return said[:1].upper() + said[1:]


def clock(hour: time, language: str) -> str:
    """The hour of the day, e.g. 13:30, in Danish 13.30."""
    return format_time(hour, _CLOCK[language], locale=LOCALES[language])


def number(value: float, language: str) -> str:
    """The number with its signs for thousands and decimals; at most three decimals."""
    return str(format_decimal(value, "#,##0.###", locale=LOCALES[language]))


def money(amount: float, language: str) -> str:
    """An amount with its signs for thousands, whole or with two decimals."""
    form = "#,##0" if amount == int(amount) else "#,##0.00"
    return str(format_decimal(amount, form, locale=LOCALES[language]))


def _said_in(language: str, _: Translate, value: object) -> Markdown:
    """One printed value, escaped; an optional value that is not given is empty. TypeError for what nobody meant to print."""
    if value is None:
        return Markdown("")
    if isinstance(value, Markdown):
        return value
    if isinstance(value, Text):
        return escape(words(value, language, _))
    if isinstance(value, str):
        return escape(str(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        # Its kind, and never what it says: the message may be read by others than the page.
        raise TypeError(f"a template prints {type(value).__name__}")
    return escape(number(value, language))


class _Shipped(FileSystemLoader):
    """The shipped templates, each compiled once for both languages and for all places with templates of their own."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, encoding="utf-8")
        self._compiled: dict[tuple[type, str], CodeType] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """The template for that environment; what counts its steps is compiled apart."""
        key = (environment.code_generator_class, name)
        if key not in self._compiled:
            source, file, _fresh = self.get_source(environment, name)
            self._compiled[key] = environment.compile(source, name, file)
        return environment.template_class.from_code(environment, self._compiled[key], globals or {})


_shipped = lru_cache(maxsize=1)(_Shipped)


@lru_cache(maxsize=16)
def environment(language: str, own: tuple[tuple[str, str], ...] = ()) -> Sandbox:
    """The environment for pages in that language; `own` are a place's own templates, names and texts.

    With them, what rendering costs is counted inside `template_cost.counted`.

    Raises FileNotFoundError when the templates are not installed.
    """
    _ = translator(language)

    # Given the context, Jinja asks it while a page is written, and never while it compiles what all languages share.
    @pass_context
    def finalize(_context: Context, value: Any) -> Any:
        # An undefined name must reach Jinja's own error, which names it.
        if isinstance(value, StrictUndefined):
            return value
        said = _said_in(language, _, value)
        # To write a number as its readers do takes as long as many signs.
        spend(len(said) if isinstance(value, str) else len(said) + _NUMBER)
        return said

    shipped = _shipped(files.shipped("templates") / "documents")
    texts = dict(own)
    # The file's name is the template's: so an error can be told at its line.
    ours = FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None)
    made = Sandbox(
        own=bool(own),
        loader=ChoiceLoader([ours, shipped]) if own else shipped,
        undefined=StrictUndefined,
        finalize=finalize,
        # HTML escaping is wrong here: it would show &#39; in Word. `finalize` escapes for Markdown.
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals["_"] = _
    made.add_filter("said", lambda text: words(text, language, _))
    made.add_filter("paragraphs", lambda text: markdown.paragraphs(words(text, language, _)))
    made.add_filter("full_date", lambda day: full_date(day, language))
    made.add_filter("long_date", lambda day: long_date(day, language))
    made.add_filter("month_day", lambda day: month_day(day, language))
    made.add_filter("clock", lambda hour: clock(hour, language))
    made.add_filter("number", lambda value: number(value, language))
    made.add_filter("fill", markdown.fill)
    made.add_filter("listed", markdown.listed)
    made.add_filter("mail_link", markdown.mail_link)
    made.add_filter("phone_link", markdown.phone_link)
    made.add_filter("anchor", markdown.anchor)
    return made
