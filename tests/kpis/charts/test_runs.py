"""Run rules: points on the line do not count, and what stood out long ago is dated long ago."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.kpis.charts.runs import FEWEST, Runs, runs, seen_since


def test_points_on_the_line_are_dropped() -> None:
    found = runs([1, 5, 5, 1, 9, 5, 9, 1], 5)
    assert found == Runs(5, (4, 6), 2)


def test_nothing_is_told_of_few_points() -> None:
    values = [1.0] * (FEWEST - 1)
    assert runs(values, 0).long
    assert seen_since(values, 0, lambda found: found.long) is None
    assert seen_since([*values, 1.0], 0, lambda found: found.long) == FEWEST - 1


def test_a_run_is_dated_when_it_became_too_long() -> None:
    zigzag = [1.0, -1.0] * 12
    # 24 to 31 points: a run of eight is usual, nine are not; from 46 points on nine are usual.
    values = [*zigzag, *[-1.0] * 8]
    assert seen_since(values, 0, lambda found: found.long) == 24 + 8 - 1
    assert seen_since(values[:-1], 0, lambda found: found.long) is None


def test_what_became_usual_again_is_not_told() -> None:
    values = [1.0, -1.0] * 6 + [1.0] * 8 + [-1.0, 1.0] * 2
    assert seen_since(values[:20], 0, lambda found: found.long) == 19
    assert seen_since(values, 0, lambda found: found.long) is None


@given(st.lists(st.integers(-3, 3), max_size=60))
def test_runs_and_crossings_agree(values: list[int]) -> None:
    found = runs(values, 0)
    assert found.points == sum(value != 0 for value in values)
    assert len(found.longest) <= found.points
    assert found.crossings < max(found.points, 1)
    assert len({values[index] > 0 for index in found.longest}) <= 1
    assert runs([-value for value in values], 0) == found
    assert (found.crossings + 1) * len(found.longest) >= found.points
