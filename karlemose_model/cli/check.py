"""`karlemose check`: reads playbooks and says everything that is wrong in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.findings import format_option, hand_over, output_option, repository
from karlemose_model.cli.opening import (
    COULD_NOT_RUN,
    ERRORS_FOUND,
    as_of_option,
    day_of,
    lang_option,
    language_of,
    looked_at,
    open_rollout,
)
from karlemose_model.network.rollouts import read_network, with_network
from karlemose_model.problems import Ignored, Problem, has_errors
from karlemose_model.reading import Reading, read_playbook, with_problems
from karlemose_model.reading.layers import main_file, shown_name
from karlemose_model.reports.findings import Findings
from karlemose_model.rules.law import unchecked_countries


@click.command()
@click.argument("playbooks", nargs=-1, type=click.Path(path_type=Path), metavar="[PLAYBOOK]...")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option(
    "--profile",
    type=click.Choice(["eucpn", "tidier"]),
    help="Show instead how complete the description is, held against EUCPN's criteria or TIDieR's items.",
)
@click.option(
    "--every-file",
    is_flag=True,
    help="Search every file that git keeps for CPR numbers too, also those that no playbook is made of.",
)
@click.option("--staged", is_flag=True, help="Check instead what the next git commit will hold, in every file.")
@click.option(
    "--install-hook", is_flag=True, help="Have git do so by itself before each commit that is made on this computer."
)
@format_option
@output_option
@as_of_option
@lang_option
def check(
    playbooks: tuple[Path, ...],
    strict: bool,
    profile: str | None,
    every_file: bool,
    staged: bool,
    install_hook: bool,
    format_: str | None,
    output: Path | None,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Check playbooks: a folder or a file each; without one, the current folder.

    Ends with 0 when nothing is wrong, 1 when there are errors, 2 when a playbook can't be opened or git can't say what
    it keeps or what is staged; the same in every format.
    """
    if staged or install_hook:
        from karlemose_model.cli.commit_hook import install_hook as install
        from karlemose_model.cli.staged import check_staged

        if playbooks or profile or every_file:
            raise click.UsageError(
                "--staged and --install-hook take neither PLAYBOOK, --profile nor --every-file: git says what is staged"
            )
        if install_hook:
            install(lang)
        else:
            check_staged(strict, format_, output, as_of, lang)
        return
    if profile is not None and (strict or format_ or output or every_file):
        raise click.UsageError(
            "--profile shows a table and takes neither --strict, --every-file, --format nor --output"
        )
    if profile is not None:
        for path in playbooks or (Path(),):
            _show_profile(path, profile, as_of, lang)
        return
    problems: list[Problem] = []
    ignored: list[Ignored] = []
    texts: dict[str, str] = {}
    files: set[str] = set()
    trees = []
    missing = False
    language = lang or ""
    paths = playbooks or (Path(),)
    for path in paths:
        reading = read_playbook(path)
        day = day_of(reading, as_of)
        reading = _tried(looked_at(with_network(reading, read_network(reading, day)), day), day)
        language = language or language_of(reading, lang)
        missing = missing or reading.could_not_open
        problems += reading.problems
        ignored += reading.ignored
        texts |= reading.texts
        files |= {*reading.files}
        trees.append(reading.tree)
    if every_file:
        from karlemose_model.cli.every_file import PRIVATE_NAME, search_every_file

        told = {problem.place.file for problem in problems if problem.code == PRIVATE_NAME}
        found = search_every_file(paths, files, told, language)
        problems += found.problems
        ignored += found.ignored
        texts |= found.texts
    names = tuple(dict.fromkeys(shown_name(main_file(path)) for path in paths))
    findings = Findings(
        tuple(problems), texts, language, tuple(ignored), names, repository=repository(), strict=strict,
        unchecked=unchecked_countries(trees),
    )  # fmt: skip
    hand_over(findings, format_, output)
    if missing:
        raise click.exceptions.Exit(COULD_NOT_RUN)
    if has_errors(problems) or (strict and problems):
        raise click.exceptions.Exit(ERRORS_FOUND)


def _tried(reading: Reading, day: date) -> Reading:
    """The reading with what stops the place's own templates; nothing is tried where something is an error already."""
    rollout = reading.seen_on(day) if reading.own_templates.templates and not has_errors(reading.problems) else None
    if rollout is None:
        return reading
    from karlemose_model.documents.own_templates import stopped

    return with_problems(reading, tuple(stopped(rollout)))


def _show_profile(path: Path, profile: str, as_of: date | None, lang: str | None) -> None:
    """The table on stdout; a playbook with errors is told of and ends the command. Gaps are no errors."""
    from karlemose_model.reports.completeness import profile_text

    opened = open_rollout(path, as_of, lang)
    click.echo(profile_text(opened.rollout, profile, opened.language))
