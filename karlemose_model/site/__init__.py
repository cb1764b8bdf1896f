"""A Rollout's pages as a site for one audience: its Markdown source, and the HTML that MkDocs Material makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from karlemose_model.documents.page import Page
from karlemose_model.model import Audience, Rollout
from karlemose_model.problems import Problem, has_errors
from karlemose_model.site import output
from karlemose_model.site.builder import BuilderFailed, Run, build_all
from karlemose_model.site.source import Site, language_source, site_folder

__all__ = ["Builder", "BuilderFailed", "Built", "Site", "build_pages", "build_site"]

Builder = Literal["mkdocs", "none"]

_NO_MORE: Mapping[str, Sequence[Page]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: the folder with the HTML (none if it was not built), the one with its source, and the pages.

    With an error among the problems nothing was written.
    """

    folder: Path | None
    source: Path
    problems: tuple[Problem, ...]
    pages: tuple[Page, ...]


def build_site(
    rollout: Rollout,
    audience: Audience,
    out: Path,
    builder: Builder = "mkdocs",
    more: Mapping[str, Sequence[Page]] = _NO_MORE,
) -> Built:
    """Build the rollout's site for one audience into `out/<id>/<audience>`, its source into `out/<id>/source/<audience>`.

    `more` are pages made elsewhere, by language: they go into the site, and its first page links to them. Raises BuilderFailed when the builder finds fault with our pages, OSError as the machine gives it.
    """
    from karlemose_model.documents import pages

    playbook = rollout.playbook
    site = Site(playbook.id, playbook.name, audience, playbook.languages, rollout.as_of)
    made = {language: pages(rollout, audience, language, more.get(language, ())) for language in site.languages}
    return build_pages(site, made, out, builder)


def build_pages(site: Site, pages: Mapping[str, Sequence[Page]], out: Path, builder: Builder = "mkdocs") -> Built:
    """Build these pages, given by language, as `build_site` does."""
    home = out.absolute() / site.id
    target, source = home / site.audience, home / "source" / site.audience
    every = tuple(page for language in site.languages for page in pages[language])
    paths = {language: frozenset(page.path for page in pages[language]) for language in site.languages}
    files = {
        f"{language}/{path}": content
        for language in site.languages
        for path, content in language_source(site, pages[language], language, paths).items()
    }
    # Every folder that this build will touch is looked at before the first is touched.
    output.recover(target)
    problems = (*output.refused(source), *(output.refused(target) if builder == "mkdocs" else ()))
    if has_errors(problems):
        return Built(None, source, problems, every)
    problems = output.write_source(source, files)
    if builder == "none":
        return Built(None, source, problems, every)
    work = output.work_folder(target)
    first, *others = site.languages
    runs = [Run(language, source / language, work / language) for language in site.languages]
    try:
        build_all(runs, site.as_of)
    except BuilderFailed:
        output.recover(target)  # nothing half-built stays behind
        raise
    (work / first).rename(work / "new")
    for language in others:
        (work / language).rename(work / "new" / site_folder(site, language))
    return Built(target, source, (*problems, *output.swap(work, target)), every)
