"""The discount rates follow each other and reach as far as the balance counts.

A rate holds from its year on, and the first year is year 0. Where a source gives rates only up to a year, `until` says so.
Those of Denmark, which come with the tool, have no end.

Fails:

    sources:
      ministry: {title: Rates of a ministry, published: "2026"}
    economy:
      currency: DKK
      price_year: 2026
      first_year: 2026
      horizon: 40
      discount:
        steps: [{from_year: 1, rate: 0.03}, {from_year: 1, rate: 0.02}]
        until: 30
        stated: 2026-01-01
        source: ministry

Passes:

    sources:
      ministry: {title: Rates of a ministry, published: "2026"}
    economy:
      currency: DKK
      price_year: 2026
      first_year: 2026
      horizon: 30
      discount:
        steps: [{from_year: 0, rate: 0.03}, {from_year: 20, rate: 0.02}]
        until: 30
        stated: 2026-01-01
        source: ministry
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from karlemose_model.problems import Problem
from karlemose_model.rules.examined import Examined

CODES = ("KM575", "KM576")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for rates out of order, and one for a balance that counts more years than they hold for."""
    economy = examined.playbook.economy if examined.playbook is not None else None
    if economy is None or economy.discount is None:
        return
    loc, discount = ("economy", "discount"), economy.discount
    years = [step.from_year for step in discount.steps]
    if years[0] != 0 or any(first >= second for first, second in pairwise(years)):
        data: dict[str, object] = {"path": "economy.discount.steps", "years": ", ".join(map(str, years))}
        yield examined.finding("KM576", (*loc, "steps"), data)
    # The first year is year 0: 31 years are the years 0 to 30.
    if discount.until is not None and economy.horizon - 1 > discount.until:
        data = {
            "horizon": economy.horizon, "path": "economy.discount", "until": discount.until, "most": discount.until + 1,
        }  # fmt: skip
        yield examined.finding("KM575", ("economy", "horizon"), data, value=True)
