"""The words of a paper's blocks as its readers read them, whatever file it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from karlemose_model.exports.paper import Node
from karlemose_model.exports.picture import picture
from karlemose_model.finished import BREAK

_INLINE_BLANKS = ("Space", "SoftBreak", "LineBreak")
_BLOCKS = ("Plain", "Para", "Header", "CodeBlock", "LineBlock", "BlockQuote", "Table", "Div")
_WITH_ATTRIBUTES = ("Code", "CodeBlock", "Math")


def words_of(blocks: list[Node]) -> str:
    """The words, with a break between what nobody reads as one, and each link's target after its words.

    Of a picture what is said of it, and what is written in it.
    """
    return "".join(_pieces(blocks))


def _pieces(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for below in node:
            yield from _pieces(below)
    elif isinstance(node, dict) and "t" in node:
        kind = node["t"]
        content: Any = node.get("c")
        drawn = picture(node)
        if kind == "Str":
            yield content
        elif kind in _INLINE_BLANKS:
            yield " "
        elif drawn is not None:
            yield BREAK.join([drawn.alt, *drawn.texts])
        elif kind in _WITH_ATTRIBUTES:
            yield content[1]
        elif kind in ("Link", "Image"):
            yield from _pieces(content[1])
            # Not a part of the sentence that it stands in.
            yield from (f"{BREAK}{said}{BREAK}" for said in content[2] if said)
        elif kind not in ("RawInline", "RawBlock"):
            yield from _pieces(content)
        if kind in _BLOCKS:
            yield BREAK
