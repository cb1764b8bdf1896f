"""The run rules of Anhøj and Olesen: whether points stay on one side of the middle longer than chance lets them.

They fit their bounds to the number of points, so that a long chart does not call oftener than a short one. Source:
https://github.com/anhoej/qicharts2 (R/helper.functions.R).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from karlemose_model.kpis.charts.limits import binomial_quantile

FEWEST = 20
"""Below so many points that lie beside the line, nothing is told of runs."""


@dataclass(frozen=True, slots=True)
class Runs:
    """How points lie about a line; those on it do not count. `longest` holds the indices of the (last) longest run."""

    points: int
    longest: tuple[int, ...]
    crossings: int

    @property
    def longest_usual(self) -> int:
        """The longest run that is still usual for so many points."""
        return round(math.log2(self.points)) + 3 if self.points else 0

    @property
    def fewest_usual(self) -> int:
        """The fewest crossings that are still usual for so many points."""
        return binomial_quantile(0.05, self.points - 1, 0.5) if self.points > 1 else 0

    @property
    def long(self) -> bool:
        """Whether a run is unusually long."""
        return len(self.longest) > self.longest_usual

    @property
    def seldom_crosses(self) -> bool:
        """Whether the line is crossed unusually seldom."""
        return self.crossings < self.fewest_usual


def runs(values: Sequence[float], line: float) -> Runs:
    """How the values, in the order of time, lie about the line."""
    beside = [index for index, value in enumerate(values) if value != line]
    longest: list[int] = []
    current: list[int] = []
    crossings = 0
    for index in beside:
        if current and (values[index] > line) != (values[current[-1]] > line):
            crossings += 1
            current = []
        current.append(index)
        if len(current) >= len(longest):
            longest = list(current)
    return Runs(len(beside), tuple(longest), crossings)


def seen_since(values: Sequence[float], line: float, stands_out: Callable[[Runs], bool]) -> int | None:
    """The index at which it could first be seen and from which on it was always so, or None if it is not so now."""
    beside = [index for index, value in enumerate(values) if value != line]
    since = None
    for count in range(len(beside), FEWEST - 1, -1):
        last = beside[count - 1]
        if not stands_out(runs(values[: last + 1], line)):
            break
        since = last
    return since
