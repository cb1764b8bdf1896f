"""How many steps every page is from the first one, following the links that stand on the pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from karlemose_model.documents import Page

_LINK = re.compile(r"\]\(([^)\s]+\.md)(?:#[^)]*)?\)")


def links(page: Page) -> set[str]:
    """The paths of the pages that a page leads to."""
    folder = posixpath.dirname(page.path)
    return {posixpath.normpath(posixpath.join(folder, target)) for target in _LINK.findall(page.body)}


def steps(pages: Iterable[Page]) -> dict[str, int]:
    """Each page that can be reached from index.md, with the fewest steps that lead there."""
    found = {page.path: page for page in pages}
    reached, edge = {"index.md": 0}, ["index.md"]
    while edge:
        edge = [
            path for here in edge for path in sorted(links(found[here]) - reached.keys()) if _new(path, here, reached)
        ]
    return reached


def _new(path: str, here: str, reached: dict[str, int]) -> bool:
    if path in reached:
        return False
    reached[path] = reached[here] + 1
    return True
