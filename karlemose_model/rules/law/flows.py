"""The flows of information in a playbook's agreements, with their paths, for the rules on what lets them be told."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from karlemose_model.model import Flow, LegalBasis, Partner
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined

SECTION_115 = frozenset({LegalBasis.ssp_115, LegalBasis.psp_115, LegalBasis.ksp_115})
"""What retsplejeloven § 115 lets authorities tell each other: within SSP, PSP and KSP."""


def about_persons(examined: Examined) -> Iterator[tuple[Loc, Flow]]:
    """The flows that hold personal data: those on any other basis than `anonymous`."""
    return resting_on(examined, frozenset(LegalBasis) - {LegalBasis.anonymous})


def resting_on(examined: Examined, bases: Collection[LegalBasis]) -> Iterator[tuple[Loc, Flow]]:
    """The flows on one of these bases; none while the playbook is not valid."""
    playbook = examined.playbook
    for id_, agreement in playbook.agreements.items() if playbook else ():
        for name, flow in agreement.flows.items():
            if flow.legal_basis in bases:
                yield ("agreements", id_, "flows", name), flow


def parties(examined: Examined, loc: Loc, flow: Flow) -> Iterator[tuple[Loc, str, Partner]]:
    """Who tells and who is told, each with the place of the name; a partner that there is not is another rule's finding."""
    assert examined.playbook is not None
    named = [((*loc, "from"), flow.from_), *(((*loc, "to", at), id_) for at, id_ in enumerate(flow.to))]
    for where, id_ in named:
        if partner := examined.playbook.partners.get(id_):
            yield where, id_, partner
