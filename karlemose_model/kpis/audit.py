"""What can be worked out from published figures: the range that linear programming leaves for a hidden one.

Every figure is a sum of pieces that nobody can see into, e.g. months, none of them below zero. What is published are
equations over these pieces; the least and the greatest value that the equations allow is what an attacker can learn
(de Wolf and Hundepool; the same audit as in sdcTable and tau-Argus).
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from karlemose_model.kpis.disclosure import Profile

Piece = Hashable
Range = tuple[float, float]
_NEARLY = 1e-6


@dataclass(frozen=True, slots=True)
class Known:
    """What the public knows of a sum of pieces: it lies between two values, which are equal if it is known exactly."""

    pieces: frozenset[Piece]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Secret:
    """A sum of pieces that must not become known, and the profile that says so."""

    pieces: frozenset[Piece]
    profile: Profile


def is_safe(secret: Secret, known: Sequence[Known]) -> bool:
    """Whether the known figures leave the whole hidden range open.

    Of a profile that rounds it is enough that more than one whole number is left. Figures that contradict one another
    leave nothing open, so they are not safe.
    """
    found = interval(secret.pieces, known)
    if found is None:
        return False
    least, greatest = found
    if secret.profile.step is not None:
        return greatest - least >= 1 - _NEARLY
    return least <= secret.profile.low + _NEARLY and greatest >= secret.profile.high - _NEARLY


def interval(pieces: frozenset[Piece], known: Iterable[Known]) -> Range | None:
    """The least and the greatest value that the sum of pieces can have; None if the known figures contradict each other."""
    touching = _touching(pieces, known)
    if not touching:
        return 0.0, math.inf
    order = {piece: number for number, piece in enumerate(dict.fromkeys(p for one in touching for p in one.pieces))}
    least = _least(touching, order, pieces, 1.0)
    if least is None:
        return None
    # A piece that no figure speaks of can be as great as one likes.
    greatest = _least(touching, order, pieces, -1.0) if pieces <= order.keys() else -math.inf
    return None if greatest is None else (least, -greatest)


def _least(known: Sequence[Known], order: dict[Piece, int], pieces: frozenset[Piece], sign: float) -> float | None:
    """The least value of `sign` times the sum of pieces; None if there is none."""
    # It takes half a second to import; nothing but an audit needs it.
    from scipy.optimize import linprog

    def row(chosen: Iterable[Piece], factor: float) -> list[float]:
        line = [0.0] * len(order)
        for piece in chosen:
            if piece in order:
                line[order[piece]] = factor
        return line

    exact = [one for one in known if one.low == one.high]
    bounded = [(one, factor) for one in known if one.low != one.high for factor in (1.0, -1.0)]
    found = linprog(
        row(pieces, sign),
        A_ub=[row(one.pieces, factor) for one, factor in bounded] or None,
        b_ub=[one.high if factor > 0 else -one.low for one, factor in bounded] or None,
        A_eq=[row(one.pieces, 1.0) for one in exact] or None,
        b_eq=[one.low for one in exact] or None,
        bounds=(0, None),
        method="highs",
    )
    return float(found.fun) if found.status == 0 else None


def _touching(pieces: frozenset[Piece], known: Iterable[Known]) -> list[Known]:
    """What has to do with the pieces, directly or through others, in the order in which it is known."""
    left, reached, found = list(known), set(pieces), set[int]()
    while more := [n for n, one in enumerate(left) if n not in found and not reached.isdisjoint(one.pieces)]:
        found.update(more)
        for number in more:
            reached |= left[number].pieces
    return [left[number] for number in sorted(found)]
