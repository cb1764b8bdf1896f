"""`karlemose explain`: where a value comes from, what a place changes, what a newer model would bring, what a code means."""

from __future__ import annotations

import re
from pathlib import Path

import click

from karlemose_model.cli.findings import tell
from karlemose_model.cli.opening import (
    COULD_NOT_RUN,
    ERRORS_FOUND,
    day_of,
    lang_option,
    language_of,
    playbook_option,
)
from karlemose_model.messages import MESSAGES
from karlemose_model.model import Difference
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.reading.differences import differences
from karlemose_model.reading.provenance import explain as explained
from karlemose_model.reading.provenance import nearest
from karlemose_model.reports.codes import code_text
from karlemose_model.reports.differences import differences_json, differences_text
from karlemose_model.reports.explanations import explanation_json, explanation_text
from karlemose_model.reports.law_checks import law_text
from karlemose_model.rules import checked
from karlemose_model.rules.law.catalogue import CHECKS, MISSING, WHY_MISSING
from karlemose_model.wording import translator


@click.command()
@click.argument("what", required=False, metavar="[PATH|CODE]")
@playbook_option
@click.option("--diff", is_flag=True, help="All that the playbook says otherwise than the one it builds on.")
@click.option("--upgrade", is_flag=True, help="What the newest versions of what it builds on would change here.")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
@lang_option
def explain(what: str | None, path: Path, diff: bool, upgrade: bool, as_json: bool, lang: str | None) -> None:
    """Say where the value at PATH comes from, e.g. meetings.operational.cadence.clear, or what CODE means, e.g. KM301.

    CODE may also be a check of law, e.g. L05.

    Ends with 0, with 1 when the playbook can't be laid over what it builds on, with 2 when there is nothing at PATH or
    the playbook can't be opened.
    """
    if sum((what is not None, diff, upgrade)) != 1:
        raise click.UsageError(
            "give one of: a path such as partners.police, a code such as KM301 or L05, --diff, --upgrade"
        )
    if what and re.fullmatch(r"KM\d{3}", what.upper()):
        # A code means the same everywhere; the language is that of the playbook at hand, if there is one.
        _code(what.upper(), language_of(read_playbook(path), lang))
        return
    if what and re.fullmatch(r"L\d{1,3}", what.upper()):
        _law(what.upper(), language_of(read_playbook(path), lang))
        return
    reading = read_playbook(path)
    language = language_of(reading, lang)
    if reading.tree is None:
        tell(reading.problems, reading.texts, language)
        raise click.exceptions.Exit(COULD_NOT_RUN if reading.could_not_open else ERRORS_FOUND)
    if diff or upgrade:
        found = (
            _upgrade(reading, path, language)
            if upgrade
            else differences(reading.below, reading.tree)
            if reading.below
            else ()
        )
        click.echo(differences_json(found) if as_json else differences_text(found, language), nl=False)
        return
    assert what is not None
    said = explained(reading, what)
    if said is None:
        _nothing(reading, what, language)
    else:
        click.echo(explanation_json(said) if as_json else explanation_text(said, language), nl=False)


def _code(code: str, language: str) -> None:
    _ = translator(language)
    if code not in MESSAGES:
        click.echo(_("There is no code {code}.").format(code=code), err=True)
        raise click.exceptions.Exit(COULD_NOT_RUN)
    click.echo(code_text(code, language), nl=False)


def _law(id_: str, language: str) -> None:
    _ = translator(language)
    if id_ not in CHECKS:
        words = [_("There is no check of law {id}.").format(id=id_)]
        meant = f"L{int(id_[1:]):02}"
        if meant in MISSING:
            words.append(_(WHY_MISSING))
        elif meant in CHECKS:
            words.append(_('Did you mean "{suggestion}"?').format(suggestion=meant))
        click.echo(" ".join(words), err=True)
        raise click.exceptions.Exit(COULD_NOT_RUN)
    click.echo(law_text(CHECKS[id_], language), nl=False)


def _nothing(reading: Reading, path: str, language: str) -> None:
    _ = translator(language)
    near = nearest(reading, path)
    words = _("There is nothing at {path}.").format(path=path)
    if near and near != path:
        words += " " + _('Did you mean "{suggestion}"?').format(suggestion=near)
    click.echo(words, err=True)
    raise click.exceptions.Exit(COULD_NOT_RUN)


def _upgrade(reading: Reading, path: Path, language: str) -> tuple[Difference, ...]:
    """What the newest versions would change; what would be wrong with them is told on stderr."""
    newest = read_playbook(path, newest=True)
    if newest.tree is None or reading.tree is None:
        tell(newest.problems, newest.texts, language)
        raise click.exceptions.Exit(ERRORS_FOUND)
    _ = translator(language)
    day = day_of(reading, None)
    known = {(one.code, str(one.data)) for one in checked(reading, day).problems}
    more = [one for one in checked(newest, day).problems if (one.code, str(one.data)) not in known]
    versions = ", ".join(f"{layer.id} {layer.version}" for layer in newest.layers[:-1])
    click.echo(
        _("With the newest versions ({versions}) this would be different here:").format(versions=versions), err=True
    )
    if more:
        click.echo(_("They would also give these findings:"), err=True)
        tell(more, newest.texts, language)
    return differences(reading.tree, newest.tree)
