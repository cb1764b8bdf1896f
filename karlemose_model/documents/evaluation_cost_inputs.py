"""The figures that a balance rests on, each with a number that the cost page points at it by, and its name in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.markdown import Markdown, anchor, fill, listed
from karlemose_model.documents.view import View
from karlemose_model.evaluation.balance_results import Balance

DISCOUNT, NET_TAX, DISTORTION = "economy.discount", "economy.net_tax_factor", "economy.distortion"
PRICE_INDEX, EXCHANGE = "economy.price_index", "economy.exchange"


class Inputs:
    """The figures that a balance rests on, each with the number of its line on the page."""

    def __init__(self, view: View, balance: Balance, path: str) -> None:
        self.view = view
        self.balance = balance
        self.desk = Desk(view, path)
        self._page = path
        self.numbers = {one: place for place, one in enumerate(dict.fromkeys(self._paths()), start=1)}

    def _paths(self) -> Iterator[str]:
        for line in self.balance.lines:
            yield from (trace.path for trace in line.traces)
        questions, view = self.balance.frames[0].questions, self.view
        for asked in questions:
            yield f"unit_values.{asked.unit_value}.value"
        yield from (DISCOUNT, NET_TAX, DISTORTION)
        if self.balance.price_index is not None:
            yield PRICE_INDEX
        if any(view.playbook.unit_values[asked.unit_value].currency != self.balance.currency for asked in questions):
            yield EXCHANGE

    def of(self, paths: Iterable[str]) -> Markdown:
        """The lines by their numbers, each a link: line 3, or lines 1, 2 and 5."""
        _ = self.view.translate
        numbers = sorted({self.numbers[path] for path in paths})
        links = listed(map(self._run, _runs(numbers)))
        return fill(_("line {numbers}") if len(numbers) == 1 else _("lines {numbers}"), numbers=links)

    def mark(self, number: int) -> Markdown:
        """The place that links to a line lead to; empty where the page is no page of a site, and nothing leads anywhere."""
        return anchor(f"input.{number}") if self._page in self.view.paths else Markdown("")

    def _run(self, run: Sequence[int]) -> Markdown:
        """Lines that follow each other: from three on only the first and the last are named."""
        links = [self.desk.link(str(number), self._page, f"input.{number}") for number in run]
        return listed((links[0], links[-1]), "–") if len(run) > 2 else listed(links)

    def name(self, path: str) -> str:
        """What the figure at that path is, in words."""
        _, words = self.view.translate, self.view.words
        section, _dot, rest = path.partition(".")
        key = rest.partition(".")[0]
        book = self.view.playbook
        if section == "costs":
            return words(book.costs[key].text).rstrip(" .")
        if section == "unit_values":
            return _("Worth of one: {name}").format(name=words(book.unit_values[key].name))
        if section == "benefits":
            form = _("How many: {name}") if path.endswith(".number") else _("Counted as this work's: {name}")
            return form.format(name=words(book.benefits[key].text).rstrip(" ."))
        if section == "evaluation" and book.evaluation is not None:
            outcome = book.evaluation.outcomes[rest.partition(".")[2]]
            return _("How many fewer than expected: {name}").format(name=words(outcome.name))
        return {
            DISCOUNT: _("Discount rates"),
            NET_TAX: _("Net tax factor: public money in market prices"),
            DISTORTION: _("Distortion factor: what raising taxes costs beyond the money"),
            PRICE_INDEX: _("Price index"),
            EXCHANGE: _("Rates of exchange"),
        }[path]

    def entry(self, path: str) -> str:
        """What an entry of the playbook is called that is not in the balance, e.g. of costs.coordinator."""
        section, _dot, rest = path.partition(".")
        entries = self.view.playbook.costs if section == "costs" else self.view.playbook.benefits
        return self.view.words(entries[rest].text).rstrip(" .")

    def is_amount(self, path: str) -> bool:
        """Whether the figure at that path is money, and not a number of something."""
        return path.startswith(("costs.", "unit_values."))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """The numbers in rows of such as follow each other."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
