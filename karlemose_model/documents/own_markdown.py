"""A page that a person wrote, written anew in our plain dialect: all of its words are text, and nothing else of it stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from karlemose_model.documents.markdown import Markdown, link, piece, table
from karlemose_model.privacy import find_cpr, masked
from karlemose_model.reading.plain_markdown import Node, plain, target, tree

Leads = Callable[[str], str | None]
"""Where a link may lead on the page, given the target as it was written; None if nowhere."""

_BOX = re.compile(r"\\\[([ xX])\\\] (?=\S)")
_NEXT_LINE = re.compile(r"(?<=\n)(?=[^\n])")
_INDENT = " " * 4


def rewritten(text: str, leads: Leads) -> Markdown:
    """The page without its title, which is the first heading; a link that may lead nowhere is its words alone.

    Headings are below the title and leave out no level. Breaks of lines, rules, and what our dialect does not have are
    left out.
    """
    out: list[str] = []
    level, titled = 1, False
    for node in tree(text).children:
        if node.type != "heading":
            out += _block(node, leads)
        elif not titled:
            titled = True
        elif words := _line(node, leads):
            level = min(max(2, int(node.tag[1])), level + 1)
            out.append(f"{'#' * level} {words}")
    return Markdown("\n\n".join(out))


def _block(node: Node, leads: Leads) -> Iterator[str]:
    """A block as it stands at the beginning of a line; nothing for what has no words."""
    kind = node.type
    made = ""
    if kind == "paragraph":
        made = _line(node, leads)
    elif kind == "heading":
        words = _line(node, leads)
        made = f"### {words}" if words else ""
    elif kind in ("bullet_list", "ordered_list"):
        made = _list(node, leads)
    elif kind == "blockquote":
        inner = "\n\n".join(_blocks(node, leads))
        made = "\n".join(f"> {line}".rstrip() for line in inner.split("\n")) if inner else ""
    elif kind == "table":
        head, *rows = [[Markdown(_line(cell, leads)) for cell in row.children] for row in _rows(node)]
        made = table(head, rows or [[""] * len(head)]).rstrip("\n")
    if made:
        yield made


def _blocks(node: Node, leads: Leads) -> list[str]:
    return [made for child in node.children for made in _block(child, leads)]


def _list(node: Node, leads: Leads) -> str:
    sign = "- " if node.type == "bullet_list" else "1. "
    items = [(child, _blocks(child, leads)) for child in node.children]
    close = all(
        paragraph.hidden for item, _made in items for paragraph in item.children if paragraph.type == "paragraph"
    )
    between = "\n" if close else "\n\n"
    lines = []
    for _item, made in items:
        if made:
            first = _BOX.sub(r"[\1] ", made[0], count=1) if sign == "- " and _BOX.match(made[0]) else made[0]
            whole = between.join([first, *made[1:]])
            lines.append(sign + _NEXT_LINE.sub(_INDENT, whole))
    return between.join(lines)


def _rows(node: Node) -> Iterator[Node]:
    for part in node.children:
        yield from part.children


def _line(node: Node, leads: Leads) -> str:
    """What stands inside a paragraph, a heading or a cell, on one line."""
    words = plain(node)
    if any(find_cpr(words)):
        # Such a page is refused when it is read; if one comes here all the same, nobody reads the number.
        return piece(masked(words).strip(), beginning=True)
    return "".join(_inlines(child, leads) for child in node.children).strip()


def _inlines(node: Node, leads: Leads, beginning: bool = True) -> str:
    out = ""
    for child in node.children:
        out += _inline(child, leads, beginning and not out.strip())
    return out


def _inline(node: Node, leads: Leads, beginning: bool) -> str:
    kind = node.type
    if kind in ("text", "code_inline"):
        return piece(node.content, beginning=beginning)
    if kind in ("softbreak", "hardbreak"):
        return " "
    if kind in ("em", "strong"):
        mark = "*" if kind == "em" else "**"
        inner = _inlines(node, leads, beginning)
        words = inner.strip()
        return inner.replace(words, f"{mark}{words}{mark}", 1) if words else inner
    if kind == "link":
        words = _inlines(node, leads, beginning).strip()
        place = None if any(find_cpr(unquote(target(node)))) else leads(target(node))
        return link(Markdown(words), place) if words and place is not None else words
    return ""
