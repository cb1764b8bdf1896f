"""Values of a playbook as a person reads them in one line, or as YAML where one line is not enough."""

from __future__ import annotations

from textwrap import indent

import yaml

from karlemose_model.privacy import masked
from karlemose_model.text import LANGUAGES

MAX_LINE = 120


def one_line(value: object, language: str, limit: int = MAX_LINE) -> str:
    """The value in at most `limit` characters: a text in that language, an entry by its name, a list with commas."""
    match value:
        case dict() if value and set(value) <= set(LANGUAGES):
            said = str(value.get(language) or next(iter(value.values())))
        case dict():
            named = next((value[key] for key in ("name", "title", "text", "what") if key in value), None)
            pairs = (f"{key}: {one_line(below, language, limit)}" for key, below in value.items())
            said = one_line(named, language, limit) if named is not None else ", ".join(pairs)
        case list():
            between = "; " if any(isinstance(below, dict) for below in value) else ", "
            said = between.join(one_line(below, language, limit) for below in value)
        case bool():
            said = str(value).lower()
        case _:
            said = str(value)
    said = masked(" ".join(said.split()))
    return said if len(said) <= limit else said[: limit - 1] + "…"


def whole(value: object, language: str, margin: str) -> str:
    """The value in full: on the same line when it is short, else as YAML on lines of its own with a margin before each."""
    if isinstance(value, dict) and value and set(value) <= set(LANGUAGES):
        value = value.get(language) or next(iter(value.values()))
    if isinstance(value, dict | list) and value:
        written = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=MAX_LINE)
        return "\n" + indent(masked(written.rstrip("\n")), margin)
    return " " + masked(str(value).lower() if isinstance(value, bool) else str(value))
