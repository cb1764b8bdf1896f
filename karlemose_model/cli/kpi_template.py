"""`karlemose kpi template`: an empty sheet for the next observations, with the definitions beside each row."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from karlemose_model.cli.opening import as_of_option, folder_of, lang_option, open_rollout, playbook_option, stop
from karlemose_model.cli.output_paths import OutputPath
from karlemose_model.files import write_bytes
from karlemose_model.finished import refuse
from karlemose_model.model import Period
from karlemose_model.reading.periods import read_period
from karlemose_model.scaffold.installed_from import install_with
from karlemose_model.wording import translator

FORMATS = ("csv", "xlsx")


class _Period(click.ParamType[Period]):
    name = "period"

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Period:
        found = value if isinstance(value, Period) else read_period(value)
        if found is None or not 1950 <= found.start.year <= 2150:
            self.fail(f"{value!r} is not a period such as 2026-11, 2026-Q4 or 2026", parameter, context)
        return found


@click.command()
@click.option("--to", type=click.Choice(FORMATS), help="The format; without it, that of --out's name, else csv.")
@click.option("--period", type=_Period(), help="Ask for every period that ends in this one, e.g. 2026-11 or 2026-Q4.")
@click.option(
    "--out",
    type=OutputPath(dir_okay=False),
    metavar="FILE",
    help="The file; without it records/observations/<period>.csv beside the playbook.",
)
@playbook_option
@as_of_option
@lang_option
def template(
    to: str | None, period: Period | None, out: Path | None, path: Path, as_of: date | None, lang: str | None
) -> None:
    """Write an empty sheet for the next value of each KPI that is followed and reported.

    What is worked out from records is not asked for. Fill in value, or numerator and n, and leave the sheet where it is:
    rows without a value are passed over. A file that is there is never overwritten. Ends with 0, with 1 when the playbook
    has errors, with 2 when there is nothing to ask for or the file can't be written.
    """
    from karlemose_model.reading.records import MORE_OBSERVATIONS
    from karlemose_model.recording.observation_sheet import as_csv, as_xlsx, asked_for, midnight, period_of

    named = out.suffix.lower().removeprefix(".") if out is not None else ""
    if to is not None and named in FORMATS and named != to:
        raise click.UsageError(f"--to {to} and --out {out} are two formats.")
    if named and named not in FORMATS:
        raise click.UsageError(f"--out {out}: its name must end with .csv or .xlsx.")
    format_ = to or named or "csv"
    opened = open_rollout(path, as_of, lang)
    _ = translator(opened.language)
    rows = asked_for(opened.rollout, opened.language, period)
    if not rows:
        stop(_("No KPI that is followed is reported for this period: there is nothing to write."))
    main = period or period_of(rows)
    name = main.written if main else opened.rollout.as_of.isoformat()
    target = out or folder_of(path) / MORE_OBSERVATIONS / f"{name}.{format_}"
    try:
        content = (
            as_csv(rows, opened.language)
            if format_ == "csv"
            else as_xlsx(rows, opened.language, midnight(opened.rollout))
        )
    except ModuleNotFoundError as error:
        stop(
            _(
                "A sheet for Excel needs another package ({package} is missing). Install the tool once more from where you got it, with [office]: {command}"
            ).format(package=error.name, command=install_with("office", opened.language))
        )
    refuse(target, content, opened.language)
    if target.exists():
        stop(_("{file} is there already; nothing was written. Name another with --out.").format(file=target))
    try:
        write_bytes(target, content)
    except OSError as error:
        stop(_("{file} can't be written: {system}").format(file=target, system=error.strerror or str(error)))
    click.echo(_("Sheet written: {file}, with {count} rows to fill in").format(file=target, count=len(rows)))
