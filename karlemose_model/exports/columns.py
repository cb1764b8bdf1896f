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


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns' shares of the width, together 1, and whether the sheet must be held sideways."""

    shares: tuple[float, ...]
    sideways: bool


def columns(rows: Sequence[Sequence[str]]) -> Columns:
    """Widths that keep the words whole, as far as there is room, and the table low. All rows have equally many cells."""
    across = list(zip(*rows, strict=True))
    least = [max((len(word) for cell in column for word in cell.split()), default=1) + _PADDING for column in across]
    most = [max(max(map(len, column)), 1) + _PADDING for column in across]
    # A sheet sideways takes a page of its own: only where upright some word would break.
    sideways = sum(least) > UPRIGHT
    room = SIDEWAYS if sideways else UPRIGHT
    # So many columns may leave no room for all whole words: the longest are hyphenated.
    longest = max(least, default=0)
    while sum(least) > room * _FOR_WORDS and longest > 1:
        longest -= 1
        least = [min(width, longest) for width in least]
    widths = _shared_out([float(width) for width in least], most, rows, room)
    total = sum(widths)
    return Columns(tuple(round(width / total, 4) for width in widths), sideways)


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
