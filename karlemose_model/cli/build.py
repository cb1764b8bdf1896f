"""`karlemose build`: makes the sites of playbooks, each one for the public and one for the partners."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

import click

from karlemose_model.cli.findings import tell
from karlemose_model.cli.help_words import machine_language
from karlemose_model.cli.opening import (
    COULD_NOT_RUN,
    ERRORS_FOUND,
    OUR_BUG,
    Opened,
    as_of_option,
    lang_option,
    open_rollout,
    stop,
    told_texts,
)
from karlemose_model.cli.output_paths import OutputPath, stop_at_link_out
from karlemose_model.documents import Page
from karlemose_model.model import Audience
from karlemose_model.network.pages import pages as network_pages
from karlemose_model.problems import Place, Problem, Related, has_errors
from karlemose_model.reading.layers import main_file
from karlemose_model.scaffold.installed_from import install_with
from karlemose_model.site import (
    ON_PAGES,
    Builder,
    BuilderFailed,
    BuilderKilled,
    BuilderMissing,
    Built,
    WarmBuilder,
    build_site,
)
from karlemose_model.wording import translator

Warm = WarmBuilder | Literal["none"]


@click.command()
@click.argument("playbooks", nargs=-1, type=click.Path(path_type=Path), metavar="[PLAYBOOK]...")
@click.option(
    "--audience", type=click.Choice([str(each) for each in Audience]), help="For whom; without it, one site for each."
)
@click.option(
    "--out",
    type=OutputPath(file_okay=False),
    default=Path("build"),
    show_default=True,
    help="The folder to build in.",
)
@click.option(
    "--builder",
    type=click.Choice(["mkdocs", "zensical", "none"]),
    default="mkdocs",
    show_default=True,
    help="none: Markdown to read on GitHub or GitLab, and no site.",
)
@as_of_option
@lang_option
def build(
    playbooks: tuple[Path, ...], audience: str | None, out: Path, builder: Builder, as_of: date | None, lang: str | None
) -> None:
    """Build the sites of playbooks: a folder or a file each; without one, the current folder.

    They come to OUT/<id>/public and OUT/<id>/partners. A site that nothing has changed in is left as it is, and a playbook
    with errors does not keep the others from being built. Where another build is running in the folder, this one waits for it.
    Ends with 0 when all are built, 1 when a playbook has errors or a public page would show what only partners may know, 2
    when one can't be opened, two have the same id, the builder is not installed, another build has not ended after 10
    seconds, or a folder holds files that are not ours.
    """
    ends = 0
    with warm_builder(builder, lang) as warm:
        work = _Work(tuple(Audience) if audience is None else (Audience(audience),), out, warm)
        # A playbook that is named twice, as its folder and as its file, is built once.
        for path in {main_file(path).resolve(): path for path in playbooks or (Path(),)}.values():
            try:
                work.do(path, as_of, lang)
            except click.exceptions.Exit as end:
                if end.exit_code == OUR_BUG:
                    raise
                ends = max(ends, end.exit_code)
    raise click.exceptions.Exit(ends)


def warm_builder(builder: Builder, lang: str | None) -> AbstractContextManager[Warm]:
    """The builder, which stays warm for all sites; ends the command when it is not installed."""
    if builder == "none":
        return nullcontext("none")
    try:
        return WarmBuilder(builder)
    except BuilderMissing as error:
        language = lang or machine_language()
        _ = translator(language)
        words = _(
            "This site builder needs one more package ({package} is missing). Install the tool once more from where you got it, with [{extra}]: {command}"
        )
        stop(words.format(package=error.package, extra=error.extra, command=install_with(error.extra, language)))


@dataclass(frozen=True, slots=True)
class _Work:
    """What one command has to do for every playbook; `ids` are those that it has met, and where."""

    audiences: tuple[Audience, ...]
    out: Path
    builder: Warm
    ids: dict[str, Place] = field(default_factory=dict)

    def do(self, path: Path, as_of: date | None, lang: str | None) -> None:
        """Build the sites of one playbook. Raises Exit when that could not be done."""
        public = self.audiences == (Audience.public,)
        opened = open_rollout(path, as_of, lang, public=public, network=True)
        texts = told_texts(opened.reading, public=public)
        if opened.reading.problems:
            # What is wrong but does not hinder a site.
            tell(opened.reading.problems, texts, opened.language)
        self._alone(opened, texts)
        for each in self.audiences:
            stop_at_link_out(self.out / opened.rollout.playbook.id / each, opened.language)
        for each in self.audiences:
            _tell(build_one(opened, each, self.out, self.builder), each, opened.language)

    def _alone(self, opened: Opened, texts: dict[str, str]) -> None:
        """See to it that no second playbook builds over the sites of the first."""
        id_ = opened.rollout.playbook.id
        origin = opened.reading.tree.origin.at("id") if opened.reading.tree else None
        here = origin.place if origin else Place(str(main_file(opened.reading.path)))
        first = self.ids.setdefault(id_, here)
        if first is not here:
            problem = Problem("KM050", here, {"id": id_}, related=(Related(first, "also_here"),))
            tell([problem], texts, opened.language)
            raise click.exceptions.Exit(COULD_NOT_RUN)


def build_one(opened: Opened, audience: Audience, out: Path, builder: Warm) -> Built:
    """Build one site of an opened playbook. Says why, and raises Exit, when that could not be done."""
    _ = translator(opened.language)
    try:
        built = build_site(
            opened.rollout,
            audience,
            out,
            builder,
            _above(opened) if audience is Audience.partners else {},
            opened.reading.own_texts,
        )
    except BuilderFailed as error:
        click.echo(_("The site builder stopped on our pages; this is an error of the tool itself. It said:"), err=True)
        click.echo(error.output, err=True)
        raise click.exceptions.Exit(OUR_BUG) from error
    except BuilderKilled as error:
        folder = str(out / opened.rollout.playbook.id / audience)
        tell([Problem("KM058", Place(folder), {"signal": error.number})], {}, opened.language)
        raise click.exceptions.Exit(COULD_NOT_RUN) from error
    if built.problems:
        shown = told_texts(opened.reading, public=audience is Audience.public)
        tell(built.problems, shown, opened.language)
    if has_errors(built.problems):
        found = any(problem.code in ON_PAGES for problem in built.problems)
        raise click.exceptions.Exit(ERRORS_FOUND if found else COULD_NOT_RUN)
    return built


def _above(opened: Opened) -> dict[str, tuple[Page, ...]]:
    """The pages on the rollouts that a district or municipality lists, by language."""
    return {
        language: network_pages(opened.rollout, opened.network, language)
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
    if built.unchanged:
        click.echo("  " + _("nothing in it has changed, so it was not built again"))
    if built.folder:
        click.echo("  " + _("open in a browser: {file}").format(file=built.folder / "index.html"))
    click.echo("  " + _("as Markdown: {folder}").format(folder=built.markdown or built.source))
