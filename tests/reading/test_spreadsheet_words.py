"""What somebody can read in a spreadsheet or a document beside its cells and paragraphs is searched, in whatever part it stands."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from karlemose_model.privacy import cpr_like
from karlemose_model.reading.packed_texts import packed_texts
from karlemose_model.reading.spreadsheet_words import as_printed, beside_the_cells
from karlemose_model.reading.spreadsheets import read_spreadsheet
from tests.exports.samples import repacked
from tests.reading.test_packed_texts import zipped

SAMPLE = "311257-5000"
RUNS = "<a:r><a:t>311257</a:t></a:r><a:r><a:t>-5000</a:t></a:r>"
SHEET = "<worksheet><sheetData/>{}</worksheet>"
SHEETS = {
    "xl/drawings/drawing1.xml": f"<xdr:sp><xdr:txBody><a:p>{RUNS}</a:p></xdr:txBody></xdr:sp>",
    "xl/drawings/drawing2.xml": f'<xdr:cNvPr id="2" name="x" descr="{SAMPLE}"/>',
    "xl/drawings/vmlDrawing1.vml": f"<v:shape><v:textbox><div>{SAMPLE}</div></v:textbox></v:shape>",
    "xl/charts/chart1.xml": f"<c:tx><c:rich><a:p>{RUNS}</a:p></c:rich></c:tx>",
    "xl/diagrams/data1.xml": f"<dgm:t><a:p>{RUNS}</a:p></dgm:t>",
    "xl/comments1.xml": "<comment><text><r><t>311257</t></r><r><t>-5000</t></r></text></comment>",
    "xl/threadedComments/threadedComment1.xml": f"<threadedComment><text>{SAMPLE}</text></threadedComment>",
    "xl/persons/person.xml": f'<personList><person displayName="{SAMPLE}"/></personList>',
    "docProps/core.xml": f"<cp:coreProperties><cp:keywords>{SAMPLE}</cp:keywords></cp:coreProperties>",
    "docProps/app.xml": f"<Properties><Company>{SAMPLE}</Company></Properties>",
    "docProps/custom.xml": f'<Properties><property name="Sag"><vt:lpwstr>{SAMPLE}</vt:lpwstr></property></Properties>',
    "xl/workbook.xml": f'<workbook><sheets><sheet name="{SAMPLE}"/></sheets></workbook>',
    "xl/workbook-2.xml": f'<definedNames><definedName name="a">&quot;{SAMPLE}&quot;</definedName></definedNames>',
    "xl/workbook-3.xml": f'<definedNames><definedName name="a" comment="{SAMPLE}">A1</definedName></definedNames>',
    "xl/workbook-4.xml": '<definedNames><definedName name="_3112575000">A1</definedName></definedNames>',
    "xl/worksheets/sheet1.xml": SHEET.format(f"<headerFooter><oddHeader>&amp;L{SAMPLE}</oddHeader></headerFooter>"),
    "xl/worksheets/sheet2.xml": SHEET.format("<oddFooter>&amp;C311257&amp;&quot;Arial,Bold&quot;&amp;K00FF00-5000&amp;R</oddFooter>"),
    "xl/worksheets/sheet3.xml": SHEET.format(f'<dataValidation prompt="{SAMPLE}"/>'),
    "xl/worksheets/sheet4.xml": SHEET.format(f'<filters><filter val="{SAMPLE}"/></filters>'),
    "xl/worksheets/sheet5.xml": SHEET.format(f'<scenario name="a"><inputCells r="A1" val="{SAMPLE}"/></scenario>'),
    "xl/tables/table1.xml": f'<table name="t"><tableColumn name="{SAMPLE}"/></table>',
    "xl/tables/table2.xml": f'<table name="t" altText="{SAMPLE}"/>',
    "xl/pivotCache/pivotCacheDefinition1.xml": f'<sharedItems><s v="{SAMPLE}"/></sharedItems>',
    "xl/ctrlProps/ctrlProp1.xml": f'<formControlPr><itemLst><item val="{SAMPLE}"/></itemLst></formControlPr>',
    "xl/connections.xml": f'<connection name="a" description="{SAMPLE}"/>',
    "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationship Target="mailto:{SAMPLE}@example.org"/>',
}  # fmt: skip
WORD = {
    "word/document.xml": f"<mc:AlternateContent><w:txbxContent><w:p>{RUNS.replace('a:', 'w:')}</w:p></w:txbxContent></mc:AlternateContent>",
    "word/document-2.xml": f'<w:ins w:author="{SAMPLE}"><w:r><w:t>x</w:t></w:r></w:ins>',
    "word/document-3.xml": f"<w:del><w:r><w:delText>{SAMPLE}</w:delText></w:r></w:del>",
    "word/document-4.xml": f'<w:sdtPr><w:alias w:val="{SAMPLE}"/></w:sdtPr>',
    "word/document-5.xml": f'<wp:docPr id="1" name="a" descr="{SAMPLE}"/>',
    "word/document-6.xml": f'<w:fldSimple w:instr="QUOTE {SAMPLE}"/>',
    "word/comments.xml": f"<w:comment><w:p>{RUNS.replace('a:', 'w:')}</w:p></w:comment>",
    "word/comments-2.xml": f'<w:comment w:author="{SAMPLE}"/>',
    "word/people.xml": f'<w15:person w15:author="{SAMPLE}"/>',
    "word/header1.xml": f"<w:hdr><w:p>{RUNS.replace('a:', 'w:')}</w:p></w:hdr>",
    "word/footer1.xml": f"<w:ftr><w:p>{RUNS.replace('a:', 'w:')}</w:p></w:ftr>",
    "word/footnotes.xml": f"<w:footnote><w:p>{RUNS.replace('a:', 'w:')}</w:p></w:footnote>",
    "word/settings.xml": f'<w:docVar w:name="a" w:val="{SAMPLE}"/>',
    "docProps/core.xml": f"<cp:coreProperties><dc:creator>{SAMPLE}</dc:creator></cp:coreProperties>",
    "docProps/app.xml": f"<Properties><Manager>{SAMPLE}</Manager></Properties>",
}


def is_seen(text: str | None) -> bool:
    return text is not None and any(cpr_like(text))


@pytest.mark.parametrize("name", SHEETS)
def test_in_every_part_of_a_spreadsheet(name: str) -> None:
    content = SHEETS[name].encode()
    assert any(is_seen(words) for _name, words in beside_the_cells({name: content}))
    assert any(map(is_seen, packed_texts(zipped({name: content}))))


@pytest.mark.parametrize("name", WORD)
def test_in_every_part_of_a_document(name: str) -> None:
    assert any(map(is_seen, packed_texts(zipped({name: WORD[name].encode()}))))


def test_what_numbers_parts_and_places_is_none() -> None:
    """Programs count with ten digits, too: some of them begin with what would be a day."""
    parts = {
        "xl/drawings/drawing1.xml": b'<xdr:cNvPr id="3112575000" name="Figur 1"/><a:off x="3112575000" y="0"/>',
        "xl/charts/chart1.xml": b'<c:axId val="3112575000"/>',
        "xl/worksheets/sheet1.xml": b"<worksheet><sheetData><c><v>3112575000</v></c></sheetData></worksheet>",
    }
    assert not any(is_seen(words) for _name, words in beside_the_cells(parts))


def test_what_excel_writes_beside_comments_need_be_no_xml(tmp_path: Path) -> None:
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as book:
        sheet: Any = book.add_worksheet("a")
        sheet.write_comment("A1", "Note")
        sheet.write("A1", "kpi")
    vml = "xl/drawings/vmlDrawing1.vml"
    path = tmp_path / "a.xlsx"
    path.write_bytes(repacked(saved.getvalue(), {vml: f"<xml><div>a<br>{SAMPLE}</div></xml>".encode()}))
    found = read_spreadsheet(path, "a.xlsx", 1_000_000)
    assert (len(found.sheets), found.problems) == (1, [])
    assert is_seen(found.text)


def test_what_a_heading_for_print_shows() -> None:
    assert as_printed('&L311257&R-5000 &"Arial,Bold"&12a&KFF0000b') == "\n\n311257\n\n-5000 ab"


@pytest.mark.parametrize("where", ["text box", "comment", "property", "sheet", "header", "defined name"])
def test_a_workbook_as_a_program_saves_it(where: str, tmp_path: Path) -> None:
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as book:
        sheet: Any = book.add_worksheet(SAMPLE if where == "sheet" else "a")
        sheet.write("A1", "kpi")
        if where == "text box":
            sheet.insert_textbox("B2", f"Ring om {SAMPLE}")
        elif where == "comment":
            sheet.write_comment("A1", f"Det var {SAMPLE}")
        elif where == "property":
            book.set_properties({"comments": SAMPLE})
        elif where == "header":
            sheet.set_header('&L&"Arial,Bold"311257&"Arial"-5000')
        elif where == "defined name":
            book.define_name("sag", f'="{SAMPLE}"')
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved.getvalue())
    assert is_seen(read_spreadsheet(path, "a.xlsx", 1_000_000).text)
