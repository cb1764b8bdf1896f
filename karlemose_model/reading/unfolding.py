"""What a file says once its own way of writing is undone: YAML's folded lines, escapes and numbers, a table's cells.

For the rule on CPR numbers, and for whoever shows lines of a file: neither may be led astray by how a number is written.
"""

from __future__ import annotations

import csv
import io
import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate, chain, groupby
from typing import NamedTuple
from urllib.parse import unquote

import yaml

from karlemose_model.privacy import MASK, cpr_like, masked, short_of_a_zero
from karlemose_model.problems import Place
from karlemose_model.reading.amounts import Amount, read_amount
from karlemose_model.reading.layers import YAML_ENDINGS
from karlemose_model.reading.spreadsheets import ENDINGS
from karlemose_model.reading.yaml_text import scalar

_MAY_HOLD_ONE = re.compile(r"[0-9\u00b2\u00b3\u00b9]|[^\x00-\u024f]")
"""A digit, or a sign that is no letter of ours and may be one in another writing."""
_MAY_HIDE_ONE = re.compile(
    r"\\|\b0[xo][0-9a-fA-F]|[0-9]_[0-9]|[0-9.][eE][+-]?[0-9]|\+[.0-9]"
    r"|(?:[^\W_A-Za-z\u00aa-\u024f]|[\u00b2\u00b3\u00b9])(?:[^\w\n]|_)*+\n[\W_]*+(?:[^\W_A-Za-z\u00aa-\u024f]|[\u00b2\u00b3\u00b9])"
)
"""An escape, a number that is written otherwise than in digits alone, or digits at the end of one line and the beginning of the
next: without these, YAML says what can be seen in it.
"""
_SPACE = re.compile(r"\s+")
_POSITIVE = re.compile(r"(?<![^\t\n])\+(?=[0-9]{10}(?![^\t\n]))")
"""In front of a cell that is ten digits and no more: a number there, not one to call abroad."""
_NINE = re.compile(r"(?<![^\t\n])[1-9][0-9]{8}(?![^\t\n])")
# One that is not closed is taken too: else each of its escaped quotes would be tried as a beginning.
_JSON_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+"?')
_IN_THOUSANDS = re.compile(r"[0-9](?P<mark>[., \u00a0\u2007\u2009\u202f])[0-9]{3}(?P=mark)[0-9]{3}")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
PROSE = (".txt", ".eml")
"""Where people write in lines as long as the page is wide."""
TABLES = (".csv", ".tsv", ".txt")
"""Tables as text, as they may lie anywhere."""


class Hit(NamedTuple):
    """A CPR-shaped string: the line and column (from 1) where it begins, its length there, the last line that it reaches, its digits.

    `plain`: it can be seen in the file's text as it is; else it is the value that begins and ends there which holds it.
    """

    line: int
    column: int
    length: int
    last: int
    digits: str
    plain: bool = False


class _Value(NamedTuple):
    """A value of the file's or a row of a table: where it begins, where it ends, the digits that it holds, and the column to tell."""

    line: int
    column: int
    last: int
    end: int
    digits: Counter[str]
    at: int


@lru_cache(maxsize=512)
def hits(file: str, text: str) -> tuple[Hit, ...]:
    """Every CPR-shaped string in a file's text, seen or not, by place. The same text, e.g. the model's, is searched once."""
    plain = list(_plain(text))
    places = [(hit.line, hit.column) for hit in plain]
    found = list(plain)
    for value in chain(_values(file, text), _in_prose(text) if file.lower().endswith(PROSE) else ()):
        first, after = (bisect_left(places, place) for place in ((value.line, value.column), (value.last, value.end)))
        in_sight = Counter(hit.digits for hit in plain[first:after])
        length = value.end - value.at if value.line == value.last else 1
        for digits in (value.digits - in_sight).elements():
            found.append(Hit(value.line, value.at, max(1, length), value.last, digits))
    return tuple(sorted(found))


@lru_cache(maxsize=64)
def sealed(file: str, text: str) -> str:
    """The text as its lines may be shown: nothing in it can be read or worked out that is shaped like a CPR number."""
    lines = masked(text).split("\n")
    # Once for each value, however many of them it holds.
    for first, last in sorted({(hit.line, hit.last) for hit in hits(file, text) if not hit.plain}):
        for number in range(first - 1, last):
            lines[number] = "".join(MASK if sign.isalnum() else sign for sign in lines[number])
    return "\n".join(lines)


def _plain(text: str) -> Iterator[Hit]:
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for start, end, digits in cpr_like(text):
        line = bisect_right(starts, start)
        begin = starts[line - 1]
        length = min(end, begin + len(lines[line - 1])) - start
        yield Hit(line, start - begin + 1, max(1, length), bisect_right(starts, end - 1), digits, plain=True)


def _values(file: str, text: str) -> Iterator[_Value]:
    file = file.lower()
    if file.endswith(YAML_ENDINGS):
        return _in_yaml(text)
    return _in_json(text) if file.endswith(".json") else _in_table(file, text)


def _in_json(text: str) -> Iterator[_Value]:
    """The strings that are written with escapes and hold one."""
    written = (found for found in _JSON_STRING.finditer(text) if "\\" in found[0] and found[0].endswith('"'))
    for found in written:
        with suppress(ValueError):
            digits = Counter(one.digits for one in cpr_like(json.loads(found[0])))
            if digits:
                place = Place.in_text("", text, *found.span())
                yield _Value(place.line, place.column, place.line, place.column + place.length, digits, place.column)


def _in_yaml(text: str) -> Iterator[_Value]:
    """The values and keys that hold one, as far as the text can be read."""
    if not _MAY_HIDE_ONE.search(text):
        return
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent) and _MAY_HOLD_ONE.search(event.value):
                digits = _digits(event.value)
                if digits:
                    # libyaml's events always have both.
                    start, end = event.start_mark, event.end_mark
                    assert start is not None
                    assert end is not None
                    yield _Value(
                        start.line + 1, start.column + 1, end.line + 1, end.column + 1, digits, start.column + 1
                    )


def _digits(value: str) -> Counter[str]:
    """Those in a value, on one line as a page shows it; it may be a number in another way of writing, in quotation marks too."""
    said = [_SPACE.sub(" ", value)]
    number = scalar(value.strip())
    if isinstance(number, int | float) and not isinstance(number, bool):
        said.append(f"{number:.15g}")
    elif "_" in value:
        said.append(value.replace("_", ""))
    digits: Counter[str] = Counter()
    for each in said:
        digits |= Counter(found.digits for found in cpr_like(each))
    return digits


def _in_prose(text: str) -> Iterator[_Value]:
    """What goes on in the next line, and what is written as in the address of a page."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for start, end, digits in cpr_like(text.replace("\n", " ").replace("\r", " ")):
        line, last = bisect_right(starts, start), bisect_right(starts, end - 1)
        if last == line + 1:
            column = start - starts[line - 1] + 1
            yield _Value(line, column, last, len(lines[last - 1]) + 1, Counter([digits]), column)
    for number, line_ in enumerate(lines, start=1):
        if _PERCENT.search(line_) and (said := Counter(one.digits for one in cpr_like(unquote(line_)))):
            yield _Value(number, 1, number, len(line_) + 1, said, 1)


def _in_table(file: str, text: str) -> Iterator[_Value]:
    """The rows that hold one in a cell, or the six digits in one cell and the four in the next."""
    lines = text.split("\n")
    if file.endswith(ENDINGS):
        rows = [(number, line, number) for number, line in enumerate(lines, start=1)]
    elif file.endswith(TABLES):
        rows = list(_rows(text))
    else:
        return
    whole = _POSITIVE.sub(" ", "\n".join(row for _line, row, _last in rows))
    starts = list(accumulate((len(row) + 1 for _line, row, _last in rows), initial=0))
    found = [(start, digits) for start, _end, digits in cpr_like(whole)]
    found += [(start, ten) for start, nine in _nines(whole) if (ten := short_of_a_zero(nine))]
    for number, each in groupby(sorted(found), key=lambda one: bisect_right(starts, one[0]) - 1):
        (start, first), *others = each
        line, row, last = rows[number]
        at = start - starts[number]
        cell = row[:at].rpartition("\t")[2] + row[at:].partition("\t")[0]
        column = lines[line - 1].find(cell) + 1
        digits = Counter([first, *(ten for _start, ten in others)])
        yield _Value(line, 1, last, len(lines[last - 1]) + 1, digits, max(1, column))


def _nines(whole: str) -> Iterator[tuple[int, str]]:
    """The cells that are a number of nine digits, with thousands marks or without."""
    for nine in _NINE.finditer(whole):
        yield nine.start(), nine[0]
    for marked in _IN_THOUSANDS.finditer(whole):
        start = max(whole.rfind(sign, 0, marked.start()) for sign in "\t\n") + 1
        cell = re.split(r"[\t\n]", whole[start : marked.end() + 40], maxsplit=1)[0]
        amount = read_amount(cell, True) if len(cell) < 80 else None
        if isinstance(amount, Amount):
            yield start, amount.digits.partition(".")[0]


def _rows(text: str) -> Iterator[tuple[int, str, int]]:
    """The rows of a table in a text: the line where each begins, its cells with tabs between, and the line where it ends."""
    delimiter = max(";\t,", key=text.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    with suppress(csv.Error):
        for cells in reader:
            yield line, "\t".join(_SPACE.sub(" ", cell).strip() for cell in cells), reader.line_num
            line = reader.line_num + 1
