"""`karlemose fidelity`: prints how faithfully the model is run, and writes the form for a new rating."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.changing import changing
from karlemose_model.cli.nearest import Group
from karlemose_model.cli.opening import (
    DAY,
    Opened,
    as_of_option,
    folder_of,
    hand_on,
    lang_option,
    open_rollout,
    playbook_option,
    stop,
)
from karlemose_model.documents.fidelity_report import fidelity_markdown
from karlemose_model.files import change_text
from karlemose_model.finished import refuse
from karlemose_model.model import SeenFrom
from karlemose_model.reading.fidelity_records import FIDELITY, OUTSIDE
from karlemose_model.recording.fidelity_form import fidelity_form
from karlemose_model.wording import translator

SCHEMA = Path(".karlemose") / "schema" / "fidelity-record.json"


@click.group(cls=Group, invoke_without_command=True)
@playbook_option
@as_of_option
@lang_option
@click.pass_context
def fidelity(context: click.Context, path: Path, as_of: date | None, lang: str | None) -> None:
    """Print how faithfully the model is run, by the newest ratings from inside and from outside, as Markdown.

    Ends with 0, also when there is no rating yet, with 1 when the playbook or its records have errors, with 2 when it can't
    be opened or asks nothing about fidelity.
    """
    if hand_on(context):
        return
    opened = _with_items(open_rollout(path, as_of, lang))
    _ = translator(opened.language)
    text = fidelity_markdown(opened.rollout, opened.language)
    if text is None:
        text = _("There is no rating by {day} yet. Write the form with: karlemose fidelity new").format(
            day=opened.rollout.as_of.isoformat()
        )
    click.echo(text.rstrip("\n"))


@fidelity.command()
@click.option("--date", "day", type=DAY, help="The day of the rating; without it, the day everything is seen on.")
@click.option("--outside", is_flag=True, help="For a rater who does not take part.")
@playbook_option
@as_of_option
@lang_option
def new(day: date | None, outside: bool, path: Path, as_of: date | None, lang: str | None) -> None:
    """Write the form for a rating: every item with its question and what each mark means.

    It is written into records/fidelity/ and never over a file that is there. Ends with 0, with 1 when the playbook or its
    records have errors, with 2 when the playbook asks nothing about fidelity or the form is there already.
    """
    opened = _with_items(open_rollout(path, as_of, lang))
    _ = translator(opened.language)
    on = day or opened.rollout.as_of
    folder = folder_of(path)
    name = f"{on.isoformat()}-{OUTSIDE}.yml" if outside else f"{on.isoformat()}.yml"
    file = folder / FIDELITY / name
    if file.exists() or file.is_symlink():
        stop(_("{file} is there already; nothing was written. For another day give --date.").format(file=file))
    schema = "../../" + SCHEMA.as_posix() if (folder / SCHEMA).is_file() else ""
    seen_from = SeenFrom.outside if outside else SeenFrom.inside
    form = fidelity_form(opened.rollout.playbook, on, seen_from, opened.language, schema)
    refuse(file, form, opened.language)
    with changing(file, opened.language):
        change_text(file, None, form)
    click.echo(_("Written: {file}").format(file=file))


def _with_items(opened: Opened) -> Opened:
    """The same; ends the command with 2 when the playbook asks nothing about fidelity."""
    if not opened.rollout.playbook.fidelity:
        _ = translator(opened.language)
        stop(_("The playbook has no items under fidelity:, so there is nothing to rate."))
    return opened
