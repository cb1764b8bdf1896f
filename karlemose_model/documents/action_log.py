"""The action log for partners: what is open by owner, overdue first, and what became of everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from karlemose_model.documents.agenda_items import owner
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.environment import short_date
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, listed
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import Desk, View
from karlemose_model.followup import STATUS_WORDS, LoggedAction, action_log
from karlemose_model.model import ActionStatus

PATH = "actions.md"


@dataclass(frozen=True, slots=True)
class Owner:
    """The open actions of one partner."""

    name: Markdown
    actions: Block


def pages(view: View) -> Iterator[Page]:
    """One page, if any action was raised."""
    _ = view.translate
    log = action_log(view.rollout)
    if not log:
        return
    desk = Desk(view, PATH)
    today = view.rollout.as_of
    still = sorted(
        (action for action in log if action.is_open), key=lambda one: (not one.overdue_on(today), one.due, one.id)
    )
    closed = sorted(
        (action for action in log if not action.is_open),
        key=lambda one: (one.status_date or one.raised, one.id),
        reverse=True,
    )
    counts = [(STATUS_WORDS[status], sum(action.status is status for action in log)) for status in ActionStatus]
    yield view.page(
        "action_log.md.j2",
        PATH,
        _("Action log"),
        "action-log",
        "meetings",
        overdue=sum(action.overdue_on(today) for action in still),
        owners=[
            Owner(desk.partner(name), table(view, desk, own))
            for name in view.playbook.partners
            if (own := [action for action in still if action.partner == name])
        ],
        closed=table(view, desk, closed),
        counts=[(_(words), str(count)) for words, count in counts if count],
    )


def table(view: View, desk: Desk, actions: Iterable[LoggedAction]) -> Block:
    """Actions with all that the log holds of each."""
    _ = view.translate
    columns = (_("No."), _("Action"), _("Who"), _("Due"), _("Status"), _("Note"))
    return Block(columns=columns, rows=tuple(_row(view, desk, action) for action in actions))


def _row(view: View, desk: Desk, action: LoggedAction) -> Row:
    _ = view.translate
    number = desk.link(action.id, record_path_of(action))
    raised = _("raised {day}").format(day=short_date(action.raised, view.language))
    text = escape(view.words(action.text))
    if action.about is not None:
        text = fill(_("{text} About: {component}"), text=text, component=desk.component(action.about))
    return Row(
        (
            fill("{number}, {raised}", number=number, raised=raised),
            text,
            owner(desk, action),
            escape(short_date(action.due, view.language)),
            _status(view, action),
            note(view, action),
        )
    )


def _status(view: View, action: LoggedAction) -> Markdown:
    _ = view.translate
    if action.overdue_on(view.rollout.as_of):
        return bold(_("overdue"))
    said = escape(_(STATUS_WORDS[action.status]))
    if action.status_date is None:
        return said
    return fill("{status}, {day}", status=said, day=short_date(action.status_date, view.language))


def note(view: View, action: LoggedAction) -> Markdown:
    """How often it was carried over, where it was taken to, what came of it, and why."""
    _ = view.translate
    said: list[str] = []
    if action.carried:
        times = _("carried over once") if action.carried == 1 else _("carried over {count} times")
        said.append(times.format(count=action.carried))
    if action.escalated_to is not None and action.escalated_to in view.playbook.meetings:
        taken = view.words(view.playbook.meetings[action.escalated_to].name)
        said.append(_("taken to: {meeting}").format(meeting=taken))
    said += [view.words(text) for text in (action.outcome, action.why) if text is not None]
    return listed(said, "; ")


def record_path_of(action: LoggedAction) -> str:
    """The path of the minutes that raised an action."""
    return f"minutes/{action.id.partition('/')[0]}.md"
