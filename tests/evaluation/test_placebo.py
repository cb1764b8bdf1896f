"""Placebo: as many months on both sides, the same calendar months where there are enough, and the same choice of method."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.evaluation.chances import fell_more
from karlemose_model.evaluation.placebo import _sides, placebo
from karlemose_model.evaluation.ratios import exact
from karlemose_model.evaluation.results import Lack, Method, Missing, Placebo, Ratio, Trial
from tests.evaluation.sample import months, study


@pytest.mark.parametrize(
    ("count", "month", "first", "second"),
    [
        (24, None, range(12), range(12, 24)),
        (36, None, range(6, 18), range(18, 30)),
        (48, None, range(24), range(24, 48)),
        (20, None, range(8), range(12, 20)),
        (12, None, range(6), range(6, 12)),
        (36, date(2023, 1, 1), range(12, 24), range(24, 36)),
        (30, date(2023, 1, 1), range(12, 18), range(24, 30)),
        (24, date(2021, 8, 1), range(7), range(7, 14)),
        (24, date(2030, 1, 1), range(12, 12), range(24, 24)),
        (24, date(2000, 1, 1), range(0), range(0)),
    ],
)
def test_sides(count: int, month: date | None, first: range, second: range) -> None:
    assert _sides(months("2021-01", count), month) == (first, second)


@given(st.integers(0, 80), st.one_of(st.none(), st.integers(0, 90)))
def test_sides_are_as_long_and_never_overlap(count: int, split: int | None) -> None:
    told = months("2021-01", count)
    first, second = _sides(told, None if split is None else months("2021-01", 91)[split])
    assert len(first) == len(second)
    assert set(first) | set(second) <= set(range(count))
    assert not first or first[-1] < second[0]
    if len(first) % 12 == 0 or (split is None and 18 <= count < 24):
        assert [told[place].month for place in first] == [told[place].month for place in second]


def test_it_is_the_ratio_of_the_months_before() -> None:
    one = study(([4] * 12 + [2] * 12, [9] * 24), ([5] * 24, [1] * 24))
    found = placebo(one)
    assert found == Placebo(date(2022, 1, 1), exact(48, 24, 60, 60), fell_more(48, 24, 60, 60))
    assert found.beside(exact(100, 20, 100, 100)) is Trial.difference


@pytest.mark.parametrize(
    ("low", "high", "trial"),
    [(0.8, 1.3, Trial.quiet), (0.5, 1.3, Trial.too_little), (0.4, 1.3, Trial.too_little), (0.4, 0.9, Trial.difference)],
)
def test_what_it_tells_depends_on_whether_the_result_would_have_been_seen(
    low: float, high: float, trial: Trial
) -> None:
    one = Placebo(date(2022, 1, 1), Ratio(1.0, low, high, 0.5, Method.exact), 0.5)
    assert one.beside(Ratio(0.5, 0.4, 0.6, 0.001, Method.exact)) is trial
    # Of a result for the worse the other end decides.
    assert one.beside(Ratio(1.4, 1.2, 1.6, 0.001, Method.exact)) is (
        Trial.difference if trial is Trial.difference else Trial.quiet
    )


def test_it_chooses_its_method_by_its_own_months() -> None:
    found = placebo(study(([0, 12] * 12, [6] * 24), ([5] * 24, [5] * 24)))
    assert isinstance(found, Placebo)
    assert found.ratio.method is Method.quasi


def test_it_needs_half_a_year_on_each_side_and_something_recorded() -> None:
    assert placebo(study(([4] * 11, [4] * 11), ([5] * 11, [5] * 11))) == Missing(
        Lack.too_few_months, {"months": 5, "needed": 6}
    )
    assert placebo(study(([0] * 24, [4] * 24), ([0] * 24, [5] * 24))) == Missing(Lack.all_zero)
