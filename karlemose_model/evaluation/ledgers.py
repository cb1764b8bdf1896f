"""The three ledgers of a balance, which are kept apart: public budgets by payer, society with victims, and what is cashable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from karlemose_model.evaluation.balance_results import Account, Ledgers, Line, LineKind, Sum
from karlemose_model.model import Payer

Weighing = Callable[[Line], float]
"""How much of a line's present value counts."""


def public_share(line: Line) -> float:
    """The part that public budgets pay or are spared."""
    return 1 - line.paid_by.get(Payer.victims, 0)


def society_share(to_society: float) -> Weighing:
    """What a krone of a line is to society: public money in market prices, without what only changes hands; victims in full."""

    def share(line: Line) -> float:
        public = 0 if line.transfer else public_share(line) * to_society
        return public + line.paid_by.get(Payer.victims, 0)

    return share


def summed(lines: Iterable[Line], weighing: Weighing) -> Sum:
    """Present values of costs and benefits, each line by its weight."""
    costs = benefits = 0.0
    for line in lines:
        if line.kind is LineKind.cost:
            costs += line.present * weighing(line)
        else:
            benefits += line.present * weighing(line)
    return Sum(costs, benefits)


def ledgers(lines: Sequence[Line], to_society: float) -> Ledgers:
    """The ledgers of the lines; `to_society` is net tax factor times distortion factor."""
    cashable = [line for line in lines if line.cashable]
    accounts = tuple(
        Account(payer, summed(lines, _of(payer)), summed(cashable, _of(payer)))
        for payer in Payer
        if any(payer in line.paid_by for line in lines)
    )
    return Ledgers(
        accounts,
        public=summed(lines, public_share),
        cashable=summed(cashable, public_share),
        society=summed(lines, society_share(to_society)),
    )


def _of(payer: Payer) -> Weighing:
    return lambda line: line.paid_by.get(payer, 0)
