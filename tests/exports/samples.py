"""Pages for the tests of papers, and what is found in the files made of them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from karlemose_model import Page, Rollout, pages, read_playbook
from karlemose_model.exports import Format, papers
from karlemose_model.files import shipped
from karlemose_model.model import Audience

DAY = date(2026, 11, 26)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

HOSTILE = (
    "1\\. x", "\\- y", "\\+ z", "&#61; w", "&#47; t: v", "// y", "\\#let a", "&#36;a&#36;", "&lt;b&gt;", "\\[c\\]\\{d\\}",
    "&#64;e", "a&#126;b", '"it\'s"', "http://a.example/b", "/\\* c \\*/", "\\\\begin\\{x\\}", "2\\) q",
)  # fmt: skip
"""Words as our pages escape them, each of which means something to pandoc, Typst or XML where it is not escaped."""

SHOWN = (
    "1. x", "- y", "+ z", "= w", "/ t: v", "// y", "#let a", "$a$", "<b>", "[c]{d}", "@e", "a~b", '"it\'s"',
    "http://a.example/b", "/* c */", "\\begin{x}", "2) q",
)  # fmt: skip


def page(body: str, title: str = "A paper", path: str = "a/paper.md", language: str = "da") -> Page:
    """A page for partners with that Markdown below its heading."""
    return Page(path, title, Audience.partners, language, "page", "about", f"# {title}\n\n{body}\n")


def wide_page() -> Page:
    """A page with a table so wide that its sheet is held sideways, between others that stand upright."""
    row = f"| {' | '.join(['Kriminalitetsforebyggelse'] * 5)} | Den sidste celle |\n"
    return page(f"Before.\n\n## The wide one\n\n{row}|{' --- |' * 6}\n{row * 60}\n## After\n\nWords.\n")


@cache
def park() -> Rollout:
    """The fictional example on its own day."""
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    rollout = reading.seen_on(DAY)
    assert rollout is not None
    return rollout


@cache
def park_pages(language: str) -> dict[str, Page]:
    """Its pages for partners, by name."""
    return {each.path.removesuffix(".md"): each for each in pages(park(), Audience.partners, language)}


def made(each: Page, to: Format, reference: Path | None = None) -> bytes:
    """One page as a paper."""
    ((_name, content),) = papers([each], DAY, to, reference)
    return content


def part(content: bytes, name: str) -> ET.Element:
    """A part of a zipped document, read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ET.fromstring(archive.read(name))


def repacked(content: bytes, changes: dict[str, bytes | None]) -> bytes:
    """A zipped document with some parts replaced, or left out where they are None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            changed = changes.get(name, before.read(name))
            if changed is not None:
                after.writestr(name, changed)
    return out.getvalue()


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """The style and the words of each paragraph of a DOCX, those in tables too."""
    found = []
    for paragraph in part(content, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        words = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        found.append((style.get(f"{W}val", "") if style is not None else "", words))
    return found
