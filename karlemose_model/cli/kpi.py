"""`karlemose kpi`: judges the KPIs; a missed one fails the check."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.opening import as_of_option, lang_option, open_rollout, playbook_option
from karlemose_model.kpis import Status, judge
from karlemose_model.reports.verdicts import summary, table

MISSED = 1


@click.command()
@playbook_option
@as_of_option
@lang_option
@click.option("--require-data", is_flag=True, help="Let a KPI with a target but without a value count as missed.")
def kpi(path: Path, as_of: date | None, lang: str | None, require_data: bool) -> None:
    """Judge the KPIs by their newest values and the targets in force.

    Ends with 0 when none is missed, 1 when one is missed or the playbook has errors, 2 when it can't be opened.
    """
    opened = open_rollout(path, as_of, lang)
    verdicts = judge(opened.rollout)
    if verdicts:
        click.echo(table(verdicts, opened.language))
        click.echo()
    click.echo(summary(verdicts, opened.language))
    failing = {Status.missed, Status.no_data} if require_data else {Status.missed}
    if any(verdict.status in failing for verdict in verdicts):
        raise click.exceptions.Exit(MISSED)
