"""Adds to a person's YAML file where it is: comments, order and layout of what stands there stay as they were."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.error import YAMLError

from karlemose_model.files import change_text
from karlemose_model.reading.yaml_text import read_yaml

_ENDLESS = 1_000_000
"""A width at which no line is broken: people's lines stay as long as they were."""
_DASHES = re.compile(r"^( *)- ", re.MULTILINE)


class NotChangeable(Exception):
    """The file can't be added to without losing something of it; nothing was written."""


def add_key(path: Path, key: str, value: Any) -> None:
    """Add a key with its value at the end of a file.

    Raises NotChangeable when the file is no YAML with keys, or would lose a value; WrittenMeanwhile and OpenElsewhere as
    `change_text` does.
    """
    before, text = _read(path, "")
    after = with_key(text, key, value)
    change_text(path, before, after)


def add_to_list(path: Path, key: str, value: Any, fresh: str) -> None:
    """Add a value at the end of the list under a key; a file that is not there begins as `fresh`. Raises as `add_key`."""
    before, text = _read(path, fresh)
    after = with_entry(text, key, value)
    change_text(path, before, after)


def with_key(text: str, key: str, value: Any) -> str:
    """The text with a key added. Raises NotChangeable."""
    values = _plain(text)
    return _grown(text, _dumped({key: value}), {**values, key: _plain(_dumped({key: value}))[key]}, key, value)


def with_entry(text: str, key: str, value: Any) -> str:
    """The text with a value added to the list under a key. Raises NotChangeable."""
    values = _plain(text)
    entries = values.get(key) or []
    entry = _plain(_dumped({key: [value]}))[key][0]
    expected = {**values, key: [*entries, entry]}
    lines = _dumped([value]).splitlines()
    # As far to the right as the entries that are there, which may hold lists themselves; or two spaces.
    margins = [*dict.fromkeys(reversed(_DASHES.findall(text)))] or ["  "]
    written = ["".join(f"{margin}{line}\n" for line in lines) for margin in margins]
    fitting = (more for more in written if _plain_or_none(_longer(text, more)) == expected)
    return _grown(text, next(fitting, written[0]), expected, key, value)


def _grown(text: str, more: str, expected: dict[str, Any], key: str, value: Any) -> str:
    """The text with `more` at its end, if that says what is expected; else written anew with its comments."""
    simple = _longer(text, more)
    if _plain_or_none(simple) == expected:
        return simple
    try:
        writer = _writer()
        values = writer.load(text)
        if isinstance(expected[key], list):
            if not isinstance(values.get(key), list):
                values[key] = CommentedSeq()
            values[key].append(value)
        else:
            values[key] = value
        anew = _dumped(values)
    except (YAMLError, AttributeError, TypeError) as error:
        raise NotChangeable from error
    if _plain_or_none(anew) != expected:
        raise NotChangeable
    return anew


def _longer(text: str, more: str) -> str:
    return f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{more}"


def _read(path: Path, fresh: str) -> tuple[bytes | None, str]:
    before = path.read_bytes() if path.exists() else None
    try:
        return before, before.decode("utf-8-sig").replace("\r\n", "\n") if before is not None else fresh
    except UnicodeDecodeError as error:
        raise NotChangeable from error


def _writer() -> YAML:
    writer = YAML()
    writer.preserve_quotes = True
    writer.width = _ENDLESS
    writer.indent(mapping=2, sequence=2, offset=0)
    return writer


def _dumped(values: Any) -> str:
    stream = io.StringIO()
    _writer().dump(values, stream)
    return stream.getvalue()


def _plain_or_none(text: str) -> Any:
    tree, problems = read_yaml(text, "")
    return None if tree is None or problems else tree.value


def _plain(text: str) -> dict[str, Any]:
    values = _plain_or_none(text)
    if not isinstance(values, dict):
        raise NotChangeable
    return values
