"""`karlemose new`: asks a few questions and makes the repository of a new estate, municipality or police district."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from karlemose_model.cli.help_words import machine_language
from karlemose_model.cli.nearest import Group
from karlemose_model.cli.opening import lang_option, stop
from karlemose_model.files import shipped
from karlemose_model.messages import N_
from karlemose_model.scaffold.answers import read_questions
from karlemose_model.scaffold.checking import FICTIONAL_WORDS, version_of
from karlemose_model.scaffold.checking import folder as fit_folder
from karlemose_model.scaffold.checking import notice as fit_notice
from karlemose_model.scaffold.generating import NotGenerated, complete, generate, is_taken
from karlemose_model.scaffold.git import GitStopped, NoGit, NoRepository, is_left_out
from karlemose_model.scaffold.questions import EXAMPLES, FICTIONAL, Question, questions
from karlemose_model.scaffold.so_far import NotListed, SoFar, Unfit
from karlemose_model.text import Text
from karlemose_model.wording import MAX_LIST, said, translator

_BY_OPTION = N_('For a place that does not exist, say so with --notice, e.g. --notice "This place is fictional."')
_BY_WORD = N_("For a place that does not exist, write: fictional")


def _flags(template: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options of a template's command: one for each question, and those that both have."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        more = [
            click.option(
                "--into", type=click.Path(path_type=Path), metavar="FOLDER",
                help="The folder to make; without it one named after the place, in the current folder.",
            ),
            click.option(
                "--notice", metavar="TEXT",
                help="A sentence for every page that says that the place is fictional: its municipality and police district then need not exist.",
            ),
            click.option("--no-input", is_flag=True, help="Ask nothing: take what is proposed for what no option answers."),
            lang_option,
        ]  # fmt: skip
        for option in reversed(more):
            command = option(command)
        for question in reversed(questions(template)):
            variable = "KARLEMOSE_PACKAGE" if question.name == "__package" else None
            command = click.option(
                question.flag, question.name, metavar="TEXT", envvar=variable, show_envvar=True,
                help=question.title + ". " + question.help,
            )(command)  # fmt: skip
        return command

    return add


@click.group(cls=Group)
def new() -> None:
    """Make the repository of a new estate, or of a municipality or police district with several."""


@new.command()
@_flags("estate")
def estate(into: Path | None, notice: str | None, no_input: bool, lang: str | None, **given: str | None) -> None:
    """Make the repository of an estate: its playbook, the first meeting, a place for records, and CI.

    Asks for what no option answers. Never writes into a folder that is not empty. Ends with 0, with 2 when an option
    can't be used or the folder can't be made; nothing is made then.
    """
    _new("estate", given, into, notice or "", no_input, lang or machine_language())


@new.command()
@_flags("district")
def district(into: Path | None, notice: str | None, no_input: bool, lang: str | None, **given: str | None) -> None:
    """Make the repository of a municipality or police district: its coordination meeting, and its estates by path.

    Asks for what no option answers. Never writes into a folder that is not empty. Ends with 0, with 2 when an option
    can't be used or the folder can't be made; nothing is made then.
    """
    _new("district", given, into, notice or "", no_input, lang or machine_language())


def _new(
    template: str, given: Mapping[str, str | None], into: Path | None, notice: str, no_input: bool, language: str
) -> None:
    _ = translator(language)
    if into is not None:
        _stop_at_unfit(into, language)
    so_far = SoFar(template, _today(), into=into, fictional=bool(notice.strip()))
    so_far, wrong = _take_flags(given, so_far, language)
    try:
        notice = fit_notice(notice, so_far)
    except Unfit as unfit:
        wrong.append(f"--notice: {_reason(unfit, language)}")
    at_terminal = not no_input and sys.stdin.isatty()
    if wrong and not at_terminal:
        stop("\n".join([*wrong, _("Nothing was made.")]))
    for words in wrong:
        click.echo(words, err=True)
    so_far = _take_proposals(so_far, language) if no_input else _ask(so_far, language, at_terminal)
    answers = dict(so_far.answers)
    if so_far.fictional and not notice:
        notice = " / ".join(translator(each)(FICTIONAL) for each in answers["languages"].split(", "))
    answers |= {"__notice": notice, "__builds_on_version": str(version_of(answers["builds_on"], so_far))}
    folder = so_far.folder
    assert folder is not None
    try:
        generate(template, answers, folder)
    except NotGenerated as error:
        # What a hook says has lines of its own.
        data = {
            key: "\n".join(said(line, MAX_LIST) for line in str(value).splitlines())
            for key, value in error.data.items()
        }
        stop(_(error.words).format(**data) + "\n" + _("Nothing was made."))
    click.echo(_("Made: {folder}").format(folder=folder))
    if notice:
        click.echo(_("Every page says: {notice}").format(notice=notice))
    click.echo()
    _tell_what_is_next(folder, language, template, answers)


def _stop_at_unfit(into: Path, language: str) -> None:
    """Before anything is asked: nobody answers ten questions for a folder that can't be made."""
    _ = translator(language)
    try:
        fit_folder(into)
        completed = complete(into)
        taken = is_taken(into)
    except Unfit as unfit:
        stop("--into: " + _reason(unfit, language) + "\n" + _("Nothing was made."))
    except OSError as error:
        words = _("{folder} can't be written: {system}").format(folder=said(into), system=error.strerror)
        stop(words + "\n" + _("Nothing was made."))
    if completed:
        words = _("{folder} is whole now: a run that was stopped had made it and not put all in its place.")
        stop(words.format(folder=said(into)) + "\n" + _("Nothing else was made."))
    if taken:
        stop(_("{folder} is there already and is not empty. Nothing was made.").format(folder=said(into)))


def _today() -> date:
    return datetime.now(ZoneInfo("Europe/Copenhagen")).date()


def _take_flags(given: Mapping[str, str | None], so_far: SoFar, language: str) -> tuple[SoFar, list[str]]:
    """The answers that stand on the command line, and what is wrong with the others, all of them."""
    wrong: list[str] = []
    for question in questions(so_far.template):
        written = given[question.name]
        if written is None:
            continue
        try:
            so_far = _with(so_far, question, question.answer(written, so_far))
        except Unfit as unfit:
            wrong.append(f"{question.flag}: {_reason(unfit, language, _BY_OPTION)}")
    return so_far, wrong


def _take_proposals(so_far: SoFar, language: str) -> SoFar:
    """What nobody answered, answered as proposed; names are made up, and then the place is fictional."""
    _ = translator(language)
    wrong: list[str] = []
    for question in questions(so_far.template):
        if question.name in so_far.answers:
            continue
        written = question.propose(so_far)
        if not written and not question.optional and so_far.country == "DK":
            written = EXAMPLES.get((so_far.template, question.name), "")
            so_far = replace(so_far, fictional=so_far.fictional or bool(written))
        try:
            so_far = _with(so_far, question, question.answer(written, so_far))
        except Unfit as unfit:
            wrong.append(f"{question.flag}: {_reason(unfit, language)}")
    if wrong:
        stop("\n".join([*wrong, _("Nothing was made.")]))
    return so_far


def _ask(so_far: SoFar, language: str, at_terminal: bool) -> SoFar:
    """Ask what is not answered yet, one question at a time, each until its answer can be used."""
    _ = translator(language)
    click.echo(
        _("Type an answer and press Enter; Enter alone takes what stands in [ ]. Ctrl-C stops: nothing is made then.")
    )
    for question in questions(so_far.template):
        if question.name in so_far.answers:
            continue
        proposed = question.propose(so_far)
        if not question.asked(so_far):
            so_far = _with(so_far, question, question.answer(proposed, so_far))
            continue
        click.echo(f"\n{_(question.title)}\n  {_(question.help)}")
        if question.changeable:
            click.echo("  " + _("If you are not sure, just press Enter: it can be changed later."))
        if question.listed(so_far):
            click.echo("  " + _("A few letters are enough; ? shows all that can be chosen."))
            if so_far.is_danish:
                click.echo("  " + _(_BY_WORD))
        while True:
            written = _read(question, proposed, language, at_terminal) or proposed
            if written == "?":
                listed = question.listed(so_far) or question.choices
                click.echo("  " + ("; ".join(listed) or _(question.help)))
                continue
            if written.casefold() in FICTIONAL_WORDS and so_far.is_danish and question.listed(so_far):
                so_far = replace(so_far, fictional=True)
                click.echo("  " + _("Then every page says that the place is fictional. What is it called?"))
                continue
            try:
                answer = question.answer(written, so_far)
            except Unfit as unfit:
                click.echo("  " + _reason(unfit, language, _BY_WORD))
                # Enter alone takes what was meant, where a name was slipped; never a partner to leave out.
                proposed = unfit.near[0] if unfit.near and question.listed(so_far) else proposed
                continue
            if answer != written:
                click.echo(f"  = {answer}")
            so_far = _with(so_far, question, answer)
            break
    click.echo()
    return so_far


def _read(question: Question, proposed: str, language: str, at_terminal: bool) -> str:
    """A line from the person. Ends the command with 2 when nobody is there, with 130 when they have gone."""
    try:
        return input(f"  [{said(proposed)}] > " if proposed else "  > ").strip()
    except EOFError:
        if at_terminal:
            raise click.Abort from None
        _ = translator(language)
        click.echo()
        stop(_("Nobody is there to answer: give {flag}, or --no-input. Nothing was made.").format(flag=question.flag))


def _with(so_far: SoFar, question: Question, answer: str) -> SoFar:
    return replace(so_far, answers={**so_far.answers, question.name: answer})


def _reason(unfit: Unfit, language: str, fictional: str = "") -> str:
    """Why an answer can't be used, what may have been meant, and how a `fictional` place is told from a slip."""
    _ = translator(language)
    data = {
        key: said(value.said_in(language) if isinstance(value, Text) else value) for key, value in unfit.data.items()
    }
    words = [_(unfit.words).format(**data)]
    if unfit.near:
        words.append(_("It can be: {names}.").format(names="; ".join(unfit.near)))
    if fictional and isinstance(unfit, NotListed):
        words.append(_(fictional))
    return " ".join(words)


def _tell_what_is_next(folder: Path, language: str, template: str, answers: Mapping[str, str]) -> None:
    """A few commands that work as they stand there, and what else has to be done or said."""
    _ = translator(language)
    steps = [(_("Go into the folder:"), f"cd {_quoted(folder)}")] if folder.resolve() != Path.cwd() else []
    if shutil.which("git") and not _is_kept(folder):
        steps.append((_("Let Git keep every version:"), "git init"))
    steps += [
        (_("See what is still to be agreed:"), "karlemose check ."),
        (_("Print the agenda of the first meeting:"), "karlemose agenda"),
        (_("Build your sites:"), "karlemose build ."),
    ]
    click.echo(_("What to do next:"))
    for number, (words, command) in enumerate(steps, start=1):
        click.echo(f"{number}. {words}\n     {command}")
    if not answers["__package"]:
        words = _(
            "Say where the automatic check (CI) gets the program from: requirements.txt names karlemose-model {version}, which can be fetched only once that version is released. Until then write a git address, or the path of a wheel's file in the folder, as the only line into .karlemose/package; or make the folder anew with --package."
        )
        click.echo(f"{len(steps) + 1}. {words.format(version=read_questions(shipped('templates') / template).version)}")
    builds_on = answers["builds_on"]
    if builds_on != "karlemose":
        # The other playbook is somebody's own file: they write into it, not we.
        above = folder.resolve() / builds_on
        words = _("For {folder} to show it in its overview of estates, this goes into its playbook.yml:")
        click.echo("\n" + words.format(folder=builds_on))
        click.echo(f"     estates:\n       - {Path(os.path.relpath(folder.resolve(), above.resolve())).as_posix()}")


def _is_kept(folder: Path) -> bool:
    """Whether a repository lies around the folder, and does not ignore it."""
    if not any((above / ".git").exists() for above in folder.absolute().parents):
        return False
    try:
        return not is_left_out(folder)
    except (NoGit, NoRepository, GitStopped):
        # It is there, and whoever uses it knows better.
        return True


def _quoted(folder: Path) -> str:
    if os.name == "nt":
        return f'"{folder}"' if " " in str(folder) else str(folder)
    return shlex.quote(str(folder))
