"""`karlemose check`: reads playbooks and says everything that is wrong in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.opening import COULD_NOT_RUN, ERRORS_FOUND, as_of_option, day_of, lang_option, language_of
from karlemose_model.problems import Problem, has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.reports.findings import full, summary
from karlemose_model.rules import checked


@click.command()
@click.argument("playbooks", nargs=-1, type=click.Path(path_type=Path), metavar="[PLAYBOOK]...")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@as_of_option
@lang_option
def check(playbooks: tuple[Path, ...], strict: bool, as_of: date | None, lang: str | None) -> None:
    """Check playbooks: a folder or a file each; without one, the current folder.

    Ends with 0 when nothing is wrong, 1 when there are errors, 2 when a playbook can't be opened.
    """
    problems: list[Problem] = []
    missing = False
    language = lang or ""
    for path in playbooks or (Path(),):
        reading = read_playbook(path)
        reading = checked(reading, day_of(reading, as_of))
        language = language or language_of(reading, lang)
        missing = missing or reading.could_not_open
        problems += reading.problems
        if reading.problems:
            click.echo(full(reading.problems, reading.texts, language))
    click.echo(summary(problems, len(playbooks) or 1, language))
    if missing:
        raise click.exceptions.Exit(COULD_NOT_RUN)
    if has_errors(problems) or (strict and problems):
        raise click.exceptions.Exit(ERRORS_FOUND)
