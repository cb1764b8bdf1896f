"""An ODT, looked at in its bytes: headings, boxes, header rows, sheets held sideways, language."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from karlemose_model.exports import BadReference
from tests.exports.samples import HOSTILE, SHOWN, made, page, park_pages, part, wide_page

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def styled(content: bytes) -> list[tuple[str, str]]:
    root = part(content, "content.xml")
    return [
        (each.get(f"{TEXT}style-name", ""), "".join(each.itertext()))
        for each in root.iter()
        if each.tag in (f"{TEXT}p", f"{TEXT}h")
    ]


def test_headings_title_and_language() -> None:
    content = made(park_pages("da")["checklists/initial"], "odt")
    headings = [words for style, words in styled(content) if style == "Heading_20_1"]
    assert headings == ["Opstart 3: De første 90 dage"]
    assert part(content, "meta.xml").findtext(".//{http://purl.org/dc/elements/1.1/}title") == headings[0]
    languages = {each.get(f"{FO}language") for each in part(content, "styles.xml").iter() if each.get(f"{FO}language")}
    assert languages == {"da"}


def test_every_part_is_in_its_list_so_that_libreoffice_opens_it() -> None:
    content = made(page("x"), "odt")
    listed = {
        each.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path")
        for each in part(content, "META-INF/manifest.xml")
    }
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert set(names) - {"mimetype", "META-INF/manifest.xml"} <= listed


def test_tables_have_header_rows_and_lines() -> None:
    root = part(made(park_pages("da")["kpis"], "odt"), "content.xml")
    tables = list(root.iter(f"{TABLE}table"))
    assert tables
    assert all(len(each.findall(f"{TABLE}table-header-rows/{TABLE}table-row")) == 1 for each in tables)
    cell = next(each for each in root.iter(f"{STYLE}style") if each.get(f"{STYLE}name") == "TableRowCell")
    assert "solid" in ET.tostring(cell, encoding="unicode")


def test_boxes_and_hostile_words() -> None:
    boxes = "\n".join(f"- [ ] {words}" for words in HOSTILE)
    content = made(page(f"{boxes}\n- [x] done"), "odt")
    assert [words for style, words in styled(content) if style == "Task"] == [*(f"☐{each}" for each in SHOWN), "☒done"]


def test_a_wide_table_turns_the_sheet_and_turns_it_back() -> None:
    found = [style for style, _words in styled(made(wide_page(), "odt")) if style.startswith("To_20_")]
    assert found == ["To_20_sideways", "To_20_upright"]
    masters = part(made(page("x"), "odt"), "styles.xml").iter(f"{STYLE}master-page")
    assert {each.get(f"{STYLE}name") for each in masters} == {"Standard", "Sideways"}


def test_a_docx_is_no_reference_for_odt(tmp_path: Path) -> None:
    path = tmp_path / "style.odt"
    path.write_bytes(made(page("x"), "docx"))
    with pytest.raises(BadReference):
        made(page("x"), "odt", path)
    path.write_bytes(made(page("y"), "odt"))
    assert ("First_20_paragraph", "x") in styled(made(page("x"), "odt", path))
