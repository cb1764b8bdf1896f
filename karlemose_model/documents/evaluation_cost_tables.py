"""The tables of the cost page: ledgers by payer, what moves the result, how sure it is, and how many would be enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.evaluation_cost_inputs import DISTORTION, NET_TAX, Inputs
from karlemose_model.documents.evaluation_cost_numbers import (
    count_range,
    count_words,
    currency_words,
    exact_words,
    million_number,
    million_words,
    payer_words,
    rounded_number,
    rounded_words,
    share_words,
)
from karlemose_model.documents.evaluation_numbers import chance_number
from karlemose_model.documents.markdown import Markdown, bold, escape
from karlemose_model.evaluation.balance_results import (
    Account,
    Balance,
    Bar,
    BreakEven,
    Distribution,
    Frame,
    Line,
    LineKind,
    Simulation,
    Sum,
    Uncounted,
)
from karlemose_model.messages import N_
from karlemose_model.model import Payer

_IN_MILLIONS = 1e5
"""From here on the sums of a balance are told in millions."""
EQUAL_FOR_SOCIETY = N_("Equal for society at")
WHY_NOT = {
    Uncounted.no_amount: N_("no source says enough to count it"),
    Uncounted.outside_years: N_("its years lie outside those that are counted"),
    Uncounted.other_currency: N_("it is in another currency, and no rate of exchange is given"),
    Uncounted.no_index: N_("it is in the prices of another year, which the price index does not have"),
    Uncounted.not_measured: N_("it has not been measured"),
    Uncounted.only_sensitivity: N_("its value may only be held beside the result"),
}


def lines_of(balance: Balance, frame: Frame) -> tuple[Line, ...]:
    """The lines that a frame counts."""
    return tuple(line for line in balance.lines if frame.with_sentences or not line.sentence)


def shown_frames(balance: Balance) -> tuple[Frame, ...]:
    """The frames that count any cost: without the sentences there may be none, and then nothing is nought."""
    return tuple(
        frame for frame in balance.frames if any(line.kind is LineKind.cost for line in lines_of(balance, frame))
    )


def has_benefits(balance: Balance) -> bool:
    """Whether any result is counted in money."""
    return any(line.kind is LineKind.benefit for line in balance.lines)


class CostTables:
    """Makes the tables of one balance; every row says on which lines of the inputs it rests."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._balance = inputs.balance
        self._language = inputs.view.language
        self._ = inputs.view.translate
        self._worth = has_benefits(inputs.balance)
        sums = [sum_ for frame in inputs.balance.frames for sum_ in (frame.ledgers.public, frame.ledgers.society)]
        self._in_millions = max(max(one.costs, one.benefits) for one in sums) >= _IN_MILLIONS

    def amount(self, value: float) -> str:
        """A sum of the balance in words, all of them in the same unit."""
        said = million_words if self._in_millions else rounded_words
        return said(value, self._balance.currency, self._language)

    def cell(self, value: float) -> str:
        """The same below a heading that has the unit."""
        return (million_number if self._in_millions else rounded_number)(value, self._language)

    def headed(self, heading: str) -> str:
        """The heading of a column of sums, with their unit."""
        currency = currency_words(self._balance.currency, self._language)
        unit = self._("{currency} million").format(currency=currency) if self._in_millions else currency
        return f"{heading}, {unit}"

    def rounded(self, value: float) -> str:
        """An amount in its first three digits."""
        return rounded_words(value, self._balance.currency, self._language)

    def rests(self, lines: Sequence[Line], *more: str) -> Markdown:
        """The lines of the inputs that these lines of the balance rest on, and others by their paths."""
        return self._inputs.of([*(trace.path for line in lines for trace in line.traces), *more])

    def public(self, frame: Frame) -> Block:
        """The public budgets by payer, and together."""
        _, found = self._, lines_of(self._balance, frame)
        accounts = [one for one in frame.ledgers.accounts if one.payer is not Payer.victims]
        rows = list(self._accounts(accounts, found, lambda account: account.all))
        public = [line for line in found if set(line.paid_by) - {Payer.victims}]
        rows.append(self._summed(_("The public budgets together"), frame.ledgers.public, self.rests(public)))
        return self._ledger(_("Public budget"), rows)

    def society(self, frame: Frame) -> Block:
        """Society: public money in market prices, and those whom crime hits."""
        _, found, ledgers = self._, lines_of(self._balance, frame), frame.ledgers
        victims = next((one.all for one in ledgers.accounts if one.payer is Payer.victims), Sum(0, 0))
        market = Sum(ledgers.society.costs - victims.costs, ledgers.society.benefits - victims.benefits)
        public = [line for line in found if not line.transfer and set(line.paid_by) - {Payer.victims}]
        hit = [line for line in found if Payer.victims in line.paid_by]
        rows = []
        if hit:
            rows.append(self._sum(_("Public money in market prices"), market, self.rests(public, NET_TAX, DISTORTION)))
            rows.append(self._sum(payer_words(Payer.victims, _), victims, self.rests(hit)))
        rows.append(
            self._summed(
                _("Society, in market prices"), ledgers.society, self.rests([*public, *hit], NET_TAX, DISTORTION)
            )
        )
        return self._ledger(_("Whose"), rows)

    def cashable(self, frame: Frame) -> Block:
        """What is money in a budget, by payer, and together; without rows where nothing is."""
        _ = self._
        found = [line for line in lines_of(self._balance, frame) if line.cashable]
        accounts = [
            one
            for one in frame.ledgers.accounts
            if one.payer is not Payer.victims and (one.cashable.costs or one.cashable.benefits)
        ]
        if not accounts:
            return Block()
        rows = list(self._accounts(accounts, found, lambda account: account.cashable))
        rows.append(self._summed(_("Money in the budgets together"), frame.ledgers.cashable, self.rests(found)))
        return self._ledger(_("Public budget"), rows)

    def _accounts(
        self, accounts: Sequence[Account], found: Sequence[Line], of: Callable[[Account], Sum]
    ) -> Iterator[Row]:
        for account in accounts:
            own = [line for line in found if account.payer in line.paid_by]
            yield self._sum(payer_words(account.payer, self._), of(account), self.rests(own))

    def _ledger(self, whose: str, rows: Sequence[Row]) -> Block:
        _ = self._
        sums = (_("Costs"), _("Worth"), _("Difference")) if self._worth else (_("Costs"),)
        return Block(columns=(whose, *map(self.headed, sums), _("Rests on")), rows=tuple(rows))

    def _sum(self, name: str, found: Sum, rests: Markdown) -> Row:
        return Row((escape(name), *map(escape, self._cells(found)), rests))

    def _summed(self, name: str, found: Sum, rests: Markdown) -> Row:
        return Row((*map(bold, (name, *self._cells(found))), rests))

    def _cells(self, found: Sum) -> list[str]:
        sums = (found.costs, found.benefits, found.net) if self._worth else (found.costs,)
        return [self.cell(one) for one in sums]

    def both(self) -> Block:
        """The balance with imprisonment as a cost and without it, beside each other."""
        _ = self._
        rows = []
        for frame in shown_frames(self._balance):
            ledgers = frame.ledgers
            sums = [ledgers.public.costs, ledgers.society.costs]
            if self._worth:
                sums.append(ledgers.society.net)
            rests = self.rests(lines_of(self._balance, frame), NET_TAX, DISTORTION)
            rows.append(Row((escape(self.frame_name(frame)), *map(escape, map(self.cell, sums)), rests)))
        worth = (self.headed(_("Result for society")),) if self._worth else ()
        columns = (
            _("The balance"),
            self.headed(_("The public budgets")),
            self.headed(_("Society, in market prices")),
            *worth,
            _("Rests on"),
        )
        return Block(columns=columns, rows=tuple(rows))

    def frame_name(self, frame: Frame) -> str:
        """With or without the sentences."""
        _ = self._
        return _("With the prison sentences") if frame.with_sentences else _("Without the prison sentences")

    def moves(self, frame: Frame) -> Block:
        """Each input at its lowest and at its highest, what the result then is, and where costs and worth are equal."""
        _ = self._
        columns = (
            _("The figure"),
            _("From–to"),
            self.headed(_("Result at its lowest")),
            self.headed(_("Result at its highest")),
            _(EQUAL_FOR_SOCIETY),
            _("Rests on"),
        )
        return Block(columns=columns, rows=tuple(map(self._bar, frame.tornado)))

    def _bar(self, bar: Bar) -> Row:
        _, path = self._, bar.trace.path
        ends = _("from {low} to {high}").format(low=self.end(path, bar.input.low), high=self.end(path, bar.input.high))
        turns = _("no value") if bar.switching is None else self._turning(path, bar.switching)
        cells = map(
            escape, (self._inputs.name(path), ends, self.cell(bar.net_at_low), self.cell(bar.net_at_high), turns)
        )
        return Row((*cells, self._inputs.of([path])))

    def end(self, path: str, value: float | None) -> str:
        """The lowest or the highest value of a figure: an amount as it was given, or how many."""
        if self._inputs.is_amount(path):
            return exact_words(round(value or 0), self._balance.currency, self._language)
        return count_words(value or 0, self._language)

    def _turning(self, path: str, value: float) -> str:
        return self.rounded(value) if self._inputs.is_amount(path) else count_words(value, self._language)

    def spread(self, simulation: Simulation, frame: Frame) -> Block:
        """The result's 5, 50 and 95 per cent, and the chance that benefits exceed costs."""
        _ = self._
        lines = self.rests(lines_of(self._balance, frame), NET_TAX, DISTORTION)
        columns = (
            _("Result for"),
            self.headed(_("5 of 100 are below")),
            self.headed(_("The middle")),
            self.headed(_("5 of 100 are above")),
            _("Chance of a gain"),
            _("Rests on"),
        )
        rows = [
            self._percentiles(_("Society"), simulation.society, lines),
            self._percentiles(_("The public budgets together"), simulation.public, lines),
        ]
        return Block(columns=columns, rows=tuple(rows))

    def _percentiles(self, name: str, one: Distribution, lines: Markdown) -> Row:
        _ = self._
        chance = _("{chance} per cent").format(chance=chance_number(one.chance_positive, _))
        return Row((*map(escape, (name, *map(self.cell, (one.p5, one.p50, one.p95)), chance)), lines))

    def shares(self, simulation: Simulation) -> Block:
        """How much of the uncertainty comes from which input."""
        _ = self._
        rows = []
        for one in simulation.shares:
            share = (
                chance_number(one.share, _) if one.share < 0.995 else share_words(round(one.share, 2), self._language)
            )
            said = _("{share} per cent").format(share=share)
            rows.append(
                Row((escape(self._inputs.name(one.trace.path)), escape(said), self._inputs.of([one.trace.path])))
            )
        columns = (_("The figure"), _("Its part of the uncertainty"), _("Rests on"))
        return Block(columns=columns, rows=tuple(rows))

    def enough(self, *, sensitivity: bool) -> Block:
        """How many of something would be worth the costs, in each frame."""
        _, frames = self._, shown_frames(self._balance)
        asked = [one for one in frames[0].questions if one.sensitivity is sensitivity]
        counts = (
            [self.frame_name(frame) for frame in frames]
            if len(frames) > 1
            else [_("How many are worth the costs, before market prices")]
        )
        columns = (_("What"), _("Worth of one"), *counts, _("Rests on"))
        return Block(columns=columns, rows=tuple(map(self._question, asked)))

    def _question(self, asked: BreakEven) -> Row:
        value = self._inputs.view.playbook.unit_values[asked.unit_value]
        worth = exact_words(value.value, value.currency, self._language)
        if (value.low, value.high) != (value.value, value.value):
            ends = (exact_words(end, value.currency, self._language) for end in (value.low, value.high))
            worth = self._("{likely} (from {low} to {high})").format_map(
                dict(zip(("low", "high"), ends, strict=True), likely=worth)
            )
        cells = [self._inputs.view.words(value.name), worth]
        for frame in shown_frames(self._balance):
            cells.append(self.how_many(next(one for one in frame.questions if one.unit_value == asked.unit_value)))
        rests = self._inputs.of(trace.path for trace in asked.traces)
        return Row((*map(escape, cells), rests))

    def how_many(self, asked: BreakEven) -> str:
        """The number with its range, or why there is none."""
        if asked.number is None:
            return self._(WHY_NOT[asked.why or Uncounted.no_amount])
        return count_words(asked.number.value, self._language) + count_range(asked.number, self._language)
