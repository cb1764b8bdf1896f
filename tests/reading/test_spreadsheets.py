"""Spreadsheets: real .xlsx and .ods files, long and wide, and what is refused in them before and after they are opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from html import escape
from pathlib import Path

import pytest
import xlsxwriter

from karlemose_model.model import Observation
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import archives, tables
from karlemose_model.reading.observations import read_observations
from karlemose_model.reading.observed_kpis import ObservedKpis
from karlemose_model.reading.spreadsheets import cell_at, cell_name
from karlemose_model.wording import word

KPIS = ObservedKpis(
    {
        "held": {"code": "K15", "name": {"da": "Afholdte møder", "en": "Meetings held"}, "measure": "share", "frequency": "month"},
        "mentees": {"code": "K10", "name": {"da": "Unge i forløb", "en": "Mentees"}, "measure": "level", "frequency": "month"},
        "convictions": {"code": "K07", "name": "Domme", "measure": "number", "frequency": "half_year"},
    },
    "da",
)  # fmt: skip
NAME = "records/observations/figures.xlsx"
Fill = Callable[[xlsxwriter.Workbook], None]


def workbook(path: Path, fill: Fill) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        fill(book)
    return path


def sheet_of(rows: list[list[object]], name: str = "Ark1") -> Fill:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet(name)
        as_date = book.add_format({"num_format": "mmm-yy"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime | date):
                    sheet.write_datetime(number, column, cell, as_date)
                elif cell is not None:
                    sheet.write(number, column, cell)

    return fill


def read(path: Path) -> tuple[tuple[Observation, ...], tuple[Problem, ...]]:
    table = read_observations(path, NAME, KPIS)
    assert all(word(problem, "en").help for problem in table.problems)
    return table.rows, table.problems


def told(path: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.cell) for problem in read(path)[1]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "figures.xlsx"


def test_a_long_table_with_titles_above_and_an_empty_column_is_read(path: Path) -> None:
    rows: list[list[object]] = [
        ["Nøgletal for Prøveparken"],
        [],
        [None, "kpi", "periode", "værdi", "tæller", "n", "opgjort", "bemærkning"],
        [None, "K10", "2026-11", 7, None, None, date(2026, 12, 5), "=1+1".removeprefix("=")],
        [None, "Afholdte møder", date(2026, 10, 1), None, 2, 3],
        [],
        [None, "convictions", "2026-H1", 1234.5],
    ]
    found, problems = read(workbook(path, sheet_of(rows)))
    assert problems == ()
    assert [(one.kpi, one.period.written, one.value, one.n) for one in found] == [
        ("mentees", "2026-11", 7.0, None),
        ("held", "2026-10", pytest.approx(66.6667, abs=1e-3), 3),
        ("convictions", "2026-H1", 1234.5, None),
    ]
    assert found[0].stated == date(2026, 12, 5)
    assert found[1].numerator == 2
    assert found[0].place.cell == "Ark1!B4"
    assert found[0].place.line == 4


@pytest.mark.parametrize(
    "rows",
    [
        [["nøgletal", date(2026, 10, 1), date(2026, 11, 1)], ["K10", 6, 7]],
        [["", "okt 2026", "2026-11"], ["Unge i forløb", 6, 7]],
        [["", 2026, None], ["", "okt", "november"], ["mentees", 6, 7]],
        [["Tal fra projektet"], ["Nøgletal", "kilde", 2026, None], [None, None, "oktober", "nov."], ["Mentees", "", 6, 7]],
    ],
)  # fmt: skip
def test_a_wide_table_is_read(path: Path, rows: list[list[object]]) -> None:
    found, problems = read(workbook(path, sheet_of(rows)))
    assert problems == ()
    assert [(one.kpi, one.period.written, one.value) for one in found] == [
        ("mentees", "2026-10", 6.0),
        ("mentees", "2026-11", 7.0),
    ]


def test_years_hold_until_the_next_one(path: Path) -> None:
    rows: list[list[object]] = [
        ["", 2025, None, 2026, None],
        ["", "1. halvår", "2. halvår", "1. halvår", "2. halvår"],
        ["K07", 9, None, 11, 12],
    ]
    found, problems = read(workbook(path, sheet_of(rows)))
    assert problems == ()
    assert [(one.period.written, one.value) for one in found] == [
        ("2025-H1", 9.0),
        ("2026-H1", 11.0),
        ("2026-H2", 12.0),
    ]


def test_wrong_cells_of_a_wide_table_are_told_by_their_names(path: Path) -> None:
    rows: list[list[object]] = [["kpi", "2026-10", "nov-26"], ["mentee", 1, None], ["K10", "seven", 8], ["K07", 4]]
    assert told(workbook(path, sheet_of(rows))) == [
        ("KM405", "Ark1!A2"),
        ("KM407", "Ark1!B3"),
        ("KM440", "Ark1!C1"),
        ("KM441", "Ark1!B1"),
    ]


def test_a_cell_in_per_cent_is_asked_about(path: Path) -> None:
    rows: list[list[object]] = [["kpi", "period", "value"], ["held", "2026-10", 0.92], ["held", "2026-11", 92], ["held", "2026-12", "0,92"]]  # fmt: skip
    found, (problem,) = read(workbook(path, sheet_of(rows)))
    assert [one.value for one in found] == [92.0, 0.92]
    assert (problem.code, problem.place.cell) == ("KM444", "Ark1!C2")
    assert "92 per cent" in word(problem, "en").what
    assert "0.92 per cent" in word(problem, "en").what


def test_a_formula_has_the_value_that_was_left_in_it_and_is_never_calculated(path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Ark1")
        for number, cells in enumerate((("kpi", "period", "value"), ("mentees", "2026-10"), ("mentees", "2026-11"), ("mentees", "2026-12"))):  # fmt: skip
            for column, cell in enumerate(cells):
                sheet.write(number, column, cell)
        sheet.write_formula("C2", "=1+1", None, 7)
        sheet.write_formula("C3", "=B1&B2", None, "")
        sheet.write_formula("C4", "=1/0", None, "#DIV/0!")

    found, problems = read(workbook(path, fill))
    assert [one.value for one in found] == [7.0]
    told_ = [(one.code, one.place.cell, one.data.get("formula")) for one in problems if one.code == "KM455"]
    assert told_ == [("KM455", "Ark1!C3", "=B1&B2"), ("KM455", "Ark1!C4", "=1/0")]


def test_a_hidden_sheet_and_one_without_a_table_are_told_and_not_read(path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet_of([["kpi", "period", "value"], ["mentees", "2026-10", 7]])(book)
        hidden = book.add_worksheet("Skjult")
        hidden.write_row(0, 0, ["kpi", "period", "value"])
        hidden.write_row(1, 0, ["mentees", "2026-11", 8])
        hidden.hide()
        book.add_worksheet("Vejledning").write(0, 0, "Send arket til tovholderen.")
        book.add_worksheet("Tom")

    found, problems = read(workbook(path, fill))
    assert [one.value for one in found] == [7.0]
    assert [(one.code, one.place.cell, one.severity) for one in problems] == [
        ("KM454", "Skjult", Severity.warning),
        ("KM457", "Vejledning", Severity.warning),
    ]


def test_a_workbook_without_any_table_is_told_once(path: Path) -> None:
    assert [code for code, _ in told(workbook(path, sheet_of([["Hej"]])))] == ["KM404"]
    assert [code for code, _ in told(workbook(path, sheet_of([])))] == ["KM401"]


def test_the_second_sheet_is_read_and_its_cells_keep_their_names(path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet_of([["kpi", "period", "value"], ["mentees", "2026-10", 7]], "Første")(book)
        sheet_of([["kpi", "period", "value"], ["mentees", "2026-10", 8], ["mentees", "2026-11", "x"]], "Anden")(book)

    found, problems = read(workbook(path, fill))
    assert [one.value for one in found] == [7.0]
    assert [(one.code, one.place.cell) for one in problems] == [("KM409", "Anden!A2"), ("KM407", "Anden!C3")]
    assert problems[0].data["where"] == "Første!A2"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", "KM451"),
        ("a.xlsx", b"PK\x03\x04 broken", "KM451"),
        ("a.ods", b"no zip", "KM451"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "KM452"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "KM453"),
    ],
)
def test_what_is_no_spreadsheet_of_ours_is_one_problem(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert told(path) == [(code, "")]


def test_a_zip_that_is_no_spreadsheet_is_broken(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "x")
    assert told(path) == [("KM451", "")]


def test_sizes_are_looked_at_before_anything_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook(path, sheet_of([["kpi", "period", "value"], ["mentees", "2026-10", 7]]))
    monkeypatch.setattr(tables, "MAX_BYTES", 100)
    assert told(path) == [("KM007", "")]
    monkeypatch.setattr(tables, "MAX_BYTES", 20_000_000)
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1_000)
    assert told(path) == [("KM456", "")]


@pytest.mark.parametrize("cells", [(1_048_575, 3), (3, 16_383)])
def test_a_cell_far_away_takes_no_memory(path: Path, cells: tuple[int, int]) -> None:
    """The reader keeps every cell up to the last one: two cells could ask for gigabytes."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "kpi")
        sheet.write(*cells, 1)

    assert told(workbook(path, fill)) == [("KM456", "")]


def test_an_entry_that_lies_about_its_size_is_not_unpacked_further(path: Path) -> None:
    workbook(path, sheet_of([["kpi", "period", "value"], ["mentees", "2026-10", 7]]))
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry) + b" " * 5_000_000 * entry.filename.endswith("sheet1.xml"))
    content = bytearray(packed.getvalue())
    with zipfile.ZipFile(packed) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lied = bytes(content).replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(lied)
    assert told(path) == [("KM451", "")]


def test_where_a_cell_stands_in_the_text() -> None:
    assert [cell_name("A", 0, column) for column in (0, 25, 26, 701, 702)] == [
        "A!A1",
        "A!Z1",
        "A!AA1",
        "A!ZZ1",
        "A!AAA1",
    ]
    starts = ((1, "Første"), (11, "Anden"))
    assert cell_at(starts, 12, "a\tb\t") == "Anden!C2"
    assert cell_at((), 12, "a\tb\t") == ""


# --- ods -----------------------------------------------------------------------------------------------------------


def ods(path: Path, body: str) -> Path:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.3"><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def ods_row(*cells: object) -> str:
    written = []
    for cell in cells:
        if isinstance(cell, str) and cell.startswith("<"):
            written.append(cell)
        elif isinstance(cell, str):
            written.append(
                f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            )
        elif isinstance(cell, date):
            written.append(
                f'<table:table-cell office:value-type="date" office:date-value="{cell}"><text:p>x</text:p></table:table-cell>'
            )
        else:
            written.append(
                f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
            )
    return f"<table:table-row>{''.join(written)}</table:table-row>"


def test_an_ods_file_is_read(tmp_path: Path) -> None:
    rows = ods_row("kpi", "period", "value", "stated") + ods_row("K10", "nov 2026", 7.5, date(2026, 12, 5))
    empty = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    path = ods(tmp_path / "a.ods", f'<table:table table:name="Ark1"><table:table-column/>{rows}{empty}</table:table>')
    (one,), problems = read(path)
    assert problems == ()
    assert (one.kpi, one.period.written, one.value, one.stated) == ("mentees", "2026-11", 7.5, date(2026, 12, 5))


def test_an_ods_formula_without_a_value_is_told(tmp_path: Path) -> None:
    formula = '<table:table-cell table:formula="of:=[.A1]&amp;1"/>'
    gap = '<table:table-cell table:number-columns-repeated="3"/>'
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    rows = ods_row("kpi", "period", gap, "value") + blank + ods_row("K10", "2026-11", gap, formula)
    assert ("KM455", "Ark1!F4") in told(ods(tmp_path / "a.ods", f'<table:table table:name="Ark1">{rows}</table:table>'))


def test_an_ods_cell_that_is_repeated_too_often_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert told(ods(tmp_path / "a.ods", f'<table:table table:name="A">{row}</table:table>')) == [("KM456", "")]


def test_an_ods_file_with_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    inner = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{inner}</manifest:manifest>',
        )
        archive.writestr("content.xml", b"\x8f\x02 nothing to be read")
    assert told(path) == [("KM452", "")]


@pytest.mark.parametrize("broken", ["</table:dsheet>", "", "<table:table-row>", "</office:body>&x;"])
def test_an_ods_file_that_is_no_xml_is_broken(tmp_path: Path, broken: str) -> None:
    """The reader looks for the end of such a table for ever."""
    rows = f'<table:table table:name="A">{ods_row("kpi", "period", "value")}'
    assert told(ods(tmp_path / "a.ods", rows + broken)) == [("KM451", "")]


def test_a_spreadsheet_that_defines_entities_is_refused(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", '<table:table table:name="A"></table:table>')
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["content.xml"] = files["content.xml"].replace(b"?>", b'?><!DOCTYPE x [<!ENTITY y "z">]>', 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    assert told(path) == [("KM451", "")]
