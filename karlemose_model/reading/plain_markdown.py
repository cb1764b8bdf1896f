"""Markdown that a person wrote to a tree of its parts, read as CommonMark with tables; for checking and for writing anew."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Node = SyntaxTreeNode

_COMMENT = re.compile(r"(?:<!--(?:(?!-->).)*-->\s*)+", re.DOTALL)
_WEB = re.compile(r"https?://[^/]|mailto:.|tel:.", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|\\", re.IGNORECASE)


class _Reader(MarkdownIt):
    """A reader that leaves links as they were written: whoever asks sees an unsafe one, and can point at it."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url


@cache
def _reader() -> _Reader:
    reader = _Reader("commonmark")
    reader.enable("table")
    return reader


def tree(text: str) -> Node:
    """The tree of a text's parts. Nested more deeply than anybody writes, parts are left out; it never raises."""
    return SyntaxTreeNode(_reader().parse(text))


def target(link: Node) -> str:
    """Where a link leads, as it was written."""
    return str(link.attrs.get("href", ""))


def leads_out(target: str) -> bool:
    """Whether it is an address of the web, of mail or of a telephone that every reader of pages can take."""
    if not _WEB.match(target) or not target.isprintable():
        return False
    try:
        urlsplit(target)
    except ValueError:  # what looks like an address and is none, e.g. https://[x
        return False
    return True


def names_a_page(target: str) -> bool:
    """Whether it is written as the name of a page: not an address of any kind, nor a place on a machine."""
    return not _SCHEME.match(target)


def is_comment(node: Node) -> bool:
    """Whether it is a note of the writer's between <!-- and -->, which nobody else sees."""
    return node.type in ("html_block", "html_inline") and bool(_COMMENT.fullmatch(node.content))


def plain(node: Node) -> str:
    """The words of a part without mark-up."""
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return "".join(plain(child) for child in node.children)
