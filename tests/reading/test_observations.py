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
        # Without a line of names one mistake is one problem, and not one for each cell.
        ("mentees,2026-11,1\n", [("KM404", 1, 1, 7)]),
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


RATES = ObservedKpis(
    {
        "held": {"code": "K15", "name": {"da": "Afholdte møder", "en": "Meetings held"}, "measure": "share", "frequency": "month", "unit": {"da": "procent"}},
        "reports": {"name": "Anmeldelser", "measure": "rate", "per": 1000, "frequency": "quarter", "unit": "per 1000"},
        "mentees": {"measure": "level", "frequency": "month", "unit": {"da": "unge", "en": "young people"}},
        "mood": {"measure": "mean", "frequency": "year"},
        "spent": {"measure": "share", "frequency": "quarter", "direction": "plan"},
        "cases": {"measure": "number", "frequency": "case"},
        "twins": {"name": "Same"}, "twin": {"name": "Same"},
    },
    "da",
)  # fmt: skip
WHOLE = "kpi;period;value;numerator;n;source;stated;note;computed\n"


def whole(path: Path, rows: str) -> tuple[tuple[Observation, ...], list[tuple[str, int, int]]]:
    """The observations, and code, line and column of each problem."""
    path.write_text(rows, "utf-8")
    table = read_observations(path, FILE, RATES)
    assert all(word(problem, language).what for problem in table.problems for language in ("da", "en"))
    return table.rows, [(one.code, one.place.line, one.place.column) for one in table.problems]


@pytest.mark.parametrize(
    ("row", "value", "n", "numerator"),
    [
        ("held;2026-10;;2;3", 200 / 3, 3, 2),
        ("held;2026-10;66,7;2;3", 66.7, 3, 2),
        ("held;2026-10;67;2;3", 67, 3, 2),
        ("held;2026-10;92 %;;25", 92, 25, None),
        ("held;2026-10;92,5%", 92.5, None, None),
        ("K15;okt 2026;0", 0, None, None),
        ("afholdte møder;01-10-2026;100;3;3", 100, 3, 3),
        ("reports;2026-Q3;;3;1.500", 2, 1500, 3),
        ("reports;K3 2026;1500;15;10", 1500, 10, 15),
        ("mood;2026;-0,5;;40", -0.5, 40, None),
        # More may be spent than was agreed.
        ("spent;2026-Q3;104,5", 104.5, None, None),
        ("spent;2026-Q3;;21;20", 105, 20, 21),
        ("cases;2026-11-19;4", 4, None, None),
        ("cases;2026-Q4;4", 4, None, None),
        ("mentees;2026-10;1.234,0;;1.234", 1234, 1234, None),
    ],
)
def test_values_are_read_or_worked_out(
    path: Path, row: str, value: float, n: int | None, numerator: float | None
) -> None:
    (one,), problems = whole(path, WHOLE + row)
    assert problems == []
    assert one.value == pytest.approx(value)
    assert (one.n, one.numerator) == (n, numerator)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("held;2026-Q4;92", [("KM441", 2, 6)]),
        ("reports;2026-11;92", [("KM441", 2, 9)]),
        ("held;19-11-2026;92", [("KM442", 2, 6)]),
        ("mood;2026-11-01;3", [("KM442", 2, 6)]),
        ("mentees;2026-10;12 %", [("KM443", 2, 17)]),
        ("mentees;2026-10;12 unge", [("KM443", 2, 17)]),
        ("held;2026-10;kr. 12", [("KM443", 2, 14)]),
        ("mentees;2026-10;-1", [("KM445", 2, 17)]),
        ("held;2026-10;-1", [("KM445", 2, 14)]),
        ("reports;2026-Q4;;-1;5", [("KM445", 2, 18)]),
        ("held;2026-10;100,5", [("KM446", 2, 14)]),
        ("held;2026-10;;4;3", [("KM447", 2, 15)]),
        ("held;2026-10;66,6;2;3", [("KM448", 2, 14)]),
        ("held;2026-10;;2;", [("KM449", 2, 15)]),
        ("held;2026-10;;0;0", [("KM449", 2, 15)]),
        ("held;2026-10;50;;0", [("KM449", 2, 18)]),
        ("mentees;2026-10;5;5;9", [("KM449", 2, 19)]),
        ("held;2026-10;50;;4;;2026-09-30", [("KM450", 2, 21)]),
        ("held;2026-10;50;;4;;;;maybe", [("KM417", 2, 23)]),
        ("Same;2026;1", [("KM405", 2, 1)]),
        ("helt;2026;xx;2;z", [("KM405", 2, 1), ("KM407", 2, 11), ("KM407", 2, 16)]),
        ("held;2026-10;;;;;;", [("KM412", 2, 14)]),
        (";2026-10;5", [("KM412", 2, 1)]),
    ],
)
def test_what_no_value_of_the_kpi_can_be_is_refused(path: Path, row: str, expected: list[tuple[str, int, int]]) -> None:
    found, problems = whole(path, WHOLE + row)
    assert (found, problems) == ((), expected)


def test_two_spellings_of_one_period_are_a_duplicate_and_a_computed_one_is_none(path: Path) -> None:
    rows = "held;2026-11;1;;9;a\nheld;nov 2026;2;;9;a\nheld;01-11-2026;3;;9;b\nheld;2026-11;4;;9;a;;;ja\nheld;2026-11;5;;9;a;;;yes\n"
    found, problems = whole(path, WHOLE + rows)
    assert [(one.value, one.computed) for one in found] == [(1, False), (3, False), (4, True)]
    assert problems == [("KM409", 3, 1), ("KM409", 6, 1)]


def test_danish_columns_titles_and_columns_for_people(path: Path) -> None:
    rows = "Nøgletal for Prøveparken, 2026;;;\n;;;\nNøgletal;Periode;Antal;Værdi;#intern;Enhed\nheld;2026-11;4;50;x;y\n"
    (one,), problems = whole(path, rows)
    assert (problems, one.value, one.n, one.place.line) == ([], 50, 4, 4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", "\t"])
def test_every_way_in_which_a_danish_excel_saves_text(path: Path, encoding: str, sign: str) -> None:
    text = "nøgletal;periode;værdi;bemærkning\r\nAfholdte møder;nov 2026;92,5;Møde på Søndergård – “aflyst”\r\n"
    path.write_bytes(text.replace(";", sign).encode(encoding))
    table = read_observations(path, FILE, RATES)
    assert table.problems == ()
    assert [(one.kpi, one.value, one.note) for one in table.rows] == [("held", 92.5, "Møde på Søndergård – “aflyst”")]


def test_the_line_that_says_the_separator_is_obeyed(path: Path) -> None:
    (one,), problems = whole(path, "sep=;\nkpi;period;value;note\nheld;2026-11;92,5;a,b,c,d,e\n")
    assert (problems, one.value, one.place.line) == ([], 92.5, 3)


@pytest.mark.parametrize("encoding", ["cp850", "mac-roman"])
def test_an_encoding_that_nobody_can_tell_is_refused(path: Path, encoding: str) -> None:
    path.write_bytes("kpi;period;value;note\nheld;2026-11;92;Møde på Søndergård\n".encode(encoding))
    assert [one.code for one in read_observations(path, FILE, RATES).problems] == ["KM006"]


def test_a_text_that_looks_like_a_formula_is_kept_as_text(path: Path) -> None:
    (one,), problems = whole(path, WHOLE + "held;2026-11;92;;;=HYPERLINK(A1);;@sum\n")
    assert (problems, one.source, one.note) == ([], "=HYPERLINK(A1)", "@sum")


def test_rows_of_a_form_that_wait_for_a_value_are_passed_over(path: Path) -> None:
    head = "kpi;period;value;numerator;n;name\n"
    found, problems = whole(path, head + "held;2026-11;;;;Afholdte møder\nheld;2026-12;;1;2;Afholdte møder\n")
    assert ([one.value for one in found], problems) == ([50], [])


def test_a_wide_text_is_read(path: Path) -> None:
    found, problems = whole(path, "Nøgletal;okt 2026;nov 2026\nheld;50;\nmentees;6;7\n")
    assert problems == []
    assert [(one.kpi, one.period.written, one.value) for one in found] == [
        ("held", "2026-10", 50), ("mentees", "2026-10", 6), ("mentees", "2026-11", 7),
    ]  # fmt: skip


def test_a_file_of_two_hundred_megabytes_is_not_read(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    assert [one.code for one in read_observations(path, FILE, RATES).problems] == ["KM007"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["held", "reports", "mentees", "K15", "nobody", ""]),
            st.sampled_from(["2026-11", "nov 2026", "nov-26", "2026-Q4", "01-10-2026", "x", ""]),
            st.sampled_from(["1", "92,5", "1.234", "12 %", "-3", "101", "x", ""]),
            st.sampled_from(["", "2", "2,5", "-1", "y"]),
            st.sampled_from(["", "0", "3", "1.234", "z"]),
            st.sampled_from(["", "2026-12-05", "05-12-2026", "2020-01-01", "soon"]),
        ),
        max_size=12,
    )
)
def test_every_row_gives_a_value_or_says_why_not(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    text = "kpi;period;value;numerator;n;stated;source\n"
    text += "".join(f"{';'.join(row)};{number}\n" for number, row in enumerate(rows))
    path = tmp_path_factory.getbasetemp() / "rows.csv"
    path.write_text(text, "utf-8")
    table = read_observations(path, FILE, RATES)
    told_ = {one.place.line for one in table.problems}
    made = {one.place.line for one in table.rows}
    assert told_ | made == set(range(2, len(rows) + 2))
    assert not told_ & made
    for one in table.rows:
        assert one.value >= 0
        assert one.kpi != "held" or one.value <= 100
        assert one.stated is None or one.stated >= one.period.start


def test_figures_below_an_unknown_column_of_a_wide_table_are_not_lost_without_a_word(path: Path) -> None:
    rows = "Nøgletal;2026-09;okotber 2026;Gennemsnit;#i alt;Bemærkning;tom\nmentees;3;77;88;99;x;\nheld;92;;;;;\n"
    found, problems = whole(path, rows)
    assert problems == [("KM458", 1, 18), ("KM458", 1, 31)]
    assert [one.value for one in found] == [3, 92]
