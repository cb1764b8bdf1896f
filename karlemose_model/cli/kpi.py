"""`karlemose kpi`: judges the KPIs; a missed one fails the check."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.findings import default_format, repository, write_report
from karlemose_model.cli.kpi_publish import publish
from karlemose_model.cli.kpi_template import template
from karlemose_model.cli.nearest import Group
from karlemose_model.cli.opening import as_of_option, lang_option, open_rollout, playbook_option
from karlemose_model.cli.output_paths import OutputPath
from karlemose_model.kpis import judge, judge_public
from karlemose_model.model import Audience
from karlemose_model.privacy import masked
from karlemose_model.reports.verdict_formats import FOR_PROGRAMS, VERDICT_FORMATS
from karlemose_model.reports.verdict_texts import full, markdown
from karlemose_model.reports.verdicts import Judged
from karlemose_model.wording import translator

MISSED = 1


@click.group(cls=Group, invoke_without_command=True)
@playbook_option
@as_of_option
@lang_option
@click.option(
    "--audience",
    type=click.Choice([str(each) for each in Audience]),
    default=str(Audience.public),
    show_default=True,
    help="For whom: the public reads released figures alone; only the exit code follows the true verdicts.",
)
@click.option("--require-data", is_flag=True, help="Let a KPI with a target but without a value count as missed.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(VERDICT_FORMATS)),
    help="How to write the verdicts; without it full, and github under GitHub Actions.",
)
@click.option(
    "--output",
    type=OutputPath(dir_okay=False),
    metavar="FILE",
    help="Write them into FILE; the terminal then gets what it gets without --format.",
)
@click.pass_context
def kpi(
    context: click.Context,
    path: Path,
    as_of: date | None,
    lang: str | None,
    audience: str,
    require_data: bool,
    format_: str | None,
    output: Path | None,
) -> None:
    """Judge the KPIs by their newest values and the targets in force.

    What is told is for the public unless --audience partners is given: then a hidden figure is not shown. Under GitHub Actions the verdicts also go into the job's summary. Ends with 0 when none is missed, 1 when one is missed
    or the playbook has errors, 2 when it can't be opened; the same in every format.
    """
    if context.invoked_subcommand is not None:
        return
    public = audience == Audience.public
    opened = open_rollout(path, as_of, lang, public=public)
    _ = translator(opened.language)
    true = Judged(
        opened.rollout.playbook.id,
        opened.rollout.as_of.isoformat(),
        judge(opened.rollout),
        opened.language,
        require_data=require_data,
        repository=repository(),
    )
    told = replace(true, verdicts=judge_public(opened.rollout), public=True) if public else true
    _hand_over(told, format_, output)
    _summarise(told)
    if public:
        # The same words whatever the figures are: they must not tell what the table does not.
        words = _("Only released figures are shown. The exit code follows the true verdicts: see --audience partners.")
        click.echo(words, err=True)
    if any(true.fails(verdict) for verdict in true.verdicts):
        raise click.exceptions.Exit(MISSED)


def _hand_over(judged: Judged, format_: str | None, output: Path | None) -> None:
    if output is not None:
        write_report(VERDICT_FORMATS[format_ or "full"](judged), output, judged.language)
        format_ = None
    chosen = format_ or default_format()
    click.echo(VERDICT_FORMATS[chosen](judged).encode("utf-8"), nl=False)
    if chosen in FOR_PROGRAMS:
        # A program's format leaves out what it has no place for: the person gets all of it.
        click.echo(full(judged), err=True, nl=False)


def _summarise(judged: Judged) -> None:
    """The table on the page of a job, where GitHub Actions asks for one."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8", newline="\n") as file:
            file.write(masked(markdown(judged)))


kpi.add_command(template)
kpi.add_command(publish)
