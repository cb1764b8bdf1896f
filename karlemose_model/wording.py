"""Codes and data to sentences: what is wrong, why it matters, what to do next, in Danish or English."""

from __future__ import annotations

import gettext
import string
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from karlemose_model.messages import FORMS, MESSAGES, NOTES
from karlemose_model.privacy import masked
from karlemose_model.problems import Problem

_LOCALE = Path(__file__).resolve().parent / "locale"
MAX_VALUE = 120


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
    return gettext.translation("karlemose", _LOCALE, [language], fallback=True).gettext


def word(problem: Problem, language: str) -> Wording:
    """The problem said in that language. Raises KeyError for a code without words: a mistake of ours."""
    message = MESSAGES[problem.code]
    _ = translator(language)
    data = {key: _said(value) for key, value in problem.data.items()}
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


def _said(value: object) -> str:
    text = "".join(character if character.isprintable() else " " for character in str(value))
    text = masked(text)
    return text if len(text) <= MAX_VALUE * 4 else text[: MAX_VALUE * 4 - 1] + "…"
