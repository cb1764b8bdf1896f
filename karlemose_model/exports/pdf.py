"""A paper as PDF, set by Typst in the font that comes with the tool: tagged, PDF/UA-1, the same bytes everywhere."""

from __future__ import annotations

import re
from typing import Any

from karlemose_model.exports.pandoc import epoch, write_tree
from karlemose_model.exports.paper import NOTE, Node, is_sideways, is_styled, raw, tasks
from karlemose_model.exports.picture import picture
from karlemose_model.exports.sheet import Sheet
from karlemose_model.exports.typst import run_typst
from karlemose_model.files import shipped

_MARKER = re.compile(r"[-+=/]|\d+[.)]")


def pdf(sheet: Sheet) -> bytes:
    """The paper as a PDF. Raises MissingExtra, SignNotShown, and ToolFailed when Typst finds fault with it."""
    return typeset(markup(sheet), sheet)


def markup(sheet: Sheet) -> bytes:
    """The paper in Typst's own language, with the looks of our template."""
    said = {**sheet.footer, "language": sheet.language, "region": sheet.region}
    template = shipped("templates") / "papers" / "paper.typ"
    return write_tree(
        sheet.tree(_blocks(sheet.blocks), **said),
        "typst",
        sheet.as_of,
        ["--template", str(template), "--wrap", "none"],
    )


def typeset(text: bytes, sheet: Sheet) -> bytes:
    """What Typst makes of its own language. Raises MissingExtra, SignNotShown, and ToolFailed with its message."""
    return run_typst(text, sheet.title, format="pdf", pdf_standards=["ua-1"], timestamp=epoch(sheet.as_of))


def _blocks(blocks: list[Node]) -> list[Node]:
    """The blocks with what Typst has of its own: pictures, boxes, the note, sheets held sideways."""
    out: list[Node] = []
    for block in blocks:
        found = tasks(block)
        if found is not None:
            for task in found:
                out.append(raw("typst", f"#boxes({'true' if task.done else 'false'}, ["))
                out += [_kept({"t": "Plain", "c": task.words}), raw("typst", "])")]
        elif (drawn := picture(block)) is not None:
            out.append(raw("typst", drawn.typst()))
        elif is_styled(block, NOTE):
            if out and out[-1]["t"] == "Para":
                # A note that goes over the page takes the lines above it along.
                out[-1:] = [raw("typst", "#together["), out[-1], raw("typst", "]")]
            out += [raw("typst", "#note["), *block["c"][1], raw("typst", "]")]
        elif is_sideways(block):
            out += [raw("typst", "#sideways["), *_blocks(block["c"][1]), raw("typst", "]")]
        else:
            out.append(_kept(block))
    return out


def _kept(block: Node) -> Node:
    """The block, with words such as `1.` or `-` that begin a line in it kept words: pandoc leaves them in tight places."""
    kind: str = block["t"]
    content: Any = block.get("c")
    if kind == "Plain" and content and content[0]["t"] == "Str" and _MARKER.match(content[0]["c"]):
        return {"t": kind, "c": [raw("typst", "#[]", inline=True), *content]}
    if kind == "BulletList":
        return {"t": kind, "c": [_blocks(item) for item in content]}
    if kind == "OrderedList":
        return {"t": kind, "c": [content[0], [_blocks(item) for item in content[1]]]}
    if kind == "Table":
        attributes, caption, specs, head, bodies, foot = content
        head = [head[0], [_kept_row(row) for row in head[1]]]
        bodies = [[*body[:3], [_kept_row(row) for row in body[3]]] for body in bodies]
        return {"t": kind, "c": [attributes, caption, specs, head, bodies, foot]}
    return block


def _kept_row(row: list[Any]) -> list[Any]:
    return [row[0], [[*cell[:4], [_kept(block) for block in cell[4]]] for cell in row[1]]]
