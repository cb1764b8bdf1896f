"""The table of all figures that the cost page rests on, each with its range, price year, payer, source and path."""

from __future__ import annotations

from dataclasses import dataclass

from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.environment import short_date
from karlemose_model.documents.evaluation_cost_inputs import (
    DISCOUNT,
    DISTORTION,
    EXCHANGE,
    NET_TAX,
    PRICE_INDEX,
    Inputs,
)
from karlemose_model.documents.evaluation_cost_numbers import (
    count_range,
    count_words,
    exact_words,
    payers_words,
    share_words,
)
from karlemose_model.documents.evaluation_numbers import ratio_number
from karlemose_model.documents.markdown import Markdown, escape, fill, listed
from karlemose_model.evaluation.balance_results import LineKind, Range, Setting, Trace
from karlemose_model.model import Benefit, Claim, Counted, Every, PaidBy, PriceIndex, UnitValue

_NOBODY = Markdown("–")
"""Whose money it is where it is no money."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as the playbook has it: lowest, most likely, highest, and whose it is."""

    values: Range
    currency: str
    price_year: int
    paid_by: PaidBy
    cashable: bool


class InputTable:
    """Makes the table of the inputs of one balance."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self.view = inputs.view
        self.balance = inputs.balance
        self._adjusted = {
            line.traces[0].path: line.amount.value
            for line in self.balance.lines
            if line.price_year != self.balance.price_year and not line.unadjusted
        }

    def table(self) -> Block:
        """All lines: what it is, the figure with its range and price year, its payers, and its source and path."""
        _ = self.view.translate
        columns = (
            _("Line"),
            _("What"),
            _("The figure"),
            _("Whose money"),
            _("Source, and path in the playbook"),
        )
        return Block(columns=columns, rows=tuple(map(self._row, self._inputs.numbers)))

    def _row(self, path: str) -> Row:
        number = self._inputs.numbers[path]
        place = Markdown(f"{self._inputs.mark(number)}{number}")
        return Row((place, escape(self._inputs.name(path)), *self._figure(path)))

    def _figure(self, path: str) -> tuple[Markdown, ...]:
        """The figure, its prices, its payers, and its sources with its path."""
        economy = self.view.playbook.economy
        assert economy is not None
        if self._inputs.is_amount(path):
            return (*self._money(path), self._stands(self._trace(path)))
        if path in (NET_TAX, DISTORTION):
            setting = self.balance.net_tax_factor if path == NET_TAX else self.balance.distortion
            return (self._setting(setting), _NOBODY, self._stands(setting.trace))
        if path == DISCOUNT:
            return (self._rates(), _NOBODY, self._stands(self.balance.rates.trace))
        if path == PRICE_INDEX and economy.price_index is not None:
            return (self._index(economy.price_index), _NOBODY, self._stands(Trace(path, economy.price_index.source)))
        if path == EXCHANGE:
            return (self._exchange(), _NOBODY, self._stands(Trace(path, self.sources_of(path))))
        return (self._number(path), _NOBODY, self._stands(self._trace(path)))

    def _trace(self, path: str) -> Trace:
        if path.startswith("unit_values."):
            return Trace(path, self._unit_value(path).source)
        return next(trace for line in self.balance.lines for trace in line.traces if trace.path == path)

    def _stands(self, trace: Trace) -> Markdown:
        """Links to the sources, and the path. An outcome without one rests on its counts, and so on their sources."""
        _, desk = self.view.translate, self._inputs.desk
        place = code(trace.path) if trace.path else escape(_("comes with the tool"))
        cited = desk.cite(Claim(source=trace.sources))
        if cited:
            return listed((Markdown(cited[2:-1]), place), "; ")
        if trace.path.startswith("evaluation."):
            return listed((desk.link(_("Evaluation: data and methods"), "evaluation-appendix.md"), place), "; ")
        return place

    def _money(self, path: str) -> tuple[Markdown, Markdown]:
        _, language = self.view.translate, self.view.language
        found = self.amount(path)
        low, likely, high = (
            exact_words(end or 0, found.currency, language)
            for end in (found.values.low, found.values.value, found.values.high)
        )
        said = likely if low == high else _("{likely} (from {low} to {high})").format(likely=likely, low=low, high=high)
        counted = self._counted(path)
        if counted is not None:
            said = f"{said}, {self._when(counted)}"
        else:
            said = _("{amount}, for {what}").format(amount=said, what=self.view.words(self._unit_value(path).per))
        said = _("{figure}; prices of {year}").format(figure=said, year=found.price_year)
        adjusted = self._adjusted.get(path)
        if adjusted is not None:
            form = _("; {amount} in the prices of {year}")
            said += form.format(
                amount=exact_words(round(adjusted), self.balance.currency, language), year=self.balance.price_year
            )
        return escape(said), self._payers(found)

    def _payers(self, found: Money) -> Markdown:
        """Whose money it is by shares, and whether it is money in a budget."""
        _ = self.view.translate
        budget = _("money in a budget") if found.cashable else _("time, room or loss, not money in a budget")
        return escape(f"{payers_words(found.paid_by.shares, self.view.language)}; {budget}")

    def amount(self, path: str) -> Money:
        """The amount at that path, as the playbook has it."""
        counted = self._counted(path)
        one: Counted | UnitValue
        if counted is not None:
            one, likely = counted, counted.amount
        else:
            one = self._unit_value(path)
            likely = one.value
        return Money(Range(one.low, likely, one.high), one.currency, one.price_year, one.paid_by, one.cashable)

    def _counted(self, path: str) -> Counted | None:
        return self.view.playbook.costs[path.split(".")[1]].counted if path.startswith("costs.") else None

    def _unit_value(self, path: str) -> UnitValue:
        return self.view.playbook.unit_values[path.split(".")[1]]

    def _when(self, counted: Counted) -> str:
        _ = self.view.translate
        first, last = counted.from_, counted.to
        if first == last:
            return _("in {year}").format(year=first)
        form = _("each year {first}–{last}") if counted.every is Every.year else _("spread over {first}–{last}")
        return form.format(first=first, last=last)

    def _number(self, path: str) -> Markdown:
        """How many of something; of a benefit itself its shares and years."""
        language = self.view.language
        for line in self.balance.lines:
            if line.kind is LineKind.benefit and line.traces[1].path == path:
                return escape(count_words(line.number.value, language) + count_range(line.number, language))
        return self._shares(self.view.playbook.benefits[path.split(".")[1]])

    def _shares(self, benefit: Benefit) -> Markdown:
        _, language = self.view.translate, self.view.language
        said = [_("{share} per cent of it").format(share=share_words(benefit.attribution, language))]
        if benefit.deadweight:
            form = _("{share} per cent would have happened anyway")
            said.append(form.format(share=share_words(benefit.deadweight, language)))
        if benefit.years > 1:
            said.append(_("{years} years").format(years=benefit.years))
        if benefit.drop_off:
            said.append(_("{share} per cent less each year").format(share=share_words(benefit.drop_off, language)))
        return escape(", ".join(said))

    def _setting(self, setting: Setting) -> Markdown:
        _ = self.view.translate
        return fill(
            _("{value}, stated {day}"),
            value=ratio_number(setting.value, self.view.language),
            day=short_date(setting.stated, self.view.language),
        )

    def _rates(self) -> Markdown:
        _, language = self.view.translate, self.view.language
        rates = self.balance.rates
        first = self.balance.first_year
        steps = [
            _("{rate} per cent from {year}").format(rate=share_words(rate, language), year=first + year)
            for year, rate in rates.steps
            if year < self.balance.horizon
        ]
        return fill(_("{value}, stated {day}"), value=", ".join(steps), day=short_date(rates.stated, language))

    def _index(self, index: PriceIndex) -> Markdown:
        if index.unknown is not None:
            _ = self.view.translate
            return escape(_("Unknown: {reason}").format(reason=self.view.words(index.unknown)))
        values = [f"{one.year}: {ratio_number(one.index, self.view.language)}" for one in index.values]
        return escape("; ".join([*([self.view.words(index.name)] if index.name else []), *values]))

    def _exchange(self) -> Markdown:
        economy = self.view.playbook.economy
        assert economy is not None
        return listed(
            f"1 {one.currency} = {exact_words(one.rate, economy.currency, self.view.language)}"
            for one in economy.exchange
        )

    def sources_of(self, path: str) -> tuple[str, ...]:
        """The ids of the sources of the figure at that path."""
        economy, found = self.view.playbook.economy, self.balance
        assert economy is not None
        if path == EXCHANGE:
            return tuple(source for one in economy.exchange for source in one.source)
        traces = {
            DISCOUNT: found.rates.trace,
            NET_TAX: found.net_tax_factor.trace,
            DISTORTION: found.distortion.trace,
            PRICE_INDEX: found.price_index,
        }
        trace = traces[path] if path in traces else self._trace(path)
        return trace.sources if trace is not None else ()


def code(path: str) -> Markdown:
    """A path of the playbook as code; it has no sign that would end it."""
    return Markdown(f"`{path}`")
