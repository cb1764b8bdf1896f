"""A Chart: a KPI's points with their centre, limits and signals, for the pictures, the pages and the agendas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from karlemose_model.model import Frequency, Period

MUCH_SPREAD = 1.2
"""From so many times the spread that chance gives, limits that count on chance alone call too often."""


class ChartKind(StrEnum):
    """How the points are looked at."""

    counts = "counts"
    """So many events in each period, with Poisson probability limits."""
    rates = "rates"
    """Events for each of something, with Poisson probability limits that follow the denominator."""
    shares = "shares"
    """So many of so many, with exact binomial limits that follow the denominator."""
    t = "t"
    """Days between rare events, with the limits of a t chart."""
    g = "g"
    """Days between rare events, with geometric probability limits: two may fall on one day."""
    run = "run"
    """About the median, without limits."""
    numbers = "numbers"
    """Only the numbers: nothing is told of them."""


class Reason(StrEnum):
    """Why it is this kind of chart."""

    events = "events"
    """It counts events, one a period or more on average."""
    parts = "parts"
    """It is a share or a rate, and both its parts are known."""
    rare = "rare"
    """The events are rare: the days between them tell more than a count for each period."""
    no_spread = "no_spread"
    """A level, a mean or an amount: how far it strays by chance is not known, so there are no limits."""
    parts_unknown = "parts_unknown"
    """A share or a rate of which nobody told the numerator and the denominator."""
    too_few = "too_few"
    """Fewer than twelve points to work out limits from."""
    too_rare = "too_rare"
    """Less than one event a period on average, and the days of the events are not known, or too few."""
    few_behind = "few_behind"
    """Too often fewer than ten lie behind a share."""
    hidden = "hidden"
    """Small numbers are hidden, and what is worked out from the others alone would be wrong."""
    all_alike = "all_alike"
    """None, all, or the same number of days the whole time: from that no limits follow."""
    days_unknown = "days_unknown"
    """It grows by itself from day to day, and the days of the events are not known."""


class Side(StrEnum):
    """Which side of the middle something lies on."""

    above = "above"
    below = "below"


class SignalKind(StrEnum):
    """What stands out. It is worth a talk at the meeting, and proves nothing."""

    outside = "outside"
    """A point outside the limits."""
    run = "run"
    """An unusually long run of points on one side of the median."""
    crossings = "crossings"
    """The points cross the median unusually seldom."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its limits, in the KPI's unit or in days; limits are None where there are none.

    `joined`: no period is missing between this point and the one before. `at_least`: it is that or more.
    """

    period: Period
    value: float
    lower: float | None = None
    upper: float | None = None
    outside: Side | None = None
    joined: bool = False
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """What stands out, and in which period it could first be seen; `run` are the periods of a long run."""

    kind: SignalKind
    period: Period
    side: Side | None = None
    run: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A KPI's points, the oldest first, and what is told of them.

    `centre` is the mean of the baseline where there are limits, else its median; both are in the points' unit.
    `baseline` is the first and the last period that centre and limits come from. `phi` is how many times the spread in
    the baseline is what chance alone gives (Pearson). `frequency` is the length of the periods; None where each
    point stands for itself, as the days between events do. `hidden` are periods whose value must not be shown,
    `left_out` those of another length than most.
    """

    kind: ChartKind
    reason: Reason
    points: tuple[Point, ...] = ()
    centre: float | None = None
    median: float | None = None
    baseline: tuple[Period, Period] | None = None
    phi: float | None = None
    signals: tuple[Signal, ...] = ()
    frequency: Frequency | None = None
    hidden: tuple[Period, ...] = ()
    left_out: tuple[Period, ...] = ()

    @property
    def spreads_much(self) -> bool:
        """Whether the baseline spread more than chance gives: then the limits call too often."""
        return self.phi is not None and self.phi > MUCH_SPREAD


def news(chart: Chart, since: date) -> tuple[Signal, ...]:
    """The signals that could first be seen in a period that ended on that day or later: older ones are no news."""
    return tuple(signal for signal in chart.signals if signal.period.end >= since)
