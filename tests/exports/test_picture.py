"""A page's own pictures stand in its papers: drawn once, with their words for those who hear them read, and nothing is fetched."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from karlemose_model import Page
from karlemose_model.exports import FORMATS, Format, papers, papers_with_words, typst
from karlemose_model.exports.picture import Picture, picture, with_pictures
from karlemose_model.exports.reference import ours
from karlemose_model.exports.sheet import sheet
from karlemose_model.problems import Refused
from tests.exports.samples import DAY, W, made, page, paragraphs, park_pages, part, wide_page

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="576" height="240" viewBox="0 0 480 200" role="img" font-family="serif">'
    "<title>T</title><style>@media screen { .c-text { fill: #fff } }</style>"
    '<text class="c-text" x="9" y="20">{}</text><path d="M40 90h0" stroke="#000" stroke-width="8" stroke-linecap="round"/></svg>'
)
ALT = 'It "fell" \\#by 1 & more <today>'
WRITTEN = "![It \"fell\" \\\\\\#by 1 &amp; more &lt;today&gt;](drawn.svg)"  # fmt: skip
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ODT_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
ODT_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
ODT_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
RESULT = "evaluation-result"


def drawn_page(body: str = f"Before.\n\n{WRITTEN}\n\nAfter.\n", said: str = "Burglaries") -> Page:
    """A page in a folder, with a picture beside it."""
    return replace(page(body), pictures=(("a/drawn.svg", SVG.replace("{}", said)),))


def only(source: Page) -> Picture:
    """The one picture of a page."""
    (found,) = [found for block in sheet(source, DAY).blocks if (found := picture(block)) is not None]
    return found


def media(content: bytes) -> dict[str, bytes]:
    """The pictures inside a zipped document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: archive.read(name) for name in archive.namelist() if name.startswith(("word/media/", "Pictures/"))
        }


def figures(content: bytes) -> list[str]:
    """What a screen reader is told of each figure of a PDF."""

    def walk(node: Any) -> Iterator[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        for each in node if isinstance(node, list) else []:
            yield from walk(each)
        if isinstance(node, dict):
            if node.get("/S") == "/Figure":
                yield str(node["/Alt"])
            if "/K" in node:
                yield from walk(node["/K"])

    return list(walk(PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]))  # type: ignore[index]


def test_a_pdf_holds_each_picture_drawn_and_tagged_with_its_words() -> None:
    source = park_pages("en")[RESULT]
    content = made(source, "pdf")
    said = figures(content)
    assert [alt[:20] for alt in said] == ["Recorded offences by", "How each place devel"]
    text = " ".join(" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(content)).pages)
    # What is written in it is there to be found, in our font, and what is said of it is not printed beside it.
    assert "the agreed limit: 1.25" in text
    assert all(alt not in text for alt in said)
    fonts = {
        str(font.get_object()["/BaseFont"])[8:]
        for each in PdfReader(io.BytesIO(made(drawn_page(), "pdf"))).pages
        for font in each["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts == {"SourceSans3-Bold", "SourceSans3-Regular"}


def test_a_docx_holds_each_as_a_png_with_its_words_and_no_paragraph_says_them_again() -> None:
    content = made(park_pages("en")[RESULT], "docx")
    root = part(content, "word/document.xml")
    said = [each.get("descr", "") for each in root.iter(f"{DRAWING}docPr")]
    assert [alt[:20] for alt in said] == ["Recorded offences by", "How each place devel"]
    assert [each.get("descr") for each in root.iter(f"{PICTURE}cNvPr")] == [None, None]
    found = media(content)
    assert len(found) == 2
    assert all(name.endswith(".png") and png.startswith(b"\x89PNG") for name, png in found.items())
    assert not [words for _style, words in paragraphs(content) if words in said]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"base64" not in archive.read("word/document.xml")
        assert b"image/png" in archive.read("[Content_Types].xml")


def test_an_odt_holds_them_in_their_lines_with_their_words() -> None:
    content = made(drawn_page(), "odt")
    (frame,) = part(content, "content.xml").iter(f"{ODT_DRAW}frame")
    assert [each.tag for each in frame] == [f"{ODT_DRAW}image", f"{ODT_SVG}desc"]
    assert frame.findtext(f"{ODT_SVG}desc") == ALT
    assert frame.get(f"{ODT_TEXT}anchor-type") == "as-char"
    assert list(media(content)) == ["Pictures/0.png"]


@pytest.mark.parametrize("to", FORMATS)
def test_the_words_reach_every_format_as_they_are(to: Format) -> None:
    content = made(drawn_page(), to)
    if to == "pdf":
        assert figures(content) == [ALT]
    elif to == "docx":
        assert [each.get("descr") for each in part(content, "word/document.xml").iter(f"{DRAWING}docPr")] == [ALT]
    else:
        assert [each.text for each in part(content, "content.xml").iter(f"{ODT_SVG}desc")] == [ALT]


def test_it_is_as_large_in_every_format_as_its_text_wants() -> None:
    assert only(drawn_page()).size == (336.0, 140.0)
    root = part(made(drawn_page(), "docx"), "word/document.xml")
    (extent,) = root.iter(f"{DRAWING}extent")
    # 12,700 of Word's units are a point.
    assert (extent.get("cx"), extent.get("cy")) == (str(336 * 12700), str(140 * 12700))
    (png,) = media(made(drawn_page(), "docx")).values()
    assert struct.unpack(">II", png[16:24]) == (1027, 428)
    tall = Picture(SVG.replace("0 0 480 200", "0 0 480 2000"), "x")
    assert tall.size == (153.6, 640.0)


def test_the_paper_takes_its_own_font_and_no_style_of_the_screen() -> None:
    code = only(drawn_page()).typst()
    assert "'Source Sans 3'" in code
    assert "@media" not in code
    # A dot alone has some length, else Typst leaves it out of a PDF.
    assert "M40 90h0.01" in code


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_page_gives_the_same_bytes(to: Format) -> None:
    first = list(papers([drawn_page(), park_pages("da")[RESULT]], DAY, to))
    typst._compiler.cache_clear()
    assert list(papers([drawn_page(), park_pages("da")[RESULT]], DAY, to)) == first


def test_only_a_picture_of_the_page_that_stands_alone_is_drawn() -> None:
    body = (
        "![one](drawn.svg) and words\n\n![two](/etc/passwd)\n\n![three](../a/drawn.svg)\n\n"
        f"![four](data:image/svg+xml;base64,{base64.b64encode(b'<svg/>').decode()})\n\n- ![five](drawn.svg)\n"
    )
    source = drawn_page(body)
    assert [picture(block) for block in sheet(source, DAY).blocks] == [None] * 6
    assert not media(made(source, "docx"))
    assert [words for _style, words in paragraphs(made(source, "docx"))][1:] == [
        "one and words", "two", "three", "four", "five",
    ]  # fmt: skip


def test_a_page_without_pictures_is_read_as_it_was() -> None:
    blocks = [{"t": "Para", "c": [{"t": "Str", "c": "x"}]}]
    assert with_pictures(blocks, page("x")) == blocks
    for to in ("docx", "odt"):
        assert not media(made(page("x"), to))


def test_a_picture_before_a_wide_table_stays_on_its_upright_sheet() -> None:
    wide = wide_page().body.replace("## The wide one\n", f"## The wide one\n\n{WRITTEN}\n")
    root = part(made(replace(drawn_page(), body=wide), "docx"), "word/document.xml")
    body = root.find(f"{W}body")
    assert body is not None
    kinds = [
        "picture" if block.find(f".//{DRAWING}inline") is not None
        else "end" if block.find(f".//{W}sectPr") is not None
        else block.tag.removeprefix(W)
        for block in body
    ]  # fmt: skip
    assert kinds[kinds.index("picture") :][:4] == ["picture", "end", "tbl", "end"]


@pytest.mark.parametrize("to", ["docx", "odt"])
def test_a_reference_document_of_ones_own_lets_them_pass(to: Format, tmp_path: Path) -> None:
    own = tmp_path / f"own.{to}"
    own.write_bytes(ours(to, {"title": "", "whom": "", "page": "", "of": ""}))
    content = made(drawn_page(), to, own)
    assert media(content) == media(made(drawn_page(), to))


@pytest.mark.parametrize("to", FORMATS)
def test_what_is_said_of_it_and_written_in_it_is_among_the_words(to: Format) -> None:
    (paper,) = papers_with_words([drawn_page()], DAY, to)
    assert ALT in paper.words
    assert "Burglaries" in paper.words
    assert "svg" not in paper.words


@pytest.mark.parametrize("to", FORMATS)
def test_no_number_of_a_person_gets_out_in_one(to: Format) -> None:
    with pytest.raises(Refused):
        list(papers([drawn_page(said="311257-5000")], DAY, to))
    with pytest.raises(Refused):
        list(papers([drawn_page("![of 311257-5000](drawn.svg)\n")], DAY, to))


@pytest.mark.parametrize("to", ["docx", "odt"])
def test_where_our_fonts_lack_a_sign_its_words_stand_there(to: Format) -> None:
    content = made(drawn_page(said="Hej 😀"), to)
    assert not media(content)
    name = "word/document.xml" if to == "docx" else "content.xml"
    assert "".join(part(content, name).itertext()).count(ALT) == 1


def test_hostile_texts_in_it_are_texts() -> None:
    said = ['"#panic("x")', "\\", '\\"); #read("/etc/passwd")', "]&gt;*x*"]
    for each in said:
        source = drawn_page(said=each.replace('"', "&quot;"))
        assert made(source, "pdf").startswith(b"%PDF")
        assert media(made(source, "docx"))
