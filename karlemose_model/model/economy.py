"""What work costs and what its results are worth in money: amounts with their range, price year, payer and source."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from karlemose_model.messages.message import N_
from karlemose_model.model.section import Claim, Day, Entry, Ref, Section, SourceRefs
from karlemose_model.text import Text

CostRef = Annotated[str, Ref("costs")]
UnitValueRef = Annotated[str, Ref("unit_values")]

Finite = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
"""A number that can be added and multiplied: no country has so much money."""
Year = Annotated[StrictInt, Field(ge=1900, le=2999)]
Share = Annotated[float, Field(ge=0, le=1)]
"""A part of a whole: 0.25 for a quarter."""
Rate = Annotated[float, Field(gt=-1, le=0.5)]
"""A rate of interest: 0.035 for 3.5 per cent."""
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""A currency by its ISO 4217 code, e.g. DKK."""
NamedSources = Annotated[SourceRefs, Field(min_length=1)]


class Payer(StrEnum):
    """Whose money it is."""

    municipality = "municipality"
    region = "region"
    state = "state"
    police = "police"
    housing = "housing"
    """A housing organisation."""
    victims = "victims"
    """Those whom crime hits: the only one that is no public budget."""


class PaidBy(Section):
    """How an amount is shared among those who pay it, or who are spared it; the shares add up to 1."""

    municipality: Share = Field(0, description=N_("The municipality's share, 0 to 1."))
    region: Share = Field(0, description=N_("The region's share, 0 to 1."))
    state: Share = Field(0, description=N_("The state's share without the police, 0 to 1: courts, prisons, benefits."))
    police: Share = Field(0, description=N_("The police's share, 0 to 1."))
    housing: Share = Field(0, description=N_("The housing organisation's share, 0 to 1."))
    victims: Share = Field(0, description=N_("The share of those whom crime hits, 0 to 1; no public budget."))

    @property
    def shares(self) -> Mapping[Payer, float]:
        """Each payer's share, without those that have none."""
        return {payer: share for payer in Payer if (share := getattr(self, payer.value))}


class PartOfTotal(Section):
    """A number of something, at so much each."""

    name: Text = Field(description=N_("What is added."))
    number: Finite = Field(1, description=N_("How many of it; 1 if the value is all of it."))
    value: Finite = Field(description=N_("How much one of it is."))


class StatedTotal(Section):
    """A total that the source states beside the parts that should add up to it."""

    total: Finite = Field(description=N_("The total, as the source states it."))
    parts: Annotated[tuple[PartOfTotal, ...], Field(min_length=1)] = Field(
        description=N_("The parts, as the source states them: number times value, added up.")
    )
    within: Share = Field(
        0.01, description=N_("By how much of the total the sum may differ, for rounding: 0.01 is one per cent.")
    )

    @property
    def added(self) -> float:
        """What the parts add up to."""
        return sum(part.number * part.value for part in self.parts)

    @property
    def holds(self) -> bool:
        """Whether the source's own figures agree."""
        return abs(self.added - self.total) <= self.within * abs(self.total)


class Every(StrEnum):
    """How often an amount is paid."""

    once = "once"
    year = "year"


class Counted(Section):
    """A cost as it goes into the balance. All of it has to be said; the amount with its range."""

    amount: Finite = Field(description=N_("The most likely amount."))
    low: Finite = Field(description=N_("The lowest that it may be; the amount itself if the source leaves no doubt."))
    high: Finite = Field(description=N_("The highest that it may be."))
    every: Every = Field(
        description=N_(
            "once: the amount is for the whole time, and each of its years has as much. year: for each year."
        )
    )
    from_: Year = Field(alias="from", description=N_("The first year that it is paid in."))
    to: Year = Field(description=N_("The last year that it is paid in."))
    price_year: Year = Field(description=N_("The year whose prices the amount is in."))
    currency: Currency = Field(description=N_("The currency, e.g. DKK."))
    paid_by: PaidBy = Field(description=N_("Who pays which share, e.g. {municipality: 0.5, police: 0.5}."))
    cashable: StrictBool = Field(
        description=N_("true if it is money that leaves a budget; false if it is time or room that is there anyway.")
    )
    source: NamedSources = Field(description=N_("The source of the amount."))
    caveat: Text | None = Field(
        None, description=N_("What a reader must know of the amount, e.g. that it was not for this estate alone.")
    )
    totals: tuple[StatedTotal, ...] = Field((), description=N_("Totals that the source states, to be added up again."))


class UnitValue(Entry, Claim):
    """What one of something is worth: one prison day, one person who does not reoffend."""

    name: Text = Field(description=N_("What it is called."))
    value: Finite = Field(description=N_("The most likely value of one."))
    low: Finite = Field(description=N_("The lowest that it may be; the value itself if the source gives no range."))
    high: Finite = Field(description=N_("The highest that it may be."))
    per: Text = Field(description=N_("What one of it is, e.g. one prison day."))
    price_year: Year = Field(description=N_("The year whose prices the value is in."))
    currency: Currency = Field(description=N_("The currency, e.g. DKK."))
    paid_by: PaidBy = Field(description=N_("Who is spared which share, e.g. {state: 1}."))
    cashable: StrictBool = Field(
        description=N_("true if a budget really has the money again; false if it is time or room that others use.")
    )
    transfer: StrictBool = Field(
        False,
        description=N_(
            "true if it only moves money between the public purse and people, as benefits do: then it counts for the budget, not for society."
        ),
    )
    not_covered: Text = Field(description=N_("What the value does not cover."))
    only_sensitivity: StrictBool = Field(
        False, description=N_("true if it may only be held beside the result, as values of another country are.")
    )
    source: NamedSources = Field(description=N_("The source of the value."))
    totals: tuple[StatedTotal, ...] = Field((), description=N_("Totals that the source states, to be added up again."))


class Number(Section):
    """How many there were of something, as a source gives it: lowest, most likely, highest."""

    low: Annotated[Finite, Field(ge=0)] = Field(description=N_("The lowest that it may be."))
    value: Annotated[Finite, Field(ge=0)] = Field(description=N_("The most likely number."))
    high: Annotated[Finite, Field(ge=0)] = Field(description=N_("The highest that it may be."))


class Benefit(Entry, Claim):
    """A result that is worth money: what the evaluation measured, or a number from a source, times a unit value."""

    text: Text = Field(description=N_("What became better."))
    outcome: str | None = Field(
        None,
        description=N_(
            "The outcome under evaluation.outcomes that it comes from: what happened anyway is taken out by the comparison."
        ),
    )
    number: Number | None = Field(
        None, description=N_("Without an outcome: how many a year, from a source, e.g. {low: 1, value: 2, high: 4}.")
    )
    from_: Year | None = Field(
        None,
        alias="from",
        description=N_("The first year of a number; without it the first year of the balance."),
    )
    unit_value: UnitValueRef = Field(description=N_("What one of it is worth: the id of a unit value."))
    attribution: Share = Field(
        1, description=N_("The share of the result that is this work's, 0 to 1; all claims on one result at most 1.")
    )
    deadweight: Share = Field(
        0, description=N_("Only with a number: the share that would have happened anyway, 0 to 1.")
    )
    years: Annotated[StrictInt, Field(ge=1, le=100)] = Field(
        1,
        description=N_(
            "How many years it lasts. Of an outcome the months after count as they were measured; each year beyond them is an assumption."
        ),
    )
    drop_off: Share = Field(
        0, description=N_("The share that is lost with each year more, 0 to 1; never of what was measured.")
    )
    source: NamedSources = Field(description=N_("The source of the number, and of the shares."))


class RateStep(Section):
    """A discount rate, and the year from which it holds, counted from the first year of the balance as 0."""

    from_year: Annotated[StrictInt, Field(ge=0)] = Field(
        description=N_("The year from which the rate holds; the first year of the balance is 0.")
    )
    rate: Rate = Field(description=N_("The rate, e.g. 0.035 for 3.5 per cent."))


class Discount(Claim):
    """The rates by which later money counts for less, chained from year to year."""

    steps: Annotated[tuple[RateStep, ...], Field(min_length=1)] = Field(
        description=N_("The rates, the first from year 0, e.g. [{from_year: 0, rate: 0.035}].")
    )
    until: StrictInt | None = Field(
        None, description=N_("The last year for which the source gives a rate; without it the last rate holds on.")
    )
    stated: Day = Field(description=N_("The day on which the rates were stated."))
    source: NamedSources = Field(description=N_("The source of the rates."))


class Factor(Claim):
    """A factor by which public money is multiplied to see what it costs society."""

    value: Annotated[float, Field(gt=0, le=5)] = Field(description=N_("The factor, e.g. 1.28."))
    stated: Day = Field(description=N_("The day on which it was stated."))
    source: NamedSources = Field(description=N_("The source of the factor."))


class IndexYear(Section):
    """The price index of one year."""

    year: Year = Field(description=N_("The year."))
    index: Annotated[Finite, Field(gt=0)] = Field(description=N_("The index in that year."))


class PriceIndex(Claim):
    """The prices of years held against each other: your own data, since none comes with the tool."""

    name: Text | None = Field(None, description=N_("Which index it is."))
    values: tuple[IndexYear, ...] = Field((), description=N_("The years, e.g. [{year: 2015, index: 100}]."))
    unknown: Text | None = Field(
        None,
        description=N_(
            "Why no index is at hand: then amounts count in the prices of their own year, and pages say so."
        ),
    )

    @property
    def by_year(self) -> Mapping[int, float]:
        """The index of each year."""
        return {one.year: one.index for one in self.values}


class Exchange(Claim):
    """What another currency was worth, for values that are only held beside the result."""

    currency: Currency = Field(description=N_("The other currency, e.g. GBP."))
    rate: Annotated[Finite, Field(gt=0)] = Field(
        description=N_("How much of the balance's currency one of it was worth in the values' price year.")
    )
    source: NamedSources = Field(description=N_("The source of the rate."))


class Economy(Section):
    """How costs and benefits are made into a balance."""

    currency: Currency = Field(description=N_("The currency of the result, e.g. DKK."))
    price_year: Year = Field(description=N_("The year whose prices the result is in."))
    first_year: Year = Field(description=N_("The first year that is counted; money of that year counts in full."))
    horizon: Annotated[StrictInt, Field(ge=1, le=200)] = Field(
        description=N_("How many years are counted, the first included.")
    )
    discount: Discount | None = Field(
        None,
        description=N_("Your own discount rates; in Denmark without them those of the Ministry of Finance of 2023."),
    )
    price_index: PriceIndex | None = Field(
        None, description=N_("A price index, as soon as amounts are in the prices of different years.")
    )
    exchange: tuple[Exchange, ...] = Field(
        (), description=N_("Rates of exchange for values of another country that are held beside the result.")
    )
    net_tax_factor: Factor | None = Field(
        None, description=N_("What public money costs in market prices; in Denmark 1.28 without it.")
    )
    distortion: Factor | None = Field(
        None, description=N_("What raising taxes costs beyond the money; in Denmark 1 without it: nothing.")
    )
    sentences: tuple[CostRef, ...] = Field(
        (), description=N_("The counted costs that are imprisonment: the balance is shown with and without them.")
    )
    questions: tuple[UnitValueRef, ...] = Field(
        (), description=N_("The unit values to ask of: how many would have to be prevented to pay for the costs.")
    )
