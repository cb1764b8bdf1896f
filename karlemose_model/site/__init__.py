"""A Rollout's pages as a site for one audience: its Markdown source, and the HTML that a site builder makes of it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from karlemose_model.claims import Taken, alone
from karlemose_model.documents.page import Page
from karlemose_model.documents.shown_contacts import files_below, public_contacts, unsaid_contacts
from karlemose_model.finished import held_back
from karlemose_model.manifest import digest, holds
from karlemose_model.model import Audience, Rollout
from karlemose_model.problems import Place, Problem, has_errors
from karlemose_model.site import output
from karlemose_model.site.builder import BuilderFailed, BuilderKilled, BuilderMissing, Run, WarmBuilder
from karlemose_model.site.links import dead_links
from karlemose_model.site.markdown import markdown_files
from karlemose_model.site.source import PAGES_FOLDER, THEME_FOLDER, Site, language_source, site_folder

__all__ = [
    "ON_PAGES",
    "Builder",
    "BuilderFailed",
    "BuilderKilled",
    "BuilderMissing",
    "Built",
    "Site",
    "WarmBuilder",
    "build_pages",
    "build_site",
]

Builder = Literal["mkdocs", "zensical", "none"]

ON_PAGES = frozenset({"KM504", "KM506"})
"""What is wrong with what pages would show, and not with where they were to be put."""

_NO_MORE: Mapping[str, Sequence[Page]] = MappingProxyType({})
_NO_FILES: Mapping[str, Mapping[str, bytes]] = MappingProxyType({})
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: the folder with the HTML (none if it was not built), the one with its source, and the pages.

    `markdown` is the folder with the pages as they are read without a builder, if there was none. `unchanged`: the HTML was
    there already, made from the same. With an error among the problems nothing was written.
    """

    folder: Path | None
    source: Path
    problems: tuple[Problem, ...]
    pages: tuple[Page, ...]
    markdown: Path | None = None
    unchanged: bool = False


def build_site(
    rollout: Rollout,
    audience: Audience,
    out: Path,
    builder: Builder | WarmBuilder = "mkdocs",
    more: Mapping[str, Sequence[Page]] = _NO_MORE,
    texts: Mapping[str, str] = _NO_TEXTS,
) -> Built:
    """Build the rollout's site for one audience into `out/<id>/<audience>`, its source into `out/<id>/source/<audience>`.

    A `builder` that is warm stays so for the next site; with `none` the pages come into `out/<id>/markdown/<audience>`
    instead, as Markdown. `more` are pages made elsewhere, by language: they go into the site, and its first page links to
    them. `texts` are the people's files, where what may not be on a public page is looked up. Raises BuilderFailed when
    the builder finds fault with our pages, BuilderMissing when it is not installed, BuilderKilled when somebody ended it,
    OSError as the machine gives it.
    """
    from karlemose_model.documents import pages
    from karlemose_model.site.calendars import calendars

    playbook = rollout.playbook
    contacts = public_contacts(playbook)
    site = Site(playbook.id, playbook.name, audience, playbook.languages, rollout.as_of, contacts)
    made = {language: pages(rollout, audience, language, more.get(language, ())) for language in site.languages}
    files = {language: calendars(rollout, audience, language) for language in site.languages}
    let_pass = rollout.let_pass if audience is Audience.partners else frozenset()
    return build_pages(site, made, out, builder, files, texts, let_pass)


def build_pages(
    site: Site,
    pages: Mapping[str, Sequence[Page]],
    out: Path,
    builder: Builder | WarmBuilder = "mkdocs",
    beside: Mapping[str, Mapping[str, bytes]] = _NO_FILES,
    texts: Mapping[str, str] = _NO_TEXTS,
    let_pass: frozenset[str] = frozenset(),
) -> Built:
    """Build these pages, given by language, as `build_site` does; `beside` are files that lie beside them, by language.

    Where one of them holds what is shaped like a CPR number, and not one of `let_pass`, nothing is put in place.
    """
    if isinstance(builder, str) and builder != "none":
        with WarmBuilder(builder) as warm:
            return build_pages(site, pages, out, warm, beside, texts, let_pass)
    home = out.absolute() / site.id
    every = tuple(page for language in site.languages for page in pages[language])
    files = _source_files(site, pages, beside)
    source, target = home / "source" / site.audience, _target(site, home, builder)
    if linked := output.led_out(home, target, source):
        return Built(None, source, linked, every)
    try:
        with alone(home):
            return _build_alone(site, every, files, home, builder, texts, let_pass)
    except Taken:
        problem = Problem("KM052", Place(str(home)), {"folder": str(home)})
        return Built(None, source, (problem,), every)


def _target(site: Site, home: Path, builder: Literal["none"] | WarmBuilder) -> Path:
    """The folder for what readers are given: Markdown where nothing builds HTML."""
    return home / "markdown" / site.audience if isinstance(builder, str) else home / site.audience


def _source_files(
    site: Site, pages: Mapping[str, Sequence[Page]], beside: Mapping[str, Mapping[str, bytes]]
) -> dict[str, bytes]:
    """What the builder is given: relative path → bytes. Raises ValueError where two have one path."""
    paths = {language: frozenset(page.path for page in pages[language]) for language in site.languages}
    files = {
        f"{language}/{path}": content
        for language in site.languages
        for path, content in language_source(site, pages[language], language, paths).items()
    }
    for language, laid in beside.items():
        for path, content in laid.items():
            if files.setdefault(f"{language}/{PAGES_FOLDER}/{path}", content) is not content:
                raise ValueError(f"two files are called {path}")
    return files


def _build_alone(
    site: Site,
    every: tuple[Page, ...],
    files: Mapping[str, bytes],
    home: Path,
    builder: Literal["none"] | WarmBuilder,
    texts: Mapping[str, str],
    let_pass: frozenset[str],
) -> Built:
    """`build_pages`, while nobody else builds there."""
    html, markdown, source = home / site.audience, home / "markdown" / site.audience, home / "source" / site.audience
    target = _target(site, home, builder)
    # Every folder that this build will touch is looked at before the first is touched.
    recovered = output.recover(target)
    problems = (*recovered, *output.refused(source), *output.refused(target), *held_back(files.items(), let_pass))
    if has_errors(problems):
        return Built(None, source, problems, every)
    content = _checksum(site, files)
    if isinstance(builder, str):
        readable = markdown_files(site, files)
        if private := _private(site, readable.items(), target, texts):
            problems += output.write_source(source, {})
            return Built(None, source, (*problems, *private), every)
        problems += output.write_source(source, files)
        problems += output.write_source(target, readable, content)
        problems += output.outdated(html, content, "mkdocs")
        return Built(None, source, problems, every, markdown=target)
    problems += output.write_source(source, files)
    problems += output.outdated(markdown, content, "none")
    made_from = f"{content} {', '.join(builder.versions)}"
    if holds(target, made_from):
        # What may be shown is not part of the pages: it may have changed all the same.
        private = _private(site, files_below(target), target, texts)
        return Built(None if private else target, source, (*problems, *private), every, unchanged=not private)
    try:
        # Inside: Ctrl-C may come as soon as it is there.
        work = output.work_folder(target)
        _build(site, source, work, builder)
        finished = tuple(files_below(work / "new"))
        if private := (*held_back(finished, let_pass), *_private(site, finished, target, texts)):
            output.recover(target)
            # What may not be put in place stands in its source too.
            problems += output.write_source(source, {})
            return Built(None, source, (*problems, *private), every)
        problems += output.swap(work, target, made_from)
    except BaseException:
        # Nothing half-built stays behind; where that can't be done now, the next build does it.
        with contextlib.suppress(OSError):
            output.recover(target)
        raise
    return Built(target, source, problems, every)


def _private(
    site: Site, files: Iterable[tuple[str, bytes]], target: Path, texts: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Why a finished site can't be put in its place: what on it only the partners may know."""
    return unsaid_contacts(files, site.contacts, target, texts) if site.audience is Audience.public else ()


def _build(site: Site, source: Path, work: Path, builder: WarmBuilder) -> None:
    """The pages of all languages, in `work/new`."""
    first, *others = site.languages
    builder.build([Run(language, source / language, work / language) for language in site.languages], site.as_of)
    for language in site.languages:
        _drop_unused(source / language, work / language)
    (work / first).rename(work / "new")
    for language in others:
        (work / language).rename(work / "new" / site_folder(site, language))
    # MkDocs has looked at all links already.
    dead = list(dead_links(work / "new")) if builder.name != "mkdocs" else []
    if dead:
        raise BuilderFailed(first, "\n".join(["These links lead nowhere:", *dead]))


def _drop_unused(source: Path, pages: Path) -> None:
    """Take away what builders add and no page loads: scripts and style sheets of their own look, and a map without addresses."""
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (pages / name).unlink(missing_ok=True)
    # The deepest first, so that folders are empty when their turn comes.
    for path in sorted((pages / "assets").rglob("*"), reverse=True):
        if path.is_dir():
            with contextlib.suppress(OSError):
                path.rmdir()
        elif not any((source / folder / path.relative_to(pages)).is_file() for folder in (THEME_FOLDER, PAGES_FOLDER)):
            path.unlink()


def _checksum(site: Site, files: Mapping[str, bytes]) -> str:
    """A checksum of all that decides on the pages but their builder: their source with the theme, and the day."""
    sums = {path: digest(content) for path, content in sorted(files.items())}
    return digest(json.dumps([site.as_of.isoformat(), site.languages, sums]).encode("utf-8"))
