"""How wide the columns of a table are on paper, worked out from what stands in them, so that words stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

UPRIGHT = 100
"""Characters of a table's text that stand beside each other on an A4 sheet held upright."""

SIDEWAYS = 180
"""The same, in somewhat smaller letters, on a sheet held sideways."""

_PADDING = 2
_FOR_WORDS = 0.85
_BOLD = 1.12
_BROAD = frozenset("mwMWæÆ@%")
_NARROW = frozenset(" .,:;'!|()ijlI")
_WHOLE = 18
"""So many characters with a figure in them are a date, an hour or an amount, which is not to be broken."""
_PEN = 4
"""A column to write in with a pen gets so much more room than its heading."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns' shares of the width, together 1, and whether the sheet must be held sideways."""

    shares: tuple[float, ...]
    sideways: bool


def columns(rows: Sequence[Sequence[str]]) -> Columns:
    """Widths that keep words and dates whole, as far as there is room, and the table low; the first row is its headings.

    All rows have equally many cells. A cell that is a no-break space is one to write in.
    """
    rows = [
        rows[0],
        *(
            [_to_write(head) if is_for_the_pen(cell) else cell for cell, head in zip(row, rows[0], strict=True)]
            for row in rows[1:]
        ),
    ]
    across = list(zip(*rows, strict=True))
    words = [max((_width(word) for cell in column for word in cell.split()), default=1) for column in across]
    words = [
        max(width, _BOLD * max(map(_width, column[0].split()), default=0)) + _PADDING
        for width, column in zip(words, across, strict=True)
    ]
    whole = [
        max([width, *(_width(cell) + _PADDING for cell in column[1:] if _is_whole(cell))])
        for width, column in zip(words, across, strict=True)
    ]
    most = [max(max(map(len, column)), 1) + _PADDING for column in across]
    # A sheet sideways takes a page of its own: only where upright some word would break.
    sideways = sum(words) > UPRIGHT
    room = SIDEWAYS if sideways else UPRIGHT
    least = whole if sum(whole) <= room * _FOR_WORDS else words
    # So many columns may leave no room for all whole words: the longest are hyphenated.
    longest = max(least, default=0)
    while sum(least) > room * _FOR_WORDS and longest > 1:
        longest -= 1
        least = [min(width, longest) for width in least]
    widths = _shared_out(least, most, rows, room)
    total = sum(widths)
    return Columns(tuple(round(width / total, 4) for width in widths), sideways)


def is_for_the_pen(cell: str) -> bool:
    """Whether a cell is left to write in: a no-break space stands in it, and no word."""
    return bool(cell) and not cell.strip()


def _width(word: str) -> float:
    """How much room a word takes, in characters of usual width."""
    return sum(1.6 if sign in _BROAD else 0.6 if sign in _NARROW else 1.1 if sign.isupper() else 1 for sign in word)


def _is_whole(cell: str) -> bool:
    return len(cell) <= _WHOLE and any(sign.isdigit() for sign in cell)


def _to_write(head: str) -> str:
    """Words that take as much room as a hand needs under that heading."""
    return " ".join(["x" * 9] * max(2, len(head) * _PEN // 10))


def _shared_out(widths: list[float], most: list[int], rows: Sequence[Sequence[str]], room: int) -> list[float]:
    """Give what room is left, bit by bit, to the column that makes the table lowest; no column more than it can use."""
    lengths = [[len(cell) + _PADDING for cell in row] for row in rows]
    while sum(widths) < room:
        useful = [index for index, width in enumerate(widths) if width < most[index]]
        if not useful:
            break
        # Where no single column makes the table lower, the one whose longest cell has most lines is next.
        best = min(useful, key=lambda index: (_height(widths, lengths, index), -most[index] / widths[index]))
        widths[best] += 1
    return widths


def _height(widths: list[float], lengths: list[list[int]], wider: int) -> float:
    """How many lines the table has when that column is one character wider."""
    tried = [width + (index == wider) for index, width in enumerate(widths)]
    return sum(max(length / width for length, width in zip(row, tried, strict=True)) for row in lengths)
