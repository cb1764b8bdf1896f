"""Every role has a holder and a deputy here.

Staff change, fall ill and go on leave; with one name on the list the rhythm stops. A holder is a partner and a position
in it, never a person. Only places are asked; the model has no staff. A position that nobody knows is written `unknown:`
with the reason. A role whose partner was left out is left out as well, or filled by another.

Fails:

    roles:
      chair:
        holder: {partner: housing, position: Area manager}
    adaptations:
      no-kindergarten:
        removes: partners.kindergarten
        what: No kindergarten takes part.
        why: There is none on the estate.
        status: approved
        by: The steering group
        when: 2026-01-12

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

from karlemose_model.model import Playbook
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM313", "KM331")


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each role that lacks a holder or a deputy; one for all those that the playbook does not speak of."""
    playbook = examined.playbook
    if playbook is None or not examined.is_rollout:
        return
    left = {gone.path: gone for gone in examined.reading.departures if gone.path.endswith(".partner")}
    lacking = []
    for id_, role in playbook.roles.items():
        if role.holder is not None and role.deputy is not None:
            continue
        if role.holder is None and (gone := left.get(f"roles.{id_}.partner")):
            # Its partner was left out: most likely the role goes too.
            data: dict[str, object] = {"path": f"roles.{id_}", "because": gone.because}
            yield examined.finding("KM331", ("roles", id_), data, Severity.warning)
        else:
            lacking.append(id_)
    own = [id_ for id_ in lacking if examined.is_own(("roles", id_))]
    for id_ in own:
        yield examined.finding("KM313", ("roles", id_), _data(playbook, [id_]), Severity.warning)
    if others := [id_ for id_ in lacking if id_ not in own]:
        yield examined.finding("KM313", ("roles", others[0]), _data(playbook, others), Severity.warning)


def _data(playbook: Playbook, roles: list[str]) -> dict[str, object]:
    """The roles by id, and the first of them as it could be filled, in the playbook's languages."""
    role = playbook.roles[roles[0]]
    partner = role.partner or next(iter(playbook.partners), "…")
    position = "…" if len(playbook.languages) == 1 else f"{{{', '.join(f'{each}: …' for each in playbook.languages)}}}"
    holder = f"{{partner: {partner}, position: {position}}}"
    lacking = [name for name, filled in (("holder", role.holder), ("deputy", role.deputy)) if filled is None]
    example = ", ".join(f"{name}: {holder}" for name in lacking)
    return {"roles": ", ".join(roles), "example": f"{roles[0]}: {{{example}}}"}
