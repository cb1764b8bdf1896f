"""A Page: one Markdown document for one audience and one language, for the site and the exports to lay out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from karlemose_model.model import Audience

Translate = Callable[[str], str]

GROUPS = ("", "partners", "meetings", "checklists", "plan", "kpis", "papers", "background", "own")
"""The groups of pages in the order of the navigation; the first has no title and stands on top."""

ARCHIVE = "archive"
"""The group of pages that are too many for the navigation; a page in it lists and links them."""


@dataclass(frozen=True, slots=True)
class Page:
    """One document. `path` is relative with `/` between, `title` is plain text, `body` is Markdown with its `# title`.

    `pictures` are the SVG files that the body shows: path, as that of a page, and content.
    """

    path: str
    title: str
    audience: Audience
    language: str
    kind: str
    group: str
    body: str
    pictures: tuple[tuple[str, str], ...] = ()


def group_title(group: str, _: Translate) -> str:
    """What a group of pages is called in the navigation; the first group has no title."""
    titles = {
        "": "",
        "partners": _("Partners and roles"),
        "meetings": _("Meetings"),
        "checklists": _("Checklists"),
        "plan": _("The plan"),
        "kpis": _("KPIs"),
        "papers": _("Agreements and papers"),
        "background": _("The model and its sources"),
        "own": _("Own pages"),
    }
    return titles[group]
