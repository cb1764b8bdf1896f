"""Figures of the lists of housing areas: what is read, and each refusal with its line, its column and what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.model import ListCriterion, ListFigure
from karlemose_model.problems import Place
from karlemose_model.reading.list_figures import COLUMNS, read_list_figures
from karlemose_model.reading.tables import Table
from karlemose_model.wording import word
from tests.conftest import looked_at
from tests.reading.test_meeting_records import HEAD

FILE = "records/list-status.csv"
FIRST = "year;criterion;numerator;denominator;expected;source;stated;note\n"
CONVICTED = "2025;convicted;12;790;;Ministeriets liste;2025-12-01;syntetisk\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Table[ListFigure]]:
    def read_text(text: str) -> Table[ListFigure]:
        path = tmp_path / "list-status.csv"
        path.write_text(text, "utf-8")
        return read_list_figures(path, FILE)

    return read_text


Read = Callable[[str], Table[ListFigure]]


def test_whole_rows_are_read(read: Read) -> None:
    table = read(f"{FIRST}{CONVICTED}2025;national-convicted;0,7;;;Listen;;\n2026;convicted;3;;ja;Retten;2026-09-30;\n")
    assert table.problems == ()
    first, average, case = table.rows
    assert first == ListFigure(
        2025, ListCriterion.convicted, 12.0, 790.0, False, "Ministeriets liste", date(2025, 12, 1), "syntetisk",
        Place(FILE, 2, 1, 4),
    )  # fmt: skip
    assert (average.numerator, average.denominator, average.stated) == (0.7, None, None)
    assert (case.expected, case.year, case.numerator) == (True, 2026, 3.0)


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("25;convicted;12;790;;S;;", "KM490", 1),
        ("2525;convicted;12;790;;S;;", "KM490", 1),
        ("2017;convicted;12;790;;S;;", "KM491", 1),
        ("2025;convicted;-1;790;;S;;", "KM492", 16),
        ("2025;convicted;0;0;;S;;", "KM492", 18),
        ("2025;convicted;791;790;;S;;", "KM493", 16),
        ("2025;education;100,5;;;S;;", "KM498", 16),
        ("2025;national-convicted;101;;;S;;", "KM498", 25),
        ("2026;education;3;;yes;S;;", "KM495", 19),
        ("2026;convicted;3;790;yes;S;;", "KM496", 18),
        ("2025;residents;1100;1100;;S;;", "KM496", 21),
        ("2025;residents;1100,5;;;S;;", "KM497", 16),
        ("2025;convicted;2,5;790;;S;;", "KM497", 16),
        ("2026;convicted;2,5;;yes;S;;", "KM497", 16),
        ("2025;dømte;12;790;;S;;", "KM499", 6),
        ("2025;Convicted;12;790;;S;;", "KM499", 6),
        ("2025;convicted;12;790;måske;S;;", "KM417", 23),
        ("2025;convicted;;790;;S;;", "KM412", 16),
        ("2025;convicted;12;790;;;;", "KM412", 24),
        ("2025;convicted;12;790;;S;i går;", "KM408", 26),
        (f"2025;convicted;12;790;;S;;{'x' * 201}", "KM416", 27),
        ("2025;convicted;1.200;790;;S;;", "KM414", 16),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(read: Read, row: str, code: str, column: int) -> None:
    table = read(FIRST + row + "\n")
    assert [(one.code, one.place.line, one.place.column) for one in table.problems] == [(code, 2, column)]
    assert table.rows == ()
    for language in ("da", "en"):
        assert word(table.problems[0], language).help


@pytest.mark.parametrize(
    "row",
    [
        "2025;income;320000;300000;;S;;",
        "2025;income;101;;;S;;",
        "2025;labour-market;301,25;700;;S;;",
        "2018;convicted;0;790;nej;S;;",
        "2025;convicted;1,52;;;S;;",
    ],
)
def test_what_can_be_so_is_read(read: Read, row: str) -> None:
    table = read(FIRST + row + "\n")
    assert (len(table.rows), table.problems) == (1, ())


def test_a_figure_stands_once_unless_it_was_stated_anew_or_is_another_case(read: Read) -> None:
    table = read(FIRST + CONVICTED + CONVICTED)
    assert [(one.code, one.place.line, one.data["line"]) for one in table.problems] == [("KM494", 3, 2)]
    assert table.problems[0].related[0].place.line == 2
    corrected = CONVICTED.replace("2025-12-01", "2026-01-15")
    cases = "2026;convicted;3;;yes;S1;;\n2026;convicted;2;;yes;S2;;\n"
    assert read(FIRST + CONVICTED + corrected + cases).problems == ()


def test_a_near_miss_is_named(read: Read) -> None:
    problem = read(f"{FIRST}2025;convictet;1;790;;S;;\n").problems[0]
    assert problem.data["suggestion"] == "convicted"


def test_the_table_is_part_of_the_records_and_its_text_is_searched(files: Callable[[dict[str, str]], Path]) -> None:
    text = FIRST + CONVICTED + "2026;convicted;3;;yes;Retten;;311257-5000\n"
    reading = looked_at(files({"playbook.yml": HEAD, FILE: text}))
    assert [one.criterion for one in reading.records.list_figures] == [ListCriterion.convicted] * 2
    hits = [one for one in reading.problems if one.place.file == FILE]
    assert [(one.code, one.place.line) for one in hits] == [("KM310", 3)]
    assert "311257" not in word(hits[0], "en").what


@given(st.lists(st.lists(st.text(alphabet='0123456789,.;-"\n abconvited%æ', max_size=12), max_size=9), max_size=6))
def test_nothing_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("list") / "list-status.csv"
    path.write_text(FIRST + "".join(";".join(cells) + "\n" for cells in rows), "utf-8")
    for figure in read_list_figures(path, FILE).rows:
        assert figure.numerator >= 0
        assert figure.denominator is None or figure.denominator > 0


def test_the_columns_are_those_of_the_docs() -> None:
    for page in ("docs/en/list-status.md", "docs/da/listestatus.md"):
        assert ";".join(COLUMNS.names) in (Path(__file__).parents[2] / page).read_text("utf-8")
