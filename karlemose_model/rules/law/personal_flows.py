"""Information about persons that partners hand on is never public, and somebody has said how long it is kept.

Every flow of information names what lets it be told. Where that is anything else than `anonymous`, persons are told of: then
`audience: public` is an error, whatever lets the partners tell it, and without `retention` nobody knows when it has to go,
which is a warning.

Fails:

    agreements:
      information-sharing:
        flows:
          concerns:
            what: What a school has noticed about a pupil.
            from: municipality
            to: [police]
            purpose: To prevent crime.
            legal_basis: ssp_115
            audience: public

Passes:

    agreements:
      information-sharing:
        flows:
          concerns:
            what: What a school has noticed about a pupil.
            from: municipality
            to: [police]
            purpose: To prevent crime.
            legal_basis: ssp_115
            retention: By the authorities' own rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Audience
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.rules.examined import Examined
from karlemose_model.rules.law.flows import about_persons

CODES = ("KM364", "KM365")


def check(examined: Examined) -> Iterator[Problem]:
    """An error for each flow about persons that is public, a warning for each that says nothing of how long it is kept."""
    for loc, flow in about_persons(examined):
        if flow.audience is Audience.public:
            yield examined.finding("KM364", (*loc, "audience"), {"path": dotted(loc)}, value=True)
        if flow.retention is None:
            yield examined.finding("KM365", loc, {"path": dotted(loc)}, Severity.warning)
