"""Costs and benefits of a playbook as lines of a balance: in one year's prices, year by year, with payer and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil, isfinite

from karlemose_model.evaluation.balance_results import Line, LineKind, NotCounted, Range, Trace, Uncounted
from karlemose_model.evaluation.discounting import factors, present
from karlemose_model.evaluation.measured import Effect, Effects
from karlemose_model.evaluation.results import Missing
from karlemose_model.model import (
    Benefit,
    Counted,
    Discount,
    Economy,
    Evaluation,
    Every,
    Factor,
    Payer,
    Rollout,
    UnitValue,
)

ONE = Range(1, 1, 1)


# Without slots, so that the chain is worked out once.
@dataclass(frozen=True)
class Terms:
    """How a balance is made: the playbook's `economy:`, with the country's rates and factors where it has none of its own."""

    economy: Economy
    discount: Discount
    net_tax_factor: Factor
    distortion: Factor

    @cached_property
    def chain(self) -> tuple[float, ...]:
        """The discount factor of each year of the balance."""
        return factors(self.discount.steps, self.economy.horizon)

    @property
    def to_society(self) -> float:
        """What one krone of public money is to society, in market prices."""
        return self.net_tax_factor.value * self.distortion.value

    @property
    def years(self) -> range:
        """The years that are counted."""
        return range(self.economy.first_year, self.economy.first_year + self.economy.horizon)


@dataclass(frozen=True, slots=True)
class Prices:
    """By what an amount of another year is multiplied; `unadjusted` when it is left as it is, for want of an index."""

    factor: float
    unadjusted: bool = False


def prices(economy: Economy, year: int) -> Prices | None:
    """How amounts in that year's prices come into the balance's; None without an index for the two years."""
    if year == economy.price_year:
        return Prices(1)
    index = economy.price_index
    if index is None:
        return None
    if index.unknown is not None:
        return Prices(1, unadjusted=True)
    known = index.by_year
    return Prices(known[economy.price_year] / known[year]) if {year, economy.price_year} <= set(known) else None


def lines(rollout: Rollout, terms: Terms, effects: Effects) -> tuple[tuple[Line, ...], tuple[NotCounted, ...]]:
    """Every cost and benefit that can be counted, and those that can't, each with the reason.

    A cost that was stated after the day of the view is not there yet. One that is told of for context only is no cost of
    the place, unless it is counted.
    """
    found = [*_costs(rollout, terms), *_benefits(rollout, terms, effects)]
    counted = tuple(one for one in found if isinstance(one, Line))
    return counted, tuple(one for one in found if isinstance(one, NotCounted))


def _costs(rollout: Rollout, terms: Terms) -> Iterator[Line | NotCounted]:
    for key, cost in rollout.playbook.costs.items():
        if cost.amount is not None and cost.amount.entries and cost.amount.latest(rollout.as_of) is None:
            continue
        path = f"costs.{key}"
        own = is_own(rollout, path)
        if cost.counted is None:
            if not cost.context:
                yield NotCounted(path, Uncounted.no_amount, own)
            continue
        counted = cost.counted
        profile = _spread(counted)
        if why := _unfit(terms, counted):
            yield NotCounted(path, why, own)
        elif left_out := _outside(terms, profile, path, own):
            yield left_out
        if not why and _within(terms, profile):
            yield _line(
                terms, LineKind.cost, key, counted, counted.amount, ONE, profile,
                (Trace(f"{path}.counted.amount", counted.source),),
                sentence=key in terms.economy.sentences,
            )  # fmt: skip


def _benefits(rollout: Rollout, terms: Terms, effects: Effects) -> Iterator[Line | NotCounted]:
    for key, benefit in rollout.playbook.benefits.items():
        path = f"benefits.{key}"
        own = is_own(rollout, path)
        value = rollout.playbook.unit_values[benefit.unit_value]
        why = Uncounted.only_sensitivity if value.only_sensitivity else _unfit(terms, value)
        if why:
            yield NotCounted(path, why, own)
            continue
        found = _number(rollout, key, benefit, effects)
        if isinstance(found, Missing):
            yield NotCounted(path, Uncounted.not_measured, own, missing=found)
            continue
        number, trace = found
        profile = _lasting(benefit, rollout.playbook.evaluation, terms.economy)
        if left_out := _outside(terms, profile, path, own):
            yield left_out
        if _within(terms, profile):
            amount = Trace(f"unit_values.{benefit.unit_value}.value", value.source)
            traces = (amount, trace, Trace(path, benefit.source))
            yield _line(
                terms, LineKind.benefit, key, value, value.value, number, profile, traces, transfer=value.transfer
            )


def _number(rollout: Rollout, key: str, benefit: Benefit, effects: Effects) -> tuple[Range, Trace] | Missing:
    if benefit.outcome is not None:
        effect = effects(rollout, benefit.outcome)
        if isinstance(effect, Missing):
            return effect
        evaluation = rollout.playbook.evaluation
        outcome = evaluation.outcomes.get(benefit.outcome) if evaluation is not None else None
        return ranged(effect), Trace(f"evaluation.outcomes.{benefit.outcome}", outcome.source if outcome else ())
    # One of the two is there: whatever has neither is an error of the playbook, and no rollout is made of it.
    assert benefit.number is not None
    number = benefit.number
    return Range(number.low, number.value, number.high), Trace(f"benefits.{key}.number", benefit.source)


def ranged(effect: Effect) -> Range:
    """The effect's interval; an end that is infinite is None."""
    low, high = (end if isfinite(end) else None for end in (effect.low, effect.high))
    return Range(low, effect.value, high)


def _spread(counted: Counted) -> dict[int, float]:
    """How much of the amount is paid in each year."""
    years = range(counted.from_, counted.to + 1)
    return dict.fromkeys(years, 1.0 if counted.every is Every.year else 1 / max(1, len(years)))


def _lasting(benefit: Benefit, evaluation: Evaluation | None, economy: Economy) -> dict[int, float]:
    """How much of the number counts in each year, after attribution and deadweight.

    What was measured is spread over the months after, as they lie in calendar years. Each year beyond has as much as an
    average year of them, less the drop-off.
    """
    kept = benefit.attribution * (1 - benefit.deadweight)
    profile: dict[int, float] = {}
    if benefit.outcome is None or evaluation is None:
        first = benefit.from_ if benefit.from_ is not None else economy.first_year
        return {first + more: kept * (1 - benefit.drop_off) ** more for more in range(benefit.years)}
    months = evaluation.after.months
    for month in months:
        profile[month.year] = profile.get(month.year, 0) + kept / len(months)
    yearly = kept * 12 / len(months)
    for more in range(1, benefit.years - ceil(len(months) / 12) + 1):
        profile[months[-1].year + more] = yearly * (1 - benefit.drop_off) ** more
    return profile


def _unfit(terms: Terms, amount: Counted | UnitValue) -> Uncounted | None:
    if amount.currency != terms.economy.currency:
        return Uncounted.other_currency
    return Uncounted.no_index if prices(terms.economy, amount.price_year) is None else None


def _within(terms: Terms, profile: Mapping[int, float]) -> dict[int, float]:
    return {year: share for year, share in profile.items() if year in terms.years}


def _outside(terms: Terms, profile: Mapping[int, float], path: str, own: bool) -> NotCounted | None:
    within = _within(terms, profile)
    if len(within) == len(profile):
        return None
    return NotCounted(path, Uncounted.outside_years, own, partly=bool(within))


def _line(
    terms: Terms, kind: LineKind, key: str, amount: Counted | UnitValue, likely: float, number: Range,
    profile: Mapping[int, float], traces: tuple[Trace, ...], *, transfer: bool = False, sentence: bool = False,
) -> Line:  # fmt: skip
    converted = prices(terms.economy, amount.price_year)
    assert converted is not None
    money = Range(amount.low * converted.factor, likely * converted.factor, amount.high * converted.factor)
    within = _within(terms, profile)
    return Line(
        kind=kind,
        key=key,
        amount=money,
        number=number,
        flows={year: money.value * number.value * share for year, share in sorted(within.items())},
        weight=present(within, terms.economy.first_year, terms.chain),
        paid_by=_whole(amount.paid_by.shares),
        cashable=amount.cashable,
        traces=traces,
        price_year=amount.price_year,
        transfer=transfer,
        sentence=sentence,
        unadjusted=converted.unadjusted,
    )


def _whole(shares: Mapping[Payer, float]) -> dict[Payer, float]:
    """The shares so that they add up to exactly 1: thirds are written with three decimals."""
    added = sum(shares.values())
    return {payer: share / added for payer, share in shares.items()}


def is_own(rollout: Rollout, path: str) -> bool:
    """Whether the place's own playbooks say what stands there, and not the model alone that they build on."""
    writer = rollout.written.get(path, rollout.playbook.id)
    return writer == rollout.playbook.id or writer != rollout.layers[0].id
