"""`karlemose export`: pages as papers for Word, LibreOffice or the printer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from karlemose_model.cli.findings import tell
from karlemose_model.cli.nearest import did_you_mean
from karlemose_model.cli.opening import (
    COULD_NOT_RUN,
    ERRORS_FOUND,
    OUR_BUG,
    Opened,
    as_of_option,
    lang_option,
    open_rollout,
    playbook_option,
    told_texts,
)
from karlemose_model.cli.output_paths import OutputPath, stop_at_link_out
from karlemose_model.cli.screen import bars
from karlemose_model.documents import Page, pages
from karlemose_model.documents.shown_contacts import public_contacts, unsaid_contacts
from karlemose_model.exports import (
    FORMATS,
    BadReference,
    ExportStopped,
    Format,
    InTheWay,
    LeadsOut,
    Locked,
    MissingExtra,
    Paper,
    SignNotShown,
    ToolFailed,
    UnsafeReference,
    papers_with_words,
    write_file,
    write_folder,
)
from karlemose_model.model import Audience
from karlemose_model.network.pages import pages as network_pages
from karlemose_model.problems import Place, Problem
from karlemose_model.scaffold.installed_from import install_with
from karlemose_model.wording import translator


@click.command()
@click.argument("names", metavar="[PAGE]...", nargs=-1)
@click.option("--to", type=click.Choice(FORMATS), help="The format; without it, that of --output's name, else docx.")
@click.option(
    "--audience",
    type=click.Choice([str(each) for each in Audience]),
    default=str(Audience.partners),
    show_default=True,
    help="For whom.",
)
@click.option(
    "--reference-doc",
    "reference",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A document of your own that docx or odt takes its looks from.",
)
@click.option(
    "--output",
    type=OutputPath(),
    metavar="PATH",
    help="A folder; for one page also a file. Without it build/<id>/papers/<language>.",
)
@playbook_option
@as_of_option
@lang_option
def export(
    names: tuple[str, ...],
    to: Format | None,
    audience: str,
    reference: Path | None,
    output: Path | None,
    path: Path,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Write pages as Word documents, ODT or PDF: those named, e.g. agreements, or all.

    Papers that you edited are kept beside the new ones. Ends with 0, with 1 when the playbook has errors or a public paper
    would show what only partners may know, with 2 when there is no such page, a package or a usable reference document is missing, or a file can't be written.
    """
    into_file = output is not None and not output.is_dir() and _ending(output) in FORMATS
    chosen = _format(to, output if into_file else None)
    if chosen == "pdf" and reference is not None:
        raise click.UsageError("--reference-doc goes with docx and odt: a PDF has looks of its own.")
    opened = open_rollout(path, as_of, lang, network=True)
    rollout, language = opened.rollout, opened.language
    _ = translator(language)
    whom = Audience(audience)
    # What is known of the estates below is for the partners.
    more = network_pages(rollout, opened.network, language) if whom is Audience.partners else ()
    wanted = _wanted(pages(rollout, whom, language, more), names, language)
    if into_file and len(wanted) != 1:
        raise click.UsageError(f"--output names a file, but there are {len(wanted)} pages: name one page, or a folder.")
    try:
        may = rollout.let_pass if whom is Audience.partners else frozenset()
        made = _made(wanted, rollout.as_of, chosen, reference, language, may)
        # What the public may see never lies among what only partners may.
        kind = "papers" if whom is Audience.partners else "papers-public"
        place = output or Path("build", rollout.playbook.id, kind, language)
        if whom is Audience.public:
            _stop_at_unsaid(made, place.parent if into_file else place, opened)
        if into_file:
            write_file(place, made[0].content)
        else:
            stop_at_link_out(place, language)
            problems = write_folder(place, {paper.name: paper.content for paper in made})
            if problems:
                tell(problems, {}, language)
    except UnsafeReference as error:
        data = {"found": error.found, "said": error.said}
        tell([Problem("KM181", Place(str(error.path)), data)], {}, language)
        raise click.exceptions.Exit(COULD_NOT_RUN) from error
    except LeadsOut as error:
        tell([Problem("KM188", Place(str(error.path)), {"path": str(error.path)})], {}, language)
        raise click.exceptions.Exit(COULD_NOT_RUN) from error
    except ExportStopped as error:
        _stop(_why(error, language))
    except ToolFailed as error:
        click.echo(
            _("{tool} stopped on our page; this is an error of the tool itself. It said:").format(tool=error.tool),
            err=True,
        )
        click.echo(error.output, err=True)
        raise click.exceptions.Exit(OUR_BUG) from error
    click.echo(_("Papers written: {count}, in {place}").format(count=len(made), place=place))
    if whom is Audience.partners:
        click.echo(_("They are for the partners only."), err=True)


def _ending(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _format(to: Format | None, file: Path | None) -> Format:
    """The format asked for; a file's name and --to must say the same."""
    if file is None:
        return to or "docx"
    named = next(each for each in FORMATS if each == _ending(file))
    if to is not None and to != named:
        raise click.UsageError(f"--to {to} and --output {file.name} are two formats.")
    return named


def _wanted(every: Sequence[Page], names: Sequence[str], language: str) -> list[Page]:
    """The pages named, each once, in the order of the navigation; all without a name. Ends with 2 for an unknown one."""
    known = {page.path.removesuffix(".md"): page for page in every}
    asked = {_bare(name) for name in names}
    for name in asked - known.keys():
        _stop(_no_such_page(name, list(known), language))
    return [page for name, page in known.items() if not asked or name in asked]


def _bare(name: str) -> str:
    """A page's name as it may be written: with an ending, or with a Windows path's strokes."""
    bare = name.replace("\\", "/").removeprefix("./")
    for ending in ("md", "html", *FORMATS):
        bare = bare.removesuffix(f".{ending}")
    return bare


_SHOWN = 12
"""So many pages of the same folder are named: all of them would hide what matters."""


def _no_such_page(name: str, known: list[str], language: str) -> str:
    _ = translator(language)
    # Who writes no folder means a page by its last name.
    called = {each if "/" in name else each.rpartition("/")[2]: each for each in reversed(known)}
    beside = [each for each in known if each.rpartition("/")[0] == name.rpartition("/")[0]] or known
    shown = ", ".join(beside[:_SHOWN]) + (" …" if len(beside) > _SHOWN else "")
    words = _("There is no page {name}. Pages are: {pages}.").format(name=name, pages=shown)
    return words + did_you_mean(name, called, language)


def _made(
    wanted: Sequence[Page],
    as_of: date,
    to: Format,
    reference: Path | None,
    language: str,
    let_pass: frozenset[str],
) -> list[Paper]:
    """The papers, all of them before any is written, with a bar on a terminal."""
    _ = translator(language)
    with click.progressbar(
        papers_with_words(wanted, as_of, to, reference, let_pass),
        length=len(wanted),
        label=_("Papers"),
        file=bars(),
        hidden=len(wanted) == 1 or not sys.stderr.isatty(),
    ) as bar:
        return list(bar)


def _stop_at_unsaid(made: Sequence[Paper], folder: Path, opened: Opened) -> None:
    """Say what in papers for everybody only the partners may know, and end the command with 1, as the site is not built."""
    # The words of all of them, and what a reference document brought along.
    shown = [(paper.name, content) for paper in made for content in (paper.words, paper.content)]
    problems = unsaid_contacts(shown, public_contacts(opened.rollout.playbook), folder, opened.reading.own_texts)
    if problems:
        tell(problems, told_texts(opened.reading, public=True), opened.language)
        raise click.exceptions.Exit(ERRORS_FOUND)


def _why(error: ExportStopped, language: str) -> str:
    """What stopped the export, and what to do, in one line."""
    _ = translator(language)
    if isinstance(error, MissingExtra):
        return _(
            "Papers need more packages ({package} is missing). Install the tool once more from where you got it, with [office]: {command}"
        ).format(package=error.package, command=install_with("office", language))
    if isinstance(error, BadReference):
        return _(
            "{file} is not a usable {kind} document. Open it in Word or LibreOffice, save it as .{kind}, and use that file."
        ).format(file=error.path, kind=error.kind)
    if isinstance(error, SignNotShown):
        return _(
            "No font for PDF has the sign {sign}, which stands on the page {title}. Leave it out, or choose --to docx."
        ).format(sign=error.sign, title=error.title)
    if isinstance(error, Locked):
        return _("Could not be replaced: {files}. Is it open in Word? Close it there and try again.").format(
            files=", ".join(map(str, error.paths))
        )
    assert isinstance(error, InTheWay)
    return _(
        "Already there, and not made here: {files}. Nothing was written: choose another name, or move it away."
    ).format(files=", ".join(map(str, error.paths)))


def _stop(words: str) -> NoReturn:
    click.echo(words, err=True)
    raise click.exceptions.Exit(COULD_NOT_RUN)
