"""What a balance says in sentences: the answer first, and what is not counted; no more than it carries."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents import evaluation_found
from karlemose_model.documents.environment import together
from karlemose_model.documents.evaluation_cost_input_table import code
from karlemose_model.documents.evaluation_cost_inputs import DISCOUNT, DISTORTION, NET_TAX, Inputs
from karlemose_model.documents.evaluation_cost_numbers import (
    amount_range,
    count_range,
    count_words,
    currency_words,
    share_words,
)
from karlemose_model.documents.evaluation_cost_scopes import scopes
from karlemose_model.documents.evaluation_cost_tables import (
    EQUAL_FOR_SOCIETY,
    WHY_NOT,
    CostTables,
    has_benefits,
    lines_of,
    shown_frames,
)
from karlemose_model.documents.evaluation_numbers import chance_number, ratio_number
from karlemose_model.documents.evaluation_reasons import lack_words
from karlemose_model.documents.evaluation_result import result_in_short
from karlemose_model.documents.evaluation_words import something_said
from karlemose_model.documents.markdown import Markdown, escape, fill, listed
from karlemose_model.evaluation.balance_results import (
    Distribution,
    Frame,
    Line,
    LineKind,
    NotCounted,
    PerOffence,
    Uncounted,
)
from karlemose_model.evaluation.results import Missing, Strength


class CostWords:
    """Makes the sentences of one balance; each that has an amount says on which lines of the inputs it rests."""

    def __init__(self, inputs: Inputs, tables: CostTables) -> None:
        self._inputs = inputs
        self._tables = tables
        self._balance = inputs.balance
        self._view = inputs.view
        self._language = inputs.view.language
        self._ = inputs.view.translate

    def in_short(self) -> Iterator[Markdown]:
        """What it cost, what it was worth and how sure that is; without a benefit, how many would be enough."""
        yield self._cost()
        yield self._basis()
        if len(shown_frames(self._balance)) < len(self._balance.frames):
            yield escape(self._("That is the prison sentences alone: no other cost is counted."))
        yield from self._without_amount()
        if verdict := result_in_short(self._view):
            yield fill(self._("What the evaluation says: {verdict}"), verdict=verdict)
        if has_benefits(self._balance):
            for frame in shown_frames(self._balance):
                yield from self._worth(frame)
        else:
            yield self._nothing_counted()
        yield from self._per_offence()
        yield from scopes(self._view, self._balance)

    def _costs(self, frame: Frame) -> str:
        costs = evaluation_found.costs_of(lines_of(self._balance, frame))
        return self._tables.amount(costs.value) + amount_range(costs, self._tables.amount, self._language)

    def _cost_lines(self, frame: Frame) -> list[Line]:
        return [line for line in lines_of(self._balance, frame) if line.kind is LineKind.cost]

    def _cost(self) -> Markdown:
        _, frames = self._, shown_frames(self._balance)
        lines = self._tables.rests(self._cost_lines(frames[0]))
        if len(frames) == 1:
            return fill(
                _("What is counted costs {amount} in present value, whoever pays ({lines})."),
                amount=self._costs(frames[0]), lines=lines,
            )  # fmt: skip
        return fill(
            _("What is counted costs {without} in present value without the prison sentences and {amount} with them, whoever pays ({lines})."),
            without=self._costs(frames[1]), amount=self._costs(frames[0]), lines=lines,
        )  # fmt: skip

    def _basis(self) -> Markdown:
        _, found = self._, self._balance
        if found.horizon == 1:
            return fill(
                _("Counted is the year {first}, in {currency} and prices of {year}."),
                first=str(found.first_year),
                currency=currency_words(found.currency, self._language),
                year=str(found.price_year),
            )  # fmt: skip
        rates = [share_words(rate, self._language) for year, rate in found.rates.steps if year < found.horizon]
        return fill(
            _("Counted are the years {first}–{last}, in {currency} and prices of {year}. Money of later years than the first counts for less, by {rate} per cent a year ({lines})."),
            first=str(found.first_year),
            last=str(found.first_year + found.horizon - 1),
            currency=currency_words(found.currency, self._language),
            year=str(found.price_year),
            rate=together(rates, self._language),
            lines=self._inputs.of([DISCOUNT]),
        )  # fmt: skip

    def _without_amount(self) -> Iterator[Markdown]:
        """That costs without an amount are not in the sum."""
        missing = [one for one in self._balance.not_counted if one.lacks_amount]
        if missing:
            form = self._("Costs that are told of without an amount that can be counted: {count}. They are not in it, so the true cost may be higher.")  # fmt: skip
            yield fill(form, count=str(len(missing)))

    def _worth(self, frame: Frame) -> Iterator[Markdown]:
        """The result for society, for the public budgets, and what is money in a budget; no surer than what was measured."""
        _, ledgers, simulation = self._, frame.ledgers, frame.simulation
        if simulation is None:
            return
        lines = self._tables.rests(lines_of(self._balance, frame), NET_TAX, DISTORTION)
        unknown = self._measured() is Strength.cannot_say
        said = [
            _("The evaluation cannot say that there is any result. If its best estimate held, the results would be worth {worth} to society, against costs of {costs} in market prices: a difference of {net}. Then the difference would lie between {low} and {high} in 90 of 100 draws, and the chance that benefits exceed costs would be {chance} per cent ({lines}).")
            if unknown
            else _("To society the results are worth {worth}, against costs of {costs} in market prices: a difference of {net}."),
        ]  # fmt: skip
        if not unknown:
            said.append(_("In 90 of 100 draws the difference lies between {low} and {high}, and the chance that benefits exceed costs is {chance} per cent ({lines})."))  # fmt: skip
            said.append(self.condition())
        if _open(simulation.society):
            said.append(_("So the figures cannot say whether it was worth the money."))
        if len(shown_frames(self._balance)) > 1:
            said.insert(0, f"{self._tables.frame_name(frame)}:")
        society = ledgers.society
        yield fill(
            " ".join(filter(None, said)),
            worth=self._tables.amount(society.benefits),
            costs=self._tables.amount(society.costs),
            net=self._tables.amount(society.net),
            low=self._tables.amount(simulation.society.p5),
            high=self._tables.amount(simulation.society.p95),
            chance=chance_number(simulation.society.chance_positive, _),
            lines=lines,
        )
        yield fill(
            _("Under the same condition they would be worth {worth} to the public budgets together, against costs of {costs}. There the chance that benefits exceed costs would be {chance} per cent ({lines}).")
            if unknown
            else _("To the public budgets together they are worth {worth}, against costs of {costs}. There the chance that benefits exceed costs is {chance} per cent ({lines})."),
            worth=self._tables.amount(ledgers.public.benefits),
            costs=self._tables.amount(ledgers.public.costs),
            chance=chance_number(simulation.public.chance_positive, _),
            lines=self._tables.rests(lines_of(self._balance, frame)),
        )  # fmt: skip
        form = _("No money comes back into a budget; {costs} leaves one ({lines}).")
        if ledgers.cashable.benefits:
            form = (
                _("Money that would then come back into a budget is {worth}, and money that leaves one {costs} ({lines}).")
                if unknown
                else _("Money that comes back into a budget is {worth}, and money that leaves one {costs} ({lines}).")
            )  # fmt: skip
        cashable = [line for line in lines_of(self._balance, frame) if line.cashable]
        if cashable:
            yield fill(
                form,
                worth=self._tables.amount(ledgers.cashable.benefits),
                costs=self._tables.amount(ledgers.cashable.costs),
                lines=self._tables.rests(cashable),
            )

    def condition(self) -> str:
        """On what the worth and the chance rest where the evaluation is not sure; empty where it is, or nothing rests on it."""
        _ = self._
        said = {
            Strength.points_to: _("Worth and chance hold only if the measured difference is due to the work, and the evaluation does not say so for sure."),
            Strength.cannot_say: _("The evaluation cannot say that there is any result: worth and chance hold only if its best estimate does."),
        }  # fmt: skip
        return said.get(self._measured() or Strength.conclusive, "")

    def _measured(self) -> Strength | None:
        """How sure the least sure of the measured results is that the worth rests on; None where it rests on none."""
        benefits = [line for line in self._balance.lines if line.kind is LineKind.benefit]
        outcomes = {self._view.playbook.benefits[line.key].outcome for line in benefits} - {None}
        found = {self._strength(outcome) for outcome in outcomes}
        return next(
            (one for one in (Strength.cannot_say, Strength.points_to, Strength.conclusive) if one in found), None
        )

    def _strength(self, outcome: str | None) -> Strength:
        result = evaluation_found.result_of(self._view.rollout, outcome)
        if isinstance(result, Missing):
            return Strength.points_to
        return result.strength if something_said(result) else Strength.cannot_say

    def _nothing_counted(self) -> Markdown:
        """Why no result stands against the costs."""
        _ = self._
        said = [_("What it was worth is unknown, and no amount for it is made up.")]
        if self._view.playbook.evaluation is None:
            said.append(_("No evaluation of the outcomes is known."))
        return escape(" ".join(said))

    def questions(self) -> Iterator[Markdown]:
        """How many of each unit value would be worth the costs: the question that can be answered without a benefit."""
        _, frames = self._, shown_frames(self._balance)
        if has_benefits(self._balance):
            return
        asked_of = [one for one in frames[0].questions if not one.sensitivity and one.number is not None]
        for asked in asked_of:
            counts = [
                self._tables.how_many(next(one for one in frame.questions if one.unit_value == asked.unit_value))
                for frame in frames
            ]
            form = (
                _("{name}: {count} ({lines}).")
                if len(frames) == 1
                else _("{name}: {without} without the prison sentences, {count} with them ({lines}).")
            )  # fmt: skip
            yield fill(
                form,
                name=self._view.words(self._view.playbook.unit_values[asked.unit_value].name),
                count=counts[0],
                without=counts[-1],
                lines=self._inputs.of(trace.path for trace in asked.traces),
            )

    def two_numbers(self) -> Markdown:
        """Why there are two numbers from which on it is worth it, and which answers which question; empty without worth."""
        if not has_benefits(self._balance):
            return Markdown("")
        form = self._("This is the number for talks about budgets: money as it stands there. Whether society gains is another question with another number, in the column “{column}”: there public money counts {factor} times (the net tax factor, which makes market prices of it), what victims are spared counts once, and later money counts for less. Where a part of the worth is the victims', the public budgets alone need more of them ({lines}).")  # fmt: skip
        return fill(
            form,
            column=self._(EQUAL_FOR_SOCIETY),
            factor=ratio_number(self._balance.net_tax_factor.value, self._language),
            lines=self._inputs.of([NET_TAX]),
        )

    def _per_offence(self) -> Iterator[Markdown]:
        """What one offence fewer cost; prevented only where the result and the number are sure."""
        _ = self._
        for frame in shown_frames(self._balance):
            found = frame.per_offence
            if isinstance(found, Missing):
                if self._view.playbook.evaluation is not None:
                    names = evaluation_found.area_names(self._view)
                    lack = lack_words(found, self._language, names)
                    yield fill(_("What one offence fewer cost is unknown. {lack}"), lack=lack)
                return
            if self._strength(found.outcome) is Strength.cannot_say:
                lack = _("The evaluation cannot say that there were any fewer.")
                yield fill(_("What one offence fewer cost is unknown. {lack}"), lack=lack)
                return
            outcome = f"evaluation.outcomes.{found.outcome}"
            # Without a benefit that rests on it, the outcome is no line of the balance: its counts stand in the appendix.
            counted = [outcome] if outcome in self._inputs.numbers else []
            cost_paths = [trace.path for line in self._cost_lines(frame) for trace in line.traces]
            form = (
                _("One offence prevented cost {amount}: {number} are counted as prevented ({lines}).")
                if self._sure(found)
                else _("One offence fewer than expected cost {amount}: the best estimate is {number} fewer ({lines}).")
            )  # fmt: skip
            said = fill(
                form,
                amount=self._tables.rounded(found.cost.value)
                + amount_range(found.cost, self._tables.rounded, self._language),
                number=count_words(found.prevented.value, self._language)
                + count_range(found.prevented, self._language),
                lines=self._inputs.of([*cost_paths, *counted]),
            )
            several = len(shown_frames(self._balance)) > 1
            said = fill(f"{self._tables.frame_name(frame)}: {{said}}", said=said) if several else said
            if found.cost.low != found.cost.high:
                form = _("The range goes from the lowest costs and the most offences to the highest costs and the fewest; it is no 95 per cent interval.")  # fmt: skip
                said = listed((said, form), " ")
            yield said

    def _sure(self, found: PerOffence) -> bool:
        conclusive = self._strength(found.outcome) is Strength.conclusive
        return conclusive and found.prevented.low is not None and found.prevented.low > 0

    def not_counted(self) -> Iterator[Markdown]:
        """What is told of and is not in the balance, each with the reason."""
        _ = self._
        for one in self._balance.not_counted:
            if _of_the_model(one):
                continue
            name = self._inputs.entry(one.path)
            if one.partly:
                yield fill(_("{name}: only a part of its years is counted; the rest lies outside."), name=name)
            else:
                yield fill(_("{name}: {why}."), name=name, why=self._why(one))

    def _why(self, one: NotCounted) -> str:
        _ = self._
        why = _(WHY_NOT[one.why])
        if one.missing is not None:
            lack = lack_words(one.missing, self._language, evaluation_found.area_names(self._view))
            return f"{why} ({lack.rstrip('.')})"
        section, _dot, key = one.path.partition(".")
        amount = self._view.playbook.costs[key].amount if section == "costs" else None
        if one.why is Uncounted.no_amount and amount is not None and amount.unknown is not None:
            return self._view.words(amount.unknown).rstrip(" .")
        return why

    def known_of_the_model(self) -> Iterator[Markdown]:
        """What the model says that such work costs, and nobody has given this place's amount of; with its path."""
        for one in self._balance.not_counted:
            if _of_the_model(one):
                yield fill("{name} ({path})", name=self._inputs.entry(one.path), path=code(one.path))


def _of_the_model(one: NotCounted) -> bool:
    """Whether only the model tells of it, and has no amount of it."""
    return not one.own and one.why is Uncounted.no_amount


def _open(one: Distribution) -> bool:
    """Whether the middle nine tenths of the draws go from a loss to a gain."""
    return one.p5 < 0 < one.p95
