"""The balance is in the currency that the amounts are in.

Where several amounts are in one currency and the balance in another, it is the balance's own that was mistaken: that is told
once, and not at each amount.

Fails:

    sources:
      offers: {title: Offers, published: "2026"}
    costs:
      wardens:
        text: Wardens in the evening.
        counted:
          {amount: 300000, low: 300000, high: 300000, every: year, from: 2026, to: 2027, price_year: 2026, currency: DKK,
           paid_by: {municipality: 1}, cashable: true, source: offers}
      lamps:
        text: Lamps.
        counted:
          {amount: 90000, low: 90000, high: 90000, every: once, from: 2026, to: 2026, price_year: 2026, currency: DKK,
           paid_by: {housing: 1}, cashable: true, source: offers}
    economy: {currency: EUR, price_year: 2026, first_year: 2026, horizon: 2}

Passes:

    sources:
      offers: {title: Offers, published: "2026"}
    costs:
      wardens:
        text: Wardens in the evening.
        counted:
          {amount: 300000, low: 300000, high: 300000, every: year, from: 2026, to: 2027, price_year: 2026, currency: DKK,
           paid_by: {municipality: 1}, cashable: true, source: offers}
    economy: {currency: DKK, price_year: 2026, first_year: 2026, horizon: 2}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.model import Counted, Economy, Playbook, UnitValue
from karlemose_model.problems import Problem
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined

CODES = ("KM588",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem where all amounts are in one currency that is not the balance's."""
    playbook = examined.playbook
    economy = playbook.economy if playbook is not None else None
    if playbook is None or economy is None:
        return
    other = other_currency(playbook, economy)
    if other:
        data: dict[str, object] = {"currency": economy.currency, "other": other}
        yield examined.finding("KM588", ("economy", "currency"), data, value=True)


def other_currency(playbook: Playbook, economy: Economy) -> str:
    """The one currency of several amounts, none of which is in the balance's own; else nothing.

    Values that are only held beside the result may be in any.
    """
    found = [
        amount.currency
        for _, _, amount in amounts_used(playbook, economy)
        if not (isinstance(amount, UnitValue) and amount.only_sensitivity)
    ]
    return found[0] if len(found) > 1 and {*found} == {found[0]} != {economy.currency} else ""


@dataclass(frozen=True, slots=True)
class At:
    """Where an amount stands, and where the balance names it if it is a value that a lower layer may have written."""

    own: Loc
    named: Loc | None = None

    def key(self, key: str, examined: Examined) -> Loc:
        """Where to tell of one of its keys: there, if the playbook that was asked for writes it, else where it is named."""
        loc = (*self.own, key)
        return loc if self.named is None or examined.is_own(loc) else self.named


def amounts_used(playbook: Playbook, economy: Economy) -> Iterator[tuple[At, Loc, Counted | UnitValue]]:
    """Every amount that goes into the balance or is asked of: where to tell of it, its path, the amount."""
    for id_, cost in playbook.costs.items():
        if cost.counted is not None:
            own: Loc = ("costs", id_, "counted")
            yield At(own), own, cost.counted
    named: dict[str, Loc] = {}
    for id_, benefit in playbook.benefits.items():
        named.setdefault(benefit.unit_value, ("benefits", id_, "unit_value"))
    for number, id_ in enumerate(economy.questions):
        named.setdefault(id_, ("economy", "questions", number))
    for id_, loc in named.items():
        if id_ in playbook.unit_values:
            yield At(("unit_values", id_), loc), ("unit_values", id_), playbook.unit_values[id_]
