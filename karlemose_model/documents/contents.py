"""Which pages there are for an audience, before any is written: so that pages link only to what exists."""

from __future__ import annotations

from karlemose_model.documents.agenda import agenda_path, coming
from karlemose_model.model import Audience, Playbook, Rollout

_MODEL = "model.md"
_KPIS = "kpis.md"


def paths(rollout: Rollout, audience: Audience) -> frozenset[str]:
    """The paths of all pages that the audience gets, relative, with `/` between."""
    playbook = rollout.playbook
    found = {"index.md", _MODEL, "sources.md"}
    if playbook.kpis:
        found.add(_KPIS)
    if audience is Audience.partners:
        found |= _for_partners(playbook)
        found |= {agenda_path(occurrence) for occurrence in coming(rollout)}
    return frozenset(found)


def _for_partners(playbook: Playbook) -> set[str]:
    found = {"differences.md", "completeness.md"}
    danish = playbook.place is None or playbook.place.country == "DK"
    known = (playbook.problem, playbook.rationale, playbook.evidence, playbook.lessons, playbook.risks, playbook.costs)
    for path, there in (
        ("partners.md", playbook.partners),
        ("roles.md", playbook.roles),
        ("checklists.md", playbook.checklists),
        ("plan.md", playbook.phases),
        ("activities.md", playbook.activities),
        ("agreements.md", playbook.agreements or not danish),
        ("background.md", any((*known, playbook.fidelity))),
    ):
        if there:
            found.add(path)
    found |= {f"partners/{name}.md" for name in playbook.partners}
    found |= {f"checklists/{name}.md" for name in playbook.checklists}
    found |= {f"meetings/{name}.md" for name in playbook.meetings}
    return found
