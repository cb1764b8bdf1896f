"""What YAML accepts though nobody means it: a comma that parts a text, a # that cuts it, a number with two readings."""

from __future__ import annotations

import re
from typing import Any

import yaml

from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading.hints.at_fault import quoted

_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
_TIGHT_HASH = re.compile(r"#(?!karlemose:)[^\s#!][^\n]*")

Hashes = dict[int, tuple[int, str]]
"""Line (from 0) → the column (from 0) and the words of a comment without a space after its sign: Room #4."""


def tight_hashes(text: str) -> Hashes:
    """The first such comment of each line that may have cut off a text."""
    found: Hashes = {}
    line = counted = 0
    for match in _TIGHT_HASH.finditer(text):
        start = match.start()
        if text[start - 1 : start] in (" ", "\t"):
            # From the one before on: a text may hold a hundred thousand of them.
            line, counted = line + text.count("\n", counted, start), start
            found.setdefault(line, (start - (text.rfind("\n", 0, start) + 1), match[0].rstrip()))
    return found


def cut_off(scalar: Any, hashes: Hashes, file: str) -> Problem | None:
    """A text that ends at a # which may belong to it."""
    column, comment = hashes[scalar.end_mark.line]
    if column - scalar.end_mark.column != 1:
        return None  # set off like a comment
    place = Place(file, scalar.end_mark.line + 1, column + 1, len(comment))
    return Problem("KM128", place, {"quoted": quoted(f"{scalar.value} {comment}")}, Severity.warning)


def two_numbers(text: str, place: Place) -> Problem | None:
    """A number such as 1.550: one thousand and some to a Dane, one and a half to YAML. Each can be written in one way only."""
    if not _THOUSANDS.fullmatch(text):
        return None
    decimal = text.rstrip("0").rstrip(".") if text.endswith("0") else f"{text}0"
    return Problem("KM161", place, {"value": text, "thousand": text.replace(".", ""), "decimal": decimal})


def stands_alone(key: Any, following: Any) -> bool:
    """Whether there is neither a colon nor a value after what should be a key."""
    return (
        isinstance(following, yaml.ScalarEvent)
        and following.value == ""
        and getattr(following.start_mark, "index", -1) == key.end_mark.index
        and not key.style
        and ":" not in key.value
    )


def parted(first: Any, pieces: list[Any], file: str) -> Problem:
    """A text or number between braces that its own comma has cut in pieces."""
    start, end = first.start_mark, pieces[-1].end_mark
    place = Place(file, start.line + 1, start.column + 1, end.column - start.column if start.line == end.line else 1)
    if len(pieces) == 1 and first.value.isdigit() and pieces[0].value.isdigit():
        return Problem("KM162", place, {"suggestion": f"{first.value}.{pieces[0].value}"})
    return Problem("KM163", place, {"quoted": quoted(", ".join([first.value, *(piece.value for piece in pieces)]))})
