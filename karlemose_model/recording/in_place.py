"""Adds to a person's YAML file where it is: comments, order and layout of what stands there stay as they were."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.error import YAMLError

from karlemose_model.files import change_text
from karlemose_model.reading.yaml_text import read_yaml

_ENDLESS = 1_000_000
"""A width at which no line is broken: people's lines stay as long as they were."""
_DASHES = re.compile(r"^( *)- ", re.MULTILINE)
_END = re.compile(r"\.\.\.(\s|$)")
_BETWEEN = re.compile(r"\s*|#.*")
"""A line between two keys: blank, or a comment that is not further to the right, as those among a list's entries are."""
_COMMENT = re.compile(r"(?:^|[ \t])(#.*)", re.MULTILINE)


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
    more = _dumped({key: value})
    return _grown(text, key, [more], {**_plain(text), key: _plain(more)[key]}, value)


def with_entry(text: str, key: str, value: Any) -> str:
    """The text with a value added to the list under a key. Raises NotChangeable."""
    values = _plain(text)
    begun = _dumped({key: [value]})
    entries = values.get(key) or []
    expected = {**values, key: [*entries, *_plain(begun)[key]]}
    lines = _dumped([value]).splitlines()
    # As far to the right as the entries that are there, which may hold lists themselves; or two spaces.
    margins = [*dict.fromkeys(reversed(_DASHES.findall(text)))] or ["  "]
    written = ["".join(f"{margin}{line}\n" for line in lines) for margin in margins] if key in values else [begun]
    return _grown(text, key, written, expected, [*entries, value])


def _grown(text: str, key: str, written: list[str], expected: dict[str, Any], value: Any) -> str:
    """The text with one of `written` in it, where it then says what is expected; all else of it stays to the byte.

    Where there is no such place, as in a list on one line, the key's own lines are written anew, and they alone.
    """
    for more in written:
        if _plain_or_none(_longer(text, more)) == expected:
            return _longer(text, more)
    lines = text.split("\n")
    try:
        first, end = _lines_of(text, key)
    except (YAMLError, AttributeError, TypeError) as error:
        raise NotChangeable from error
    # Below the last entry, above what is said of the next key.
    place = end
    while first is not None and place > first + 1 and _BETWEEN.fullmatch(lines[place - 1]):
        place -= 1
    for at in range(place, end + 1):
        for more in written:
            if _plain_or_none(_put_in(lines[:at], more, lines[at:])) == expected:
                return _put_in(lines[:at], more, lines[at:])
    if first is None:
        raise NotChangeable
    anew = _put_in(lines[:first], _anew(_put_in(lines[first:place], "", []), key, value), lines[place:])
    if _plain_or_none(anew) != expected:
        raise NotChangeable
    return anew


def _lines_of(text: str, key: str) -> tuple[int | None, int]:
    """The line that the key stands on, if it is there; and the one of the next key, or of the end of all keys."""
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines) if _END.match(line)), len(lines) - (not lines[-1]))
    values = _writer().load(text)
    if key not in values:
        return None, end
    first = values.lc.key(key)[0]
    return first, min((line for each in values if (line := values.lc.key(each)[0]) > first), default=end)


def _anew(text: str, key: str, value: Any) -> str:
    """The lines of one key with this value instead. Raises NotChangeable where a comment or people's lay-out would be lost."""
    try:
        values = _writer().load(text)
        before = values[key]
        if before is None or before == []:
            values[key] = value
        elif isinstance(before, CommentedSeq) and before.fa.flow_style():
            before.append(value[-1])
        else:
            raise NotChangeable
        anew = _dumped(values)
        if not _comments(text) <= _comments(anew):
            raise NotChangeable
    except (YAMLError, yaml.YAMLError, AttributeError, TypeError, KeyError) as error:
        raise NotChangeable from error
    return anew


def _comments(text: str) -> Counter[str]:
    """The comments and how often each stands there; what only looks like one inside of a value is none."""
    signs = list(text)
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            for at in range(token.start_mark.index, token.end_mark.index):
                signs[at] = signs[at] if signs[at] == "\n" else "_"
    return Counter(_COMMENT.findall("".join(signs)))


def _put_in(above: list[str], more: str, below: list[str]) -> str:
    return "".join(f"{line}\n" for line in above) + more + "\n".join(below)


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
    # Without it `[{a: 1}]` becomes `[a: 1]`.
    writer.brace_single_entry_mapping_in_flow_sequence = True
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
