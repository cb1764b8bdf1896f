"""A page for whoever is new in a role, for partners: this week, this month, whom to call, what was decided and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from karlemose_model.agenda import tasks_due
from karlemose_model.documents.agenda import agenda_path, when_in_words
from karlemose_model.documents.attendance import day_or_not, filled_by, partner_of, reached_by
from karlemose_model.documents.checklists import links_to
from karlemose_model.documents.coordinator import coordinator
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.markdown import Markdown, bold, bullets, escape, fill, table
from karlemose_model.documents.page import ARCHIVE, Page
from karlemose_model.documents.view import View
from karlemose_model.followup import dates_between
from karlemose_model.model import AdaptationStatus, Attendance, LegalBasis, Spell
from karlemose_model.schedule import Occurrence, deadlines

WEEK = timedelta(days=7)
MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that lies ahead on a day."""

    day: date
    what: Markdown


def onboarding_path(role: str) -> str:
    """Where the page for whoever is new in that role lies."""
    return f"onboarding/{role}.md"


def pages(view: View) -> Iterator[Page]:
    """A page for each role, in the playbook's order."""
    _ = view.translate
    for name, role in view.playbook.roles.items():
        path = onboarding_path(name)
        desk = Desk(view, path)
        ahead = _ahead(desk, name)
        next_week = view.rollout.as_of + WEEK
        own = (id_ for id_, checklist in view.playbook.checklists.items() if checklist.role == name)
        yield view.page(
            "onboarding.md.j2",
            path,
            _("New in the role: {role}").format(role=view.words(role.name)),
            "onboarding",
            ARCHIVE,
            id_=name,
            item=role,
            holder=filled_by(desk, role.holder) if role.holder else "",
            deputy=filled_by(desk, role.deputy) if role.deputy else "",
            week=[one for one in ahead if one.day <= next_week],
            month=[one for one in ahead if one.day > next_week],
            checklists=links_to(view, path, own),
            contacts=_contacts(desk, name),
            papers=_papers(desk, name),
            spells=begun(view),
            adaptations=_adaptations(view),
            statements=_statements(view, meetings_of_role(desk, name)),
            led=led_items(desk, name),
            not_told=_not_told(desk, name),
        )


def begun(view: View) -> list[Spell]:
    """The spells that have begun by the day of the view, oldest first."""
    spells = sorted(view.playbook.timeline, key=lambda spell: spell.from_)
    return [spell for spell in spells if spell.from_ <= view.rollout.as_of]


def meetings_of_role(desk: Desk, role: str) -> list[str]:
    """The ids of the meetings that the role or its partner takes part in; a guest's are not among them."""
    partner = partner_of(desk, role)
    coming = (Attendance.core, Attendance.regular)
    return [
        name
        for name, meeting in desk.view.playbook.meetings.items()
        if role in (meeting.chair, meeting.minute_taker)
        or any(item.role == role for item in meeting.agenda.values())
        or meeting.participants.get(partner or "") in coming
    ]


def _ahead(desk: Desk, role: str) -> list[Dated]:
    """The meetings, deadlines and tasks of the coming month, earliest first."""
    view = desk.view
    today, until = view.rollout.as_of, view.rollout.as_of + MONTH
    mine = meetings_of_role(desk, role)
    found: list[Dated] = []
    # A deadline may lie within the month and its meeting after it.
    for held in dates_between(view.rollout, today, until + MONTH):
        if held.kind != "meeting":
            continue
        if held.id in mine and held.date <= until:
            found.append(Dated(held.date, _meeting(desk, held)))
        for deadline in deadlines(view.playbook, held):
            if deadline.role == role and today <= deadline.date <= until:
                what = fill(
                    "{what} ({meeting})",
                    what=view.words(deadline.name),
                    meeting=view.words(view.playbook.meetings[held.id].name),
                )
                found.append(Dated(deadline.date, what))
    found += [
        Dated(task.due, escape(view.words(task.task.text)))
        for task in tasks_due(view.rollout, today, until)
        if task.role == role
    ]
    return sorted(found, key=lambda one: one.day)


def _meeting(desk: Desk, held: Occurrence) -> Markdown:
    view = desk.view
    name = view.playbook.meetings[held.id].name
    said = fill("{meeting}, {when}", meeting=view.words(name), when=when_in_words(view, held))
    return desk.link(said, agenda_path(held))


def _contacts(desk: Desk, role: str) -> Markdown:
    """The partners' offices, and the coordinator's, each with its mailbox or number."""
    view = desk.view
    lines = []
    for name, partner in view.playbook.partners.items():
        who = desk.partner(name)
        if partner.organisation is not None and not partner.organisation.unknown:
            who = fill("{partner} ({organisation})", partner=who, organisation=view.words(partner.organisation))
        lines.append(fill("{who}: {contact}", who=who, contact=reached_by(view, partner.contact)))
    together = coordinator(view.playbook)
    if together and role != together and (contact := view.playbook.roles[together].contact):
        lines.append(fill("{who}: {contact}", who=desk.role(together), contact=reached_by(view, contact)))
    return bullets(lines)


def _papers(desk: Desk, role: str) -> Markdown:
    """The agreements that the role's partner is a party to."""
    view = desk.view
    _ = view.translate
    partner = partner_of(desk, role)
    return table(
        (_("Agreement"), _("What it is for"), _("Signed"), _("To be looked at again")),
        (
            (desk.paper(name), view.words(item.purpose), day_or_not(view, item.signed), day_or_not(view, item.review))
            for name, item in view.playbook.agreements.items()
            if partner is None or partner in item.parties
        ),
    )


def _adaptations(view: View) -> Markdown:
    """What is different here from the model: what, why, and who decided it."""
    _ = view.translate
    lines = []
    for item in view.playbook.adaptations.values():
        status = _("approved") if item.status is AdaptationStatus.approved else _("proposed")
        decided = ", ".join(
            [
                status,
                *([view.words(item.by)] if item.by else []),
                *([long_date(item.when, view.language)] if item.when else []),
            ]
        )
        lines.append(
            fill("{what} {why} ({decided})", what=view.words(item.what), why=view.words(item.why), decided=decided)
        )
    return bullets(lines)


def _statements(view: View, meetings: list[str]) -> list[tuple[str, str]]:
    """What the chair reads aloud at each of the meetings."""
    held = [(view.playbook.meetings[name]) for name in meetings]
    return [
        (view.words(meeting.name), view.words(meeting.confidentiality)) for meeting in held if meeting.confidentiality
    ]


def led_items(desk: Desk, role: str) -> list[tuple[Markdown, str, str, str]]:
    """The items that the role, or its partner where no role leads, has on the agendas: what to bring, what not to say."""
    view = desk.view
    partner = partner_of(desk, role)
    return [
        (desk.meeting(name), view.words(item.title), view.words(item.bring), view.words(item.not_said))
        for name, meeting in view.playbook.meetings.items()
        for item in meeting.agenda.values()
        if item.role == role or (item.role is None and item.partner is not None and item.partner == partner)
    ]


def _not_told(desk: Desk, role: str) -> list[Markdown]:
    """The limit of each thing that the role's partner tells, from the flows of information: what it is, and what is not told."""
    view = desk.view
    _ = view.translate
    partner = partner_of(desk, role)
    flows = [flow for item in view.playbook.agreements.values() for flow in item.flows.values()]
    said = [
        fill(
            # What rests on a law is told elsewhere, and its limit is a sentence about the meetings.
            _("{what}, but not: {limit}") if flow.legal_basis is LegalBasis.anonymous else _("{what}. Limit: {limit}"),
            what=bold(view.words(flow.what).rstrip(".")),
            limit=view.words(flow.not_shared),
        )
        for flow in flows
        if flow.from_ == partner and flow.not_shared
    ]
    return list(dict.fromkeys(said))
