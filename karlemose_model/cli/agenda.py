"""`karlemose agenda`: prints one meeting's agenda as Markdown, for the coordinator to bring along."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import click

from karlemose_model.cli.opening import DAY, as_of_option, lang_option, open_rollout, playbook_option, stop
from karlemose_model.documents.agenda import agenda_markdown, standing_markdown
from karlemose_model.documents.environment import full_date
from karlemose_model.followup import cancelled_on, meetings_around, meetings_between, next_held
from karlemose_model.model import Playbook, Rollout
from karlemose_model.schedule import Occurrence, extra_meeting
from karlemose_model.text import Text
from karlemose_model.wording import said, translator

FARTHEST = 3653
"""Days from the view's day that an extra meeting may lie: a slip of the pen in the year is noticed."""


class _Clock(click.ParamType[time]):
    name = "time"

    def convert(self, value: object, parameter: click.Parameter | None, context: click.Context | None) -> time:
        if isinstance(value, time):
            return value
        try:
            return time.fromisoformat(str(value)).replace(second=0, microsecond=0, tzinfo=None)
        except ValueError:
            self.fail(f"{value!r} is not an hour written as 13:30", parameter, context)


@click.command()
@click.option("--meeting", metavar="ID", help="The meeting's id in the playbook, e.g. operational.")
@click.option("--date", "day", type=DAY, help="The meeting held on this day, e.g. 2026-12-03.")
@click.option("--next", "following", is_flag=True, help="The next meeting; so it is without any choice.")
@click.option("--extra", type=DAY, help="An extra meeting on this day; needs --reason.")
@click.option("--reason", help="Why there is an extra meeting.")
@click.option("--at", type=_Clock(), help="At what hour the extra meeting is, e.g. 08:30.")
@click.option("--standing", is_flag=True, help="The standing agenda, without a date.")
@playbook_option
@as_of_option
@lang_option
def agenda(
    meeting: str | None,
    day: date | None,
    following: bool,
    extra: date | None,
    reason: str | None,
    at: time | None,
    standing: bool,
    path: Path,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Print the agenda of a meeting as Markdown.

    Ends with 0, with 1 when the playbook has errors, with 2 when it can't be opened or there is no meeting on the day; it
    then says which are nearest.
    """
    _one_choice({"--date": day is not None, "--next": following, "--extra": extra is not None, "--standing": standing})
    if (extra is None) is not (reason is None):
        raise click.UsageError("--extra and --reason go together: an extra meeting says why it is held.")
    if at is not None and extra is None:
        raise click.UsageError("--at goes with --extra only: other meetings have their hour in the playbook.")
    opened = open_rollout(path, as_of, lang)
    rollout, language = opened.rollout, opened.language
    _known(rollout.playbook, meeting)
    if standing:
        text = standing_markdown(rollout, meeting or next(iter(rollout.playbook.meetings)), language)
    elif extra is not None and reason is not None:
        if abs((extra - rollout.as_of).days) > FARTHEST:
            raise click.UsageError(f"{extra} lies more than ten years from {rollout.as_of}.")
        which = meeting or next(iter(rollout.playbook.meetings))
        text = agenda_markdown(rollout, extra_meeting(rollout.playbook, which, extra, reason, at), language)
    else:
        text = agenda_markdown(rollout, _found(rollout, meeting, day, language), language)
    click.echo(text, nl=False)


def _one_choice(chosen: dict[str, bool]) -> None:
    given = [name for name, is_given in chosen.items() if is_given]
    if len(given) > 1:
        raise click.UsageError(f"{' and '.join(given)} exclude each other.")


def _known(playbook: Playbook, meeting: str | None) -> None:
    names = ", ".join(playbook.meetings)
    if not playbook.meetings:
        raise click.UsageError("The playbook has no meetings.")
    if meeting is not None and meeting not in playbook.meetings:
        raise click.UsageError(f"The playbook has no meeting {meeting!r}. It has: {names}.")


def _found(rollout: Rollout, meeting: str | None, day: date | None, language: str) -> Occurrence:
    """The meeting on that day, or the next one. Ends the command with 2 when there is none, and says what there is."""
    if day is None:
        found = next_held(rollout, rollout.as_of, meeting)
        if found is None:
            stop(_none_dated(rollout.as_of, language))
        return found
    there = meetings_between(rollout, day, day, meeting)
    if not there:
        stop(none_that_day(rollout, meeting, day, language))
    if len(there) > 1:
        each = ", ".join(found.id for found in there)
        raise click.UsageError(f"There are several meetings that day ({each}): choose one with --meeting.")
    return there[0]


def _none_dated(day: date, language: str) -> str:
    _ = translator(language)
    words = _("The playbook has no dated meeting from {day} on: a weekday in the cadence, or the timeline, is missing.")
    return "\n".join(
        (words.format(day=full_date(day, language)), _("Print the agenda without a date with --standing."))
    )


def none_that_day(rollout: Rollout, meeting: str | None, day: date, language: str, command: str = "agenda") -> str:
    """Why there is no meeting that day, which are nearest, and the command for an extra one."""
    _ = translator(language)
    before, after = meetings_around(rollout, day, meeting)
    if before is None and after is None:
        return _none_dated(day, language)
    lines = [_("There is no meeting on {day}.").format(day=full_date(day, language))]
    if (called_off := cancelled_on(rollout, day, meeting)) is not None:
        lines.append(
            _("The meeting planned that day was cancelled: {why}.").format(why=_short(called_off[1], language))
        )
    for found in (before, after):
        if found is not None and found.moved is not None and found.planned == day:
            moved = _("The meeting planned that day was moved to {day}: {why}.")
            lines.append(moved.format(day=full_date(found.date, language), why=_short(found.moved.name, language)))
    for words, found in (
        (_("Nearest before: {day} ({meeting})"), before),
        (_("Nearest after: {day} ({meeting})"), after),
    ):
        if found is not None:
            when = f"{full_date(found.date, language)}, {found.date.isoformat()}"
            lines.append(words.format(day=when, meeting=found.id))
    lines.append(
        _("For an extra meeting: karlemose {command} --extra {day} --reason WHY").format(
            command=command, day=day.isoformat()
        )
    )
    return "\n".join(lines)


def _short(why: Text, language: str) -> str:
    """A reason on one line, without the full stop that the sentence has itself."""
    return said(why.said_in(language)).rstrip(".")
