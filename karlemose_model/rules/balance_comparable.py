"""What is put into one balance can be added up: one currency, one year's prices, the years that are counted.

Amounts in the prices of other years need a price index, which is the place's own data. What lies outside the years of the
balance is told, since it is left out. Only values that are held beside the result may be in another currency.

Fails:

    sources:
      offers: {title: Offers, published: "2026"}
    costs:
      wardens:
        text: Wardens in the evening.
        counted:
          {amount: 30000, low: 30000, high: 30000, every: year, from: 2024, to: 2026, price_year: 2024, currency: EUR,
           paid_by: {municipality: 1}, cashable: true, source: offers}
      prison: {text: Imprisonment., amount: {unknown: Nobody has told.}}
    economy: {currency: DKK, price_year: 2026, first_year: 2026, horizon: 2, sentences: [prison]}

Passes:

    sources:
      offers: {title: Offers, published: "2026"}
    costs:
      wardens:
        text: Wardens in the evening.
        counted:
          {amount: 300000, low: 300000, high: 300000, every: year, from: 2026, to: 2027, price_year: 2024, currency: DKK,
           paid_by: {municipality: 1}, cashable: true, source: offers}
    economy:
      currency: DKK
      price_year: 2026
      first_year: 2026
      horizon: 2
      price_index: {name: An invented index, values: [{year: 2024, index: 100}, {year: 2026, index: 104}], source: offers}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Counted, Economy, Playbook, UnitValue
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined

CODES = ("KM573", "KM574", "KM584", "KM587")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each amount that can't be added to the others."""
    playbook = examined.playbook
    economy = playbook.economy if playbook is not None else None
    if playbook is None or economy is None:
        return
    exchanged = {one.currency for one in economy.exchange}
    for loc, at, amount in _used(playbook, economy):
        beside = isinstance(amount, UnitValue) and amount.only_sensitivity and amount.currency in exchanged
        if amount.currency != economy.currency and not beside:
            data: dict[str, object] = {
                "path": dotted(at), "currency": amount.currency, "other": economy.currency,
            }  # fmt: skip
            yield examined.finding("KM573", loc("currency"), data, value=True)
        yield from _in_one_years_prices(examined, economy, loc("price_year"), at, amount.price_year)
        if isinstance(amount, Counted):
            yield from _in_the_years(examined, economy, at, amount.from_, amount.to)
    for number, id_ in enumerate(economy.sentences):
        cost = playbook.costs.get(id_)
        if cost is not None and cost.counted is None:
            where = ("economy", "sentences", number)
            yield examined.finding("KM587", where, {"id": id_, "path": dotted(where)}, value=True)


class _At:
    """Where to tell of an amount: at its own keys, or where the balance names a value that a lower layer wrote."""

    def __init__(self, own: Loc, named: Loc | None = None) -> None:
        self.own, self.named = own, named

    def __call__(self, key: str) -> Loc:
        return (*self.own, key) if self.named is None else self.named


def _used(playbook: Playbook, economy: Economy) -> Iterator[tuple[_At, Loc, Counted | UnitValue]]:
    """Every amount that goes into the balance or is asked of: where to tell of it, its path, the amount."""
    for id_, cost in playbook.costs.items():
        if cost.counted is not None:
            own: Loc = ("costs", id_, "counted")
            yield _At(own), own, cost.counted
    named: dict[str, Loc] = {}
    for id_, benefit in playbook.benefits.items():
        named.setdefault(benefit.unit_value, ("benefits", id_, "unit_value"))
    for number, id_ in enumerate(economy.questions):
        named.setdefault(id_, ("economy", "questions", number))
    for id_, loc in named.items():
        if id_ in playbook.unit_values:
            yield _At(("unit_values", id_), loc), ("unit_values", id_), playbook.unit_values[id_]


def _in_one_years_prices(examined: Examined, economy: Economy, loc: Loc, at: Loc, year: int) -> Iterator[Problem]:
    index = economy.price_index
    if year == economy.price_year or (index is not None and index.unknown is not None):
        return
    known = index.by_year if index is not None else {}
    missing = [str(one) for one in sorted({year, economy.price_year}) if one not in known]
    if missing:
        data: dict[str, object] = {
            "path": dotted(at), "year": year, "other": economy.price_year, "missing": ", ".join(missing),
        }  # fmt: skip
        yield examined.finding("KM574", loc, data, value=True)


def _in_the_years(examined: Examined, economy: Economy, at: Loc, first: int, last: int) -> Iterator[Problem]:
    end = economy.first_year + economy.horizon - 1
    if first <= last and (first < economy.first_year or last > end):
        data: dict[str, object] = {
            "path": dotted(at), "from": first, "to": last, "first": economy.first_year, "last": end,
        }  # fmt: skip
        yield examined.finding("KM584", at, data, Severity.warning)
