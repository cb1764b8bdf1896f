"""Every text is written in every language of the playbook.

The pages come in each of its languages; where one is missing, a reader meets the other in the middle of a page. A plain
text counts as written in the first language under `languages:`.

Fails:

    languages: [da, en]
    risks:
      frost: {text: Der kommer færre på gaden om vinteren.}

Passes:

    languages: [da, en]
    risks:
      frost:
        text:
          da: Der kommer færre på gaden om vinteren.
          en: Fewer people are in the street in winter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted, playbook_shape
from karlemose_model.reading.origins import Loc
from karlemose_model.reading.shapes import Form, Shape
from karlemose_model.rules.examined import Examined
from karlemose_model.text import LANGUAGES

CODES = ("KM303",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each text that lacks a language: pages show it in the other one."""
    examined = examined.at_levels_below
    tree = examined.tree
    wanted = tree.value.get("languages") or list(LANGUAGES)
    if not isinstance(wanted, list) or not all(language in LANGUAGES for language in wanted):
        return
    for loc, text in _texts(examined.doubtful_parts.value, playbook_shape(), ()):
        lacking = [language for language in wanted if language not in text]
        # A text under another key, e.g. dk, has been told of already.
        if lacking and set(text) <= set(LANGUAGES):
            data: dict[str, object] = {
                "path": dotted(loc), "languages": ", ".join(lacking), "example": _example(examined, loc, text, lacking),
            }  # fmt: skip
            yield examined.finding("KM303", loc, data, Severity.warning)


def _example(examined: Examined, loc: Loc, text: dict[str, Any], lacking: list[str]) -> str:
    """What to write: a plain text as a pair of languages, else the line that is missing."""
    origin, _ = examined.tree.origin.walk(loc)
    more = ", ".join(f"{language}: …" for language in lacking)
    if origin.children:
        return more
    said = ", ".join(f"{language}: {words if len(str(words)) <= 40 else '…'}" for language, words in text.items())
    return f"{loc[-1]}: {{{said}, {more}}}"


def _texts(value: Any, shape: Shape, loc: Loc) -> Iterator[tuple[Loc, dict[str, Any]]]:
    if shape.form is Form.text:
        said = value.get("unknown", value) if isinstance(value, dict) else None
        if isinstance(said, dict):
            yield loc, said
    elif isinstance(value, dict) and shape.form is Form.figure:
        if isinstance(value.get("unknown"), dict):
            yield loc, value["unknown"]
    elif isinstance(value, dict):
        for key, below in value.items():
            if child := shape.child(key):
                yield from _texts(below, child, (*loc, key))
    elif isinstance(value, list) and shape.item:
        for number, below in enumerate(value):
            yield from _texts(below, shape.item, (*loc, number))
