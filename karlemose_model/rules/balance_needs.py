"""A balance has what it is worked out with: `economy:`, and outside Denmark the country's own rates and factors.

Where a cost is counted or a benefit is written, it has to be said in which currency, prices and years. The discount rates,
the net tax factor and the distortion factor of Denmark come with the tool; no others do.

Fails:

    place: {country: SE}
    sources:
      offers: {title: Offers, published: "2026"}
    costs:
      wardens:
        text: Wardens in the evening.
        counted:
          {amount: 300000, low: 300000, high: 300000, every: year, from: 2026, to: 2027, price_year: 2026, currency: SEK,
           paid_by: {municipality: 1}, cashable: true, source: offers}

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

from karlemose_model.model import economy_denmark
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined
from karlemose_model.rules.law import country_of

CODES = ("KM577",)

_SAMPLES = {
    "economy": "economy: {currency: DKK, price_year: 2026, first_year: 2026, horizon: 5}",
    "discount": "discount: {steps: [{from_year: 0, rate: 0.035}], stated: 2026-01-01, source: …}",
    "net_tax_factor": "net_tax_factor: {value: 1, stated: 2026-01-01, source: …}",
    "distortion": "distortion: {value: 1, stated: 2026-01-01, source: …}",
}


def check(examined: Examined) -> Iterator[Problem]:
    """A problem if something is counted that can't be put together."""
    playbook = examined.playbook
    if playbook is None:
        return
    counted = [("costs", id_, "counted") for id_, cost in playbook.costs.items() if cost.counted is not None]
    first: Loc | None = next(iter([*counted, *(("benefits", id_) for id_ in playbook.benefits)]), None)
    economy = playbook.economy
    if economy is None:
        if first is not None:
            yield _lacking(examined, first, ["economy"])
    elif country_of(examined.tree) != economy_denmark.COUNTRY:
        named = {
            "discount": economy.discount, "net_tax_factor": economy.net_tax_factor, "distortion": economy.distortion,
        }  # fmt: skip
        if lacking := [name for name, said in named.items() if said is None]:
            yield _lacking(examined, ("economy",), lacking)


def _lacking(examined: Examined, loc: Loc, lacking: list[str]) -> Problem:
    data: dict[str, object] = {
        "lacking": ", ".join(lacking), "example": "; ".join(_SAMPLES[name] for name in lacking),
    }  # fmt: skip
    return examined.finding("KM577", loc, data, Severity.warning)
