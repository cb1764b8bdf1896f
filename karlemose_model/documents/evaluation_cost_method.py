"""How a balance was counted, in sentences: what is deducted and what not, prices, market prices, and what later money would do."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.environment import long_date
from karlemose_model.documents.evaluation_cost_inputs import DISCOUNT, DISTORTION, NET_TAX, PRICE_INDEX, Inputs
from karlemose_model.documents.evaluation_cost_numbers import share_words
from karlemose_model.documents.evaluation_cost_tables import CostTables, has_benefits, lines_of, shown_frames
from karlemose_model.documents.evaluation_numbers import ratio_number
from karlemose_model.documents.markdown import Markdown, escape, fill, listed
from karlemose_model.evaluation.balance_results import Frame, LineKind


class CostMethod:
    """Makes the sentences on how one balance was counted."""

    def __init__(self, inputs: Inputs, tables: CostTables) -> None:
        self._inputs = inputs
        self._tables = tables
        self._balance = inputs.balance
        self._view = inputs.view
        self._language = inputs.view.language
        self._ = inputs.view.translate

    def sentences(self) -> Iterator[Markdown]:
        """All of them, a line each."""
        yield from self._benefits()
        yield from self._prices()
        yield from self._later()
        yield from self._market()

    def _benefits(self) -> Iterator[Markdown]:
        _ = self._
        benefits = [line for line in self._balance.lines if line.kind is LineKind.benefit]
        for line in benefits:
            benefit = self._view.playbook.benefits[line.key]
            lines = self._inputs.of([line.traces[1].path, line.traces[2].path])
            name = self._inputs.name(line.traces[1].path)
            share = share_words(benefit.attribution, self._language)
            if benefit.outcome is not None:
                yield fill(
                    _("{name}: what would have happened anyway is taken out by the comparison, and is not deducted a second time ({lines})."),
                    name=name, lines=lines,
                )  # fmt: skip
            else:
                anyway = share_words(benefit.deadweight, self._language)
                yield fill(
                    _("{name}: {share} per cent would have happened anyway, and is deducted ({lines})."),
                    name=name, share=anyway, lines=lines,
                )  # fmt: skip
            yield fill(
                _("{name}: {share} per cent is counted as this work's. Others who claim the same result must leave room: all shares together are at most 100 per cent ({lines})."),
                name=name, share=share, lines=lines,
            )  # fmt: skip
            if benefit.years > 1:
                yield fill(
                    _("{name}: counted for {years} years, with {share} per cent less each year. What goes beyond the months that were measured is an assumption ({lines})."),
                    name=name,
                    years=str(benefit.years),
                    share=share_words(benefit.drop_off, self._language),
                    lines=lines,
                )  # fmt: skip

    def _prices(self) -> Iterator[Markdown]:
        """That amounts of other years stand as they are, for want of an index."""
        _ = self._
        paths = {line.traces[0].path for line in self._balance.lines if line.unadjusted}
        paths |= {
            one.traces[0].path for frame in shown_frames(self._balance) for one in frame.questions if one.unadjusted
        }
        if paths:
            form = _("No price index is at hand ({index}): amounts of other years stand in the prices of their own year and are not brought to {year} ({lines}).")  # fmt: skip
            yield fill(
                form,
                index=self._inputs.of([PRICE_INDEX]),
                year=str(self._balance.price_year),
                lines=self._inputs.of(paths),
            )

    def _later(self) -> Iterator[Markdown]:
        """Which figures were stated after the day that the page is seen on."""
        found, day = self._balance, self._view.rollout.as_of
        stated = {
            DISCOUNT: found.rates.stated,
            NET_TAX: found.net_tax_factor.stated,
            DISTORTION: found.distortion.stated,
        }
        paths = [path for path, on in stated.items() if on > day]
        values = self._view.playbook.unit_values
        paths += [
            path
            for path in self._inputs.numbers
            if path.startswith("unit_values.") and values[path.split(".")[1]].price_year > day.year
        ]
        if paths:
            form = self._("The page is seen on {day}. These figures are later: {lines}.")
            yield fill(form, day=long_date(day, self._language), lines=self._inputs.of(paths))

    def _market(self) -> Iterator[Markdown]:
        _, found = self._, self._balance
        yield fill(
            _("For society, public money is multiplied by {factor} to be in market prices, and by {distortion} for what raising the taxes costs beyond the money ({lines})."),
            factor=ratio_number(found.net_tax_factor.value, self._language),
            distortion=ratio_number(found.distortion.value, self._language),
            lines=self._inputs.of([NET_TAX, DISTORTION]),
        )  # fmt: skip
        if transfers := [line for line in found.lines if line.transfer]:
            yield fill(
                _("Money that only changes hands counts for the budgets and not for society ({lines})."),
                lines=self._tables.rests(transfers),
            )
        for frame in shown_frames(found):
            yield self._undiscounted(frame)

    def _undiscounted(self, frame: Frame) -> Markdown:
        _ = self._
        form = (
            _("If later money counted in full, society's costs would be {costs} and the worth {worth} ({lines}).")
            if has_benefits(self._balance)
            else _("If later money counted in full, society's costs would be {costs} in market prices ({lines}).")
        )
        said = fill(
            form,
            costs=self._tables.amount(frame.undiscounted.costs),
            worth=self._tables.amount(frame.undiscounted.benefits),
            lines=self._tables.rests(lines_of(self._balance, frame), NET_TAX, DISTORTION),
        )
        parts = [said]
        # Below nothing or above everything it is a matter of arithmetic, and no rate that anybody could ask for.
        if frame.internal_rate is not None and 0 <= frame.internal_rate <= 1:
            rate = share_words(round(frame.internal_rate, 3), self._language)
            parts.append(fill(_("Costs and worth are equal at a discount rate of {rate} per cent."), rate=rate))
        if len(shown_frames(self._balance)) > 1:
            parts.insert(0, escape(f"{self._tables.frame_name(frame)}:"))
        return listed(parts, " ")
