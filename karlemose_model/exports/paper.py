"""A page as a paper: what only works on screen is taken out of pandoc's tree, and what paper needs is put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from karlemose_model.exports.columns import Columns, columns, is_for_the_pen
from karlemose_model.exports.pandoc import Tree

Node = dict[str, Any]

NOTE = "Note"
TASK = "Task"
"""The names of the styles that we add to pandoc's own: the closing lines, and a task with its box."""

SIDEWAYS = "sideways"
"""The class of a part of the paper whose sheets are held sideways."""

_ANCHOR = re.compile(r'<span id="([^"]+)"></span>')
_MARK = "#mark:"
_BOXES = {"☐": False, "☒": True}
_WEB = re.compile(r"(?:https?|mailto|tel):")


def with_marks(body: str) -> str:
    """The page's Markdown with its invisible places as links without words, which pandoc reads without raw HTML."""
    return _ANCHOR.sub(rf"[]({_MARK}\1)", body)


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a list: whether its box is ticked, and its words."""

    done: bool
    words: list[Node]


def as_paper(tree: Tree) -> list[Node]:
    """The blocks of a paper, the same for every format.

    A link to another page is its words alone, since a paper travels alone; links to its own headings and to the web stay.
    An image is its words, unless `with_pictures` has made it a picture before. What is raw in another format is left out. No heading leaves out a level, tables have widths, wide ones stand in a part
    held sideways, and the closing lines below the rule are a note.
    """
    places = {place for block in tree["blocks"] if block["t"] == "Header" for place in _places(block["c"][2])}
    return _sideways(_fitted(_levelled(_with_note(_blocks(tree["blocks"], places)))))


def tasks(block: Node) -> list[Task] | None:
    """The tasks of a list whose items all begin with a box; None for every other block."""
    if block["t"] != "BulletList":
        return None
    found = []
    for item in block["c"]:
        if len(item) != 1 or item[0]["t"] not in ("Plain", "Para"):
            return None
        words = item[0]["c"]
        if not words or words[0]["t"] != "Str" or words[0]["c"] not in _BOXES:
            return None
        rest = words[1:]
        found.append(Task(_BOXES[words[0]["c"]], rest[1:] if rest and rest[0]["t"] == "Space" else rest))
    return found


def styled(name: str, blocks: list[Node]) -> Node:
    """The blocks in a paragraph style of that name."""
    return {"t": "Div", "c": [["", [], [["custom-style", name]]], blocks]}


def raw(format_: str, text: str, *, inline: bool = False) -> Node:
    """Something written in the file format itself."""
    return {"t": "RawInline" if inline else "RawBlock", "c": [format_, text]}


def is_styled(block: Node, name: str) -> bool:
    """Whether the blocks stand in the paragraph style of that name."""
    return bool(block["t"] == "Div" and ["custom-style", name] in block["c"][0][2])


def is_sideways(block: Node) -> bool:
    """Whether it is a part of the paper that is held sideways."""
    return bool(block["t"] == "Div" and SIDEWAYS in block["c"][0][1])


def plain(nodes: list[Node]) -> str:
    """The words of inlines or blocks, without any mark-up."""
    out = ""
    for node in nodes:
        content: Any = node.get("c")
        if node["t"] == "Str":
            out += str(content)
        elif node["t"] in ("Space", "SoftBreak", "LineBreak"):
            out += " "
        elif node["t"] in ("Link", "Span"):
            out += plain(content[1])
        elif node["t"] == "Code":
            out += str(content[1])
        elif isinstance(content, list):
            out += plain([each for each in content if isinstance(each, dict)])
    return out


def _places(inlines: list[Node]) -> list[str]:
    """The names of the marks among these inlines."""
    targets = [each["c"][2][0] for each in inlines if each["t"] == "Link"]
    return [target.removeprefix(_MARK) for target in targets if target.startswith(_MARK)]


def _blocks(blocks: list[Node], places: set[str]) -> list[Node]:
    out: list[Node] = []
    for block in blocks:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind in ("Para", "Plain"):
            out.append({"t": kind, "c": _inlines(content, places)})
        elif kind == "Header":
            place = next(iter(_places(content[2])), "")
            out.append({"t": kind, "c": [content[0], [place, [], []], _inlines(content[2], places)]})
        elif kind == "BlockQuote":
            out.append({"t": kind, "c": _blocks(content, places)})
        elif kind == "BulletList":
            out.append({"t": kind, "c": [_blocks(item, places) for item in content]})
        elif kind == "OrderedList":
            out.append({"t": kind, "c": [content[0], [_blocks(item, places) for item in content[1]]]})
        elif kind == "Table":
            out.append(_table(content, places))
        elif kind != "RawBlock":
            out.append(block)
    return out


def _inlines(inlines: list[Node], places: set[str]) -> list[Node]:
    out: list[Node] = []
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Link":
            words, target = _inlines(content[1], places), content[2][0]
            if _WEB.match(target) or (target.startswith("#") and target[1:] in places):
                out.append({"t": "Link", "c": [["", [], []], words, [target, ""]]})
            else:
                out += words
        elif kind == "Image":
            out += _inlines(content[1], places)
        elif kind in ("Strong", "Emph"):
            out.append({"t": kind, "c": _inlines(content, places)})
        elif kind != "RawInline":
            out.append(inline)
    return out


def _table(content: list[Any], places: set[str]) -> Node:
    """The table; the cells of its first row are in bold, whatever style a reference document gives it."""
    _attributes, caption, specs, head, bodies, foot = content
    heads = [_row(row, places, strong=True) for row in head[1]]
    below = [[*body[:3], [_row(row, places) for row in body[3]]] for body in bodies]
    return {"t": "Table", "c": [["", [], []], caption, specs, [head[0], heads], below, foot]}


def _fitted(blocks: list[Node]) -> list[Node]:
    """The blocks with widths for the tables' columns: the same ones for all tables that have the same headings."""
    alike: dict[tuple[str, ...], list[list[str]]] = {}
    for block in blocks:
        if block["t"] == "Table":
            head, *rows = _texts(block)
            alike.setdefault(tuple(head), [head]).extend(rows)
    found = {head: columns(rows) for head, rows in alike.items()}
    return [_with_widths(block, found) if block["t"] == "Table" else block for block in blocks]


def _with_widths(table: Node, found: dict[tuple[str, ...], Columns]) -> Node:
    _attributes, caption, _specs, *rest = table["c"]
    fits = found[tuple(_texts(table)[0])]
    widths = [[{"t": "AlignLeft"}, {"t": "ColWidth", "c": share}] for share in fits.shares]
    return {"t": "Table", "c": [["", [SIDEWAYS] if fits.sideways else [], []], caption, widths, *rest]}


def _texts(table: Node) -> list[list[str]]:
    """What stands in the cells, the headings first."""
    _attributes, _caption, _specs, head, bodies, _foot = table["c"]
    return [[plain(cell[4]) for cell in row[1]] for row in [*head[1], *(row for body in bodies for row in body[3])]]


def _row(row: list[Any], places: set[str], *, strong: bool = False) -> list[Any]:
    cells = []
    for attributes, alignment, down, across, blocks in row[1]:
        made = _blocks(blocks, places)
        if strong:
            made = [{"t": each["t"], "c": [{"t": "Strong", "c": each["c"]}]} for each in made if each["c"]]
        if is_for_the_pen(plain(made)):
            # A hand needs two lines.
            sign = {"t": "Str", "c": plain(made)}
            made = [{"t": "Plain", "c": [sign, {"t": "LineBreak"}, sign]}]
        cells.append([attributes, alignment, down, across, made])
    return [row[0], cells]


def _with_note(blocks: list[Node]) -> list[Node]:
    """What stands below the last rule as a note, and the rule gone: a rule is a picture to Word."""
    rules = [index for index, block in enumerate(blocks) if block["t"] == "HorizontalRule"]
    if not rules:
        return blocks
    return [*blocks[: rules[-1]], styled(NOTE, blocks[rules[-1] + 1 :])]


def _levelled(blocks: list[Node]) -> list[Node]:
    """Headings that never leave out a level, as PDF/UA asks."""
    level = 0
    out = []
    for block in blocks:
        if block["t"] == "Header":
            level = min(block["c"][0], level + 1)
            out.append({"t": "Header", "c": [level, *block["c"][1:]]})
        else:
            out.append(block)
    return out


def _sideways(blocks: list[Node]) -> list[Node]:
    """A wide table, with the heading and the lines that lead to it, in a part of its own."""
    out: list[Node] = []
    for block in blocks:
        if block["t"] == "Table" and SIDEWAYS in block["c"][0][1]:
            begin = len(out)
            if begin and out[begin - 1]["t"] == "Para":
                begin -= 1
            if begin and out[begin - 1]["t"] == "Header" and out[begin - 1]["c"][0] > 1:
                begin -= 1
            else:
                begin = len(out)
            out[begin:] = [{"t": "Div", "c": [["", [SIDEWAYS], []], [*out[begin:], block]]}]
        else:
            out.append(block)
    return out
