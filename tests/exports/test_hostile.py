"""Hostile texts in papers: Word, LibreOffice and Typst get them as words, and nothing in them fetches or runs anything."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from karlemose_model.documents.markdown import bullets, escape, link, table
from karlemose_model.exports.pandoc import read_markdown, write_tree
from karlemose_model.exports.paper import NOTE, as_paper, is_styled, with_marks
from karlemose_model.exports.sheet import sheet
from tests.exports.samples import DAY, made, page
from tests.site.hostile import ADDRESSES, STRINGS, folded

_IN_OUR_FONT = re.compile(r"[\x20-\xff\u2013-\u2026]*")
SAID = [f"{number}x {text}" for number, text in enumerate(STRINGS) if _IN_OUR_FONT.fullmatch(folded(text))]
# Each text at the beginning of a paragraph, of a line in a list, of a cell and of a heading.
BODY = "\n\n".join(
    [
        *(escape(each.partition(" ")[2]) for each in SAID),
        bullets(each.partition(" ")[2] for each in SAID),
        table(("Nr.", "Ord"), [(each.partition(" ")[0], each.partition(" ")[2]) for each in SAID]),
        *(f"## {escape(each)}\n\nOrd." for each in SAID[::12]),
        *(link("kilde", each) for each in ADDRESSES["taken"]),
    ]
)
PAPER = page(BODY, title=SAID[0])
FOREIGN = ("instrText", "fldSimple", "altChunk", "object", "control", "script", "plugin", "event-listener", "applet")


def squeezed(text: str) -> str:
    """Without any space: papers break lines where they like."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def missing(text: str) -> list[str]:
    """The texts that stand nowhere among these words."""
    words = squeezed(text)
    return [each for each in SAID if squeezed(folded(each.partition(" ")[2])) not in words]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_document_holds_them_as_words(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made(PAPER, kind))) as archive:  # type: ignore[arg-type]
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = ET.fromstring(parts["word/document.xml" if kind == "docx" else "content.xml"])
    assert missing("".join(body.itertext())) == []
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        for node in ET.fromstring(content).iter():
            # The footer tells the number of the page by a field.
            assert str(node.tag).rpartition("}")[2] not in FOREIGN or "footer" in name, (name, node.tag)
            for key, value in node.attrib.items():
                if key.endswith("href") or (key == "Target" and node.get("TargetMode") == "External"):
                    assert value.startswith(("https://example.org/", "https://javascript:alert", "#")), value


def test_a_pdf_shows_them_and_nothing_of_them_is_run() -> None:
    reader = PdfReader(io.BytesIO(made(PAPER, "pdf")))
    assert missing("".join(each.extract_text() for each in reader.pages)) == []
    root: Any = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA"} & root.keys()
    for each in reader.pages:
        for note in each.get("/Annots", ()):
            action = note.get_object().get("/A", {})
            assert action.get("/S", "/URI") in ("/URI", "/GoTo")
            assert str(action.get("/URI", "https://")).startswith("https://")


@pytest.mark.parametrize(
    "body",
    [
        "```{=openxml}\n<w:fldSimple w:instr='DDE'/>\n```",
        '`<w:fldSimple/>`{=openxml} `#read("/etc/passwd")`{=typst}',
        "![x](file:///etc/passwd) ![y](../../x.png) ![z](https://example.org/x.png)",
        "<w:p/>\n\n<script>x</script>\n\n<!-- x -->",
        "---\ntitle: x\nheader-includes: x\n---\n\nOrd.",
        "$\\input{/etc/passwd}$ and \\input{/etc/passwd}",
        "::: {custom-style=X}\nOrd.\n:::\n\n[x]{custom-style=X} `x`{.y}",
        "[x](javascript:alert) [y](file:///etc/passwd) [z](//example.org) [@x]",
    ],
)
def test_what_pandoc_could_take_for_more_than_words_is_words(body: str) -> None:
    """Should such Markdown ever come this far: it is no text of a playbook's any more, which are escaped."""
    blocks = as_paper(read_markdown(with_marks(f"# T\n\n{body}\n"), date(2026, 1, 1)))
    # What stands below a rule is our note, in a style of ours.
    blocks = [each for block in blocks for each in (block["c"][1] if is_styled(block, NOTE) else [block])]
    kinds = set(re.findall(r"'t': '(\w+)'", str(blocks)))
    assert kinds <= {"CodeBlock", "Code", "Header", "Para", "SoftBreak", "Space", "Str"}


def test_typst_is_given_no_word_that_it_would_run() -> None:
    laid_out = sheet(PAPER, DAY)
    text = write_tree(laid_out.tree(laid_out.blocks), "typst", DAY).decode("utf-8")
    # A # that is not escaped begins code: what pandoc writes itself for tables, quotes, lines and links.
    ran = set(re.findall(r"(?<!\\)#([\w.]+)", re.sub(r'#link\("[^"\n]*"\)', "#link", text)))
    assert {"figure", "link"} <= ran
    assert ran <= {"align", "block", "figure", "horizontalrule", "link", "quote", "table", "strong", "emph"}
