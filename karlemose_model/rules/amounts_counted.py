"""An amount that is counted is in order: its payers share all of it, its range holds it, its years follow each other.

Amounts are written without minus, since a saving is a benefit and has to be shown as one. Where a source states a total
beside its parts, the sum is done again, and a difference beyond rounding is told.

Fails:

    sources:
      offers: {title: Offers, published: "2026"}
    costs:
      wardens:
        text: Wardens in the evening.
        counted:
          {amount: 300000, low: 400000, high: 500000, every: year, from: 2027, to: 2026, price_year: 2026, currency: DKK,
           paid_by: {municipality: 0.5, housing: 0.6}, cashable: true, source: offers}
      rent:
        text: Rent that is saved.
        counted:
          {amount: -20000, low: -20000, high: -20000, every: year, from: 2026, to: 2027, price_year: 2026, currency: DKK,
           paid_by: {municipality: 1}, cashable: true, source: offers}
    unit_values:
      young-person-helped:
        {name: A young person without new crime, value: 105000, low: 105000, high: 105000, per: one young person, price_year: 2018, currency: DKK,
         paid_by: {municipality: 1}, cashable: false, not_covered: Everything else., source: offers,
         totals: [{total: 5400000, parts: [{name: young people, number: 150, value: 105000}]}]}
    economy: {currency: DKK, price_year: 2026, first_year: 2026, horizon: 2}

Passes:

    sources:
      offers: {title: Offers, published: "2026"}
    costs:
      wardens:
        text: Wardens in the evening.
        counted:
          {amount: 400000, low: 350000, high: 500000, every: year, from: 2026, to: 2027, price_year: 2026, currency: DKK,
           paid_by: {municipality: 0.4, housing: 0.6}, cashable: true, source: offers}
    economy: {currency: DKK, price_year: 2026, first_year: 2026, horizon: 2}
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from karlemose_model.model import Counted, Number, PaidBy, Playbook, StatedTotal, UnitValue
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.reading.figures_in_words import number_in_words
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined
from karlemose_model.text import LANGUAGES, Text

CODES = ("KM570", "KM571", "KM572", "KM581", "KM583")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each amount that contradicts itself."""
    playbook = examined.playbook
    if playbook is None:
        return
    for loc, amount in _amounts(playbook):
        named = ("amount" if isinstance(amount, Counted) else "value", *_range(amount))
        yield from _in_order(examined, loc, *named)
        if isinstance(amount, Number):
            continue
        yield from _not_negative(examined, loc, *named)
        yield from _shared(examined, (*loc, "paid_by"), amount.paid_by)
        yield from _adding_up(examined, loc, amount.totals)
        if isinstance(amount, Counted) and amount.to < amount.from_:
            data: dict[str, object] = {"path": dotted(loc), "from": amount.from_, "to": amount.to}
            yield examined.finding("KM583", (*loc, "to"), data, value=True)


def _amounts(playbook: Playbook) -> Iterator[tuple[Loc, Counted | UnitValue | Number]]:
    for id_, cost in playbook.costs.items():
        if cost.counted is not None:
            yield ("costs", id_, "counted"), cost.counted
    for id_, value in playbook.unit_values.items():
        yield ("unit_values", id_), value
    for id_, benefit in playbook.benefits.items():
        if benefit.number is not None:
            yield ("benefits", id_, "number"), benefit.number


def _range(amount: Counted | UnitValue | Number) -> tuple[float, float, float]:
    likely = amount.amount if isinstance(amount, Counted) else amount.value
    return amount.low, likely, amount.high


def _in_order(examined: Examined, loc: Loc, name: str, low: float, likely: float, high: float) -> Iterator[Problem]:
    """One problem for all three numbers: often two of them have changed places.

    What is below 0, or was told when it was read (320.000 for 320000), is a problem of its own.
    """
    if min(low, likely, high) < 0 or low <= likely <= high:
        return
    places = {examined.tree.origin.walk((*loc, key))[0].place for key in ("low", name, "high")}
    if any(problem.place in places for problem in examined.reading.problems):
        return
    data: dict[str, object] = {
        "path": dotted(loc), "name": name, "low": number_in_words(low), "likely": number_in_words(likely),
        "high": number_in_words(high),
    }  # fmt: skip
    yield examined.finding("KM571", (*loc, "low" if low > likely else name), data, value=True)


def _not_negative(examined: Examined, loc: Loc, name: str, low: float, likely: float, high: float) -> Iterator[Problem]:
    """One problem for all three numbers: an accounting system writes every cost with a minus."""
    negative = {key: amount for key, amount in ((name, likely), ("low", low), ("high", high)) if amount < 0}
    if negative:
        listed = {
            language: ", ".join(
                f"{key}: {number_in_words(amount).said_in(language)}" for key, amount in negative.items()
            )
            for language in LANGUAGES
        }
        data: dict[str, object] = {"path": dotted(loc), "amounts": Text(listed)}
        yield examined.finding("KM572", (*loc, next(iter(negative))), data, value=True)


def _shared(examined: Examined, loc: Loc, paid_by: PaidBy) -> Iterator[Problem]:
    added = sum(paid_by.shares.values())
    if not isclose(added, 1, abs_tol=0.001):
        yield examined.finding("KM570", loc, {"path": dotted(loc), "sum": number_in_words(added)})


def _adding_up(examined: Examined, loc: Loc, totals: tuple[StatedTotal, ...]) -> Iterator[Problem]:
    for number, stated in enumerate(totals):
        if not stated.holds:
            at = (*loc, "totals", number, "total")
            data: dict[str, object] = {
                "path": dotted(loc), "added": number_in_words(stated.added), "total": number_in_words(stated.total),
            }  # fmt: skip
            yield examined.finding("KM581", at, data, Severity.warning, value=True)
