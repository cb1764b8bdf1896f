"""Every role has a holder and a deputy here.

Staff change, fall ill and go on leave; with one name on the list the rhythm stops. A holder is a partner and a position
in it, never a person. Only places are asked; the model has no staff. A position that nobody knows is written `unknown:`
with the reason.

Fails:

    roles:
      chair:
        holder: {partner: housing, position: Area manager}

Passes:

    roles:
      coordinator: &filled
        holder: {partner: housing, position: Area manager}
        deputy: {partner: social-project, position: {unknown: To be named by the new head.}}
      chair: *filled
      minute-taker: *filled
      police-contact: *filled
      housing-contact: *filled
      social-contact: *filled
      municipality-contact: *filled
      tenants-contact: *filled
      kindergarten-contact: *filled
      steering-chair: *filled
      mentor-lead: *filled
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM313",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each role of a place that lacks a holder or a deputy."""
    if examined.playbook is None or not examined.is_rollout:
        return
    for id_, role in examined.playbook.roles.items():
        lacking = [name for name, filled in (("holder", role.holder), ("deputy", role.deputy)) if filled is None]
        if lacking:
            data: dict[str, object] = {"path": f"roles.{id_}", "lacking": ", ".join(lacking)}
            yield examined.finding("KM313", ("roles", id_), data, Severity.warning)
