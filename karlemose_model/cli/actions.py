"""`karlemose actions`: what partners have promised each other, by owner, overdue first; and what became of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from karlemose_model.cli.changing import changing
from karlemose_model.cli.nearest import Group, did_you_mean
from karlemose_model.cli.opening import (
    DAY,
    Opened,
    as_of_option,
    folder_of,
    lang_option,
    open_rollout,
    playbook_option,
    stop,
)
from karlemose_model.followup import LoggedAction, action_log
from karlemose_model.model import ActionEvent, ActionStatus
from karlemose_model.model.section import MAX_NOTE
from karlemose_model.privacy import find_cpr
from karlemose_model.reading.records import ACTIONS
from karlemose_model.recording.events import add_event
from karlemose_model.reports.actions import actions_text
from karlemose_model.text import Text
from karlemose_model.wording import translator

_NEEDS_WHY = {status.value for status in ActionStatus} - {ActionStatus.done.value}


@click.group(cls=Group, invoke_without_command=True)
@click.option("--partner", help="Only what this partner has promised, e.g. housing.")
@click.option("--all", "every", is_flag=True, help="Also what is closed.")
@playbook_option
@as_of_option
@lang_option
@click.pass_context
def actions(
    context: click.Context, partner: str | None, every: bool, path: Path, as_of: date | None, lang: str | None
) -> None:
    """List the open actions by the partner that owns them, overdue ones first.

    Ends with 0, with 1 when the playbook or its records have errors, with 2 when it can't be opened or has no such
    partner.
    """
    if context.invoked_subcommand is not None:
        # `karlemose actions -p PLAYBOOK done …` means the same as `karlemose actions done … -p PLAYBOOK`.
        context.default_map = {context.invoked_subcommand: {"path": path, "as_of": as_of, "lang": lang}}
        return
    opened = open_rollout(path, as_of, lang)
    _ = translator(opened.language)
    partners = opened.rollout.playbook.partners
    if partner is not None and partner not in partners:
        words = _("There is no partner {partner}. The partners are: {partners}.")
        stop(words.format(partner=partner, partners=", ".join(partners)))
    found = [
        action
        for action in action_log(opened.rollout)
        if (every or action.is_open) and partner in (None, action.partner)
    ]
    click.echo(actions_text(found, opened.rollout, opened.language), nl=False)


@actions.command()
@click.argument("action", metavar="ACTION")
@click.option("--on", type=DAY, help="The day it was so; without it, the day everything is seen on.")
@click.option("--outcome", help="What came of it, in a sentence.")
@click.option("--why", help="Why it was not done, could not be, or is put off.")
@click.option(
    "--status",
    type=click.Choice([status.value for status in ActionStatus]),
    default=ActionStatus.done.value,
    help="done (so it is without a choice), not_possible, not_done, cancelled, or open with --due and --why.",
)
@click.option("--due", type=DAY, help="The new day, for an action that stays open.")
@playbook_option
@as_of_option
@lang_option
def done(
    action: str,
    on: date | None,
    outcome: str | None,
    why: str | None,
    status: str,
    due: date | None,
    path: Path,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Write down what became of an action between two meetings: ACTION is its id, e.g. 2026-12-03-operational/3.

    It is added to records/actions.yml. Ends with 0, with 1 when the playbook or its records have errors, with 2 when there
    is no such open action or the file can't be changed.
    """
    opened = open_rollout(path, as_of, lang)
    _ = translator(opened.language)
    day = on or opened.rollout.as_of
    if day > opened.rollout.as_of:
        stop(_("{day} has not come yet.").format(day=day.isoformat()) + opened.seen_from)
    before = _open_action(opened, action, day)
    if due is not None and (status != ActionStatus.open.value or due < day):
        stop(_("--due goes with --status open, and is a day to come."))
    if why is None and status in _NEEDS_WHY:
        stop(_("Say why, with --why: the partners ask why it is not done."))
    said: dict[str, Any] = {"action": action, "on": day, "status": status, "due": due}
    said |= {key: {opened.language: text} for key, text in (("outcome", outcome), ("why", why)) if text}
    if any(next(find_cpr(text), None) for text in (outcome, why) if text):
        stop(
            _(
                "The text holds what looks like a CPR number; nothing was written. It belongs in the authority's own case."
            )
        )
    try:
        event = ActionEvent.model_validate(said)
    except ValidationError:
        stop(_("A text may have at most {limit} characters.").format(limit=MAX_NOTE))
    if _says_so(before, event):
        words = _("It is written already that the action {action} is open, until {due}: nothing was changed.")
        stop(words.format(action=action, due=before.due.isoformat()))
    folder = folder_of(path)
    with changing(folder / ACTIONS, opened.language):
        add_event(folder, event, opened.rollout.playbook.languages[0], opened.language)
    click.echo(_("Written into {file}: {action}.").format(file=folder / ACTIONS, action=action))


def _open_action(opened: Opened, id_: str, day: date) -> LoggedAction:
    """The action of that id, if it is open on that day. Ends the command with 2, saying why, if it is not."""
    _ = translator(opened.language)
    log = {action.id: action for action in action_log(opened.rollout)}
    if id_ not in log:
        near = did_you_mean(id_, [name for name, action in log.items() if action.is_open], opened.language)
        words = _("There is no action {action}. The open ones: karlemose actions").format(action=id_)
        stop(words + (f".{near}" if near else ""))
    action = log[id_]
    if not action.is_open and action.status_date is not None:
        stop(_("The action {action} was closed on {day}.").format(action=id_, day=action.status_date.isoformat()))
    if action.status_date is not None and day < action.status_date:
        words = _("Something was told of the action {action} on {day}, after that: write the day on which it is known.")
        stop(words.format(action=id_, day=action.status_date.isoformat()))
    if day < action.raised:
        stop(_("The action {action} was not raised before {day}.").format(action=id_, day=action.raised.isoformat()))
    return action


def _says_so(action: LoggedAction, event: ActionEvent) -> bool:
    """Whether what was told last of an action that stays open is what is to be told once more, whatever the day."""
    return (
        event.status is ActionStatus.open
        and action.status_date is not None
        and event.due in (None, action.due)
        and _words(event.why) <= _words(action.why)
        and _words(event.outcome) <= _words(action.outcome)
    )


def _words(text: Text | None) -> frozenset[str]:
    return frozenset(words for _language, words in text) if text else frozenset()
