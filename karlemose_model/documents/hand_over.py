"""The hand-over pack, for partners: all that the next coordinator needs in one paper, with what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from karlemose_model.agenda import tasks_due
from karlemose_model.documents.agenda import when_in_words
from karlemose_model.documents.attendance import day_or_not, filled_by, reached_by
from karlemose_model.documents.checklists import links_to
from karlemose_model.documents.coordinator import coordinator
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.markdown import Markdown, bullets, escape, fill, listed, table
from karlemose_model.documents.onboarding import begun
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.followup import deciding_meeting, next_held

PATH = "papers/hand-over.md"
AHEAD = timedelta(days=92)


def pages(view: View) -> Iterator[Page]:
    """One paper, if there are roles."""
    _ = view.translate
    if not view.playbook.roles:
        return
    desk = Desk(view, PATH)
    spells = begun(view)
    role = coordinator(view.playbook)
    own = [name for name, item in view.playbook.checklists.items() if role and item.role == role]
    deciding = deciding_meeting(view.playbook)
    yield view.page(
        "hand_over.md.j2",
        PATH,
        _("Hand-over of the coordinator's work"),
        "hand-over",
        "papers",
        now=spells[-1] if spells else None,
        decided_at=desk.meeting(deciding) if deciding else "",
        roles=_roles(desk),
        mailboxes=_mailboxes(desk),
        meetings=_meetings(desk),
        papers=_agreements(desk),
        ahead=_ahead(desk),
        open_=open_questions(desk),
        checklists=links_to(view, PATH, own),
        lies=_where(desk),
    )


def _roles(desk: Desk) -> Markdown:
    _ = desk.view.translate
    rows = (
        (
            desk.role(name),
            filled_by(desk, role.holder),
            filled_by(desk, role.deputy),
        )
        for name, role in desk.view.playbook.roles.items()
    )
    return table((_("Role"), _("Filled by"), _("Deputy")), rows)


def _mailboxes(desk: Desk) -> Markdown:
    """The mailboxes and numbers of the partners and of the roles."""
    book = desk.view.playbook
    owners = [(desk.partner(name), one.contact) for name, one in book.partners.items()]
    owners += [(desk.role(name), one.contact) for name, one in book.roles.items()]
    return bullets(
        fill("{owner}: {contact}", owner=owner, contact=reached_by(desk.view, contact))
        for owner, contact in owners
        if contact is not None
    )


def _meetings(desk: Desk) -> Markdown:
    """How often each meeting is held in the phase of the day, and when the next one is."""
    view = desk.view
    _ = view.translate
    spells = begun(view)
    rows = []
    for name, meeting in view.playbook.meetings.items():
        cadence = meeting.cadence.get(spells[-1].phase) if spells else None
        often = desk.cadence(cadence) if cadence else _("no rhythm in this phase") if spells else _("see the plan")
        following = next_held(view.rollout, view.rollout.as_of, name)
        when = when_in_words(view, following) if following else _("not planned")
        rows.append((desk.meeting(name), often, when, desk.role(meeting.chair) if meeting.chair else ""))
    return table((_("Meeting"), _("How often, when and where"), _("Next time"), _("Chair")), rows)


def _agreements(desk: Desk) -> Markdown:
    view = desk.view
    _ = view.translate
    rows = []
    for name, item in view.playbook.agreements.items():
        ends = day_or_not(view, item.cctv.expires) if item.cctv else ""
        rows.append((desk.paper(name), day_or_not(view, item.signed), day_or_not(view, item.review), ends))
    return table((_("Agreement"), _("Signed"), _("To be looked at again"), _("Permit ends")), rows)


def _ahead(desk: Desk) -> Markdown:
    """The tasks and reviews of the coming quarter."""
    view = desk.view
    _ = view.translate
    today, until = view.rollout.as_of, view.rollout.as_of + AHEAD
    lines = [
        (
            task.due,
            escape(view.words(task.task.text)),
            desk.role(task.role) if task.role else _partner(desk, task.partner),
        )
        for task in tasks_due(view.rollout, today, until)
    ]
    lines += [
        (item.review, fill(_("{agreement} is to be looked at again"), agreement=desk.agreement(name)), Markdown(""))
        for name, item in view.playbook.agreements.items()
        if item.review and today <= item.review <= until
    ]
    ordered = sorted(lines, key=lambda line: line[0])
    return table(
        (_("Day"), _("What"), _("Who")), ((long_date(day, view.language), what, who) for day, what, who in ordered)
    )


def _partner(desk: Desk, name: str | None) -> Markdown:
    return desk.partner(name) if name else Markdown("")


def open_questions(desk: Desk) -> list[Markdown]:
    """What the playbook leaves open: roles, agreements, meetings, KPIs and activities that lack something."""
    book = desk.view.playbook
    _ = desk.view.translate
    begun_ = begun(desk.view)
    phase = begun_[-1].phase if begun_ else ""
    unfixed = [
        desk.meeting(name)
        for name, meeting in book.meetings.items()
        if (cadence := meeting.cadence.get(phase)) and (cadence.at is None or cadence.weekday is None)
    ]
    asked = (
        (
            _("Roles of which the holder is not told: {names}"),
            [desk.role(name) for name, role in book.roles.items() if role.holder is None],
        ),
        (
            _("Roles of which the deputy is not told: {names}"),
            [desk.role(name) for name, role in book.roles.items() if role.deputy is None],
        ),
        (
            _("Roles of which it is unknown what one must have learnt: {names}"),
            [desk.role(name) for name, role in book.roles.items() if role.training and role.training.unknown],
        ),
        (
            _("Partners of which no mailbox or number is told: {names}"),
            [desk.partner(name) for name, one in book.partners.items() if one.contact is None],
        ),
        (
            _("Agreements of which the day of signature is not told: {names}"),
            [desk.paper(name) for name, one in book.agreements.items() if one.signed is None],
        ),
        (
            _("Agreements of which it is not told when they are looked at again: {names}"),
            [desk.paper(name) for name, one in book.agreements.items() if one.review is None],
        ),
        (
            _("Permits of which the end is not told: {names}"),
            [desk.agreement(name) for name, one in book.agreements.items() if one.cctv and one.cctv.expires is None],
        ),
        (_("Meetings without a weekday or an hour in this phase: {names}"), unfixed),
        (
            _("KPIs without a target: {names}"),
            [
                desk.kpi(name)
                for name, kpi in desk.view.followed_kpis.items()
                if not kpi.targets and kpi.direction.value != "none"
            ],
        ),
        (
            _("Activities of which it is unknown how much is done: {names}"),
            [desk.activity(name) for name, one in book.activities.items() if one.dose is None or one.dose.unknown],
        ),
    )
    return [fill(words, names=listed(names)) for words, names in asked if names]


def _where(desk: Desk) -> list[Markdown]:
    """The pages where the rest lies, each with what it is for; only those that there are."""
    _ = desk.view.translate
    known = (
        ("plan.md", _("The plan"), _("phases, criteria and the dates ahead")),
        ("papers/annual-wheel.md", _("Annual wheel"), _("the year month by month")),
        ("papers/raci.md", _("Who does what (RACI)"), _("who does, answers, is asked and is told")),
        ("differences.md", _("What is different here, and why"), _("adaptations, and what it builds on")),
        ("kpis.md", _("KPIs"), _("what is followed, what is aimed at, and how it stands")),
        (
            f"onboarding/{coordinator(desk.view.playbook)}.md",
            _("New in the role"),
            _("the coordinator's first week and month"),
        ),
        ("background.md", _("Background"), _("the problem, evidence, lessons, risks and costs")),
    )
    return [
        fill("{page}: {about}", page=desk.link(title, path), about=about)
        for path, title, about in known
        if path in desk.view.paths
    ]
