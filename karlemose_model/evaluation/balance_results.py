"""What a balance finds: present values by payer, break-evens, what moves them and how sure they are, each traced to its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from karlemose_model.evaluation.results import Missing
from karlemose_model.model import Payer
from karlemose_model.text import Text


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a figure comes from: a path in the playbook, and the ids of the sources that are given there."""

    path: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest, the most likely and the highest value; `high` or `low` is None where there is no end."""

    low: float | None
    value: float
    high: float | None


class LineKind(StrEnum):
    """Which side of the balance a line is on."""

    cost = "cost"
    benefit = "benefit"


@dataclass(frozen=True, slots=True)
class Line:
    """A cost or a benefit that is counted.

    `amount` is the cost or the value of one, in the balance's price year; of a benefit, `number` is how many, the whole
    time of the study or one year; a cost has one. Its present value is amount times number times `weight`, which holds the
    years, the discounting, and of a benefit the attribution. `flows` are the years' money before discounting. `key` is the
    entry's id. `traces` name the amount first, then the number. `unadjusted`: the amount stands in the prices of
    `price_year`, since no index is at hand.
    """

    kind: LineKind
    key: str
    amount: Range
    number: Range
    flows: Mapping[int, float]
    weight: float
    paid_by: Mapping[Payer, float]
    cashable: bool
    traces: tuple[Trace, ...]
    price_year: int
    transfer: bool = False
    sentence: bool = False
    unadjusted: bool = False

    @property
    def present(self) -> float:
        """The present value."""
        return self.amount.value * self.number.value * self.weight

    @property
    def undiscounted(self) -> float:
        """The sum over the years, before later money counts for less."""
        return sum(self.flows.values())

    @property
    def sign(self) -> int:
        """1 for a benefit, -1 for a cost."""
        return 1 if self.kind is LineKind.benefit else -1


class Uncounted(StrEnum):
    """Why something that the playbook tells of is not in the balance."""

    no_amount = "no_amount"
    """A cost without `counted`: no source says enough."""
    outside_years = "outside_years"
    """None of its years is counted; or only a part of them, which is then in the balance (`partly`)."""
    other_currency = "other_currency"
    no_index = "no_index"
    not_measured = "not_measured"
    """A benefit whose outcome has no result; `missing` says why."""
    only_sensitivity = "only_sensitivity"


@dataclass(frozen=True, slots=True)
class NotCounted:
    """An entry that is not in the balance. `own`: the place's own playbooks say it, and not the model alone."""

    path: str
    why: Uncounted
    own: bool = True
    partly: bool = False
    missing: Missing | None = None

    @property
    def lacks_amount(self) -> bool:
        """Whether it is a cost of the years that are counted, and only its amount is lacking."""
        return self.path.startswith("costs.") and self.why is not Uncounted.outside_years


@dataclass(frozen=True, slots=True)
class Sum:
    """Present values of costs and benefits together."""

    costs: float
    benefits: float

    @property
    def net(self) -> float:
        """Benefits less costs."""
        return self.benefits - self.costs

    @property
    def ratio(self) -> float | None:
        """Benefits by costs; None without costs."""
        return self.benefits / self.costs if self.costs > 0 else None


@dataclass(frozen=True, slots=True)
class Account:
    """One payer's present values; `cashable` is the part that is money in a budget."""

    payer: Payer
    all: Sum
    cashable: Sum


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The three ledgers, which are never added to each other.

    `accounts` are all payers that have something, victims among them; `public` is their sum without the victims;
    `cashable` the part of it that is money in a budget. `society` has the public part without transfers times the net
    tax factor and the distortion factor, and the victims.
    """

    accounts: tuple[Account, ...]
    public: Sum
    cashable: Sum
    society: Sum


@dataclass(frozen=True, slots=True)
class BreakEven:
    """How many of something would have to be prevented to be worth what the work cost (present value, all payers).

    `number.low` is with the lowest costs and the highest value, `number.high` the other way round. `sensitivity`: the value
    is one of another country, held beside the result. `why` says why there is no number.
    """

    unit_value: str
    number: Range | None
    traces: tuple[Trace, ...]
    sensitivity: bool = False
    unadjusted: bool = False
    why: Uncounted | None = None


@dataclass(frozen=True, slots=True)
class PerOffence:
    """What one offence prevented cost (present value of all costs). An end that is None is without limit."""

    outcome: str
    prevented: Range
    cost: Range


@dataclass(frozen=True, slots=True)
class Bar:
    """Society's net result with one input at its lowest and at its highest, the others at their most likely value.

    `switching` is the value of the input at which society's costs and benefits are equal; None where none is.
    """

    trace: Trace
    input: Range
    net_at_low: float
    net_at_high: float
    switching: float | None

    @property
    def swing(self) -> float:
        """How far the result moves."""
        return abs(self.net_at_high - self.net_at_low)


@dataclass(frozen=True, slots=True)
class Bin:
    """So many draws whose result lies from `low` up to `high`."""

    low: float
    high: float
    draws: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """The net result over all draws: mean, standard deviation, 5, 50 and 95 per cent, the chance that it is above 0."""

    mean: float
    sd: float
    p5: float
    p50: float
    p95: float
    chance_positive: float
    bins: tuple[Bin, ...] = ()


@dataclass(frozen=True, slots=True)
class VarianceShare:
    """How much of the result's variance goes with one input, by rank correlation; shares add up to 1."""

    trace: Trace
    share: float


@dataclass(frozen=True, slots=True)
class Simulation:
    """All inputs drawn at once: effects as the evaluation has them, amounts triangular between low and high."""

    public: Distribution
    society: Distribution
    shares: tuple[VarianceShare, ...]
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The balance with or without imprisonment as a cost.

    `undiscounted` is society's sum if later money counted in full. `internal_rate` is the rate at which society's costs
    and benefits are equal, None where there is none. `simulation` is None without a benefit: costs alone have no chance.
    """

    with_sentences: bool
    ledgers: Ledgers
    undiscounted: Sum
    internal_rate: float | None
    per_offence: PerOffence | Missing
    questions: tuple[BreakEven, ...]
    tornado: tuple[Bar, ...]
    simulation: Simulation | None


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the offences prevented that are counted were: how many fewer than expected in the estate and around it.

    `surroundings` is None where they were not counted, negative where there were more; `clear` says that their whole
    interval lies below that of no change.
    """

    own: float
    surroundings: float | None
    clear: bool

    @property
    def counted(self) -> float:
        """What of the surroundings is counted: a rise where the estate had fewer, a fall only where it is clear."""
        around = self.surroundings or 0.0
        if self.clear:
            return around
        # Where the estate has no fall, nothing can have moved out of it.
        return min(around, 0.0) if self.own > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Check:
    """A total that a source states, and what its parts add up to; `parts` are their names."""

    trace: Trace
    stated: float
    added: float
    holds: bool
    parts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A factor that the balance was worked out with, the day it was stated on, and where it stands.

    The path is empty for what comes with the tool.
    """

    name: str
    value: float
    stated: date
    trace: Trace


@dataclass(frozen=True, slots=True)
class Rates:
    """The discount rates: from which year (the first is 0) which rate holds."""

    steps: tuple[tuple[int, float], ...]
    stated: date
    trace: Trace


@dataclass(frozen=True, slots=True)
class Balance:
    """What the work cost and what it was worth. `frames` has two where imprisonment is among the costs: with, and without.

    `scopes` tells of each outcome of the evaluation that is counted where its offences were.
    """

    currency: str
    price_year: int
    first_year: int
    horizon: int
    rates: Rates
    net_tax_factor: Setting
    distortion: Setting
    lines: tuple[Line, ...]
    not_counted: tuple[NotCounted, ...]
    frames: tuple[Frame, ...]
    checks: tuple[Check, ...] = ()
    price_index: Trace | None = None
    scopes: Mapping[str, Scope] = field(default_factory=dict)

    @property
    def unadjusted(self) -> bool:
        """Whether amounts of other years stand as they are, since no price index is at hand."""
        return any(line.unadjusted for line in self.lines)
