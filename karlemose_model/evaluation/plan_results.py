"""What a plan of an evaluation finds before the work begins: numbers and codes; documents make sentences of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from karlemose_model.evaluation.results import Dispersion, Method


@dataclass(frozen=True, slots=True)
class Power:
    """How likely a true fall is to be found."""

    fall: float
    """The true fall, e.g. 0.3."""
    power: float


class Stronger(StrEnum):
    """What would make a study stronger."""

    longer = "longer"
    larger_comparison = "larger_comparison"
    pool = "pool"
    wider_outcome = "wider_outcome"


@dataclass(frozen=True, slots=True)
class Improvement:
    """One way to a stronger study, and the power that it would give for the same fall."""

    what: Stronger
    power: float
    smallest_fall: float | None
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Regression:
    """How much of a fall is to be expected because an estate is chosen when things are worst.

    `mean` is the mean of all `months` that are counted before the start.
    """

    mean: float
    months: int
    back: Back | None
    """None with fewer than two years: what is usual can't be told then, and half years differ by season."""


@dataclass(frozen=True, slots=True)
class Back:
    """The way from the last year back to what is usual.

    `last` is the mean of the last `window` months, `fall` the one from it back to the mean of all, as a share (0 when the
    last months were not above it).
    """

    last: float
    window: int
    fall: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What a study can find before it has begun, from the estate's own counts.

    `mean` is the estate's mean by month before, `relative_size` how many times as many offences the comparison has;
    `smallest_fall` is the smallest true fall that is found in four of five cases, None when not even a fall to nothing is.
    """

    outcome: str
    months: int
    mean: float
    relative_size: float
    dispersion: Dispersion
    powers: tuple[Power, ...]
    smallest_fall: float | None
    regression: Regression
    improvements: tuple[Improvement, ...]
    method: Method
    """The method that the study will be worked out with, if months go on to vary as they did before."""
    level: float = 0.95
