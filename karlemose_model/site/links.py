"""Checks the links of built pages, for builders that do not do it themselves."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

# Within a tag; in text a < is always written as &lt;.
_ADDRESS = re.compile(r"""<[a-z][^<>]*?\s(?:href|src)="([^"]*)\"""", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b.*?(?:</script>|\Z)", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# It is shown in place of any page, so its own links begin at the root.
_SHOWN_ANYWHERE = "404.html"


def dead_links(folder: Path) -> Iterator[str]:
    """Which page of the folder links or shows what is not there, as `page.html: address`. Other hosts are not asked."""
    for page in sorted(folder.rglob("*.html")):
        if page.name == _SHOWN_ANYWHERE:
            continue
        text = _SCRIPT.sub("", page.read_text(encoding="utf-8"))
        for written in dict.fromkeys(_ADDRESS.findall(text)):
            address = html.unescape(written)
            path = unquote(address.partition("#")[0].partition("?")[0])
            if not path or _ELSEWHERE.match(address):
                continue
            # From the root there is no way: nobody knows where on a server the site will lie.
            if path.startswith("/") or not (page.parent / path).is_file():
                yield f"{page.relative_to(folder).as_posix()}: {address}"
