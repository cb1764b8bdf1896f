"""What the work rests on is signed before it begins, and has a day on which it is looked at again.

That is the terms of reference, the agreement on sharing information and the data protection impact assessment. The rule asks
when the stage Installation has ended: as the head of the playbook says, else when the timeline's first spell has begun. A
warning: the papers may lie signed in a drawer, and only the day is not written here. That a day of review has passed is found by
another rule (KM317).

Fails:

    timeline:
      - {phase: clear, from: 2026-01-05}
    agreements:
      dpia: {signed: 2025-12-15}

Passes:

    timeline:
      - {phase: clear, from: 2026-01-05}
    agreements:
      terms-of-reference: {signed: 2025-12-15, review: 2027-12-15}
      information-sharing: {signed: 2025-12-15, review: 2027-12-15}
      dpia: {signed: 2025-12-15, review: 2027-12-15}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from karlemose_model.model import Agreement, AgreementKind
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM373",)

_NEEDED = {AgreementKind.terms_of_reference, AgreementKind.information_sharing, AgreementKind.dpia}


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each agreement that lacks a day; one for all those that the playbook does not speak of."""
    playbook = examined.playbook
    if playbook is None or not examined.is_rollout or not examined.has_begun:
        return
    lacking = {
        id_: missing
        for id_, agreement in playbook.agreements.items()
        if agreement.kind in _NEEDED and (missing := _lacking(agreement, examined.as_of))
    }
    own = [id_ for id_ in lacking if examined.is_own(("agreements", id_))]
    others = [id_ for id_ in lacking if id_ not in own]
    for ids in [*([id_] for id_ in own), *([others] if others else [])]:
        named = "; ".join(f"{id_} ({', '.join(lacking[id_])})" for id_ in ids)
        example = f"{ids[0]}: {{{', '.join(f'{name}: 2026-01-31' for name in lacking[ids[0]])}}}"
        data: dict[str, object] = {"agreements": named, "example": example}
        yield examined.finding("KM373", ("agreements", ids[0]), data, Severity.warning)


def _lacking(agreement: Agreement, day: date) -> list[str]:
    signed = agreement.signed is not None and agreement.signed <= day
    return [name for name, there in (("signed", signed), ("review", agreement.review is not None)) if not there]
