"""How the commands hand over what is wrong: in which format, drawn how, to the terminal or into a file."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import click

from karlemose_model.cli.output_paths import OutputPath
from karlemose_model.files import shipped, shipped_playbooks, write_text
from karlemose_model.privacy import masked
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reports.concise import concise
from karlemose_model.reports.findings import Findings, Style
from karlemose_model.reports.formats import FORMATS
from karlemose_model.reports.full import full
from karlemose_model.reports.spots import Repository
from karlemose_model.reports.summary import of_law, summary
from karlemose_model.wording import translator

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="How to write what was found; without it full, and github under GitHub Actions.",
)
output_option = click.option(
    "--output",
    type=OutputPath(dir_okay=False),
    metavar="FILE",
    help="Write it into FILE; the terminal then gets what it gets without --format.",
)


def tell(problems: Iterable[Problem], texts: Mapping[str, str], language: str) -> None:
    """What is wrong, for the person at the terminal, on stderr."""
    _echo(full(Findings(tuple(problems), texts, language, style=_style(sys.stderr))), sys.stderr)


def hand_over(findings: Findings, format_: str | None, output: Path | None) -> None:
    """The findings in the format asked for; what is for people goes to stderr while stdout is a program's."""
    if output is None:
        _print(findings, format_ or default_format())
        return
    _write(findings, format_ or "full", output)
    _print(findings, default_format())


def tell_stopped(findings: Findings) -> None:
    """What stops a commit, one to a line, with the number of what does not, and how to go on: an error among fifty warnings is not seen."""
    _ = translator(findings.language)
    stopping = tuple(one for one in findings.problems if findings.strict or one.severity is Severity.error)
    next_ = _("Nothing was committed. See what to do about it: {command}").format(command="karlemose check --staged")
    _echo(concise(replace(findings, problems=stopping)) + f"{summary(findings)}\n{next_}\n", sys.stdout)


def repository() -> Repository:
    """The repository that GitHub has checked out, with the current folder in it; else the current folder is the root."""
    names = frozenset(
        path.relative_to(shipped("playbooks")).as_posix()
        for id_ in shipped_playbooks()
        for path in (shipped("playbooks") / id_).rglob("*")
        # A folder of the same name in the repository is the people's own.
        if not Path(path.relative_to(shipped("playbooks"))).exists()
    )
    workspace = os.environ.get("GITHUB_WORKSPACE")
    here = Path.cwd()
    if workspace and here.is_relative_to(root := Path(workspace).resolve()):
        prefix = here.relative_to(root).as_posix()
        return Repository(root.as_posix(), "" if prefix == "." else prefix, names)
    return Repository(here.as_posix(), "", names)


def default_format() -> str:
    """The format of a command that was not asked for one."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def _print(findings: Findings, name: str) -> None:
    chosen = FORMATS[name]
    if not chosen.for_programs:
        drawn = replace(findings, style=_style(sys.stdout))
        _echo(_with_summary(drawn, name), sys.stdout)
        return
    # As bytes: the same on every machine, whatever its console thinks letters are.
    click.echo(chosen.lay_out(findings).encode("utf-8"), nl=False)
    # GitHub's log leaves out where a command points to, and shows ten of a kind: the log tells all of it in words.
    told = "full" if name == "github" else None
    _echo(_with_summary(replace(findings, style=_style(sys.stderr)), told), sys.stderr)


def _write(findings: Findings, name: str, output: Path) -> None:
    chosen = FORMATS[name]
    style = Style.words if _no_colour() else Style.plain
    drawn = replace(findings, style=style)
    target = output.resolve()
    if any(target == Path(file).resolve() for file in findings.files):
        raise click.BadParameter(f"{str(output)!r} is one of the files that are checked.", param_hint="'--output'")
    write_report(
        chosen.lay_out(drawn) if chosen.for_programs else _with_summary(drawn, name), output, findings.language
    )


def write_report(text: str, output: Path, language: str) -> None:
    """Write a report into the file that somebody named, masked. Raises OSError that names the file as it was given.

    Ends the command with 2 when a file is there that is no earlier report: it is a person's. A report that somebody has
    written into since is copied beside itself first, which is told.
    """
    # They name outputs themselves.
    from karlemose_model.cli.opening import COULD_NOT_RUN
    from karlemose_model.manifest import keep_copy
    from karlemose_model.reports.own_reports import is_report, is_untouched, mark_written

    text = masked(text)
    try:
        if output.exists() and not output.is_file():
            # A device or a pipe: no file can take its place.
            output.write_bytes(text.encode("utf-8"))
        elif output.exists() and not is_report(output):
            tell([Problem("KM189", Place(output.as_posix()), {"file": output.as_posix()})], {}, language)
            raise click.exceptions.Exit(COULD_NOT_RUN)
        else:
            # Not the link but what it leads to.
            file = output.resolve()
            if file.exists() and file.read_bytes() != text.encode("utf-8") and not is_untouched(file):
                kept = {"file": output.as_posix(), "kept": keep_copy(file).data["kept"]}
                tell([Problem("KM060", Place(output.as_posix()), kept, Severity.warning)], {}, language)
            write_text(file, text)
            # A folder of others may let us write the file and not its time.
            with contextlib.suppress(PermissionError):
                mark_written(file)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from error


def _with_summary(findings: Findings, name: str | None) -> str:
    """The text for people, then the line that counts; without a format the line alone."""
    text = FORMATS[name].lay_out(findings) if name else ""
    gap = "\n" if text and name == "full" else ""
    lines = [line for line in (of_law(findings), summary(findings)) if line]
    return "\n".join([f"{text}{gap}{lines[0]}", *lines[1:], ""])


def _style(stream: TextIO) -> Style:
    if _no_colour():
        return Style.words
    dumb = os.environ.get("TERM") == "dumb"
    return Style.colour if stream.isatty() and not dumb and _can_write("│", stream) else Style.plain


def _no_colour() -> bool:
    """Whether the person asks for no colour (https://no-color.org): set, and not to nothing."""
    return bool(os.environ.get("NO_COLOR"))


def _echo(text: str, stream: TextIO) -> None:
    """Text for a person; what the console has no letters for becomes a question mark instead of an error of ours."""
    encoding = stream.encoding or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding), file=stream, nl=False)


def _can_write(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
