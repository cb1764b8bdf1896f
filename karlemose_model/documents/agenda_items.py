"""What stands under each item of an agenda: what to bring, what may not be said, and what the records bring to it."""

from __future__ import annotations

from collections.abc import Callable

from karlemose_model.agenda import Agenda, OpenAction
from karlemose_model.documents import agenda_steering
from karlemose_model.documents.blocks import Around, Block, Row
from karlemose_model.documents.environment import full_date, short_date
from karlemose_model.documents.markdown import Markdown, escape, fill, listed
from karlemose_model.documents.view import Desk, View
from karlemose_model.followup import LoggedAction
from karlemose_model.model import AgendaItem, Criterion, MeetingRecord, Shows


def blocks(view: View, desk: Desk, agenda: Agenda, item: AgendaItem) -> list[Block]:
    """What the tool puts under that item of a dated agenda, in the order in which the item asks for it."""
    return [block for what in item.shows for block in _MAKERS[what](Around(view, desk, agenda))]


def action_row(view: View, desk: Desk, one: OpenAction) -> Row:
    """An open action: its day, what is done, who does it, and what is to be said of it."""
    action = one.action
    text = fill("{text} ({id})", text=escape(view.words(action.text)), id=action.id)
    return Row((escape(short_date(action.due, view.language)), text, _brief_owner(desk, action), remark(view, one)))


def owner(desk: Desk, action: LoggedAction) -> Markdown:
    """Who does it, by partner and role, and who helps."""
    said = desk.partner(action.partner)
    if action.role:
        said = fill("{partner}, {role}", partner=said, role=desk.role(action.role))
    return _with_helpers(desk, said, action)


def _brief_owner(desk: Desk, action: LoggedAction) -> Markdown:
    """The same by role alone, where there is one: a table that is read aloud has to be short."""
    return _with_helpers(desk, desk.role(action.role) if action.role else desk.partner(action.partner), action)


def _with_helpers(desk: Desk, said: Markdown, action: LoggedAction) -> Markdown:
    if not action.support:
        return said
    _ = desk.view.translate
    helpers = listed(desk.partner(name) for name in action.support)
    return fill(_("{owner}, with {partners}"), owner=said, partners=helpers)


def remark(view: View, one: OpenAction) -> Markdown:
    """What is to be said of an open action: overdue, how often carried over, what is asked, and why it is open."""
    _ = view.translate
    action = one.action
    said: list[str] = []
    if one.overdue:
        said.append(Markdown(f"**{escape(_('overdue'))}**"))
    if action.carried:
        times = _("carried over once") if action.carried == 1 else _("carried over {count} times")
        said.append(times.format(count=action.carried))
    if one.asks_why:
        said.append(Markdown(f"**{escape(_('give the reasons'))}**"))
    if action.escalated_to and action.escalated_to in view.playbook.meetings:
        name = view.words(view.playbook.meetings[action.escalated_to].name)
        said.append(_("taken to: {meeting}").format(meeting=name))
    elif one.goes_on:
        said.append(_("goes on to the steering group"))
    if action.why is not None:
        said.append(view.words(action.why))
    return listed(said, "; ")


def record_path(record: MeetingRecord) -> str:
    """The path of the page with a meeting's minutes."""
    return f"minutes/{record.id}.md"


def record_title(view: View, record: MeetingRecord) -> str:
    """The title of a meeting's minutes."""
    _ = view.translate
    name = view.words(view.playbook.meetings[record.meeting].name)
    return _("Minutes of {meeting}, {day}").format(meeting=name, day=full_date(record.date, view.language))


def _absences(at: Around) -> list[Block]:
    _ = at.translate
    absent = at.agenda.matters.absent
    if not absent:
        return []
    words = _("Missing last time without a deputy: {partners}. Make sure of them before the meeting.")
    return [Block(fill(words, partners=listed(at.desk.partner(name) for name in absent)))]


def _last_minutes(at: Around) -> list[Block]:
    _ = at.translate
    waiting = at.agenda.matters.unapproved
    if not waiting:
        return [Block(escape(_("There are no earlier minutes to approve.")))]
    drafts = _("{minutes} (still a draft)")
    lines = []
    for record in waiting:
        link = at.desk.link(record_title(at.view, record), record_path(record))
        lines.append(link if record.closing else fill(drafts, minutes=link))
    return [Block(escape(_("For approval:")), lines=tuple(lines))]


def _open_actions(at: Around) -> list[Block]:
    _ = at.translate
    return [_actions(at, at.agenda.matters.actions, _("No action is open."))]


def escalations(at: Around) -> list[Block]:
    _ = at.translate
    return [_actions(at, at.agenda.matters.escalated, _("Nothing has been passed up."))]


def _actions(at: Around, actions: tuple[OpenAction, ...], none: str) -> Block:
    _ = at.translate
    if not actions:
        return Block(escape(none))
    columns = (_("Due"), _("Action"), _("Who"), _("Note"))
    return Block(columns=columns, rows=tuple(action_row(at.view, at.desk, one) for one in actions))


def _readiness(at: Around) -> list[Block]:
    _ = at.translate
    said = at.agenda.matters.readiness
    if said is None:
        return [Block(escape(_("The two questions were not answered last time.")))]
    answers = {True: _("yes"), False: _("no"), None: _("not answered")}
    return [
        Block(
            escape(_("Last time:")),
            lines=(
                escape(_("Referred to the authorities' own forum: {answer}").format(answer=answers[said.referred])),
                escape(_("Checklist on readiness filled in: {answer}").format(answer=answers[said.checklist])),
            ),
        )
    ]


def signals(at: Around) -> list[Block]:
    """Who brings the figures."""
    _ = at.translate
    owners = dict.fromkeys(kpi.owner for kpi in at.playbook.kpis.values() if kpi.owner is not None)
    if not owners:
        return []
    return [
        Block(fill(_("New figures come from: {partners}."), partners=listed(at.desk.partner(name) for name in owners)))
    ]


def criteria(at: Around) -> list[Block]:
    _ = at.translate
    phase = at.playbook.phases.get(at.agenda.phase or "")
    if phase is None or not phase.exit:
        return []
    words = _("{phase} ends when:").format(phase=at.view.words(phase.name))
    return [Block(escape(words), lines=tuple(_criterion(at, one) for one in phase.exit.values()))]


def _criterion(at: Around, one: Criterion) -> Markdown:
    said = escape(at.view.words(one.text))
    return fill("{text} ({kpi})", text=said, kpi=at.desk.kpi(one.kpi)) if one.kpi else said


_MAKERS: dict[Shows, Callable[[Around], list[Block]]] = {
    Shows.absences: _absences,
    Shows.last_minutes: _last_minutes,
    Shows.open_actions: _open_actions,
    Shows.readiness: _readiness,
    Shows.signals: signals,
    Shows.criteria: criteria,
    Shows.fidelity: agenda_steering.fidelity,
    Shows.budget: agenda_steering.budget,
    Shows.risks: agenda_steering.risks,
    Shows.escalations: escalations,
    Shows.adaptations: agenda_steering.adaptations,
    Shows.phase_gate: agenda_steering.phase_gate,
    Shows.legal: agenda_steering.legal,
}
