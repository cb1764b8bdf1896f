"""The field's words as a page of the docs in each language, from one list (`glossary.yml`), by that language's alphabet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

import yaml

from karlemose_model.reference.page import heading, written
from karlemose_model.wording import translator

_AFTER_Z = str.maketrans({"æ": "{a", "ø": "{b", "å": "{c"})
"""The Danish alphabet ends with æ, ø, å; `{` comes after z."""
_SIGNS = "0–9, §"
"""The heading of what begins with no letter."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word in both languages with a sentence about it, and what law defines it, if one does, with its address."""

    term: dict[str, str]
    means: dict[str, str]
    law: dict[str, str]


@cache
def terms() -> tuple[Term, ...]:
    """All words, in the order of the file."""
    listed = yaml.safe_load(files("karlemose_model.reference").joinpath("glossary.yml").read_text("utf-8"))
    return tuple(Term(one["term"], one["means"], one.get("law", {})) for one in listed.values())


def in_order(language: str) -> list[Term]:
    """The words by the alphabet of that language, small and large letters alike."""
    return sorted(terms(), key=lambda one: (_letter(one, language) != _SIGNS, _sorted_by(one.term[language])))


def page(language: str) -> str:
    """The page in that language."""
    _ = translator(language)
    sections = []
    for letter, several in groupby(in_order(language), lambda one: _letter(one, language)):
        sections += [heading(letter), *(_entry(one, language) for one in several)]
    return written(
        _("Glossary"),
        _("The words of the field as the playbook, the pages and these docs use them, with the word in the other language."),
        _("Where a law defines a word, it is named with the place where it was read. Laws change: look it up before you rely on it."),
        *sections,
    )  # fmt: skip


def _entry(one: Term, language: str) -> str:
    _ = translator(language)
    other = _("In English: *{term}*.").format(term=one.term["en"])
    if language == "en":
        other = _("In Danish: *{term}*.").format(term=one.term["da"])
    parts = [heading(one.term[language], 3), one.means[language], other]
    if one.law:
        parts.append(_("Law: [{law}]({url}).").format(law=one.law[language], url=one.law["url"]))
    return "\n\n".join(parts)


def _letter(one: Term, language: str) -> str:
    first = one.term[language][0].upper()
    return first if first.isalpha() else _SIGNS


def _sorted_by(word: str) -> str:
    return word.lower().translate(_AFTER_Z)
