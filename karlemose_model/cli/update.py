"""`karlemose update`: brings a generated repository to what the installed version generates, without losing what people changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from karlemose_model.cli.findings import tell
from karlemose_model.cli.help_words import machine_language
from karlemose_model.cli.opening import (
    COULD_NOT_RUN,
    ERRORS_FOUND,
    folder_of,
    lang_option,
    language_of,
    playbook_option,
)
from karlemose_model.messages import N_
from karlemose_model.problems import Place, Problem
from karlemose_model.reading import read_playbook
from karlemose_model.reading.layers import shown_name
from karlemose_model.scaffold.standing import content_of
from karlemose_model.scaffold.updating import PACKAGE, UNSOLVED, NotUpdatable, Outcome, Plan, carry_out, plan_update
from karlemose_model.wording import said, translator

_HEADINGS = {
    Outcome.conflict: N_("To be solved: you and the new version changed the same lines"),
    Outcome.beside: N_("To be solved: it is not text, so the new version lies beside it, with .new after its name"),
    Outcome.merged: N_("Your changes and the new version's put together"),
    Outcome.taken: N_("Taken from the new version"),
    Outcome.added: N_("New"),
    Outcome.removed: N_("Removed: the new version has no such file"),
    Outcome.kept: N_("Kept: the new version has no such file, but you changed it"),
    Outcome.deleted: N_("Not brought back: you deleted it"),
}


@click.command()
@click.option("--check", "only_look", is_flag=True, help="Only say what would change; 1 if something would. For CI.")
@playbook_option
@lang_option
def update(only_look: bool, path: Path, lang: str | None) -> None:
    """Bring a repository that `karlemose new` made to what this version makes, and keep what you changed.

    It merges three versions of each file: what was generated then, what is generated now, and yours. records/, docs/ and
    templates/ are not touched. Ends with 0, with 1 when there is something to solve (with --check: when something would
    change), with 2 when nothing could be done, such as where changes are not committed, or where markers of an earlier
    update still stand in a file. It needs git and no network.
    """
    if not path.exists():
        missing = Problem("KM001", Place(shown_name(path)), {"path": shown_name(path)})
        tell([missing], {}, lang or machine_language())
        raise click.exceptions.Exit(COULD_NOT_RUN)
    folder = folder_of(path)
    language = language_of(read_playbook(path), lang)
    try:
        plan = plan_update(folder, language, only_look=only_look)
    except NotUpdatable as refused:
        tell(refused.problems, refused.texts, language)
        raise click.exceptions.Exit(COULD_NOT_RUN) from None
    if not only_look:
        carry_out(plan, folder)
    click.echo(_told(plan, language, _package(folder), only_look=only_look), nl=False)
    if plan.pending if only_look else plan.unsolved:
        raise click.exceptions.Exit(ERRORS_FOUND)


def _package(folder: Path) -> str:
    """Where CI has the tool from, if a file in the folder says it; else requirements.txt names the version."""
    lines = (content_of(folder / PACKAGE) or b"").decode("utf-8", "replace").split("\n")
    return lines[0].strip()


def _told(plan: Plan, language: str, package: str, *, only_look: bool) -> str:
    """What was done to each file, or would be, and what comes next; `package` is where CI has the tool from."""
    _ = translator(language)
    if plan.pending and plan.old == plan.new:
        # An answer was changed, or the tool's own files were.
        first = (
            _("Bringing it up to date with version {new} would change:")
            if only_look
            else _("Brought up to date with version {new}.")
        )
    elif plan.pending and only_look:
        first = _("An update from version {old} to {new} would change:")
    elif plan.pending:
        first = _("Updated from version {old} to {new}.")
    elif plan.unsolved:
        first = _("The update to version {new} is in place; something is still to be solved.")
    else:
        first = _("Nothing new: all is up to date with version {new}, and nothing was changed.")
    lines = [first.format(old=plan.old, new=plan.new)]
    # What is in place already is not told twice, only what it left undone.
    told = _HEADINGS if plan.pending else {*UNSOLVED, Outcome.kept, Outcome.deleted}
    for outcome, heading in _HEADINGS.items():
        if outcome in told:
            lines += _group(_(heading), (name for name, what in plan.outcomes if what is outcome))
    own = sum(name.startswith(".karlemose/") for name in plan.pending)
    if own:
        lines += ["", _("Files of the tool itself in .karlemose/: {count}").format(count=own)]
    if plan.package not in ("", package):
        words = _(
            'CI does not go by "__package" in .karlemose/answers.json ({answer}), but by what .karlemose/package says ({package}). Write the right one into both.'
        )
        lines += ["", words.format(answer=said(plan.package), package=said(package) or "–")]
    if only_look and plan.pending:
        lines += ["", _("Nothing was written. karlemose update does it.")]
    elif plan.pending or plan.unsolved:
        steps = [_("Look at what changed: git diff")]
        if plan.unsolved:
            steps.append(
                _(
                    "Solve what is listed above: choose between the lines from <<<<<<< to >>>>>>>, and delete the markers"
                )
            )
        if package and plan.old != plan.new:
            words = _(
                "Let CI have version {version} too: it still installs what .karlemose/package names ({package}). Write the new version's git address into that file, or put its wheel's file into .karlemose/ and write that path; write the same as \"__package\" into .karlemose/answers.json"
            )
            steps.append(words.format(version=plan.new, package=said(package)))
        steps += [_("Check the playbook: karlemose check ."), _("Commit it all: git add --all, git commit")]
        lines += ["", _("Next:"), *(f"  {number}. {step}" for number, step in enumerate(steps, 1))]
    return "\n".join(lines) + "\n"


def _group(heading: str, names: Iterable[str]) -> list[str]:
    lines = [f"  {name}" for name in names]
    return ["", f"{heading}:", *lines] if lines else []
