"""`karlemose records`: what is due for deletion at the end of a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.opening import as_of_option, folder_of, lang_option, open_rollout, playbook_option
from karlemose_model.followup.keeping import due_for_deletion, never_closed
from karlemose_model.reading.meeting_records import MEETINGS
from karlemose_model.wording import translator


@click.group()
def records() -> None:
    """Look after the records: what is due for deletion."""


@records.command("close-year")
@click.argument("year", type=click.IntRange(2000, 2199), required=False)
@playbook_option
@as_of_option
@lang_option
def close_year(year: int | None, path: Path, as_of: date | None, lang: str | None) -> None:
    """List the minutes that are due for deletion by the end of YEAR, once the authority has filed what it must.

    Without YEAR it is the year of the day everything is seen on. Nothing is deleted. Ends with 0, with 1 when the playbook
    or its records have errors.
    """
    opened = open_rollout(path, as_of, lang)
    _ = translator(opened.language)
    last = date((year or opened.rollout.as_of.year) + 1, 1, 1)
    meetings, folder = opened.rollout.records.meetings, folder_of(path) / MEETINGS
    due = due_for_deletion(meetings, last)
    drafts = never_closed(meetings, last)
    if due:
        click.echo(
            _("Due for deletion by the end of {year}, once the authority has filed what it must:").format(
                year=last.year - 1
            )
        )
        for record in due:
            assert record.closing is not None
            day = record.closing.delete_after.isoformat()
            click.echo("  " + _("{file}  (after {day})").format(file=folder / f"{record.id}.yml", day=day))
        click.echo(
            _(
                "Delete each when its day has passed, and commit. The history keeps them until it is purged: see the page on keeping and deleting."
            )
        )
    else:
        click.echo(_("No minutes are due for deletion by the end of {year}.").format(year=last.year - 1))
    if drafts:
        click.echo(
            _("Still drafts, without a day on which they go: {names}").format(names=", ".join(one.id for one in drafts))
        )
