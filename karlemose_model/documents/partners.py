"""A page for each partner: what it owes the others, why, and when; and an overview of them, for partners."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.action_words import agreed
from karlemose_model.documents.agreements import legal_bases
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.checklists import links_to
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import short_date
from karlemose_model.documents.markdown import Markdown, bold, escape, fill
from karlemose_model.documents.page import Page, Translate
from karlemose_model.documents.view import View
from karlemose_model.followup import action_log
from karlemose_model.model import AgendaItem, Attendance, Checklist, Playbook, Task

OPEN_ACTIONS = "actions.open"
"""The place on a partner's page where its open actions stand."""


def pages(view: View) -> Iterator[Page]:
    """The overview first, then a page for each partner in the playbook's order."""
    _ = view.translate
    playbook = view.playbook
    if not playbook.partners:
        return
    yield view.page("partners.md.j2", "partners.md", _("All partners"), "partners", "partners")
    for name, partner in playbook.partners.items():
        path = f"partners/{name}.md"
        flows = [flow for agreement in playbook.agreements.values() for flow in agreement.flows.values()]
        yield view.page(
            "partner.md.j2",
            path,
            view.words(partner.name),
            "partner",
            "partners",
            item=partner,
            activities=_activities(playbook, name),
            meetings=[
                (key, meeting, attendance_name(meeting.participants[name], _))
                for key, meeting in playbook.meetings.items()
                if name in meeting.participants
            ],
            items=_items(playbook, name),
            tasks=_tasks(playbook, name),
            actions=_actions(view, path, name),
            counted=bool(action_log(view.rollout)),
            place_of_actions=OPEN_ACTIONS,
            tells=[flow for flow in flows if flow.from_ == name],
            told=[flow for flow in flows if name in flow.to and flow.from_ != name],
            bases=legal_bases(_),
            roles=[(role, _checklists(view, path, role)) for role in _roles(playbook, name)],
            kpis=[key for key, kpi in view.followed_kpis.items() if kpi.owner == name],
        )


def _actions(view: View, path: str, name: str) -> Block:
    """What the partner has promised and not done yet, overdue first."""
    _ = view.translate
    today, desk = view.rollout.as_of, Desk(view, path)
    own = [action for action in action_log(view.rollout) if action.is_open and action.partner == name]
    own.sort(key=lambda action: (not action.overdue_on(today), action.due, action.id))
    rows = []
    for action in own:
        due = escape(short_date(action.due, view.language))
        if action.overdue_on(today):
            due = fill("{day}, {overdue}", day=due, overdue=bold(_("overdue")))
        what = fill("{text} ({agreed})", text=view.words(action.text), agreed=agreed(desk, action.id))
        rows.append(Row((due, what, desk.role(action.role) if action.role else Markdown(""))))
    return Block(columns=(_("Due"), _("Action"), _("Role")), rows=tuple(rows))


def attendance_name(attendance: Attendance, _: Translate) -> str:
    """How a partner takes part, in words."""
    return {
        Attendance.core: _("core: without it or its deputy the meeting does not count as held"),
        Attendance.regular: _("invited every time"),
        Attendance.guest: _("comes when an item concerns it"),
    }[attendance]


def _checklists(view: View, path: str, role: str) -> Markdown:
    return links_to(view, path, (name for name, item in view.playbook.checklists.items() if item.role == role))


def _activities(playbook: Playbook, name: str) -> list[tuple[str, object, bool]]:
    return [
        (key, item, name in item.responsible)
        for key, item in playbook.activities.items()
        if name in item.responsible or name in item.together_with
    ]


def _roles(playbook: Playbook, name: str) -> list[str]:
    """The roles that the partner fills here; where no holder is told, those that it usually fills."""
    return [
        key for key, role in playbook.roles.items() if (role.holder.partner if role.holder else role.partner) == name
    ]


def _items(playbook: Playbook, name: str) -> list[tuple[str, AgendaItem]]:
    """The agenda items that the partner leads, itself or through a role that it fills."""
    roles = set(_roles(playbook, name))
    return [
        (key, item)
        for key, meeting in playbook.meetings.items()
        for item in meeting.agenda.values()
        if item.partner == name or (item.partner is None and item.role in roles)
    ]


def _tasks(playbook: Playbook, name: str) -> list[tuple[str, Checklist, Task]]:
    """The checklist tasks that name the partner itself; those of its roles stand on the roles' own checklists."""
    return [
        (key, checklist, task)
        for key, checklist in playbook.checklists.items()
        for task in checklist.tasks.values()
        if task.partner == name
    ]
