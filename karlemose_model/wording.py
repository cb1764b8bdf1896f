"""Codes and data to sentences: what is wrong, why it matters, what to do next, in Danish or English."""

from __future__ import annotations

import gettext
import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from karlemose_model.messages import FORMS, MESSAGES, NOTES
from karlemose_model.privacy import masked
from karlemose_model.problems import Problem
from karlemose_model.text import Text

LOCALE = Path(__file__).resolve().parent / "locale"
"""Where the catalogues lie."""
MAX_VALUE = 120
"""So many characters of a value are told: enough to find it again."""
MAX_LIST = 480
"""Lists and paths may be longer, their pieces may not."""
# What click.style writes for what we colour. A capture group keeps it when a text is split there.
_COLOUR = re.compile(r"(\x1b\[(?:[01]|3[0-7]|9[0-7])m)")
_SEEN = "\n\t\u00a0\u202f"
_LISTS = frozenset({"allowed", "choices", "columns", "example", "known", "missing", "parts", "roles", "shipped"})
"""Data that lists what can be written, for a person to choose from."""
_FILES = frozenset({"circle", "file", "files", "folder", "kept"})
"""Data that names files, which somebody has to find."""
_SENTENCES = frozenset({"reason"})
"""Data that is a sentence of a template's, in two languages with a stroke between."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A problem in words."""

    what: str
    why: str
    help: str
    suggestion: str


@cache
def translator(language: str) -> Callable[[str], str]:
    """gettext for that language; English is the language of the messages themselves."""
    return gettext.translation("karlemose", LOCALE, [language], fallback=True).gettext


def word(problem: Problem, language: str) -> Wording:
    """The problem said in that language. Raises KeyError for a code without words: a mistake of ours."""
    message = MESSAGES[problem.code]
    _ = translator(language)
    data = {
        key: _told(key, value.said_in(language) if isinstance(value, Text) else value, problem.place.file)
        for key, value in problem.data.items()
    }
    for name in ("found", "expected", "section"):
        if data.get(name) in FORMS:
            data[name] = _(FORMS[data[name]])
    if data.get("path") == "":
        data["path"] = _("the playbook")
    suggestion = data.get("suggestion", "")
    return Wording(
        _fill(_(message.what), data),
        _fill(_(message.why), data) if message.why else "",
        _fill(_(message.help), data),
        _('did you mean "{suggestion}"?').format(suggestion=suggestion) if suggestion else "",
    )


def in_general(code: str, language: str) -> Wording:
    """What a code says of any file: `…` stands for what a finding names. Raises KeyError for a code without words."""
    message = MESSAGES[code]
    _ = translator(language)
    return Wording(_blank(_(message.what)), _blank(_(message.why)) if message.why else "", _blank(_(message.help)), "")


def note(name: str, language: str) -> str:
    """The words beside a related place."""
    return translator(language)(NOTES[name])


class _Quiet(string.Formatter):
    """Fills in only plain names, so that nothing in a message can reach into a value."""

    def get_field(self, field_name: str, args: object, kwargs: object) -> tuple[object, str]:
        assert isinstance(kwargs, dict)
        return kwargs.get(field_name, ""), field_name


def _fill(template: str, data: dict[str, str]) -> str:
    return _Quiet().vformat(template, (), data)


def _blank(template: str) -> str:
    names = [name for _text, name, _spec, _conversion in string.Formatter().parse(template) if name]
    return _fill(template, dict.fromkeys(names, "…"))


def for_terminal(text: str) -> str:
    """The text with `?` for what a terminal would obey and what nobody sees: escapes, other control characters, marks that
    turn the direction of a line. Line ends, tabs and the tool's own colours stay.
    """
    if text.isprintable():
        return text
    return "".join(
        piece
        if _COLOUR.fullmatch(piece)
        else "".join(sign if sign.isprintable() or sign in _SEEN else "?" for sign in piece)
        for piece in _COLOUR.split(text)
    )


def said(value: object, most: int = MAX_VALUE) -> str:
    """A value as a message may show it: on one line, with nothing private in it, cut when it is long."""
    text = "".join(character if character.isprintable() else " " for character in str(value))
    # Whole, it is a number; in a sentence, one to call abroad.
    sign = "+" if text.startswith("+") else ""
    text = sign + masked(text.removeprefix(sign))
    return text if len(text) <= most else text[: most - 1] + "…"


def _told(name: str, value: object, file: str) -> str:
    """A value among a problem's data; `file` is the name of the file that the problem is in."""
    if name in _LISTS | _FILES | _SENTENCES or value == file:
        return said(re.sub(r"[^,/]+", lambda piece: said(piece[0]), str(value)), MAX_LIST)
    return said(value)
