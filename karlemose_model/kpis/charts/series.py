"""Which of a KPI's values belong in one chart: periods of one length, their gaps, and the baseline at their beginning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from karlemose_model.kpis.charts.chart import Chart, ChartKind, Point, Reason
from karlemose_model.kpis.values import Value
from karlemose_model.model import Feed, Frequency, Kpi, Period

MOST_EVENTS = 1e9
"""What is more than this is no count of events, and beyond what the distributions can be worked out for."""
LONG_BASELINE, BASELINE = 24, 12
"""The baseline is the first 24 points if there are as many, else the first 12; fewer are not enough."""

_LENGTHS = {
    Frequency.week: (7, 7),
    Frequency.month: (28, 31),
    Frequency.quarter: (90, 92),
    Frequency.half_year: (181, 184),
    Frequency.year: (365, 366),
}
_AMOUNTS = frozenset(
    "kr dkk dkr tkr krone kroner øre eur euro euros € usd $ gbp £ sek nok mio mia "
    "minut minutter minute minutes time timer hour hours dag dage day days uge uger week weeks "
    "måned måneder month months år year years".split()
)
"""Units of money and time, in Danish and English."""
_FOR_EACH = frozenset("per pr a an om i in for hver each / of af".split())
"""What follows these is not counted: in "visits a month" it is visits."""


def length(period: Period) -> Frequency | None:
    """How long a period is; None for single days and other lengths."""
    days = (period.end - period.start).days + 1
    return next((often for often, (least, most) in _LENGTHS.items() if least <= days <= most), None)


def one_length(kpi: Kpi, values: Sequence[Value]) -> tuple[Frequency | None, list[Value], list[Value]]:
    """The length that most values have, the values of that length by age, and the others.

    Of two lengths that are as common the KPI's own goes first, then the shorter. Where a value comes with each case, there
    is no length, and all belong together.
    """
    in_order = sorted(values, key=lambda value: (value.period.end, value.period.start))
    if kpi.frequency is Frequency.case or not in_order:
        return None, in_order, []
    lengths = [length(value.period) for value in in_order]
    counted = Counter(lengths)
    order: list[Frequency | None] = [kpi.frequency, *_LENGTHS, None]
    most = max(counted, key=lambda often: (counted[often], -order.index(often)))
    return (
        most,
        [value for value, often in zip(in_order, lengths, strict=True) if often is most],
        [value for value, often in zip(in_order, lengths, strict=True) if often is not most],
    )


def follows(before: Period, after: Period) -> bool:
    """Whether no period is missing between the two."""
    return before.end + timedelta(days=1) == after.start


def baseline_of(values: Sequence[Value], given: tuple[date, date] | None) -> list[Value]:
    """The values that centre and limits come from: those of the days given, else the first; empty if they are too few."""
    if given is not None:
        chosen = [value for value in values if given[0] <= value.period.start and value.period.end <= given[1]]
    else:
        chosen = list(values[: LONG_BASELINE if len(values) >= LONG_BASELINE else BASELINE])
    return chosen if len(chosen) >= BASELINE else []


def is_amount(kpi: Kpi) -> bool:
    """Whether the KPI adds up money or time: such amounts are no events, and do not vary as counts do."""
    return Feed.spend in kpi.fed_by or any(_names_amount(words) for _language, words in kpi.unit)


def _names_amount(unit: str) -> bool:
    words = [word.strip(".") for word in unit.lower().replace("/", " / ").split()]
    return any(word in _AMOUNTS for word in takewhile(lambda word: word not in _FOR_EACH, words))


@dataclass(frozen=True, slots=True)
class Series:
    """What goes into one chart: the values by age, the periods that are hidden, and those of another length."""

    frequency: Frequency | None
    values: tuple[Value, ...]
    left_out: tuple[Period, ...] = ()
    hidden: tuple[Period, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether all values can be counts of events."""
        return all(0 <= value.value <= MOST_EVENTS and value.value == int(value.value) for value in self.values)

    @property
    def points(self) -> list[Point]:
        """The values as points without limits; a missing period breaks the line."""
        before: Value | None = None
        points = []
        for value in self.values:
            joined = before is not None and (self.frequency is None or follows(before.period, value.period))
            points.append(Point(value.period, value.value, joined=joined, at_least=value.at_least))
            before = value
        return points

    def hides_in(self, baseline: Sequence[Value]) -> bool:
        """Whether a hidden value belongs to the baseline: those that are left are the large ones."""
        return any(period.start <= baseline[-1].period.end for period in self.hidden)

    def too_few(self) -> Reason:
        """Why there is no baseline."""
        return Reason.hidden if len(self.values) + len(self.hidden) >= BASELINE > len(self.values) else Reason.too_few

    def chart(self, kind: ChartKind, reason: Reason, points: Sequence[Point]) -> Chart:
        """A chart of the points of which nothing is told yet."""
        shown = tuple(points)
        return Chart(kind, reason, shown, frequency=self.frequency, hidden=self.hidden, left_out=self.left_out)


def series_of(kpi: Kpi, values: Sequence[Value], hidden: Sequence[Period]) -> Series:
    """The values of one length as a series, with the hidden periods that belong to it."""
    # A hidden period counts for the length as well: none of its length may be left to be seen.
    known = {value.period for value in values}
    empty = [Value("", period, 0.0) for period in dict.fromkeys(hidden) if period not in known]
    frequency, chosen, others = one_length(kpi, [*values, *empty])
    secret = {value.period for value in empty}
    return Series(
        frequency,
        tuple(value for value in chosen if value.period not in secret),
        tuple(value.period for value in others if value.period not in secret),
        tuple(value.period for value in chosen if value.period in secret),
    )
