"""Markdown that a person wrote to a tree of its parts, read as CommonMark with tables; for checking and for writing anew."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Node = SyntaxTreeNode

MAX_CELLS = 10_000
"""So many cells all tables of one text may have: a reader fills up short rows, and makes millions of a few signs."""

_BETWEEN_HEAD_AND_ROWS = frozenset("|:-> \t")
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


@lru_cache(maxsize=16)
def tree(text: str) -> Node:
    """The tree of a text's parts, not to be changed. Nested more deeply than anybody writes, parts are left out; it never raises.

    A page is checked, its links are, and it is written anew: it is read once for all three.
    """
    return SyntaxTreeNode(_reader().parse(text))


def too_many_cells(text: str) -> int:
    """The line, from 1, of the table with which all tables of a text together have more cells than are read; 0 if none has."""
    cells = columns = 0
    for number, line in enumerate(text.split("\n"), 1):
        if "|" in line and "-" in line and _BETWEEN_HEAD_AND_ROWS.issuperset(line):
            columns = max(columns, sum(not piece.isspace() for piece in line.split("|") if piece))
        elif not line.strip():
            columns = 0
        cells += columns
        if cells > MAX_CELLS:
            return number
    return 0


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
