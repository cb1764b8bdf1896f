"""The page of all pages, for both audiences: what there is, with a sentence each; and the facts about the place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents import evaluation_plan, fidelity_report, own_pages
from karlemose_model.documents.clauses import PAPERS, paper_path
from karlemose_model.documents.page import GROUPS, Page, Translate, group_title
from karlemose_model.documents.view import View

PATH = "contents.md"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of pages."""

    path: str
    title: str
    about: str
    group: str


def pages(view: View) -> Iterator[Page]:
    """One page: the pages by the groups of the navigation. Those that a list leads to are found by their list."""
    _ = view.translate
    found = entries(view)
    # What stands on top of the navigation has no heading of its own there.
    titles = {group: group_title(group, _) or _("First") for group in GROUPS}
    groups = [(title, own) for group, title in titles.items() if (own := [one for one in found if one.group == group])]
    yield view.page("contents.md.j2", PATH, _("All pages"), "contents", "", groups=groups, place=view.playbook.place)


def entries(view: View) -> list[Entry]:
    """The pages that this audience has, each with a sentence on what it holds, in the order of the navigation."""
    _ = view.translate
    more = [Entry(page.path, page.title, "", page.group) for page in view.more]
    known = [*_first(view), *_people_and_meetings(_), *_work(_), *_papers(view), *_background(_)]
    own = [
        Entry(own_pages.own_path(page), page.title, _("a page that the place wrote itself"), "own")
        for page in own_pages.own_pages(view.rollout, view.audience, view.language)
    ]
    made_elsewhere = {page.path for page in view.more}
    there = [one for one in known if one.path in view.paths and one.path not in made_elsewhere]
    return sorted([*more, *there, *own], key=lambda one: GROUPS.index(one.group))


def _first(view: View) -> list[Entry]:
    _ = view.translate
    residents = _("what residents can do and see, and whom to tell")
    if not view.for_partners:
        return [Entry("residents.md", _("For residents"), residents, "")]
    return [
        Entry("index.md", _("This week"), _("the next meeting, open actions, what is due and what changed"), ""),
        Entry(
            "not-said.md",
            _("What must not be said at the meetings"),
            _("the rule, item by item, and the reason for it"),
            "",
        ),
        Entry("residents.md", _("For residents"), _("what the public site tells residents"), "background"),
    ]


def _people_and_meetings(_: Translate) -> list[Entry]:
    return [
        Entry("partners.md", _("All partners"), _("what each owes the others, why and when"), "partners"),
        Entry("roles.md", _("Roles"), _("what each role does, and who fills it"), "partners"),
        Entry("meetings.md", _("Meetings and minutes"), _("agendas, and what was said and decided"), "meetings"),
        Entry("calendar.md", _("Calendar"), _("the meetings in one's own calendar"), "meetings"),
        Entry("actions.md", _("Action log"), _("what was promised, by whom, and how it goes"), "meetings"),
        Entry("actions-closed.md", _("Closed actions"), _("what became of them"), "meetings"),
        Entry("steering-report.md", _("Report to the steering group"), _("how the quarter went"), "meetings"),
        Entry("checklists.md", _("All checklists"), _("for setting up, for phases and for roles"), "checklists"),
    ]


def _work(_: Translate) -> list[Entry]:
    return [
        Entry("plan.md", _("The plan"), _("phases, criteria and the dates ahead"), "plan"),
        Entry("papers/annual-wheel.md", _("Annual wheel"), _("the year month by month"), "plan"),
        Entry("activities.md", _("Activities"), _("what partners do beside meeting"), "plan"),
        Entry("walks.md", _("Safety walks"), _("what was found, and what has been mended"), "plan"),
        Entry("papers/safety-walk.md", _("Form for a safety walk"), _("to print and bring along"), "plan"),
        Entry("incidents.md", _("Incidents"), _("what happened, by day, kind and zone"), "plan"),
        Entry("kpis.md", _("KPIs"), _("what is followed by number, and how it stands"), "kpis"),
        Entry(fidelity_report.PATH, _("Fidelity"), _("is the model run as intended, and what would lift it"), "kpis"),
        Entry(
            evaluation_plan.PATH,
            _("Evaluation: what it can find"),
            _("how large a fall must be to be found, and what would make the evaluation stronger"),
            "kpis",
        ),
        Entry(
            "list-status.md",
            _("The area's status on the lists of housing areas"),
            _("the criteria of the law, how far away they are, and what known court results would do"),
            "kpis",
        ),
        Entry(
            "evaluation-protocol.md",
            _("Evaluation: what was fixed beforehand"),
            _("months, areas and outcomes, fixed before the figures were seen"),
            "kpis",
        ),
        Entry(
            "evaluation-result.md",
            _("Evaluation: the result"),
            _("what was seen, how sure it is, and what it may not be read as"),
            "kpis",
        ),
        Entry(
            "evaluation-cost.md",
            _("Evaluation: what it cost, and what it was worth"),
            _("who pays, what the results are worth to whom, how sure that is, and every figure with its source"),
            "kpis",
        ),
        Entry(
            "evaluation-appendix.md",
            _("Evaluation: data and methods"),
            _("every figure and month, formulas and sources, for whoever checks it"),
            "kpis",
        ),
    ]


def _papers(view: View) -> list[Entry]:
    _ = view.translate
    signed = [(name, item) for name, item in view.playbook.agreements.items() if item.kind in PAPERS]
    return [
        Entry("agreements.md", _("Agreements"), _("terms, flows of information and permits"), "papers"),
        *(
            Entry(paper_path(name), view.words(item.name), _("the paper to be signed"), "papers")
            for name, item in signed
        ),
        Entry("papers/raci.md", _("Who does what (RACI)"), _("who does, answers, is asked and is told"), "papers"),
        Entry("papers/hand-over.md", _("Hand-over of the coordinator's work"), _("for whoever takes over"), "papers"),
        Entry(
            "papers/practice-tidier.md",
            _("Description of the practice (TIDieR)"),
            _("for those who want to repeat or judge the work"),
            "papers",
        ),
        Entry(
            "papers/practice-5is.md",
            _("Description of the practice (5Is)"),
            _("the same under five headings, as for an ECPA entry"),
            "papers",
        ),
    ]


def _background(_: Translate) -> list[Entry]:
    return [
        Entry(
            "model.md",
            _("The model in brief"),
            _("what it is, who takes part, and where it is known from"),
            "background",
        ),
        Entry("background.md", _("Background"), _("the problem, evidence, lessons, risks and costs"), "background"),
        Entry(
            "differences.md",
            _("What is different here, and why"),
            _("adaptations, and what it builds on"),
            "background",
        ),
        Entry(
            "completeness.md",
            _("How complete the description is"),
            _("held against what EUCPN and TIDieR ask for"),
            "background",
        ),
        Entry("sources.md", _("Sources"), _("where the facts come from"), "background"),
        Entry(
            "accessibility.md",
            _("Accessibility statement"),
            _("who can use these pages, and where to complain"),
            "background",
        ),
    ]
