"""What an evaluation finds: numbers, and codes for what they allow to be said; documents make sentences of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from statistics import NormalDist

from karlemose_model.model import AreaKind


class Lack(StrEnum):
    """Why there is no result."""

    no_evaluation = "no_evaluation"
    """The playbook has no `evaluation:`."""
    no_outcome = "no_outcome"
    """Nothing is counted that may answer the question: none is primary, or only what the police find."""
    no_estate = "no_estate"
    no_comparison = "no_comparison"
    not_over = "not_over"
    """The months after are not over on the day it is seen on; data: `until`, the first day on which they are."""
    no_counts = "no_counts"
    """Months without a count; data: `areas` (ids) and `months` (how many are missing)."""
    all_zero = "all_zero"
    """Nothing was recorded anywhere."""
    no_comparison_counts = "no_comparison_counts"
    """Nothing was recorded in the comparison areas before."""
    too_few_months = "too_few_months"
    """data: `months`, `needed`."""
    too_few_offences = "too_few_offences"
    """data: `mean`, `needed`."""
    too_few_areas = "too_few_areas"
    """data: `areas`, `needed`."""
    no_fall = "no_fall"
    """Of the displacement quotient: the success measure is not clearly negative."""
    displaced = "displaced"
    """Of the price of one offence: the estate had fewer, and the surroundings as many more, or beyond."""
    no_harm = "no_harm"
    """No outcome has a weight of harm."""
    no_buffer = "no_buffer"
    did_not_fit = "did_not_fit"
    """The regression found no answer."""
    no_economy = "no_economy"
    """The playbook has no `economy:`."""
    no_costs = "no_costs"
    """No cost is counted in the years of the balance."""
    no_rates = "no_rates"
    """No discount rates or factors are known for the country, and the playbook gives none."""


@dataclass(frozen=True, slots=True)
class Missing:
    """That something was not worked out, and why; `data` are words for the sentence that says so."""

    why: Lack
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Series:
    """An area's counts by month, before and after, in the order of the study's months."""

    area: str
    kind: AreaKind
    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def total_before(self) -> int:
        """The sum before."""
        return sum(self.before)

    @property
    def total_after(self) -> int:
        """The sum after."""
        return sum(self.after)


@dataclass(frozen=True, slots=True)
class Study:
    """One outcome in all areas; `months_before` and `months_after` are the first days of as many calendar months."""

    outcome: str
    months_before: tuple[date, ...]
    months_after: tuple[date, ...]
    estate: Series
    comparisons: tuple[Series, ...]
    buffers: tuple[Series, ...] = ()

    @property
    def comparison(self) -> tuple[int, int]:
        """The comparison areas together, before and after."""
        return sum(one.total_before for one in self.comparisons), sum(one.total_after for one in self.comparisons)

    @property
    def buffer(self) -> tuple[int, int]:
        """The buffer areas together, before and after."""
        return sum(one.total_before for one in self.buffers), sum(one.total_after for one in self.buffers)

    @property
    def totals(self) -> tuple[int, int, int, int]:
        """The estate before and after, then the comparison before and after."""
        return self.estate.total_before, self.estate.total_after, *self.comparison

    @property
    def cells(self) -> tuple[tuple[int, ...], ...]:
        """The months of the estate and of each comparison area, before and after: what months vary around."""
        return tuple(months for one in (self.estate, *self.comparisons) for months in (one.before, one.after))


def _chance_below(value: float, se: float) -> float:
    """The chance that a difference is below 0, by the normal distribution."""
    return NormalDist().cdf(-value / se) if se else 0.5


NEAR_CHANCE = 1.2
"""Up to this dispersion months vary as chance alone makes them vary."""


@dataclass(frozen=True, slots=True)
class Dispersion:
    """How much months vary around their cell's mean: Pearson's chi-square by its degrees of freedom; 1 is Poisson."""

    raw: float
    chi_square: float
    freedom: int

    @property
    def used(self) -> float:
        """What intervals are widened by: nothing (1) as long as months vary as chance alone makes them."""
        return self.raw if self.raw > NEAR_CHANCE else 1.0


class Method(StrEnum):
    """How the ratio of rates was worked out."""

    exact = "exact"
    """Conditional on the margins, with the mid-p value: months vary as chance alone makes them."""
    quasi = "quasi"
    """Quasi-Poisson with t: months vary more than chance alone makes them. With a count of nought, which it can't take:
    the exact interval of counts divided by the dispersion."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """The relative ratio of rates: (after/before here) / (after/before there). Below 1: it fell more here.

    `high` may be infinite, `value` 0 or infinite where a count is nought. Where the counts say nothing at all (none here,
    none there, none before or none after) it is 1 with an interval from 0 to infinite. `level` is that of the interval, e.g.
    0.95.
    """

    value: float
    low: float
    high: float
    p: float
    method: Method
    level: float = 0.95

    @property
    def chance_below(self) -> float:
        """The chance that the true ratio lies below 1, 0 to 1: one half of the p value lies beyond 1."""
        return 1 - self.p / 2 if self.value < 1 else self.p / 2

    @property
    def excludes_one(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return self.high < 1 or self.low > 1


@dataclass(frozen=True, slots=True)
class Prevented:
    """How many offences fewer there were than at the comparison's change in per cent; negative: more."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Together:
    """Estate and buffer counted together, and the chance (0 to 1) that there were fewer offences in them."""

    fewer: Prevented
    chance: float


@dataclass(frozen=True, slots=True)
class Wdd:
    """The weighted displacement difference, in offences of the estate over the window after; negative: a fall.

    `local` is the estate's part, `displaced` the buffer's (0 without one).
    """

    value: float
    se: float
    z: float
    low: float
    high: float
    local: float
    local_se: float
    displaced: float = 0.0

    @property
    def chance_fell(self) -> float:
        """The chance that there were fewer than at the comparison's change, 0 to 1: by the difference's own distribution."""
        return _chance_below(self.value, self.se)

    @property
    def chance_local_fell(self) -> float:
        """The same in the estate alone."""
        return _chance_below(self.local, self.local_se)

    @property
    def local_ends(self) -> tuple[float, float]:
        """The interval of the estate's part, as wide in standard errors as that of the whole."""
        reach = (self.high - self.low) / 2 * self.local_se / self.se if self.se else 0.0
        return self.local - reach, self.local + reach


@dataclass(frozen=True, slots=True)
class Quotient:
    """The weighted displacement quotient, a description without an interval; `value` is None where it means nothing."""

    value: float | None
    success: float
    buffer: float
    why: Missing | None = None


class Sign(StrEnum):
    """What the surroundings say."""

    none = "none"
    """No sign of displacement: the interval lies below the agreed margin."""
    displaced = "displaced"
    """The surroundings got worse than the comparison: the interval lies above 1."""
    cannot_say = "cannot_say"


@dataclass(frozen=True, slots=True)
class Displacement:
    """The buffer held against the comparison."""

    ratio: Ratio
    sign: Sign
    margin: float
    quotient: Quotient
    net: float
    """Total net effect: offences prevented in estate and buffer together (Guerette's TNE)."""


@dataclass(frozen=True, slots=True)
class Segmented:
    """An interrupted time series of estate and comparison: the change of level at the start, relative to the comparison."""

    ratio: Ratio
    slope: float
    """How much the estate's trend changed by month beyond the comparison's, as a factor."""
    dispersion: float
    months: int


class Trial(StrEnum):
    """What a month in which nothing began tells of a result."""

    quiet = "quiet"
    """No difference there, and one as large as the result would have been seen."""
    difference = "difference"
    """A difference is seen, though there should be none."""
    too_little = "too_little"
    """The interval holds both: no difference, and one as large as the result."""


@dataclass(frozen=True, slots=True)
class Placebo:
    """The same ratio for a month before the start in which nothing began."""

    month: date
    ratio: Ratio
    chance_fell_more: float
    """The chance that the estate fell more than the comparison there, 0 to 1."""

    def beside(self, result: Ratio) -> Trial:
        """What it tells of that result."""
        if self.ratio.excludes_one:
            return Trial.difference
        return Trial.too_little if self.ratio.low <= result.value <= self.ratio.high else Trial.quiet


@dataclass(frozen=True, slots=True)
class Permutation:
    """Each comparison area taken for the estate: how many changed as much. p = (1 + as extreme) / (1 + areas)."""

    p: float
    areas: int
    as_extreme: int


@dataclass(frozen=True, slots=True)
class Harm:
    """The change in harm: WDD of each outcome times its weight, added up; negative: less harm."""

    value: float
    se: float
    low: float
    high: float
    outcomes: tuple[str, ...]

    @property
    def chance_fell(self) -> float:
        """The chance that there was less harm, 0 to 1: by the normal distribution of the difference."""
        return _chance_below(self.value, self.se)


class Strength(StrEnum):
    """What may be said."""

    conclusive = "conclusive"
    """No doubt is left: the interval leaves out 1, the dispersion was estimated, the placebo is quiet, the comparison areas
    changed alike, and all was fixed before the work began."""
    points_to = "points_to"
    """More likely than not by far (chance of 0.9 or more, or 0.1 or less), but not conclusive."""
    cannot_say = "cannot_say"


LIKELY = 0.9
"""From this chance on, that it fell more or that it did not, a result points to something."""


def is_likely(chance: float) -> bool:
    """Whether a chance, or that of the contrary, is so large; as it is shown, in whole per cent, so that no reader sees 90
    per cent beside two different words.
    """
    return round(max(chance, 1 - chance), 2) >= LIKELY


class Doubt(StrEnum):
    """What keeps a result from being conclusive; any number of them."""

    interval_holds_one = "interval_holds_one"
    placebo_not_quiet = "placebo_not_quiet"
    placebo_too_little = "placebo_too_little"
    no_placebo = "no_placebo"
    no_dispersion = "no_dispersion"
    """There are too few months with offences to see whether they vary more than chance makes them."""
    comparison_differs = "comparison_differs"
    """The comparison areas did not change alike: their own ratios differ more than chance makes them."""
    fixed_late = "fixed_late"
    """It was fixed after the work had begun: what was seen by then may have had a say in it."""
    comparison_untested = "comparison_untested"
    """Whether they did cannot be seen: there is one area only, or offences in one only."""


class Towards(StrEnum):
    """Which way the estate went beside the comparison."""

    fell_more = "fell_more"
    fell_less = "fell_less"
    same = "same"
    """The ratio is 1 to two decimals."""


@dataclass(frozen=True, slots=True)
class Impact:
    """All that is found of one outcome. What could not be worked out is a Missing that says why."""

    study: Study
    dispersion: Dispersion
    ratio: Ratio
    chance_fell_more: float
    """The chance that the estate fell more than the comparison, 0 to 1."""
    prevented: Prevented
    """In the estate itself."""
    together: Together | Missing
    wdd: Wdd
    displacement: Displacement | Missing
    segmented: Segmented | Missing
    placebo: Placebo | Missing
    permutation: Permutation | Missing
    harm: Harm | Missing
    strength: Strength
    towards: Towards
    doubts: tuple[Doubt, ...] = ()
    seed: int = 0
    draws: int = 0
