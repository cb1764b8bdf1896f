"""`karlemose minutes`: the form for a meeting's minutes, and closing them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.agenda import agenda_for
from karlemose_model.cli.agenda import FARTHEST, none_that_day
from karlemose_model.cli.changing import changing
from karlemose_model.cli.findings import tell
from karlemose_model.cli.nearest import Group, did_you_mean
from karlemose_model.cli.opening import (
    DAY,
    ERRORS_FOUND,
    Opened,
    as_of_option,
    folder_of,
    lang_option,
    open_rollout,
    playbook_option,
    stop,
)
from karlemose_model.files import change_text
from karlemose_model.finished import refuse
from karlemose_model.followup import meetings_between, next_held, quorum_was_met
from karlemose_model.model import MeetingRecord
from karlemose_model.model.section import MAX_NOTE
from karlemose_model.privacy import find_cpr
from karlemose_model.reading.meeting_records import MEETINGS, read_meeting_record
from karlemose_model.reading.playbooks import language_in
from karlemose_model.recording.closing import close, deletion_date, missing
from karlemose_model.recording.form import minutes_form
from karlemose_model.schedule import Occurrence, extra_meeting
from karlemose_model.wording import translator

SCHEMA = Path(".karlemose") / "schema" / "meeting-record.json"


@click.group(cls=Group)
def minutes() -> None:
    """Write the form for a meeting's minutes, and close them when they are filled in."""


@minutes.command()
@click.option("--meeting", metavar="ID", help="The meeting's id in the playbook; without it the one that comes next.")
@click.option("--date", "day", type=DAY, help="The meeting on this day, e.g. 2026-12-03; without it the next one.")
@click.option("--extra", type=DAY, help="An extra meeting on this day; needs --reason.")
@click.option("--reason", help="Why there is an extra meeting.")
@playbook_option
@as_of_option
@lang_option
def new(
    meeting: str | None,
    day: date | None,
    extra: date | None,
    reason: str | None,
    path: Path,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Write the form for the next meeting's minutes, with all that is known already.

    It is written into records/meetings/ and never over a file that is there. Ends with 0, with 1 when the playbook or its
    records have errors, with 2 when there is no such meeting or its record is there already.
    """
    if (extra is None) is not (reason is None):
        raise click.UsageError("--extra and --reason go together: an extra meeting says why it is held.")
    if extra is not None and day is not None:
        raise click.UsageError("--date and --extra exclude each other.")
    opened = open_rollout(path, as_of, lang)
    _ = translator(opened.language)
    playbook = opened.rollout.playbook
    if meeting is not None and meeting not in playbook.meetings:
        known = ", ".join(playbook.meetings)
        stop(_("There is no meeting {meeting}. The meetings are: {known}.").format(meeting=meeting, known=known))
    if not playbook.meetings:
        stop(_("The playbook has no meetings."))
    if extra is not None and reason is not None:
        if not reason.strip() or len(reason) > MAX_NOTE:
            stop(_("--reason says why in a few words, at most {limit} characters.").format(limit=MAX_NOTE))
        if abs((extra - opened.rollout.as_of).days) > FARTHEST:
            stop(_("{day} lies more than ten years away.").format(day=extra.isoformat()))
        if meetings_between(opened.rollout, extra, extra, meeting or next(iter(playbook.meetings))):
            stop(
                _("There is a meeting on {day} already: take it up there, or choose another day.").format(
                    day=extra.isoformat()
                )
            )
        if next(find_cpr(reason), None):
            stop(
                _(
                    "The text holds what looks like a CPR number; nothing was written. It belongs in the authority's own case."
                )
            )
        found = extra_meeting(playbook, meeting or next(iter(playbook.meetings)), extra, reason)
    else:
        found = _planned(opened, meeting, day)
    folder = folder_of(path)
    file = folder / MEETINGS / f"{found.date.isoformat()}-{found.id}.yml"
    if file.exists() or file.is_symlink():
        words = _("{file} is there already; nothing was written. For another meeting give --meeting or --date.")
        stop(words.format(file=file))
    schema = "../../" + SCHEMA.as_posix() if (folder / SCHEMA).is_file() else ""
    form = minutes_form(opened.rollout, agenda_for(opened.rollout, found), opened.language, schema)
    refuse(file, form, opened.language)
    with changing(file, opened.language):
        change_text(file, None, form)
    click.echo(_("Written: {file}").format(file=file))


@minutes.command("close")
@click.argument("name", metavar="[RECORD]", required=False)
@click.option("--on", type=DAY, help="The day they are closed; without it, the day everything is seen on.")
@click.option(
    "--delete-after",
    type=DAY,
    help="The day after which they go: earlier than the playbook says, or where it says nothing.",
)
@playbook_option
@as_of_option
@lang_option
def close_command(
    name: str | None,
    on: date | None,
    delete_after: date | None,
    path: Path,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Close minutes: RECORD is their name, e.g. 2026-12-03-operational; without it the oldest that are still a draft.

    What is missing is told, all at once, and then nothing is written. Ends with 0, with 1 when something is missing or
    wrong, with 2 when there are no such minutes or they can't be closed.
    """
    opened = open_rollout(path, as_of, lang)
    _ = translator(opened.language)
    record = _draft(opened, name)
    closed_on = on or opened.rollout.as_of
    if closed_on < record.date:
        words = _("The meeting {name} is not held before {day}.").format(name=record.id, day=record.date.isoformat())
        stop(words + opened.seen_from)
    file = folder_of(path) / MEETINGS / f"{record.id}.yml"
    written = read_meeting_record(file, opened.values, language_in(opened.values))
    lacking = missing(opened.rollout_on(closed_on), record, written)
    if lacking:
        tell(lacking, opened.reading.texts, opened.language)
        click.echo(_("Nothing was written; still missing: {count}").format(count=len(lacking)), err=True)
        raise click.exceptions.Exit(ERRORS_FOUND)
    latest = deletion_date(opened.rollout, record)
    if latest is not None and delete_after is not None and delete_after > latest:
        words = _(
            "The playbook keeps minutes of {meeting} until {day} at the latest; --delete-after can only be earlier."
        )
        stop(words.format(meeting=record.meeting, day=latest.isoformat()))
    goes = delete_after or latest
    if goes is None:
        words = _(
            "The playbook does not say how long minutes of {meeting} are kept: give --delete-after, or write keep_months:."
        )
        stop(words.format(meeting=record.meeting))
    if goes <= record.date:
        stop(_("--delete-after {day} lies before the meeting.").format(day=goes.isoformat()))
    with changing(file, opened.language):
        close(file, closed_on, goes, written.seal)
    told = _("Closed: {name}. The minutes are to be deleted after {day}.")
    click.echo(told.format(name=record.id, day=goes.isoformat()))
    if record.took_place and not quorum_was_met(opened.rollout.playbook, record):
        click.echo(_("There was no quorum: the decisions need to be confirmed at the next meeting."), err=True)


def _planned(opened: Opened, meeting: str | None, day: date | None) -> Occurrence:
    """The meeting on that day, else the next one. Ends the command with 2 when there is none."""
    _ = translator(opened.language)
    if day is not None:
        there = meetings_between(opened.rollout, day, day, meeting)
        if len(there) > 1:
            each = ", ".join(found.id for found in there)
            stop(_("There are several meetings that day ({each}): choose one with --meeting.").format(each=each))
        if not there:
            stop(none_that_day(opened.rollout, meeting, day, opened.language, "minutes new"))
        return there[0]
    found = next_held(opened.rollout, opened.rollout.as_of, meeting)
    if found is None:
        stop(_("The playbook has no dated meeting ahead: a weekday in the cadence, or the timeline, is missing."))
    return found


def _draft(opened: Opened, name: str | None) -> MeetingRecord:
    """The record of that name, else the oldest that is still a draft. Ends the command with 2 when there is none."""
    _ = translator(opened.language)
    records = {record.id: record for record in opened.rollout.records.meetings}
    if name is None:
        held = [one for one in records.values() if one.closing is None and one.date <= opened.rollout.as_of]
        if not held:
            ahead = [one for one in records.values() if one.closing is None]
            if not ahead:
                stop(_("No minutes wait to be closed."))
            first = min(ahead, key=lambda one: (one.date, one.meeting))
            words = _("No minutes wait to be closed. The next draft is {name}; that meeting is not held yet.")
            stop(words.format(name=first.id) + opened.seen_from)
        return min(held, key=lambda one: (one.date, one.meeting))
    name = Path(name).name.removesuffix(".yml")
    if name not in records:
        words = _("There are no minutes {name}.").format(name=name)
        stop(words + did_you_mean(name, list(records), opened.language))
    closing = records[name].closing
    if closing is not None:
        stop(_("The minutes {name} were closed on {day}.").format(name=name, day=closing.on.isoformat()))
    return records[name]
