"""The records give the observations of one KPI, however many others there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.model import Observation, Period, Records
from karlemose_model.problems import Place

YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))


def observation(kpi: str, value: float) -> Observation:
    return Observation(kpi, YEAR, value, None, "", None, "", Place("observations.csv"))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9))))
def test_observations_of_a_kpi_keep_their_order(told: list[tuple[str, int]]) -> None:
    records = Records(tuple(observation(kpi, value) for kpi, value in told))
    for kpi in "abcd":
        assert list(records.observed(kpi)) == [one for one in records.observations if one.kpi == kpi]


def test_other_records_have_observations_of_their_own() -> None:
    records = Records((observation("a", 1),))
    assert len(records.observed("a")) == 1
    more = replace(records, observations=(observation("a", 1), observation("a", 2)))
    assert [one.value for one in more.observed("a")] == [1, 2]


def test_records_that_were_asked_equal_those_that_were_not() -> None:
    asked, other = Records((observation("a", 1),)), Records((observation("a", 1),))
    assert asked.observed("a")
    assert asked == other
    assert repr(asked) == repr(other)
    assert hash(asked) == hash(other)
