"""Which pages there are for an audience, before any is written: so that pages link only to what exists."""

from __future__ import annotations

from karlemose_model.documents import (
    accessibility,
    action_log,
    calendar,
    completeness,
    contents_page,
    evaluation_appendix,
    evaluation_cost,
    evaluation_plan,
    evaluation_protocol,
    evaluation_result,
    fidelity_report,
    incidents,
    kpis,
    list_status_page,
    meetings_page,
    not_said,
    practice,
    residents_page,
    steering_report,
    walks,
)
from karlemose_model.documents.agenda import agenda_path, coming
from karlemose_model.documents.clauses import PAPERS, paper_path
from karlemose_model.documents.desk import role_path
from karlemose_model.documents.kpi_card import card_path
from karlemose_model.documents.recorded import minutes_path, recorded
from karlemose_model.followup import action_log as log_of
from karlemose_model.kpis.disclosed import has_released
from karlemose_model.kpis.fidelity import newest
from karlemose_model.kpis.list_status import list_status
from karlemose_model.model import Audience, Playbook, Rollout

_MODEL = "model.md"


def paths(rollout: Rollout, audience: Audience) -> frozenset[str]:
    """The paths of all pages that the tool makes for the audience, relative, with `/` between."""
    playbook = rollout.playbook
    found = {"index.md", _MODEL, "sources.md", contents_page.PATH, accessibility.PATH}
    if residents_page.has_one(playbook):
        found.add(residents_page.PATH)
    if playbook.kpis:
        # The public finds a page only where a figure stands on it.
        cards = (name for name in playbook.kpis if audience is Audience.partners or has_released(rollout, name))
        found |= {kpis.PATH, *map(card_path, cards)}
    if audience is Audience.partners:
        found |= _for_partners(playbook)
        found |= {agenda_path(occurrence) for occurrence in coming(rollout)}
        found |= _from_records(rollout)
    return frozenset(found)


def _from_records(rollout: Rollout) -> set[str]:
    """The pages that there are only once something has been recorded, or has a date."""
    records, today = rollout.records, rollout.as_of
    found = {minutes_path(record) for record in recorded(rollout)}
    for path, there in (
        (action_log.PATH, log_of(rollout)),
        (action_log.CLOSED, action_log.closed_of(log_of(rollout))),
        (walks.PATH, [walk for walk in records.walks if walk.date <= today]),
        (incidents.PATH, [one for one in records.incidents if one.day <= today]),
        (steering_report.PATH, steering_report.following(rollout)),
        (list_status_page.PATH, list_status(rollout)),
        (fidelity_report.PATH, newest(rollout)),
        (calendar.PATH, calendar.calendar_files(rollout)),
    ):
        if there:
            found.add(path)
    return found


def _for_partners(playbook: Playbook) -> set[str]:
    found = {"differences.md"}
    # The practice is what is done where people live, and so are the yardsticks that a description of it is held against.
    if not playbook.above_estates:
        found |= {completeness.PATH, practice.TIDIER_PATH, practice.FIVE_IS_PATH}
    danish = playbook.place is None or playbook.place.country == "DK"
    known = (playbook.problem, playbook.rationale, playbook.evidence, playbook.lessons, playbook.risks, playbook.costs)
    for path, there in (
        ("partners.md", playbook.partners),
        ("roles.md", playbook.roles),
        (meetings_page.PATH, playbook.meetings),
        (not_said.PATH, playbook.meetings or playbook.allowed),
        ("checklists.md", playbook.checklists),
        ("plan.md", playbook.phases),
        ("activities.md", playbook.activities),
        ("agreements.md", playbook.agreements or not danish),
        ("papers/raci.md", playbook.partners and (playbook.activities or playbook.meetings)),
        ("papers/annual-wheel.md", playbook.meetings or playbook.checklists or playbook.agreements or playbook.place),
        ("papers/safety-walk.md", "safety-walks" in playbook.activities),
        ("papers/hand-over.md", playbook.roles),
        ("background.md", any((*known, playbook.fidelity))),
        (evaluation_protocol.PATH, playbook.evaluation),
        (evaluation_plan.PATH, playbook.evaluation),
        (evaluation_result.PATH, playbook.evaluation),
        (evaluation_appendix.PATH, playbook.evaluation),
        (evaluation_cost.PATH, playbook.economy),
    ):
        if there:
            found.add(path)
    found |= {paper_path(name) for name, item in playbook.agreements.items() if item.kind in PAPERS}
    found |= {path for name in playbook.roles for path in (role_path(name), f"onboarding/{name}.md")}
    found |= {f"partners/{name}.md" for name in playbook.partners}
    found |= {f"checklists/{name}.md" for name in playbook.checklists}
    found |= {f"meetings/{name}.md" for name in playbook.meetings}
    return found
