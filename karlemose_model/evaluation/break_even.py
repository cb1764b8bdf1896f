"""What would have to be prevented for the money to be worth it, what one offence prevented cost, and where a result turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from karlemose_model.evaluation.balance_results import (
    BreakEven,
    Line,
    LineKind,
    PerOffence,
    Range,
    Trace,
    Uncounted,
)
from karlemose_model.evaluation.flows import Terms, prices
from karlemose_model.evaluation.ledgers import Weighing
from karlemose_model.evaluation.results import Lack, Missing
from karlemose_model.model import Exchange, Playbook


def costs_of(lines: Sequence[Line]) -> Range:
    """The present value of all costs, whoever pays: each at its lowest, most likely and highest amount."""
    costs = [line for line in lines if line.kind is LineKind.cost]
    low, high = (sum((end or 0) * line.weight for line, end in ends) for ends in _ends(costs))
    return Range(low, sum(line.present for line in costs), high)


def _ends(costs: Sequence[Line]) -> tuple[list[tuple[Line, float | None]], list[tuple[Line, float | None]]]:
    return [(line, line.amount.low) for line in costs], [(line, line.amount.high) for line in costs]


def break_even(cost: Range, unit: Range) -> Range:
    """How many units are worth the cost: cost by value; an end without limit is None."""
    low = (cost.low or 0) / unit.high if unit.high else None
    high = cost.high / unit.low if cost.high is not None and unit.low else None
    return Range(low, cost.value / unit.value, high)


def questions(playbook: Playbook, terms: Terms, lines: Sequence[Line]) -> Iterator[BreakEven]:
    """The break-even of each unit value that `economy: questions:` asks of."""
    cost = costs_of(lines)
    cost_traces = tuple(trace for line in lines if line.kind is LineKind.cost for trace in line.traces)
    exchanged = {one.currency: one for one in terms.economy.exchange}
    for id_ in terms.economy.questions:
        value = playbook.unit_values[id_]
        traces = (Trace(f"unit_values.{id_}.value", value.source), *cost_traces)
        converted = prices(terms.economy, value.price_year)
        exchange = exchanged.get(value.currency)
        why: Uncounted | None = None
        if value.currency != terms.economy.currency and not (exchange and value.only_sensitivity):
            why = Uncounted.other_currency
        elif converted is None:
            why = Uncounted.no_index
        elif value.value <= 0:
            why = Uncounted.no_amount
        if why is not None or converted is None:
            yield BreakEven(id_, None, traces, sensitivity=value.only_sensitivity, why=why)
            continue
        factor = converted.factor * (_rate(exchange) if value.currency != terms.economy.currency else 1)
        unit = Range(value.low * factor, value.value * factor, value.high * factor)
        yield BreakEven(
            id_,
            break_even(cost, unit),
            traces,
            sensitivity=value.only_sensitivity,
            unadjusted=converted.unadjusted,
        )


def _rate(exchange: Exchange | None) -> float:
    return exchange.rate if exchange is not None else 1


def per_offence(outcome: str, prevented: Range, lines: Sequence[Line]) -> PerOffence | Missing:
    """What one offence prevented cost; none if no fall was found. Without limit where the interval reaches 0."""
    if prevented.value <= 0:
        return Missing(Lack.no_fall)
    cost = costs_of(lines)
    low = (cost.low or 0) / prevented.high if prevented.high else None
    high = cost.high / prevented.low if cost.high is not None and prevented.low and prevented.low > 0 else None
    return PerOffence(outcome, prevented, Range(low, cost.value / prevented.value, high))


def net(lines: Sequence[Line], weighing: Weighing) -> float:
    """Benefits less costs at the most likely values."""
    return sum(line.sign * line.present * weighing(line) for line in lines)


def slope(lines: Sequence[Line], weighing: Weighing, path: str) -> float:
    """How much the net result grows when the input at that path grows by 1; an input is an amount or a number of lines."""
    grown = 0.0
    for line in lines:
        if line.traces[0].path == path:
            grown += line.sign * line.number.value * line.weight * weighing(line)
        elif len(line.traces) > 1 and line.traces[1].path == path:
            grown += line.sign * line.amount.value * line.weight * weighing(line)
    return grown


def switching(net_result: float, value: float, by_one: float) -> float | None:
    """The value of an input at which the net result is nothing; None if none that is not below 0 is."""
    if by_one == 0:
        return None
    turns = value - net_result / by_one
    return turns if turns >= 0 else None
