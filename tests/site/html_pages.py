"""What a browser makes of a built page: elements with their attributes, and the text in them."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "input", "img", "br", "hr", "path", "rect"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(each.tag for each in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data


def read(path: Path) -> list[Element]:
    """Every element of the page, in order."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.elements


def find(elements: list[Element], tag: str, **attributes: str) -> list[Element]:
    """The elements with that tag whose attributes have these values (`class_` looks for one class among several)."""
    wanted = dict(attributes)
    class_ = wanted.pop("class_", "")
    return [
        element
        for element in elements
        if element.tag == tag
        and all(element[name.replace("_", "-")] == value for name, value in wanted.items())
        and (not class_ or class_ in element["class"].split())
    ]
