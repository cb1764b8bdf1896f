"""A page's own SVG pictures in its paper: drawn by Typst in a PDF, and as a PNG inside a paper for Word and LibreOffice."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, relpath
from xml.etree import ElementTree as ET

from karlemose_model.documents.page import Page
from karlemose_model.exports.errors import SignNotShown
from karlemose_model.exports.paper import Node, plain
from karlemose_model.exports.typst import FONT, quoted, run_typst

_SVG = "http://www.w3.org/2000/svg"

_PICTURE = "picture"
_POINTS = 0.7
"""A picture's own unit in points: its text, of size 15, becomes as large as the paper's."""
_ROOM = (470.0, 640.0)
"""What is free on an A4 sheet held upright, in points, beside the lines that lead to the picture."""
_DOTS_PER_INCH = 220
_DOT = re.compile(r"h0(?=M|$)")


@dataclass(frozen=True, slots=True)
class Picture:
    """One of a page's pictures: its SVG, and what the page says of it to those who don't see it."""

    svg: str
    alt: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on paper in points."""
        _x, _y, width, height = map(float, self._tree().get("viewBox", "").split())
        points = min(_POINTS, _ROOM[0] / width, _ROOM[1] / height)
        return round(width * points, 1), round(height * points, 1)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written in it, piece by piece."""
        return tuple(text for node in self._tree().iter() if (text := (node.text or "").strip()))

    def typst(self) -> str:
        """The picture in Typst's language, drawn there and tagged as a figure with its words."""
        width, height = self.size
        svg = ET.tostring(self._tree(), encoding="unicode")
        size = f"width: {width}pt, height: {height}pt"
        return f'#image(bytes({quoted(svg)}), format: "svg", {size}, alt: {quoted(self.alt)})'

    def paragraph(self) -> Node:
        """The picture in pandoc's tree, with its PNG inside, so that nothing is fetched. Raises MissingExtra and ToolFailed.

        Where none of our fonts has a sign in it, a paragraph with its words: Word and LibreOffice have more fonts.
        """
        text = (
            f"#set document(title: {quoted(self.alt)})\n#set text(font: {quoted(FONT)})\n"
            f"#set page(width: auto, height: auto, margin: 0pt)\n{self.typst()}"
        ).encode()
        try:
            # Only as PDF/UA does Typst say that a sign would be an empty box.
            run_typst(text, self.alt, format="pdf", pdf_standards=["ua-1"])
        except SignNotShown:
            return {"t": "Para", "c": [{"t": "Str", "c": self.alt}]}
        png = run_typst(text, self.alt, format="png", ppi=_DOTS_PER_INCH)
        within = f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"
        width, height = self.size
        size = [["width", f"{width}pt"], ["height", f"{height}pt"]]
        image = {"t": "Image", "c": [["", [], size], [{"t": "Str", "c": self.alt}], [within, ""]]}
        return {"t": "Para", "c": [image]}

    def _tree(self) -> ET.Element:
        """The SVG in the paper's font, without its style: that only turns the colours where the screen is dark."""
        # S314: one of our own templates has written it.
        root = ET.fromstring(self.svg)  # noqa: S314
        root.set("font-family", f"'{FONT}'")
        for style in root.findall(f"{{{_SVG}}}style"):
            root.remove(style)
        for path in root.iter(f"{{{_SVG}}}path"):
            # A dot alone is a line without length, which Typst leaves out of a PDF.
            path.set("d", _DOT.sub("h0.01", path.get("d", "")))
        return root


def with_pictures(blocks: list[Node], page: Page) -> list[Node]:
    """The blocks, with a picture for each paragraph that is nothing but one of the page's own; `picture` finds it again."""
    known = {relpath(path, dirname(page.path)): svg for path, svg in page.pictures}
    return list(_drawn(blocks, known))


def picture(block: Node) -> Picture | None:
    """The picture that the block is; None for every other block."""
    if block["t"] != "Div" or _PICTURE not in block["c"][0][1]:
        return None
    return Picture(**dict(block["c"][0][2]))


def _drawn(blocks: list[Node], known: dict[str, str]) -> Iterator[Node]:
    for block in blocks:
        inlines = block["c"] if block["t"] == "Para" else []
        if len(inlines) == 1 and inlines[0]["t"] == "Image" and inlines[0]["c"][2][0] in known:
            _attributes, words, target = inlines[0]["c"]
            said = [["svg", known[target[0]]], ["alt", plain(words)]]
            yield {"t": "Div", "c": [["", [_PICTURE], said], []]}
        else:
            yield block
