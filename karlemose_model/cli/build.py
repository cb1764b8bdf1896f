"""`karlemose build`: makes the sites of a playbook, one for the public and one for the partners."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.findings import tell
from karlemose_model.cli.opening import (
    COULD_NOT_RUN,
    OUR_BUG,
    Opened,
    as_of_option,
    lang_option,
    open_rollout,
    playbook_argument,
    told_texts,
)
from karlemose_model.documents import Page
from karlemose_model.model import Audience
from karlemose_model.network import index
from karlemose_model.problems import has_errors
from karlemose_model.site import Builder, BuilderFailed, Built, build_site
from karlemose_model.wording import translator


@click.command()
@playbook_argument
@click.option(
    "--audience", type=click.Choice([str(each) for each in Audience]), help="For whom; without it, one site for each."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build"),
    show_default=True,
    help="The folder to build in.",
)
@click.option(
    "--builder",
    type=click.Choice(["mkdocs", "none"]),
    default="mkdocs",
    show_default=True,
    help="none: leave the Markdown only.",
)
@as_of_option
@lang_option
def build(path: Path, audience: str | None, out: Path, builder: Builder, as_of: date | None, lang: str | None) -> None:
    """Build the sites of a playbook: a folder or a file; without one, the current folder.

    They come to OUT/<id>/public and OUT/<id>/partners. Ends with 0 when they are built, 1 when the playbook has errors,
    2 when a folder holds files that are not ours.
    """
    public = audience == Audience.public
    opened = open_rollout(path, as_of, lang, public=public, network=True)
    if opened.reading.problems:
        # What is wrong but does not hinder a site.
        tell(opened.reading.problems, told_texts(opened.reading, public=public), opened.language)
    _ = translator(opened.language)
    for each in [Audience(audience)] if audience else list(Audience):
        try:
            built = build_site(opened.rollout, each, out, builder, _index(opened) if each is Audience.partners else {})
        except BuilderFailed as error:
            click.echo(
                _("The site builder stopped on our pages; this is an error of the tool itself. It said:"), err=True
            )
            click.echo(error.output, err=True)
            raise click.exceptions.Exit(OUR_BUG) from error
        if built.problems:
            tell(built.problems, {}, opened.language)
        if has_errors(built.problems):
            raise click.exceptions.Exit(COULD_NOT_RUN)
        _tell(built, each, opened.language)


def _index(opened: Opened) -> dict[str, tuple[Page, ...]]:
    """The page on the rollouts that a district or municipality lists, by language."""
    return {
        language: index.pages(opened.rollout, opened.network, language)
        for language in opened.rollout.playbook.languages
    }


def _tell(built: Built, audience: Audience, language: str) -> None:
    _ = translator(language)
    if audience is Audience.public:
        click.echo(_("The site for everybody, {count} pages:").format(count=len(built.pages)))
    else:
        click.echo(
            _("The site for the partners, {count} pages; it must not be published:").format(count=len(built.pages))
        )
    if built.folder:
        click.echo("  " + _("open in a browser: {file}").format(file=built.folder / "index.html"))
    click.echo("  " + _("as Markdown: {folder}").format(folder=built.source))
