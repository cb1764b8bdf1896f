"""What almenboligloven § 63 d lets be told goes from the police to whoever lets social housing, and nowhere else.

The police may tell a housing organisation of certain criminal decisions. They may tell the same to self-owned institutions
and municipalities that let social housing: whether one does so, no field says, so a flow to one is a warning. A flow to
anybody else, or from anybody but the police, is an error.

Fails:

    agreements:
      information-sharing:
        flows:
          judgments:
            what: Judgments about acts on the estate.
            from: municipality
            to: [social-project]
            purpose: To keep the estate safe.
            legal_basis: housing_63d
            retention: Until the case is closed.

Passes:

    agreements:
      information-sharing:
        flows:
          judgments:
            what: Judgments about acts on the estate.
            from: police
            to: [housing]
            purpose: To keep the estate safe.
            legal_basis: housing_63d
            retention: Until the case is closed.
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import LegalBasis, Partner, PartnerKind
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.rules.examined import Examined
from karlemose_model.rules.law.flows import parties, resting_on

CODES = ("KM367",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each party that such a flow does not go from, or to."""
    for loc, flow in resting_on(examined, {LegalBasis.housing_63d}):
        for where, id_, partner in parties(examined, loc, flow):
            tells = where[-1] == "from"
            if partner.kind is (PartnerKind.police if tells else PartnerKind.housing):
                continue
            severity = Severity.warning if not tells and _may_let_homes(partner) else Severity.error
            data: dict[str, object] = {"path": dotted(loc), "partner": id_}
            yield examined.finding("KM367", where, data, severity, value=True)


def _may_let_homes(partner: Partner) -> bool:
    return partner.self_owned_institution or partner.kind in (PartnerKind.municipality, PartnerKind.institution)
