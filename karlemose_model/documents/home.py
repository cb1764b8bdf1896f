"""The first page: where the work stands, the next meetings and where to find what; another one for the public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents import action_log, fidelity_report, own_pages
from karlemose_model.documents.agenda import agenda_path, agenda_title, coming
from karlemose_model.documents.clauses import PAPERS, paper_path
from karlemose_model.documents.model_page import public_contacts
from karlemose_model.documents.onboarding import begun
from karlemose_model.documents.page import Page
from karlemose_model.documents.recorded import minutes_path, minutes_title, recorded
from karlemose_model.documents.view import View

PATH = "index.md"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of pages."""

    path: str
    title: str
    about: str = ""


def pages(view: View) -> Iterator[Page]:
    """One page."""
    playbook = view.playbook
    spells = begun(view)
    yield view.page(
        "home.md.j2",
        PATH,
        view.words(playbook.name),
        "home",
        "",
        place=playbook.place,
        now=spells[-1] if spells and view.for_partners else None,
        coming=[Entry(agenda_path(found), agenda_title(view, found)) for found in coming(view.rollout)]
        if view.for_partners
        else [],
        recent=_recent(view),
        contents=_contents(view),
        contacts=[] if view.for_partners else public_contacts(view),
    )


def _recent(view: View) -> list[Entry]:
    """The newest minutes of each meeting, and the action log, for partners who open the site before a meeting."""
    _ = view.translate
    if not view.for_partners:
        return []
    newest = {record.meeting: record for record in reversed(recorded(view.rollout))}
    found = [Entry(minutes_path(record), minutes_title(view, record)) for record in newest.values()]
    return [*found, Entry(action_log.PATH, _("Action log: what is open, by owner"))] if found else []


def _contents(view: View) -> list[Entry]:
    """The pages that this audience has, each with a sentence on what it holds."""
    _ = view.translate
    definitions = _("what is followed, what is aimed at, and how it stands")
    if not view.for_partners:
        definitions = _("what is followed, and how to read it")
    signed = [(name, item) for name, item in view.playbook.agreements.items() if item.kind in PAPERS]
    known = [
        Entry(
            "model.md",
            _("The model in brief"),
            _("what it is, who takes part, and where it is known from; for everybody"),
        ),
        Entry("actions.md", _("Action log"), _("what was promised, by whom, and what became of it")),
        Entry("minutes.md", _("Minutes"), _("what was said and decided at the meetings")),
        Entry("steering-report.md", _("Report to the steering group"), _("how the quarter went")),
        Entry("walks.md", _("Safety walks"), _("what was found, and what has been mended")),
        Entry("incidents.md", _("Incidents"), _("what happened, by day, kind and zone")),
        Entry("residents.md", _("For residents"), _("what residents can do and see, and whom to tell; for everybody")),
        Entry("plan.md", _("The plan"), _("phases, criteria and the dates ahead")),
        Entry("activities.md", _("Activities"), _("what partners do beside meeting")),
        Entry("partners.md", _("All partners"), _("what each owes the others, why and when")),
        Entry("roles.md", _("Roles"), _("what each role does, and who fills it")),
        Entry("checklists.md", _("All checklists"), _("for setting up, for phases and for roles")),
        *(Entry(paper_path(name), view.words(item.name), _("the paper to be signed")) for name, item in signed),
        Entry("papers/annual-wheel.md", _("Annual wheel"), _("the year month by month")),
        Entry("papers/raci.md", _("Who does what (RACI)"), _("who does, answers, is asked and is told")),
        Entry("papers/safety-walk.md", _("Form for a safety walk"), _("to print and bring along")),
        Entry("papers/hand-over.md", _("Hand-over of the coordinator's work"), _("for whoever takes over")),
        Entry(
            "papers/practice-tidier.md",
            _("Description of the practice (TIDieR)"),
            _("for those who want to repeat or judge the work"),
        ),
        Entry(
            "papers/practice-5is.md",
            _("Description of the practice (5Is)"),
            _("the same under five headings, as for an ECPA entry"),
        ),
        Entry("agreements.md", _("Agreements"), _("terms, flows of information and permits")),
        Entry("kpis.md", _("KPIs"), definitions),
        Entry(
            "list-status.md",
            _("The area's status on the lists of housing areas"),
            _("the criteria of the law, how far away they are, and what known court results would do"),
        ),
        Entry(fidelity_report.PATH, _("Fidelity"), _("is the model run as intended, and what would lift it")),
        Entry("differences.md", _("What is different here, and why"), _("adaptations, and what it builds on")),
        Entry("completeness.md", _("How complete the description is"), _("held against what EUCPN and TIDieR ask for")),
        Entry("background.md", _("Background"), _("the problem, evidence, lessons, risks and costs")),
        Entry("sources.md", _("Sources"), _("where the facts come from")),
    ]
    own = [
        Entry(own_pages.own_path(page), page.title, _("a page that the place wrote itself"))
        for page in own_pages.own_pages(view.rollout, view.audience, view.language)
    ]
    there = (one for one in known if one.path in view.paths)
    return [*(Entry(page.path, page.title) for page in view.more), *there, *own]
