"""What retsplejeloven § 115 lets be told passes between authorities, and to no other partner.

Police and other authorities may tell each other about persons in SSP, PSP and KSP. A housing organisation, a social housing
project and a tenants' board are not named there. A self-owned institution that solves tasks for the public sector in social
services, education, employment or psychiatry may be included (stk. 3): write `self_owned_institution: true` under the
partner. The rule looks at both ends of every flow with `legal_basis: ssp_115`, `psp_115` or `ksp_115`.

Fails:

    agreements:
      information-sharing:
        flows:
          concerns:
            what: What a school has noticed about a pupil.
            from: municipality
            to: [police, housing]
            purpose: To prevent crime.
            legal_basis: ssp_115
            retention: By the authorities' own rules.

Passes:

    partners:
      youth-school:
        name: The youth school
        kind: institution
        self_owned_institution: true
    agreements:
      information-sharing:
        flows:
          concerns:
            what: What a school has noticed about a pupil.
            from: municipality
            to: [police, youth-school]
            purpose: To prevent crime.
            legal_basis: ssp_115
            retention: By the authorities' own rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem
from karlemose_model.reading import dotted
from karlemose_model.rules.examined import Examined
from karlemose_model.rules.law.flows import SECTION_115, parties, resting_on

CODES = ("KM366",)


def check(examined: Examined) -> Iterator[Problem]:
    """An error for each party to such a flow that is neither an authority nor such an institution."""
    for loc, flow in resting_on(examined, SECTION_115):
        for where, id_, partner in parties(examined, loc, flow):
            if not (partner.authority or partner.self_owned_institution):
                data: dict[str, object] = {"path": dotted(loc), "basis": flow.legal_basis.value, "partner": id_}
                yield examined.finding("KM366", where, data, value=True)
