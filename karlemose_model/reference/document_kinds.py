"""Every kind of page that a rollout's sites have, as a page of the docs: for whom, where it lies, from what it is made."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from functools import cache

from karlemose_model.documents import Page, pages
from karlemose_model.files import shipped
from karlemose_model.messages import N_
from karlemose_model.model import Audience
from karlemose_model.reading import read_playbook
from karlemose_model.reference.page import code, codes, heading, table, to, written
from karlemose_model.reference.page_calls import calls
from karlemose_model.wording import translator

SEEN_ON = date(2026, 11, 26)
"""The day on which the examples are seen; the fictional one has a past and a future then."""
_EXAMPLES = ("eksempelparken", "karlemose")

KINDS: dict[str, tuple[str, str]] = {
    "home": (N_("The first page"), N_("The whole rollout: what comes next, what is open, and where to find the rest.")),
    "contents": (N_("All pages"), N_("The list of pages, with a sentence for each.")),
    "residents": (N_("For residents"), N_("The partners, the activities and the contacts that are public.")),
    "model": (N_("The model in brief"), N_("What public sources tell of the problem, the parts and the results.")),
    "agenda": (N_("Agenda of one meeting"), N_("The meeting's items, open actions, tasks that are due, figures and dates.")),
    "meeting": (N_("Standing agenda"), N_("The meeting as it is agreed: who, how often in which phase, items and deadlines.")),
    "meetings": (N_("Meetings"), N_("The meetings ahead, the standing agendas, and those held, by year.")),
    "not-said": (N_("What must not be said"), N_("The statement on confidentiality, the flows without personal data, and closed items.")),
    "calendar": (N_("Calendar"), N_("The dates ahead as calendar files.")),
    "action-log": (N_("Action log"), N_("The actions of all minutes, and what became of them.")),
    "actions-closed": (N_("Closed actions"), N_("What became of the actions that are not open any more.")),
    "minutes": (N_("Minutes of one meeting"), N_("The record of the meeting, as it was written.")),
    "steering-report": (N_("Report to the steering group"), N_("A quarter's meetings, actions, walks, incidents, money, risks and figures.")),
    "partners": (N_("All partners"), N_("The partners and what each brings.")),
    "partner": (N_("One partner"), N_("What the partner owes the others, its activities, meetings and flows of information.")),
    "roles": (N_("Roles"), N_("The roles, what they do, and who fills them by organisation and position.")),
    "role": (N_("One role"), N_("What the role does, when, and who fills it.")),
    "onboarding": (N_("New in a role"), N_("The role's duties, the month ahead, contacts, agreements and decisions.")),
    "checklists": (N_("All checklists"), N_("The checklists by stage, phase and role.")),
    "checklist": (N_("One checklist"), N_("Its tasks, who does them, and by when.")),
    "paper": (N_("An agreement to sign"), N_("The agreement's clauses, and what the playbook knows of each point.")),
    "raci": (N_("Who does what (RACI)"), N_("Activities, meetings and duties.")),
    "annual-wheel": (N_("Annual wheel"), N_("Meetings, closures, tasks with a day, agreements and permits.")),
    "safety-walk": (N_("Form for a safety walk"), N_("The activity safety-walks.")),
    "hand-over": (N_("Hand-over"), N_("Roles, contacts, meetings, agreements, and what is still open.")),
    "practice": (N_("Description of the practice"), N_("The whole playbook, held against TIDieR or the 5Is.")),
    "plan": (N_("The plan"), N_("Phases, criteria, the timeline and the dates ahead.")),
    "activities": (N_("Activities"), N_("The activities, and why they should help.")),
    "walks": (N_("Safety walks"), N_("The records of safety walks.")),
    "incidents": (N_("Incidents"), N_("The records of incidents, without persons.")),
    "agreements": (N_("Agreements"), N_("Clauses, flows of information, permits, and the law behind them.")),
    "kpis": (N_("KPIs"), N_("The KPIs that are followed, with their verdicts; for the public by released figures alone.")),
    "kpi": (N_("One KPI"), N_("Its definition, its values with a chart, and how to read it.")),
    "fidelity": (N_("Fidelity"), N_("The newest ratings from inside and from outside.")),
    "evaluation-plan": (N_("Evaluation: what it can find"), N_("The section `evaluation` and the counts of the months before the start.")),
    "list_status": (N_("Status on the housing lists"), N_("The figures of the yearly lists of housing areas.")),
    "evaluation-protocol": (N_("Evaluation: what was fixed beforehand"), N_("The section `evaluation`: start, months, areas, outcomes and margin.")),
    "evaluation-result": (N_("Evaluation: the result"), N_("The section `evaluation` and the counts by area and month, with pictures of both series and of the ratio.")),
    "evaluation-cost": (N_("Evaluation: what it cost, and what it was worth"), N_("The section `economy` with `costs`, `benefits` and `unit_values`, and what the evaluation found, with pictures of what moves the result and how sure it is.")),
    "evaluation-appendix": (N_("Evaluation: data and methods"), N_("The same counts month by month, every figure, formulas, versions and seed.")),
    "differences": (N_("What is different here"), N_("The layers, the adaptations, and what went with them.")),
    "completeness": (N_("How complete the description is"), N_("The playbook, held against EUCPN's criteria and TIDieR's items.")),
    "background": (N_("Background"), N_("The problem, the mechanism, evidence, lessons, risks and costs.")),
    "sources": (N_("Sources"), N_("The sources that the audience may see.")),
    "accessibility": (N_("Accessibility statement"), N_("The statement that the playbook or the place gives.")),
    "network": (N_("The estates at a glance"), N_("The rollouts that a district or municipality lists.")),
    "network-evaluation": (N_("Evaluation of the estates together"), N_("The evaluations of the estates that a district or municipality lists: each by itself, and the ratio that they have in common.")),
    "own": (N_("A page of your own"), N_("A file that you wrote, in docs/ beside the playbook.")),
}  # fmt: skip
"""What each kind of page is called, and what it is made from, in the order of the page."""

_ELSEWHERE = {
    "network": (("estates.md",), False),
    "network-evaluation": (("estates-evaluation.md",), False),
    "own": (("own/‹name›.md",), True),
}
"""Kinds that no shipped example has: their paths, and whether the public may see them."""


def made_kinds() -> list[str]:
    """The kinds of page that the code makes, in the order of the reference."""
    made = {call.kind for call in calls()} | _examples().keys()
    assert made <= KINDS.keys(), f"kinds without words: {sorted(made - KINDS.keys())}"
    return [kind for kind in KINDS if kind in made]


def page(language: str) -> str:
    """The page in that language."""
    _ = translator(language)
    variables = {"en": "template-variables.md", "da": "skabelonvariable.md"}[language]
    rows = (
        (to(_(KINDS[kind][0]), _(KINDS[kind][0])), _("everybody") if for_public(kind) else _("only the partners"))
        for kind in made_kinds()
    )
    return written(
        _("Kinds of page"),
        _("All pages that `karlemose build` and `karlemose export` make of a playbook and its records. Pages of which there is nothing to tell are left out."),
        _("Each is laid out by a template, which you can replace: see [what templates are given]({file}).").format(file=variables),
        table((_("Page"), _("For whom")), rows),
        *(_section(kind, language) for kind in made_kinds()),
    )  # fmt: skip


def for_public(kind: str) -> bool:
    """Whether the public may see pages of that kind."""
    if kind in _ELSEWHERE:
        return _ELSEWHERE[kind][1]
    return any(page.audience is Audience.public for page in _examples()[kind])


def _section(kind: str, language: str) -> str:
    _ = translator(language)
    name, made_from = KINDS[kind]
    templates = sorted({call.template for call in calls() if call.kind == kind and call.template})
    rows = [
        (_("For whom"), _("everybody, and the partners") if for_public(kind) else _("only the partners")),
        (_("Where it lies"), codes(_paths(kind))),
        (_("Made from"), _(made_from)),
        (_("Template"), codes(templates)),
        (_("Kind"), code(kind)),
    ]
    head = (_("What"), _("How"))
    return f"{heading(_(name))}\n\n{table(head, rows)}"


def _paths(kind: str) -> list[str]:
    """Its paths, or a pattern of them where there are many."""
    if kind in _ELSEWHERE:
        return list(_ELSEWHERE[kind][0])
    paths = sorted({page.path for page in _examples()[kind]})
    if len(paths) <= 2:
        return paths
    dated = all(re.search(r"/\d{4}-\d{2}-\d{2}-", path) for path in paths)
    return [f"{posixpath.commonpath(paths)}/{'‹day›-‹id›' if dated else '‹id›'}.md"]


@cache
def _examples() -> dict[str, list[Page]]:
    """The pages of the shipped examples by their kind."""
    found: dict[str, list[Page]] = {}
    for id_ in _EXAMPLES:
        rollout = read_playbook(shipped("playbooks") / id_).seen_on(SEEN_ON)
        assert rollout is not None
        for audience in Audience:
            for one in pages(rollout, audience, "en"):
                found.setdefault(one.kind, []).append(one)
    return found
