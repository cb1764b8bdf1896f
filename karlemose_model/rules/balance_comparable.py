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

from karlemose_model.model import Counted, Economy, UnitValue
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.reading.origins import Loc
from karlemose_model.rules import balance_currency
from karlemose_model.rules.examined import Examined

CODES = ("KM573", "KM574", "KM584", "KM587")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each amount that can't be added to the others."""
    playbook = examined.playbook
    economy = playbook.economy if playbook is not None else None
    if playbook is None or economy is None:
        return
    exchanged = {one.currency for one in economy.exchange}
    used = list(balance_currency.amounts_used(playbook, economy))
    mistaken = balance_currency.other_currency(playbook, economy)
    for loc, at, amount in used:
        beside = isinstance(amount, UnitValue) and amount.only_sensitivity and amount.currency in exchanged
        if amount.currency not in (economy.currency, mistaken) and not beside:
            data: dict[str, object] = {"path": dotted(at), "currency": amount.currency, "other": economy.currency}
            yield examined.finding("KM573", loc.key("currency", examined), data, value=True)
        if isinstance(amount, Counted):
            yield from _in_the_years(examined, economy, at, amount.from_, amount.to)
    yield from _in_one_years_prices(examined, economy, used)
    for number, id_ in enumerate(economy.sentences):
        cost = playbook.costs.get(id_)
        if cost is not None and cost.counted is None:
            where = ("economy", "sentences", number)
            yield examined.finding("KM587", where, {"id": id_, "path": dotted(where)}, value=True)


def _in_one_years_prices(
    examined: Examined, economy: Economy, used: list[tuple[balance_currency.At, Loc, Counted | UnitValue]]
) -> Iterator[Problem]:
    """A problem for each year that the index lacks, at the first amount that needs it."""
    index = economy.price_index
    if index is not None and index.unknown is not None:
        return
    known = index.by_year if index is not None else {}
    needing: dict[int, list[tuple[balance_currency.At, Loc]]] = {}
    for loc, at, amount in used:
        if amount.price_year != economy.price_year:
            needing.setdefault(amount.price_year, []).append((loc, at))
    for year, amounts in needing.items():
        missing = [str(one) for one in sorted({year, economy.price_year}) if one not in known]
        if missing:
            loc, at = amounts[0]
            data: dict[str, object] = {
                "path": dotted(at), "year": year, "other": economy.price_year, "missing": ", ".join(missing), "count": len(amounts),
            }  # fmt: skip
            yield examined.finding("KM574", loc.key("price_year", examined), data, value=True)


def _in_the_years(examined: Examined, economy: Economy, at: Loc, first: int, last: int) -> Iterator[Problem]:
    end = economy.first_year + economy.horizon - 1
    if first <= last and (first < economy.first_year or last > end):
        data: dict[str, object] = {
            "path": dotted(at), "from": first, "to": last, "first": economy.first_year, "last": end,
        }  # fmt: skip
        yield examined.finding("KM584", at, data, Severity.warning)
