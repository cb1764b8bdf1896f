"""The pages that a place wrote itself, in the frame of all others; and what is wrong with the links on them."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import replace
from urllib.parse import unquote

from karlemose_model.documents import contents
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Audience, OwnPage, Rollout
from karlemose_model.privacy import masked
from karlemose_model.problems import MAX_TOLD, Problem, Severity
from karlemose_model.reading.hints.meant import nearest

FOLDER = "own"
"""They have a folder to themselves, where no page that the tool makes now or later is in their way."""


def pages(view: View) -> Iterator[Page]:
    """One page for each that the audience may see in the view's language."""
    own = own_pages(view.rollout, view.audience, view.language)
    if not own:
        return
    from karlemose_model.documents.own_markdown import rewritten

    for page in own:
        body = rewritten(page.text, lambda target: _address(target, view.paths))
        yield view.framed(own_path(page), page.title, "own", "own", body)


def own_pages(rollout: Rollout, audience: Audience, language: str) -> list[OwnPage]:
    """The pages that the audience may see in that language, in the order of their names; the public sees none unfinished."""
    return [
        replace(page, title=masked(page.title))
        for page in rollout.own_pages
        if page.language == language
        and (audience is Audience.partners or (page.audience is Audience.public and not page.unfinished))
    ]


def own_path(page: OwnPage) -> str:
    """Where the page lies among all pages."""
    return f"{FOLDER}/{page.name}.md"


def all_paths(rollout: Rollout, audience: Audience, language: str) -> frozenset[str]:
    """The paths of all pages that the audience gets in that language, the place's own among them."""
    own = map(own_path, own_pages(rollout, audience, language))
    return contents.paths(rollout, audience).union(own)


def wrong_links(rollout: Rollout) -> Iterator[Problem]:
    """A warning for each link to a page that its readers do not have; on the page it is its words alone."""
    if not rollout.own_pages:
        return
    from karlemose_model.reading.own_pages import link_place, spans
    from karlemose_model.reading.plain_markdown import leads_out, target, tree

    for page in rollout.own_pages:
        # What is for everybody stands on both sites, and the public one has fewer pages.
        paths = all_paths(rollout, page.audience, page.language)
        lines = page.text.split("\n")
        told = 0
        for node, span in spans(tree(page.text)):
            if node.type == "link" and not leads_out(target(node)) and _page(target(node), paths) is None:
                # What is one too many is counted and not told.
                told += 1
                within, suggestion = (
                    (span, _near(target(node), paths)) if told <= MAX_TOLD else ((span[0], span[0]), "")
                )
                place = link_place(lines, within, page.file, target(node))
                data = {"target": target(node), "suggestion": suggestion}
                yield Problem("KM048", place, data, Severity.warning)


def _address(target: str, paths: Collection[str]) -> str | None:
    """The target of a link as it stands on one of these pages: an address, or the way to another page."""
    from karlemose_model.reading.plain_markdown import leads_out

    if leads_out(target):
        return target
    page = _page(target, paths)
    return None if page is None else posixpath.relpath(page, FOLDER)


def _page(target: str, paths: Collection[str]) -> str | None:
    """The page that a link names: one of the place's own by its file's name, any other by its path on the site."""
    name = unquote(target)
    for path in (posixpath.normpath(posixpath.join(FOLDER, name)), posixpath.normpath(name)):
        if path in paths:
            return path
    return None


def _near(target: str, paths: Collection[str]) -> str:
    """How a link to the page that was probably meant is written."""
    names = {path.removeprefix(f"{FOLDER}/") for path in paths}
    wanted = posixpath.splitext(target.partition("#")[0])[0] + ".md"
    return nearest(wanted, sorted(names), cutoff=0.75)
