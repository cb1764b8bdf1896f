"""The action log for partners: what is open by owner, overdue first; and on a page of its own what became of everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from karlemose_model.documents.action_words import agreed, owner, way
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import short_date
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, sentence, sentences
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.followup import STATUS_WORDS, LoggedAction, action_log
from karlemose_model.model import ActionStatus

PATH = "actions.md"
CLOSED = "actions-closed.md"
"""What is closed: on a phone it would bury the few that are open."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The open actions of one partner."""

    name: Markdown
    actions: Block


def pages(view: View) -> Iterator[Page]:
    """One page if any action was raised, and a second one if any was closed."""
    _ = view.translate
    log = action_log(view.rollout)
    if not log:
        return
    desk = Desk(view, PATH)
    today = view.rollout.as_of
    still = sorted(
        (action for action in log if action.is_open), key=lambda one: (not one.overdue_on(today), one.due, one.id)
    )
    closed = sorted(closed_of(log), key=lambda one: (one.status_date or one.raised, one.id), reverse=True)
    overdue = sum(action.overdue_on(today) for action in still)
    counts = {status: sum(action.status is status for action in log) for status in ActionStatus}
    said = {status: str(count) for status, count in counts.items() if count}
    if overdue:
        said[ActionStatus.open] = _("{count} ({overdue} of them overdue)").format(
            count=counts[ActionStatus.open], overdue=overdue
        )
    yield view.page(
        "action_log.md.j2",
        PATH,
        _("Action log"),
        "action-log",
        "meetings",
        owners=[
            Owner(desk.partner(name), table(view, desk, own))
            for name in view.playbook.partners
            if (own := [action for action in still if action.partner == name])
        ],
        closed=len(closed),
        counts=[(_(STATUS_WORDS[status]), count) for status, count in said.items()],
    )
    if closed:
        yield view.page(
            "actions_closed.md.j2",
            CLOSED,
            _("Closed actions"),
            "actions-closed",
            "meetings",
            closed=table(view, Desk(view, CLOSED), closed),
        )


def closed_of(log: Iterable[LoggedAction]) -> list[LoggedAction]:
    """The actions that are not open any more."""
    return [action for action in log if not action.is_open]


def table(view: View, desk: Desk, actions: Iterable[LoggedAction]) -> Block:
    """Actions with all that the log holds of each."""
    _ = view.translate
    columns = (_("Due"), _("Action"), _("Who"), _("Status"))
    return Block(columns=columns, rows=tuple(_row(view, desk, action) for action in actions))


def _row(view: View, desk: Desk, action: LoggedAction) -> Row:
    _ = view.translate
    text = escape(sentence(view.words(action.text)))
    if action.about is not None:
        text = fill(_("{text} About: {component}"), text=text, component=desk.component(action.about))
    text = fill("{text} ({agreed})", text=text, agreed=agreed(desk, action.id))
    who = owner(desk, action.partner, action.role, action.support)
    return Row((escape(short_date(action.due, view.language)), text, who, _status(view, action)))


def _status(view: View, action: LoggedAction) -> Markdown:
    """How far it has come and when, how often it was carried over, where it was taken to, what came of it, and why."""
    _ = view.translate
    status = sentence(_(STATUS_WORDS[action.status]))
    if action.overdue_on(view.rollout.as_of):
        status = bold(sentence(_("overdue")))
    elif action.status_date is not None:
        day = short_date(action.status_date, view.language)
        status = sentence(f"{_(STATUS_WORDS[action.status])}, {day}")
    told = [view.words(text) for text in (action.outcome, action.why) if text is not None]
    return sentences([status, *way(view, action), *told])
