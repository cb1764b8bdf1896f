"""Problems sort by place and are said once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.problems import Place, Problem, Severity, has_errors, in_order

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
