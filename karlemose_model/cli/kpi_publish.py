"""`karlemose kpi publish`: shows what the public would see of the KPIs, and writes it into the register of releases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.changing import changing
from karlemose_model.cli.findings import tell
from karlemose_model.cli.opening import (
    ERRORS_FOUND,
    Opened,
    as_of_option,
    folder_of,
    lang_option,
    open_rollout,
    playbook_option,
    stop,
    told_texts,
)
from karlemose_model.kpis import plan
from karlemose_model.kpis.margins import Entry
from karlemose_model.kpis.releases import in_the_register
from karlemose_model.problems import Place
from karlemose_model.reading.records import PUBLISHED
from karlemose_model.recording.releases import add_release
from karlemose_model.reports.releases import releases_table
from karlemose_model.wording import translator


@click.command()
@click.option("--kpi", "kpi_ids", multiple=True, metavar="ID", help="Only this KPI; may be given several times.")
@click.option("--dry-run", is_flag=True, help="Show what would be released and write nothing.")
@playbook_option
@as_of_option
@lang_option
def publish(kpi_ids: tuple[str, ...], dry_run: bool, path: Path, as_of: date | None, lang: str | None) -> None:
    """Release figures to the public, small numbers hidden: a new release in records/published.yml.

    Public pages show what stands there and nothing else, once a person has read it and committed it. Ends with 0, with 1
    when the playbook has errors or a figure can't be released, with 2 when the file can't be changed.
    """
    opened = open_rollout(path, as_of, lang, public=True)
    _ = translator(opened.language)
    kpis = opened.rollout.playbook.kpis
    for id_ in kpi_ids:
        if id_ not in kpis:
            stop(_("There is no KPI {kpi}. The KPIs are: {kpis}.").format(kpi=id_, kpis=", ".join(kpis)))
    today = opened.rollout.as_of
    later = [release.on for release in opened.rollout.records.releases if release.on > today]
    if later:
        words = _("There is a release of {later} already; nothing can be released on {day}, before that.")
        stop(words.format(later=max(later).isoformat(), day=today.isoformat()) + opened.seen_from)
    planned = plan(opened.rollout, kpi_ids or None, lambda entry: _place(opened, entry))
    if planned.figures:
        click.echo(releases_table(planned.figures, opened.rollout.playbook, opened.language))
        click.echo()
    if planned.problems:
        tell(planned.problems, told_texts(opened.reading, public=True), opened.language)
        click.echo(_("Nothing was written. With --kpi the other KPIs can be released."), err=True)
        raise click.exceptions.Exit(ERRORS_FOUND)
    if not planned.figures:
        click.echo(_("There is nothing new to release."))
        return
    file = folder_of(path) / PUBLISHED
    if dry_run:
        click.echo(_("Nothing was written. Without --dry-run it is added to {file}.").format(file=file))
        return
    with changing(file, opened.language):
        add_release(folder_of(path), planned.release(today), opened.language)
    click.echo(_("Written into {file}. Read it, then commit it: from then on public pages show it.").format(file=file))


def _place(opened: Opened, entry: Entry) -> Place:
    tree = opened.reading.record_trees.get("published")
    if tree is None:
        return in_the_register(entry)
    return tree.origin.walk(("releases", entry.release, "figures", entry.figure))[0].place
