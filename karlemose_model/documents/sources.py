"""The page of all sources that the audience may see; every statement on the other pages points at it."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.markdown import link
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View


def pages(view: View) -> Iterator[Page]:
    """One page; its sources are numbered in the playbook's order."""
    _ = view.translate
    sources = [(name, number, view.playbook.sources[name]) for name, number in view.source_numbers.items()]
    yield view.page(
        "sources.md.j2",
        "sources.md",
        _("Sources"),
        "sources",
        "background",
        sources=sources,
        web=lambda url: link(url, url),
    )
