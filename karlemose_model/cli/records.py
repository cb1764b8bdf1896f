"""`karlemose records`: keeps a year's computed values, and says what is due for deletion."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.changing import changing
from karlemose_model.cli.nearest import Group
from karlemose_model.cli.opening import Opened, as_of_option, folder_of, lang_option, open_rollout, playbook_option
from karlemose_model.files import change_text
from karlemose_model.finished import refuse
from karlemose_model.followup.keeping import due_for_deletion, never_closed
from karlemose_model.reading.meeting_records import MEETINGS
from karlemose_model.recording.kept_values import HEADER, file_of, kept_values, years_of
from karlemose_model.wording import translator


@click.group(cls=Group)
def records() -> None:
    """Look after the records: what is kept of a year, and what is due for deletion."""


@records.command("close-year")
@click.argument("year", type=click.IntRange(2000, 2199), required=False)
@playbook_option
@as_of_option
@lang_option
def close_year(year: int | None, path: Path, as_of: date | None, lang: str | None) -> None:
    """Keep the values that the records up to YEAR give, then list the minutes that are due for deletion by its end.

    The values go into records/observations/computed-YEAR.csv: there they stay when the minutes are deleted. A row that is
    there already is never changed. Without YEAR it is the year of the day everything is seen on. Nothing is deleted. Ends
    with 0, with 1 when the playbook or its records have errors, with 2 when the file could not be written.
    """
    opened = open_rollout(path, as_of, lang)
    _ = translator(opened.language)
    last = date((year or opened.rollout.as_of.year) + 1, 1, 1)
    for each in years_of(opened.rollout, last.year - 1):
        _keep(opened, each, path)
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


def _keep(opened: Opened, year: int, path: Path) -> None:
    """Write what a year's records give beside them, and say what stands there otherwise."""
    _ = translator(opened.language)
    kept = kept_values(opened.rollout, year, opened.language)
    if kept.added:
        file, before = _file_to_add_to(folder_of(path), year)
        refuse(file, kept.rows, opened.language)
        text = (before or f"{HEADER}\n".encode()).decode("utf-8").replace("\r\n", "\n")
        with changing(file, opened.language):
            change_text(file, before, (text if text.endswith("\n") else f"{text}\n") + kept.rows)
        click.echo(
            _("{count} computed values of {year} are kept in {file}.").format(count=kept.added, year=year, file=file)
        )
    else:
        click.echo(_("No further computed values of {year} to keep.").format(year=year))
    for kpi, period, known, now in kept.differing:
        words = _("{kpi}, {period}: {known} is kept, the records give {now}. Correct the row if the records are whole.")
        click.echo("  " + words.format(kpi=kpi, period=period, known=known, now=now))


def _file_to_add_to(folder: Path, year: int) -> tuple[Path, bytes | None]:
    """The year's file with what it holds; one that another program saved in its own way is left alone."""
    number = 1
    while True:
        file = folder / file_of(year, number)
        before = file.read_bytes() if file.exists() else None
        if before is None or (before.startswith(HEADER.encode()) and _is_utf8(before)):
            return file, before
        number += 1


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
