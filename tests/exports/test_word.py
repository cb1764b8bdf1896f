"""A DOCX, looked at in its bytes: headings, boxes, header rows, sections, language, and the municipality's own looks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from karlemose_model.exports import BadReference
from tests.exports.samples import HOSTILE, SHOWN, W14, W, made, page, paragraphs, park_pages, part, repacked, wide_page

AGENDA = "meetings/2026-12-03-operational"


def test_the_title_is_the_only_first_heading_and_in_the_properties() -> None:
    content = made(park_pages("da")[AGENDA], "docx")
    title = "Dagsorden: Driftsmøde, torsdag den 3. december 2026"
    headings = [(style, words) for style, words in paragraphs(content) if style.startswith("Heading")]
    assert headings[0] == ("Heading1", title)
    assert [words for style, words in headings if style == "Heading1"] == [title]
    assert ("Heading2", "Dagsorden") in headings
    core = part(content, "docProps/core.xml")
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == title
    assert core.findtext("{http://purl.org/dc/terms/}created") == "2026-11-26T00:00:00Z"


@pytest.mark.parametrize(("language", "tag", "foot"), [("da", "da-DK", "Side"), ("en", "en-GB", "Page")])
def test_language_and_foot(language: str, tag: str, foot: str) -> None:
    content = made(park_pages(language)["papers/information-sharing"], "docx")
    (said,) = part(content, "word/styles.xml").iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert said.get(f"{W}val") == tag
    footer = part(content, "word/footer1.xml")
    words = "".join(each.text or "" for each in footer.iter(f"{W}t"))
    assert foot in words
    assert {"da": "Må ikke gives videre", "en": "Do not pass on"}[language] in words
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == [" PAGE ", " NUMPAGES "]


def test_every_table_has_a_header_row_that_is_repeated_and_rows_that_stay_whole() -> None:
    for name in (AGENDA, "papers/information-sharing", "kpis", "plan", "partners/police"):
        root = part(made(park_pages("da")[name], "docx"), "word/document.xml")
        for table in root.iter(f"{W}tbl"):
            rows = table.findall(f"{W}tr")
            assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
            assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
            widths = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
            assert sum(widths) in range(9630, 9646) or sum(widths) in range(14560, 14580)
            assert [int(each.get(f"{W}w", "0")) for each in rows[0].iterfind(f"{W}tc/{W}tcPr/{W}tcW")] == widths


def test_a_task_has_a_box_that_can_be_ticked_and_hanging_words() -> None:
    content = made(page("- [ ] one\n- [x] two"), "docx")
    root = part(content, "word/document.xml")
    tasks = [each for each in root.iter(f"{W}p") if each.find(f"{W}sdt") is not None]
    assert [each.get(f"{W14}val") for each in root.iter(f"{W14}checked")] == ["0", "1"]
    assert [words for style, words in paragraphs(content) if style == "Task"] == ["☐one", "☒two"]
    assert all(each.find(f"{W}pPr/{W}ind[@{W}hanging='397']") is not None for each in tasks)


def test_as_many_boxes_as_tasks() -> None:
    source = park_pages("da")["checklists/release-readiness"]
    root = part(made(source, "docx"), "word/document.xml")
    assert len(list(root.iter(f"{W14}checkbox"))) == source.body.count("- [ ] ") > 3


def test_a_wide_table_stands_between_upright_sections_with_the_same_foot() -> None:
    root = part(made(wide_page(), "docx"), "word/document.xml")
    sections = list(root.iter(f"{W}sectPr"))
    sizes = [each.find(f"{W}pgSz") for each in sections]
    assert [each.get(f"{W}orient", "portrait") for each in sizes if each is not None] == [
        "portrait",
        "landscape",
        "portrait",
    ]
    assert [each.get(f"{W}w") for each in sizes if each is not None] == ["11906", "16838", "11906"]
    assert all(each.find(f"{W}footerReference") is not None for each in sections)


def test_hostile_words_are_words_everywhere() -> None:
    cells = "\n".join(f"| {words} | {words} |" for words in HOSTILE)
    items = "\n".join(f"- {words}" for words in HOSTILE)
    boxes = "\n".join(f"- [ ] {words}" for words in HOSTILE)
    content = made(page(f"| a | b |\n| --- | --- |\n{cells}\n\n{items}\n\nx\n\n{boxes}", title="<&>"), "docx")
    words = [words for _style, words in paragraphs(content)]
    for shown in SHOWN:
        assert words.count(shown) == 3
        assert f"☐{shown}" in words


# --- the municipality's own document -----------------------------------------------------------------------------


def own_style(tmp_path: Path, **changes: str) -> Path:
    """A paper whose styles somebody changed in Word, saved as the municipality's own."""
    content = made(page("x"), "docx")
    styles = part_text(content, "word/styles.xml")
    for before, after in changes.items():
        assert before in styles
        styles = styles.replace(before, after)
    path = tmp_path / "kommunen.docx"
    path.write_bytes(repacked(content, {"word/styles.xml": styles.encode()}))
    return path


def part_text(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def test_a_paper_takes_its_looks_from_a_document_of_ones_own(tmp_path: Path) -> None:
    # A Danish Word calls the style by its Danish id.
    own = own_style(tmp_path, **{"1F3A4D": "AA0000", 'w:styleId="Heading1"': 'w:styleId="Overskrift1"'})
    content = made(page("| a | b |\n| --- | --- |\n| c | d |"), "docx", own)
    assert ("Overskrift1", "A paper") in paragraphs(content)
    assert "AA0000" in part_text(content, "word/styles.xml")


def test_tables_get_the_plain_grid_where_a_document_has_no_style_for_them(tmp_path: Path) -> None:
    own = own_style(
        tmp_path,
        **{
            '<w:name w:val="Table" />': '<w:name w:val="Table Grid" />',
            'w:styleId="Table"': 'w:styleId="Tabel-Gitter"',
        },
    )
    root = part(made(page("| a | b |\n| --- | --- |\n| c | d |"), "docx", own), "word/document.xml")
    (style,) = root.iter(f"{W}tblStyle")
    assert style.get(f"{W}val") == "Tabel-Gitter"


def test_a_document_without_paper_size_is_printed_on_a4(tmp_path: Path) -> None:
    content = made(page("x"), "docx")
    bare = part_text(content, "word/document.xml")
    start, end = bare.index("<w:sectPr"), bare.index("</w:sectPr>") + len("</w:sectPr>")
    own = tmp_path / "bare.docx"
    own.write_bytes(repacked(content, {"word/document.xml": (bare[:start] + bare[end:]).encode()}))
    root = part(made(wide_page(), "docx", own), "word/document.xml")
    assert [each.get(f"{W}w") for each in root.iter(f"{W}pgSz")] == ["11906", "16838", "11906"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        b"PK\x03\x04",
        b"{\\rtf1 hello}",
        b"<html></html>",
    ],
    ids=["empty", "an old .doc", "cut off", "rtf", "html"],
)
def test_what_is_no_docx_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "style.docx"
    path.write_bytes(content)
    with pytest.raises(BadReference) as stopped:
        made(page("x"), "docx", path)
    assert (stopped.value.path, stopped.value.kind) == (path, "docx")


@pytest.mark.parametrize(
    ("name", "content"), [("word/styles.xml", None), ("word/document.xml", None), ("word/styles.xml", b"<w:styles>")]
)
def test_a_docx_without_its_parts_is_refused(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / "style.docx"
    path.write_bytes(repacked(made(page("x"), "docx"), {name: content}))
    with pytest.raises(BadReference):
        made(page("x"), "docx", path)


def test_an_odt_is_no_docx(tmp_path: Path) -> None:
    path = tmp_path / "style.docx"
    path.write_bytes(made(page("x"), "odt"))
    with pytest.raises(BadReference):
        made(page("x"), "docx", path)
