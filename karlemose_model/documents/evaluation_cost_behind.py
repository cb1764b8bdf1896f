"""What stands behind the figures of the cost page: their sources with addresses, what they do not cover, and whether they add up."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.desk import SOURCES
from karlemose_model.documents.evaluation_cost_input_table import InputTable
from karlemose_model.documents.evaluation_cost_inputs import (
    DISCOUNT,
    DISTORTION,
    EXCHANGE,
    NET_TAX,
    PRICE_INDEX,
    Inputs,
)
from karlemose_model.documents.evaluation_cost_numbers import exact_words, share_words
from karlemose_model.documents.markdown import Markdown, escape, fill, link, listed
from karlemose_model.model import Basis, Claim


class Behind:
    """Makes the lines on what stands behind the inputs of one balance."""

    def __init__(self, inputs: Inputs, table: InputTable) -> None:
        self._inputs = inputs
        self._table = table
        self.view = inputs.view
        self.balance = inputs.balance

    def sources(self) -> Iterator[Markdown]:
        """The sources of the lines by their numbers, with title and address, so that a paper says where to look."""
        _, view = self.view.translate, self.view
        used = {source.partition("/")[0] for path in self._inputs.numbers for source in self._table.sources_of(path)}
        for name, number in view.source_numbers.items():
            if name in used:
                source = view.playbook.sources[name]
                cited = self._inputs.desk.link(_("source {number}").format(number=number), SOURCES, f"source.{name}")
                about = [view.words(source.title), view.words(source.publisher), source.published or ""]
                said = listed(part for part in about if part)
                address = link(source.url, source.url) if source.url else escape(_("Not on the web."))
                yield fill("{cited}: {said}. {address}", cited=cited, said=said, address=address)

    def not_covered(self) -> Iterator[Markdown]:
        """What the figures do not cover, what a reader must know of them, and what of them is our own inference."""
        _ = self.view.translate
        for path in self._inputs.numbers:
            for claim, said in self._said_of(path):
                if parts := [part for part in (said, self._inferred(claim)) if part]:
                    yield fill(
                        _("{name} ({line}): {said}"),
                        name=self._inputs.name(path),
                        line=self._inputs.of([path]),
                        said=" ".join(parts),
                    )

    def _said_of(self, path: str) -> Iterator[tuple[Claim, str]]:
        """The statements behind a figure, each with what is said of it beside the number."""
        book, words = self.view.playbook, self.view.words
        section, _dot, rest = path.partition(".")
        key = rest.partition(".")[0]
        if section == "unit_values":
            yield book.unit_values[key], words(book.unit_values[key].not_covered)
        elif section == "costs":
            counted = book.costs[key].counted
            yield book.costs[key], words(counted.caveat) if counted else ""
        elif path == f"benefits.{key}":
            yield book.benefits[key], ""
        elif section == "economy" and book.economy is not None:
            economy = book.economy
            given: dict[str, tuple[Claim | None, ...]] = {
                DISCOUNT: (economy.discount,),
                NET_TAX: (economy.net_tax_factor,),
                DISTORTION: (economy.distortion,),
                PRICE_INDEX: (economy.price_index,),
                EXCHANGE: economy.exchange,
            }
            yield from ((claim, "") for claim in given[path] if claim is not None)

    def _inferred(self, claim: Claim) -> str:
        """The reason of an inference; a place that gives a source keeps the model's reason by merging, and it tells nothing."""
        if claim.basis is not Basis.inference or claim.reason is None:
            return ""
        _ = self.view.translate
        return _("Our inference: {reason}").format(reason=self.view.words(claim.reason))

    def checks(self) -> Iterator[Markdown]:
        """Whether totals that the sources state are what their own parts add up to."""
        _, language = self.view.translate, self.view.language
        for check in self.balance.checks:
            path = next(one for one in self._inputs.numbers if one.startswith(check.trace.path.removesuffix("totals")))
            currency = self._table.amount(path).currency
            form = (
                _("{name} ({line}): the source states {stated}, its parts ({parts}) add up to {added}. They differ by {share} per cent, which is close enough.")
                if check.holds
                else _("{name} ({line}): the source states {stated}, its parts ({parts}) add up to {added}. They differ by {share} per cent and do not fit: do not lean on this figure.")
            )  # fmt: skip
            yield fill(
                form,
                name=self._inputs.name(path),
                line=self._inputs.of([path]),
                stated=exact_words(check.stated, currency, language),
                parts=", ".join(self.view.words(part) for part in check.parts),
                added=exact_words(round(check.added), currency, language),
                share=share_words(abs(check.added - check.stated) / abs(check.stated or 1), language),
            )
