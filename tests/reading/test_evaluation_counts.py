"""Counts of offences by area and month: what is read from which file, and each refusal with its cell and what to do."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from karlemose_model.model import MonthCount
from karlemose_model.problems import Place, Severity
from karlemose_model.reading import read_playbook, tables
from karlemose_model.reading.evaluation_counts import COLUMNS, MOST, Evaluated, Unread, read_evaluation_counts
from karlemose_model.reading.tables import Table
from karlemose_model.wording import word
from tests.conftest import looked_at
from tests.reading.test_meeting_records import HEAD

FILE = "records/evaluation/offences.csv"
FIRST = "area;outcome;month;count;source;stated;note\n"
SECTION: dict[str, Any] = {
    "areas": {"here": {"name": {"da": "Prøveparken", "en": "The trial park"}}, "north": {"name": "Nordbyen"}},
    "outcomes": {"burglary": {"name": {"da": "Indbrud", "en": "Burglaries"}}, "violence": {}},
}
EVALUATION = """
evaluation:
  start: 2025-01-01
  fixed: 2024-11-20
  before: {from: 2024-01, to: 2024-12}
  after: {from: 2025-01, to: 2025-12}
  areas:
    here: {kind: estate, name: {da: Her, en: Here}, covers: [Prøvevej]}
    north: {kind: comparison, name: {da: Nord, en: North}, covers: [Nordvej], why: {da: Ligner., en: Alike.}}
  outcomes:
    burglary: {name: {da: Indbrud, en: Burglaries}, initiated: victim, primary: true}
"""

Read = Callable[[str], Table[MonthCount]]
Files = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(text: str) -> Table[MonthCount]:
        path = tmp_path / "offences.csv"
        path.write_text(text, "utf-8")
        return read_evaluation_counts(path, FILE, Evaluated.of(SECTION))

    return read_text


def told(table: Table[MonthCount]) -> list[tuple[str, str, str, int]]:
    return [(one.area, one.outcome, f"{one.month:%Y-%m}", one.count) for one in table.rows]


def found(table: Table[MonthCount]) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in table.problems]


def test_whole_rows_are_read(read: Read) -> None:
    table = read(f"{FIRST}here;burglary;2024-01;4;Politiet;2026-02-03;syntetisk\n")
    assert table.problems == ()
    assert table.rows == (
        MonthCount(
            "here", "burglary", date(2024, 1, 1), 4, "Politiet", date(2026, 2, 3), "syntetisk", Place(FILE, 2, 1, 4)
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "area,outcome,month,count\nnorth,violence,2024-01,1200\n",
        "område;udfald;måned;antal\nNordbyen;violence;januar 2024;1.200\n",
        "Trukket den 3. februar\n\nmåned\tantal\tudfald\tområde\t#egen\njan 2024\t1 200\tviolence\tnordbyen\tx\n",
        "area;outcome;month;count\nnorth;violence;01-01-2024;1200\n",
        'area,outcome,month,count\nnorth,violence,2024M01,"1,200"\n',
        "area;outcome;2024-01;2024-02\nnorth;violence;1200;\n",
        ";;;2024;\nområde;udfald;kilde;jan;feb\nnorth;violence;Politiet;1200;\n",
    ],
)
def test_tables_of_offices_are_read(read: Read, text: str) -> None:
    table = read(text)
    assert (told(table), table.problems) == ([("north", "violence", "2024-01", 1200)], ())


def test_names_in_either_language_are_known(read: Read) -> None:
    table = read(f"{FIRST}the trial park;INDBRUD;2024-01;0;;;\nPrøveparken;Burglaries;2024-02;1;;;\n")
    assert told(table) == [("here", "burglary", "2024-01", 0), ("here", "burglary", "2024-02", 1)]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("nowhere;burglary;2024-01;4;;;", "KM551", 1),
        ("here;theft;2024-01;4;;;", "KM551", 6),
        ("here;burglary;2024;4;;;", "KM552", 15),
        ("here;burglary;2024-Q1;4;;;", "KM552", 15),
        ("here;burglary;2024-13;4;;;", "KM552", 15),
        ("here;burglary;2024-01-15;4;;;", "KM552", 15),
        ("here;burglary;nov-26;4;;;", "KM552", 15),
        ("here;burglary;1/2024;4;;;", "KM552", 15),
        ("here;burglary;01/03/2024;4;;;", "KM552", 15),
        ("here;burglary;04/03/2024;4;;;", "KM440", 15),
        ("here;burglary;2024-01;-1;;;", "KM553", 23),
        ("here;burglary;2024-01;1,5;;;", "KM553", 23),
        ("here;burglary;2024-01;<5;;;", "KM553", 23),
        ("here;burglary;2024-01;4 stk;;;", "KM553", 23),
        (f"here;burglary;2024-01;{MOST + 1};;;", "KM553", 23),
        ("here;burglary;2024-01;;;;", "KM412", 23),
        (";burglary;2024-01;4;;;", "KM412", 1),
        ("here;burglary;2024-01;4;;2023-12-31;", "KM450", 26),
        ("here;burglary;2024-01;4;;i går;", "KM408", 26),
        (f"here;burglary;2024-01;4;;;{'x' * 201}", "KM416", 27),
        ("here;burglary;2024-01;4;;;;x", "KM403", 28),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(read: Read, row: str, code: str, column: int) -> None:
    table = read(FIRST + row + "\n")
    assert found(table) == [(code, 2, column)]
    assert table.rows == ()
    for language in ("da", "en"):
        assert word(table.problems[0], language).help


@pytest.mark.parametrize(
    ("row", "suggestion"),
    [
        ("nordbyn;burglary;2024-01;4;;;", "north"),
        ("here;burglery;2024-01;4;;;", "burglary"),
        ("here;burglary;2024-01-15;4;;;", "2024-01"),
        # A month and no day or quarter: what Excel made of it may be read in two ways, only one of which is a month.
        ("here;burglary;nov-26;4;;;", "2026-11"),
        ("here;burglary;1/2024;4;;;", "2024-01"),
        ("here;burglary;01/03/2024;4;;;", "2024-03"),
        ("here;burglary;3/1/2024;4;;;", "2024-03"),
    ],
)
def test_a_near_miss_is_named(read: Read, row: str, suggestion: str) -> None:
    assert read(FIRST + row + "\n").problems[0].data["suggestion"] == suggestion


def test_of_two_days_the_months_of_both_are_offered(read: Read) -> None:
    (problem,) = read(f"{FIRST}here;burglary;04/03/2024;4;;;\n").problems
    assert (problem.code, problem.data["first"], problem.data["second"]) == ("KM440", "2024-03", "2024-04")


@pytest.mark.parametrize("count", ["mange", "<5", "-1", "1,5", "4 stk", str(MOST + 1)])
def test_why_a_count_is_none_holds_for_every_count(read: Read, count: str) -> None:
    (problem,) = read(f"{FIRST}here;burglary;2024-01;{count};;;\n").problems
    assert word(problem, "en").why.startswith("only exact counts can be added up and compared")
    assert word(problem, "da").why.startswith("kun nøjagtige antal kan lægges sammen og sammenlignes")


def test_the_same_name_or_month_in_many_rows_is_told_once(read: Read) -> None:
    rows = "".join(
        f"{area};burglary;{month};4;;;\n" for area in ("here", "nowhere") for month in ("jan-24", "feb-24", "2024-03")
    )
    table = read(FIRST + rows)
    assert [(*one, problem.data["rows"]) for one, problem in zip(found(table), table.problems, strict=True)] == [
        ("KM552", 2, 15, 2),
        ("KM552", 3, 15, 2),
        ("KM551", 5, 1, 3),
    ]
    assert told(table) == [("here", "burglary", "2024-03", 4)]


def test_a_copy_of_a_file_is_told_once_and_rows_that_stand_twice_in_a_file_each(tmp_path: Path) -> None:
    evaluated = Evaluated.of(SECTION)
    rows = "here;burglary;2024-01;4\nhere;burglary;2024-02;5\n"
    (tmp_path / "a.csv").write_text("area;outcome;month;count\n" + rows * 2, "utf-8")
    (tmp_path / "b.csv").write_text("area;outcome;month;count\n" + rows, "utf-8")
    first, second = (read_evaluation_counts(tmp_path / name, name, evaluated) for name in ("a.csv", "b.csv"))
    assert found(first) == [("KM554", 4, 1), ("KM554", 5, 1)]
    assert found(second) == [("KM554", 2, 1)]
    assert second.problems[0].data["rows"] == 2
    assert "for januar 2024: a.csv:2; rækker, der allerede står dér: 2" in word(second.problems[0], "da").what


def test_what_could_not_be_read_is_kept_as_far_as_it_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for text, unread in (
        ("area;outcome;month;count\nhere;burglary;2024-01;x\n", {Unread("here", "burglary", date(2024, 1, 1))}),
        ("area;outcome;month;count\nhere;burglary;x;1\n", {Unread("here", "burglary")}),
        ("area;outcome;month;count\nnowhere;burglary;2024-01;1\n", {Unread(None, "burglary", date(2024, 1, 1))}),
        ("area;outcome;2024-01;2024-02\nhere;burglary;1;x\n", {Unread("here", "burglary", date(2024, 2, 1))}),
        ("area;outcome;2024-01;2024-02\nhere;burglary;1;\n", set()),
        ("area;when;month;count\nhere;burglary;2024-01;1\n", {Unread()}),
        ("area;outcome;month;count\nhere;burglary;2024-01;1\n", set()),
    ):
        evaluated = Evaluated.of(SECTION)
        path.write_text(text, "utf-8")
        read_evaluation_counts(path, "a.csv", evaluated)
        assert evaluated.unread == unread
    assert Unread(None, "burglary").may_be("here", "burglary", date(2024, 1, 1))
    assert not Unread(None, "burglary").may_be("here", "violence", date(2024, 1, 1))


def test_a_day_before_several_months_of_a_row_is_told_once(read: Read) -> None:
    table = read("area;outcome;stated;2024-01;2024-02\nhere;burglary;2023-12-31;1;2\n")
    assert found(table) == [("KM450", 2, 15)]


def test_a_month_is_counted_once_in_all_files(tmp_path: Path) -> None:
    evaluated = Evaluated.of(SECTION)
    for name, row in (("a.csv", "here;burglary;2024-01;4\n"), ("b.csv", "Prøveparken;Indbrud;jan 2024;5\n")):
        (tmp_path / name).write_text("area;outcome;month;count\n" + row, "utf-8")
    first, second = (read_evaluation_counts(tmp_path / name, name, evaluated) for name in ("a.csv", "b.csv"))
    assert (len(first.rows), second.rows) == (1, ())
    problem = second.problems[0]
    assert (problem.code, problem.place.file, problem.place.line) == ("KM554", "b.csv", 2)
    assert (problem.related[0].place.file, problem.data["where"]) == ("a.csv", "a.csv:2")


def test_what_a_wide_table_lacks_is_told_once(read: Read) -> None:
    table = read("area;outcome;2024-01;2024-02;2024-Q3;i alt\nnowhere;burglary;1;2;;\nhere;burglary;1;x;3;6\n")
    assert found(table) == [("KM552", 1, 30), ("KM551", 2, 1), ("KM458", 1, 38), ("KM553", 3, 17)]
    assert told(table) == [("here", "burglary", "2024-01", 1)]
    assert found(read("area;2024-01\nhere;3\n")) == [("KM404", 1, 1)]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("area;outcome;month;count\nhere;burglary;2024-01;1\nI alt;;;812\n", (3, 1)),
        ("område;udfald;måned;antal\nhere;burglary;2024-01;1\nTOTAL:;burglary;2024-01;9\n", (3, 1)),
        ("area;outcome;month;count\nhere;burglary;2024-01;1\nhere;I alt;;12\n", (3, 6)),
        ("area;outcome;month;count\nhere;burglary;2024-01;1\nhere;burglary;i alt;12\n", (3, 15)),
        ("area;outcome;2024-01;2024-02\nhere;burglary;1;\nSum;;1;2\n", (3, 1)),
        ("area;outcome;2024-01;2024-02\nhere;burglary;1;\nhere;Ialt;1;2\n", (3, 6)),
    ],
)
def test_a_row_of_sums_is_one_problem(tmp_path: Path, text: str, where: tuple[int, int]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8")
    evaluated = Evaluated.of(SECTION)
    table = read_evaluation_counts(path, "a.csv", evaluated)
    assert found(table) == [("KM591", *where)]
    assert told(table) == [("here", "burglary", "2024-01", 1)]
    # It is no count of anything, so no month may be hidden in it.
    assert evaluated.unread == set()


def test_rows_of_sums_are_told_once_and_an_area_may_have_such_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "sum;burglary;2024-01;1\ni alt;;;1\ntotal;;;1\n"
    path.write_text("area;outcome;month;count\n" + rows, "utf-8")
    (problem,) = read_evaluation_counts(path, "a.csv", Evaluated.of(SECTION)).problems
    assert problem.data["rows"] == 3
    areas = {**SECTION["areas"], "sum": {"kind": "comparison", "name": "Sum"}}
    table = read_evaluation_counts(path, "a.csv", Evaluated.of({**SECTION, "areas": areas}))
    assert told(table) == [("sum", "burglary", "2024-01", 1)]


@pytest.mark.parametrize("language", ["da", "en"])
def test_columns_are_named_in_the_readers_language(read: Read, language: str) -> None:
    (missing,) = read("area;outcome;month\nhere;burglary;2024-01\n").problems
    (strange, *_) = read("area;outcome;month;count;xyz\nhere;burglary;2024-01;1;\n").problems
    (empty,) = read("area;outcome;month;count\nhere;;2024-01;1\n").problems
    (wide,) = read("area;2024-01\nhere;3\n").problems
    said = {
        "da": ("antal (count)", "område (area), udfald (outcome), måned (month), antal (count), kilde (source), opgjort (stated), bemærkning (note)", "udfald (outcome)"),
        "en": ("count", "area, outcome, month, count, source, stated, note", "outcome"),
    }[language]  # fmt: skip
    assert [one.code for one in (missing, strange, empty, wide)] == ["KM404", "KM402", "KM412", "KM404"]
    assert f" {said[0]} " in f" {word(missing, language).what} "
    assert word(missing, language).help.endswith(said[1])
    assert word(strange, language).help.endswith(said[1])
    assert f" {said[2]} " in word(empty, language).what
    assert f" {said[2]} " in f" {word(wide, language).what} "


def test_a_column_that_is_there_is_not_what_another_one_is_meant_for(read: Read) -> None:
    problems = read("område,udfald,tid,antal,kilde\nhere,burglary,2024-01,1,x\n").problems
    assert [(one.code, one.data.get("suggestion", "")) for one in problems] == [("KM402", ""), ("KM404", "")]


def test_too_much_ends_the_reading(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 1)
    for text in (FIRST + "here;burglary;2024-01;4;;;\n" * 2, "area;outcome;2024-01\n" + "here;burglary;4\n" * 2):
        assert [one.code for one in read(text).problems] == ["KM411"]
    monkeypatch.setattr(tables, "MAX_ROWS", 100)
    monkeypatch.setattr(tables, "MAX_PROBLEMS", 2)
    for text in (FIRST + "here;burglary;2024-01;x;;;\n" * 9, "area;outcome;2024-01\n" + "here;burglary;x\n" * 9):
        assert [one.code for one in read(text).problems][-1] == "KM415"
        assert len(read(text).problems) == 3


def test_spreadsheets_are_read_with_real_days_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "offences.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "mmm-yy"})
        sheet = book.add_worksheet("Tal")
        for column, name in enumerate(("Område", "Udfald", "Måned", "Antal")):
            sheet.write(0, column, name)
        for row, (number, month) in enumerate(((3, 1), (4.0, 2), (2.5, 3)), start=1):
            sheet.write_row(row, 0, ["here", "burglary"])
            sheet.write_datetime(row, 2, date(2024, month, 1), day)
            sheet.write_number(row, 3, number)
        book.add_worksheet("Vejledning").write(0, 0, "Trukket i registret.")
    table = read_evaluation_counts(path, "offences.xlsx", Evaluated.of(SECTION))
    assert told(table) == [("here", "burglary", "2024-01", 3), ("here", "burglary", "2024-02", 4)]
    assert [(one.code, one.place.cell) for one in table.problems] == [("KM553", "Tal!D4"), ("KM457", "Vejledning")]
    assert word(table.problems[1], "en").help.endswith("area, outcome, month, count")


def test_they_are_part_of_the_records_and_their_text_is_searched(files: Files) -> None:
    folder = files(
        {
            "playbook.yml": HEAD + EVALUATION,
            "records/evaluation/a.csv": FIRST + "here;burglary;2024-01;1;;;311257-5000\n",
            "records/evaluation/b.txt": "area\toutcome\tmonth\tcount\nnorth\tburglary\t1/2024\t2\n".encode("utf-16"),
            "records/evaluation/~$c.xlsx": b"left by Excel",
            "records/evaluation/letter.docx": b"no table",
            "records/evaluation/old.xls": b"x",
            "records/evaluation/more/d.csv": "not looked at",
        }
    )
    reading = looked_at(folder)
    problems = [one for one in reading.problems if one.place.file.startswith("records/") and one.code != "KM568"]
    assert [(one.code, one.place.file) for one in problems] == [
        ("KM310", "records/evaluation/a.csv"),
        ("KM552", "records/evaluation/b.txt"),
        ("KM453", "records/evaluation/old.xls"),
    ]
    assert "311257" not in word(problems[0], "en").what
    assert [one.area for one in reading.records.counts] == ["here"]


def test_tables_where_none_is_looked_for_are_told_with_their_folder(files: Files) -> None:
    counts, other = "område;udfald;måned;antal\nhere;burglary;2024-01;1\n", "a;b\n1;2\n"
    path = files(
        {
            "playbook.yml": HEAD + EVALUATION,
            "records/README.md": "# Records",
            "records/counts.csv": counts,
            "records/notes.txt": "Call the library.",
            "records/wide.txt": "area;outcome;2024-01\nhere;burglary;1\n",
            "records/old.xls": b"x",
            "records/~$counts.xlsx": b"left by Excel",
            "records/effektmåling/tal.csv": counts,
            "records/effektmåling/andet.csv": other,
            "records/effektmåling/deeper/tal.csv": counts,
            "records/.cache/tal.csv": counts,
            "records/meetings/readme.txt": "x",
            "records/incidents.csv": "",
            "records/evaluation/letter.docx": b"x",
        }
    )
    with xlsxwriter.Workbook(str(path / "records" / "tal.xlsx")) as book:
        book.add_worksheet("Tal").write_row(0, 0, ["Område", "Udfald", "Måned", "Antal"])
    found = [one for one in looked_at(path).problems if one.code in ("KM470", "KM471")]
    assert [(one.code, one.place.file) for one in found] == [
        ("KM470", "records/counts.csv"),
        ("KM471", "records/effektmåling/andet.csv"),
        ("KM470", "records/effektmåling/tal.csv"),
        ("KM471", "records/old.xls"),
        ("KM470", "records/tal.xlsx"),
        ("KM470", "records/wide.txt"),
    ]
    assert {one.severity for one in found} == {Severity.warning}
    assert word(found[0], "en").help == "move it to the folder records/evaluation"
    assert "records/evaluation" in word(found[1], "da").help


def test_a_file_is_no_folder(files: Files) -> None:
    reading = looked_at(files({"playbook.yml": HEAD, "records/evaluation": "x"}))
    assert [(one.code, one.place.file) for one in reading.problems] == [("KM013", "records/evaluation")]


def test_counts_without_an_evaluation_are_told(files: Files) -> None:
    rows = FIRST + "anywhere;anything;2024-01;1;;;\n"
    reading = looked_at(files({"playbook.yml": HEAD, "records/evaluation/a.csv": rows}))
    assert [(one.code, one.place.file, one.severity) for one in reading.problems] == [
        ("KM555", "records/evaluation/a.csv", Severity.warning)
    ]


def test_where_nobody_can_tell_what_there_is_no_name_is_refused(files: Files) -> None:
    rows = FIRST + "anywhere;anything;2024-01;1;;;\n"
    broken: dict[str, str | bytes] = {
        "playbook.yml": HEAD,
        "evaluation.yml": "areas: [\n",
        "records/evaluation/a.csv": rows,
    }
    assert {one.code for one in read_playbook(files(broken)).problems} & {"KM551", "KM555"} == set()
    lists = HEAD + EVALUATION.partition("  areas:")[0] + "  areas: [here]\n"
    reading = read_playbook(files({"playbook.yml": lists, "records/evaluation/a.csv": rows}))
    assert "KM551" not in {one.code for one in reading.problems}


COUNTS = st.dictionaries(
    st.tuples(
        st.sampled_from(["here", "north"]), st.sampled_from(["burglary", "violence"]), st.integers(1990, 2090), st.integers(1, 12)
    ),
    st.integers(0, MOST),
    min_size=1,
    max_size=12,
)  # fmt: skip
NO_FIXTURE_IS_CHANGED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@NO_FIXTURE_IS_CHANGED
@given(COUNTS, st.sampled_from(",;\t"), st.sampled_from(["{0:04}-{1:02}", "{0:04}M{1:02}", "01.{1:02}.{0:04}"]))
def test_what_was_written_is_read_back(
    read: Read, counts: dict[tuple[str, str, int, int], int], sign: str, month: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign)
    writer.writerow(["count", "month", "outcome", "area"])
    for (area, outcome, year, number), count in counts.items():
        writer.writerow([count, month.format(year, number), outcome, area])
    table = read(out.getvalue())
    assert table.problems == ()
    assert {(one.area, one.outcome, one.month.year, one.month.month): one.count for one in table.rows} == counts


@NO_FIXTURE_IS_CHANGED
@given(st.binary(max_size=200), st.sampled_from([".csv", ".txt", ".xlsx", ".ods", ".xls"]), st.booleans())
def test_no_bytes_raise(tmp_path: Path, content: bytes, ending: str, headed: bool) -> None:
    path = tmp_path / f"any{ending}"
    path.write_bytes((FIRST.encode() if headed else b"") + content)
    table = read_evaluation_counts(path, FILE, Evaluated.of(SECTION))
    assert table.rows or table.problems or not content.strip() or headed


@NO_FIXTURE_IS_CHANGED
@given(
    st.booleans(),
    st.lists(st.lists(st.text(alphabet='0123456789,.;-"\n herbugly<æM', max_size=10), max_size=9), max_size=6),
)
def test_whatever_stands_in_the_cells_counts_are_whole(read: Read, wide: bool, rows: list[list[str]]) -> None:
    first = "area;outcome;2024-01;2024-02;2024-03\n" if wide else FIRST
    for one in read(first + "".join(";".join(["here", "burglary", *cells]) + "\n" for cells in rows)).rows:
        assert isinstance(one.count, int)
        assert 0 <= one.count <= MOST
        assert one.month.day == 1


@pytest.mark.parametrize("page", ["docs/en/records.md", "docs/da/referater.md"])
def test_the_pages_show_a_table_that_is_read(read: Read, page: str) -> None:
    text = (Path(__file__).parents[2] / page).read_text("utf-8")
    sample = text.split("tests/reading/test_evaluation_counts.py -->\n```csv\n")[1].partition("```")[0]
    result = read(sample)
    assert (told(result), result.problems) == (
        [("here", "burglary", "2024-01", 4), ("north", "burglary", "2024-01", 0)],
        (),
    )
    assert all(f"`{name}`" in text or f"| {name} |" in text for name in COLUMNS.names)
