"""Observations: what offices save as CSV is read, what is wrong is told by line and column, and nothing breaks it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.model import Observation
from karlemose_model.problems import Problem
from karlemose_model.reading import tables
from karlemose_model.reading.observations import read_observations
from karlemose_model.reading.observed_kpis import ObservedKpis
from karlemose_model.wording import word

KPIS = ObservedKpis({"meetings-held": {"measure": "share"}, "mentees": {"measure": "level"}}, "en")
FILE = "records/observations.csv"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "observations.csv"


def read(path: Path, content: str | bytes) -> tuple[tuple[Observation, ...], tuple[Problem, ...]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    table = read_observations(path, FILE, KPIS)
    return table.rows, table.problems


def told(path: Path, content: str | bytes) -> list[tuple[str, int, int, int]]:
    """Code, line, column and length of each problem."""
    found = read(path, content)[1]
    assert all(problem.place.file == FILE for problem in found)
    assert all(word(problem, "en").help for problem in found)
    return [(found_.code, found_.place.line, found_.place.column, found_.place.length) for found_ in found]


def test_a_whole_row_is_read(path: Path) -> None:
    rows = 'kpi,period,value,n,source,stated,note\nmentees,2026-11,92.5,8,project,2026-12-05,"a, b"\n'
    (one,), problems = read(path, rows)
    assert problems == ()
    assert (one.kpi, one.value, one.n, one.source) == ("mentees", 92.5, 8, "project")
    assert (one.period.start, one.period.end) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (one.stated, one.note, one.place.line) == (date(2026, 12, 5), "a, b", 2)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_a_danish_excel_saves_is_read(path: Path, mark: bytes, end: str) -> None:
    rows = [
        "Værdi;KPI".replace("Værdi", "value") + ";period;note",
        '12,5;mentees;2026-11;"gårdmøde; ""æøå"""',
        ";;;",
        "",
    ]
    (one,), problems = read(path, mark + end.join(rows).encode())
    assert problems == ()
    assert (one.value, one.note, one.n, one.stated, one.source) == (12.5, 'gårdmøde; "æøå"', None, None, "")
    assert (one.place.line, one.place.column, one.place.length) == (2, 6, 7)


def test_a_missing_file_holds_nothing_and_is_no_problem(path: Path) -> None:
    assert read_observations(path, FILE, KPIS) == tables.Table()


def test_a_table_without_rows_is_no_problem(path: Path) -> None:
    assert read(path, "kpi,period,value\n") == ((), ())


HEAD = "kpi,period,value,n,source,stated\n"
SEMICOLONS = "kpi;period;value\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", [("KM401", 1, 1, 1)]),
        (" \n\n", [("KM401", 1, 1, 1)]),
        ("kpi,period,vaule\nmentees,2026,1\n", [("KM402", 1, 12, 5)]),
        ("kpi,period,value,colour\nmentees,2026,1,red\n", [("KM402", 1, 18, 6)]),
        ("kpi,value\nmentees,1\n", [("KM404", 1, 1, 3)]),
        ("kpi,period,value,value\nmentees,2026,1,2\n", [("KM413", 1, 18, 5)]),
        ("kpi,period,value\nmentees,2026-10,92,5\n", [("KM403", 2, 20, 1)]),
        (HEAD + "mentes,2026-10,1\n", [("KM405", 2, 1, 6)]),
        (HEAD + "mentees,nov-26,1\n", [("KM440", 2, 9, 6)]),
        (HEAD + "mentees,2026-10,many\n", [("KM407", 2, 17, 4)]),
        (HEAD + 'mentees,2026-10,"1,234"\n', [("KM414", 2, 17, 7)]),
        (HEAD + "mentees,2026-10,nan\n", [("KM407", 2, 17, 3)]),
        (HEAD + "mentees,2026-10,1e3\n", [("KM407", 2, 17, 3)]),
        (HEAD + "mentees,2026-10,85 %\n", [("KM443", 2, 17, 4)]),
        (HEAD + f"mentees,2026-10,{'9' * 400}\n", [("KM407", 2, 17, 400)]),
        (HEAD + "mentees,2026-10,1,2.5\n", [("KM407", 2, 19, 3)]),
        (HEAD + "mentees,2026-10,1,-2\n", [("KM407", 2, 19, 2)]),
        (HEAD + "mentees,2026-10,1,2,us,5/12-2026\n", [("KM408", 2, 24, 9)]),
        (HEAD + "mentees,2026-10,1,2,us,2026-02-30\n", [("KM408", 2, 24, 10)]),
        (HEAD + "mentees,2026-10,\n", [("KM412", 2, 17, 1)]),
        (HEAD + "mentees\n", [("KM412", 2, 8, 1), ("KM412", 2, 8, 1)]),
        (HEAD + "mentees,2026-10,1,,us\nmentees,2026-10,2,,us\n", [("KM409", 3, 1, 7)]),
        (SEMICOLONS + "mentees;2026-10;1.234\n", [("KM414", 2, 17, 5)]),
        (HEAD + 'mentees,2026-10,1,,"us\nmentees,2026-11,2\n', [("KM410", 2, 19 + 1, 3)]),
        (HEAD + 'mentees,2026-10,"1"2\n', [("KM410", 2, 17, 4)]),
        (HEAD + "mentees,x,y,z,us,soon\n", [("KM406", 2, 9, 1), ("KM407", 2, 11, 1), ("KM407", 2, 13, 1), ("KM408", 2, 18, 4)]),
        (HEAD.encode("utf-16")[:-1], [("KM004", 1, 1, 1)]),
        ((HEAD + "mentees,2026-10,1,,Køge\n").encode("cp850"), [("KM006", 2, 21, 1)]),
        (b"PK\x03\x04\x00\x00", [("KM004", 1, 1, 1)]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_cell(
    path: Path, content: str | bytes, expected: list[tuple[str, int, int, int]]
) -> None:
    assert told(path, content) == expected


def test_a_cell_over_two_lines_moves_the_place_of_the_cells_behind_it(path: Path) -> None:
    content = 'note,kpi,period,value\n"first\r\nsecond",mentees,2026-10,many\nx,mentes,2026-10,1\n'
    assert told(path, content) == [("KM407", 3, 25, 4), ("KM405", 4, 3, 6)]


def test_right_rows_are_read_beside_wrong_ones(path: Path) -> None:
    found, problems = read(path, HEAD + "mentees,2026-10,x\nmentees,2026-11,3\n")
    assert [observation.value for observation in found] == [3]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("content", "suggestion"),
    [
        (HEAD + "mentes,2026,1\n", "mentees"),
        (HEAD + "zzz,2026,1\n", ""),
        ("kpi,perod,value\n", "period"),
        (HEAD + "K,2026,1", ""),
    ],
)
def test_the_nearest_name_is_offered(path: Path, content: str, suggestion: str) -> None:
    (problem,) = read(path, content)[1]
    assert problem.data["suggestion"] == suggestion


def test_a_duplicate_points_at_the_first(path: Path) -> None:
    found, (problem,) = read(path, HEAD + "mentees,2026-10,1\nmentees,2026-11,1\nmentees,2026-10,2\n")
    assert [observation.value for observation in found] == [1, 1]
    assert [related.place.line for related in problem.related] == [2]
    assert problem.data["line"] == 2


def test_two_sources_may_tell_the_same_period(path: Path) -> None:
    found, problems = read(path, HEAD + "mentees,2026-10,1,,a\nmentees,2026-10,2,,b\n")
    assert (len(found), problems) == (2, ())


def test_a_folder_of_that_name_is_one_problem(path: Path) -> None:
    path.mkdir()
    assert [problem.code for problem in read_observations(path, FILE, KPIS).problems] == ["KM002"]


def test_size_rows_and_problems_are_bounded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 2)
    many = HEAD + "".join(f"mentees,2026-0{month},1\n" for month in (1, 2, 3, 4))
    assert told(path, many) == [("KM411", 4, 1, 7)]
    monkeypatch.setattr(tables, "MAX_ROWS", 500_000)
    monkeypatch.setattr(tables, "MAX_PROBLEMS", 3)
    assert [found[0] for found in told(path, HEAD + "mentees,2026-10,x\n" * 9)] == ["KM407"] * 3 + ["KM415"]
    monkeypatch.setattr(tables, "MAX_BYTES", 50)
    assert [found[0] for found in told(path, many)] == ["KM007"]


@given(
    st.text(alphabet=st.sampled_from(list('kpi,period;value\n\r"\t 0123456789-.æ\u2028\x0b')), max_size=200),
    st.booleans(),
)
def test_no_text_breaks_it(tmp_path_factory: pytest.TempPathFactory, text: str, with_head: bool) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    found, problems = read(path, (HEAD if with_head else "") + text)
    last = text.count("\n") + text.count("\r") + 3
    assert all(1 <= problem.place.line <= last and problem.place.column >= 1 for problem in problems)
    assert all(observation.kpi in KPIS.ids for observation in found)


@given(st.binary(max_size=300))
def test_no_bytes_break_it(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    read(tmp_path_factory.getbasetemp() / "any.csv", content)


def test_a_value_under_no_name_is_not_passed_over(path: Path) -> None:
    assert told(path, "kpi,period,value,,\nmentees,2026-10,1,,\nmentees,2026-11,1,,x\n") == [("KM403", 3, 19, 1)]
