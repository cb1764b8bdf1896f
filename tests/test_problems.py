"""Problems sort by place and are said once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.problems import Place, Problem, Severity, at_most, has_errors, in_order

problems = st.builds(
    Problem,
    st.sampled_from(["KM101", "KM201"]),
    st.builds(Place, st.sampled_from(["a.yml", "b.yml"]), st.integers(1, 3), st.integers(1, 3)),
    st.dictionaries(st.sampled_from(["id", "path"]), st.integers(0, 2)),
    st.sampled_from(Severity),
)


@given(st.lists(problems))
def test_order_does_not_depend_on_the_order_they_came_in(found: list[Problem]) -> None:
    ordered = in_order(found)
    assert [problem.sort_key for problem in in_order(reversed(found))] == [problem.sort_key for problem in ordered]
    assert [problem.place for problem in ordered] == sorted(problem.place for problem in ordered)
    assert len({problem.sort_key for problem in ordered}) == len(ordered)


def test_warnings_are_no_errors() -> None:
    warning = Problem("KM303", Place("a.yml"), severity=Severity.warning)
    assert not has_errors([warning])
    assert has_errors([warning, Problem("KM101", Place("a.yml"))])


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [(0, 2, (1, 1, 2)), (3, 5, (2, 1, 2)), (4, 5, (2, 2, 1)), (6, 6, (3, 1, 1))],
)
def test_a_place_is_counted_from_one(start: int, end: int, there: tuple[int, int, int]) -> None:
    assert Place.in_text("a.md", "ab\ncd\n", start, end) == Place("a.md", *there)


def _many(file: str, count: int, severity: Severity = Severity.warning, first: int = 1) -> list[Problem]:
    return [Problem("KM130", Place(file, line), {}, severity) for line in range(first, first + count)]


def test_of_a_file_the_first_are_told_and_how_many_more_there_are() -> None:
    told = at_most([*_many("a.yml", 7), *_many("b.yml", 3)], most=5)
    assert [(one.place.file, one.place.line, one.code) for one in told if one.code == "KM196"] == [
        ("a.yml", 6, "KM196")
    ]
    assert len(told) == 5 + 1 + 3
    assert next(one for one in told if one.code == "KM196").data == {"count": 2}


def test_an_error_behind_many_warnings_is_told() -> None:
    told = at_most([*_many("a.yml", 7), *_many("a.yml", 1, Severity.error, 99)], most=5)
    assert told[-1].place.line == 99
    assert [one.severity for one in told if one.code == "KM196"] == [Severity.warning]
    untold = [one for one in at_most(_many("a.yml", 7, Severity.error), most=5) if one.code == "KM196"]
    assert [one.severity for one in untold] == [Severity.error]


def test_what_was_left_out_twice_is_counted_once() -> None:
    before = Problem("KM196", Place("a.yml", 50), {"count": 40})
    assert [one.data["count"] for one in at_most([*_many("a.yml", 7), before], most=5) if one.code == "KM196"] == [42]
    assert before in at_most([*_many("a.yml", 5), before], most=5)
