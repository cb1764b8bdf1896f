"""A benefit is counted once, and rests on what it says.

It is either measured by the evaluation (`outcome`) or taken from a source (`number`). A measured one has what would have
happened anyway taken out by the comparison, so that no deadweight may be taken off once more; all claims on one outcome
are at most 1 together, and what the police find themselves is no outcome of the work. Values that hold for another country
are held beside the result and never in it.

Fails:

    sources:
      survey: {title: A survey, published: "2026"}
    evaluation:
      start: 2025-01-01
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-01, to: 2025-12}
      outcomes:
        burglary: {name: Burglaries, initiated: victim, primary: true, source: survey}
        drugs: {name: Drug offences, initiated: police, source: survey}
    unit_values:
      burglary-abroad:
        {name: A burglary, value: 3000, low: 2000, high: 4000, per: one burglary, price_year: 2024, currency: DKK,
         paid_by: {victims: 1}, cashable: true, not_covered: The fear., only_sensitivity: true, source: survey}
    benefits:
      burglaries:
        {text: Fewer burglaries., outcome: burglary, attribution: 0.8, deadweight: 0.2, unit_value: burglary-abroad, source: survey}
      burglaries-again: {text: Fewer burglaries., outcome: burglary, attribution: 0.5, unit_value: burglary-abroad, source: survey}
      drugs: {text: Fewer drugs., outcome: drugs, unit_value: burglary-abroad, source: survey}
      peace: {text: More peace., outcome: peace, unit_value: burglary-abroad, source: survey}
      nothing: {text: Something., unit_value: burglary-abroad, source: survey}
    economy: {currency: DKK, price_year: 2024, first_year: 2025, horizon: 2}

Passes:

    sources:
      survey: {title: A survey, published: "2026"}
    evaluation:
      start: 2025-01-01
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-01, to: 2025-12}
      outcomes:
        burglary: {name: Burglaries, initiated: victim, primary: true, source: survey}
    unit_values:
      burglary:
        {name: A burglary, value: 3000, low: 2000, high: 4000, per: one burglary, price_year: 2024, currency: DKK,
         paid_by: {victims: 1}, cashable: true, not_covered: The fear., source: survey}
    benefits:
      burglaries: {text: Fewer burglaries., outcome: burglary, attribution: 0.8, unit_value: burglary, source: survey}
    economy: {currency: DKK, price_year: 2024, first_year: 2025, horizon: 2}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.messages import N_
from karlemose_model.model import Benefit, Initiated, Playbook
from karlemose_model.problems import Problem
from karlemose_model.reading import dotted
from karlemose_model.reading.figures_in_words import number_in_words
from karlemose_model.reading.hints import meant
from karlemose_model.rules.examined import Examined
from karlemose_model.text import LANGUAGES, Text
from karlemose_model.wording import translator

CODES = ("KM578", "KM579", "KM580", "KM582", "KM585", "KM586")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each benefit that rests on nothing, on too much, or on what is not its own."""
    playbook = examined.playbook
    if playbook is None:
        return
    claims: dict[str, list[str]] = {}
    for id_, benefit in playbook.benefits.items():
        path = f"benefits.{id_}"
        if (benefit.outcome is None) == (benefit.number is None):
            found = "neither" if benefit.outcome is None else "both"
            yield examined.finding("KM582", ("benefits", id_), {"path": path, "found": found})
        if benefit.outcome is not None:
            claims.setdefault(benefit.outcome, []).append(id_)
            yield from _measured(examined, playbook, id_, benefit.outcome, benefit)
        value = playbook.unit_values.get(benefit.unit_value)
        if value is not None and value.only_sensitivity:
            loc = ("benefits", id_, "unit_value")
            data: dict[str, object] = {"id": benefit.unit_value, "path": dotted(loc)}
            yield examined.finding("KM580", loc, data, value=True)
    for outcome, ids in claims.items():
        added = sum(playbook.benefits[id_].attribution for id_ in ids)
        # Shares that are fractions add up to a hair above 1.
        if added > 1.000001:
            data = {
                "outcome": outcome, "sum": number_in_words(added), "benefits": ", ".join(f"benefits.{id_}" for id_ in ids),
            }  # fmt: skip
            yield examined.finding("KM578", ("benefits", ids[-1], "attribution"), data)


def _measured(examined: Examined, playbook: Playbook, id_: str, outcome: str, benefit: Benefit) -> Iterator[Problem]:
    loc = ("benefits", id_, "outcome")
    known = playbook.evaluation.outcomes if playbook.evaluation is not None else {}
    if outcome not in known:
        data: dict[str, object] = {
            "id": outcome, "path": dotted(loc), "known": ", ".join(known) or _none(), "suggestion": meant.nearest(outcome, list(known)),
        }  # fmt: skip
        yield examined.finding("KM585", loc, data, value=True)
    elif known[outcome].initiated is Initiated.police:
        yield examined.finding("KM586", loc, {"id": outcome, "path": f"benefits.{id_}"}, value=True)
    if benefit.deadweight > 0:
        at = ("benefits", id_, "deadweight")
        yield examined.finding("KM579", at, {"path": dotted(at)})


def _none() -> Text:
    return Text({language: translator(language)(N_("there are none yet")) for language in LANGUAGES})
