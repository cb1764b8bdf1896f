"""Values to YAML as a coordinator would have it after filling in the form: in blocks, long texts folded."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

WIDTH = 120
_PLAIN = re.compile(r"[A-Za-zÆØÅæøå0-9(][^\n]*")
_NOT_IN_A_ROW = re.compile(r"[\[\]{},]")
_NUMBER = re.compile(r"[\d.]+(e\d+)?")


def yaml_text(values: dict[str, Any]) -> str:
    """The values as the text of a YAML file; None and empty lists and maps are left out."""
    return "\n".join(_map(values, 0)) + "\n"


def _map(values: dict[str, Any], indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        if value is None or value in ([], {}):
            continue
        lines += _below(f"{' ' * indent}{key}:", value, indent + 2)
    return lines


def _below(head: str, value: Any, indent: int) -> list[str]:
    row = _row(value)
    if row is not None and len(head) + 1 + len(row) <= WIDTH:
        return [f"{head} {row}"]
    if isinstance(value, dict):
        return [head, *_map(value, indent)]
    if isinstance(value, list):
        return [head, *(line for each in value for line in _entry(each, indent))]
    # A text that is too long for one line.
    return [
        f"{head} >-",
        *textwrap.wrap(
            value,
            WIDTH - indent,
            initial_indent=" " * indent,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        ),
    ]


def _entry(value: Any, indent: int) -> list[str]:
    if not isinstance(value, dict):
        return [f"{' ' * indent}- {_scalar(value)}"]
    first, *others = _map(value, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *others]


def _row(value: Any) -> str | None:
    """The value in one row, if it is short and simple enough to be read there."""
    if isinstance(value, dict):
        if set(value) != {"da", "en"} and (
            len(value) > 2 or any(isinstance(one, dict | list) for one in value.values())
        ):
            return None
        return (
            "{"
            + ", ".join(f"{key}: {_scalar(one, in_row=True)}" for key, one in value.items() if one is not None)
            + "}"
        )
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            return None
        return "[" + ", ".join(_scalar(one, in_row=True) for one in value) + "]"
    return _scalar(value)


def _scalar(value: Any, *, in_row: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    plain = (
        _PLAIN.fullmatch(text)
        and not _NUMBER.fullmatch(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
    )
    if plain and not (in_row and _NOT_IN_A_ROW.search(text)):
        return text
    return json.dumps(text, ensure_ascii=False)
