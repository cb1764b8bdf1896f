"""What stands under each item of an agenda: what to bring, what may not be said, and what the records bring to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from karlemose_model.agenda import Agenda, OpenAction
from karlemose_model.documents import agenda_figures, agenda_steering
from karlemose_model.documents.action_words import agreed, brief_owner, way
from karlemose_model.documents.blocks import Around, Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import short_date
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, sentence, sentences
from karlemose_model.documents.recorded import minutes_path, minutes_title
from karlemose_model.documents.view import View
from karlemose_model.model import AgendaItem, Shows


def blocks(view: View, desk: Desk, agenda: Agenda, item: AgendaItem) -> list[Block]:
    """What the tool puts under that item of a dated agenda, in the order in which the item asks for it."""
    at = Around(view, desk, agenda)
    if len(item.shows) == 1:
        return _MAKERS[item.shows[0]](at)
    _ = view.translate
    # Two tables under one item look alike: each says what it holds.
    captions = {Shows.escalations: _("Passed up:"), Shows.open_actions: _("This meeting's own actions:")}
    return [
        replace(block, words=escape(captions[what])) if what in captions and block.rows else block
        for what in item.shows
        for block in _MAKERS[what](at)
    ]


def _action_row(at: Around, one: OpenAction) -> Row:
    """An open action: its day, what is done and what is to be said of it, and who does it.

    Three columns, so that it can be read aloud, and on a phone.
    """
    action = one.action
    text = escape(sentence(at.view.words(action.text)))
    what = sentences((text, _remark(at, one), fill("({agreed})", agreed=agreed(at.desk, action.id))))
    return Row((escape(short_date(action.due, at.view.language)), what, brief_owner(at.desk, action)))


def _remark(at: Around, one: OpenAction) -> Markdown:
    """What is to be said of an open action: overdue, how often carried over, what is asked, and why it is open."""
    _ = at.translate
    said: list[str] = [bold(sentence(_("overdue")))] if one.overdue else []
    said += way(at.view, one.action, asks_why=one.asks_why, goes_on=one.goes_on, here=at.agenda.meeting_id)
    if one.action.why is not None:
        said.append(at.view.words(one.action.why))
    return sentences(said)


def _absences(at: Around) -> list[Block]:
    _ = at.translate
    absent = at.agenda.matters.absent
    if not absent:
        return []
    words = _("Missing last time without a deputy: {partners}. Make sure of them before the meeting.")
    return [Block(fill(words, partners=at.desk.partners(absent)))]


def _last_minutes(at: Around) -> list[Block]:
    _ = at.translate
    waiting = at.agenda.matters.unapproved
    if not waiting:
        return [Block(escape(_("There are no earlier minutes to approve.")))]
    lines = tuple(at.desk.link(minutes_title(at.view, record), minutes_path(record)) for record in waiting)
    return [Block(escape(_("For approval:")), lines=lines)]


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
    columns = (_("Due"), _("Action"), _("Who"))
    return Block(columns=columns, rows=tuple(_action_row(at, one) for one in actions))


def _readiness(at: Around) -> list[Block]:
    _ = at.translate
    said = at.agenda.matters.readiness
    if said is None and at.agenda.matters.last is None:
        return []
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


_MAKERS: dict[Shows, Callable[[Around], list[Block]]] = {
    Shows.absences: _absences,
    Shows.last_minutes: _last_minutes,
    Shows.open_actions: _open_actions,
    Shows.readiness: _readiness,
    Shows.signals: agenda_figures.signals,
    Shows.criteria: agenda_figures.criteria,
    Shows.fidelity: agenda_steering.fidelity,
    Shows.budget: agenda_steering.budget,
    Shows.risks: agenda_steering.risks,
    Shows.escalations: escalations,
    Shows.adaptations: agenda_steering.adaptations,
    Shows.phase_gate: agenda_steering.phase_gate,
    Shows.legal: agenda_steering.legal,
}
