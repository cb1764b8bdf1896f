"""Several periods put together: by what sort of figure it is, whole or not at all, and never as a mean of shares."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.kpis import Value, together
from karlemose_model.kpis.periods import ended_periods, fill, period_of
from karlemose_model.model import Frequency, Kpi
from karlemose_model.reading.periods import read_period
from tests.kpis.sample import kpi


def as_kpi(**fields: object) -> Kpi:
    return Kpi.model_validate(kpi(**fields))


def month(number: int, value: float, **fields: object) -> Value:
    period = read_period(f"2026-{number:02d}")
    assert period is not None
    return Value("k", period, value, **fields)  # type: ignore[arg-type]


def quarter(measure: str, *months: Value, **fields: object) -> Value | None:
    period = read_period("2026-Q1")
    assert period is not None
    return together(as_kpi(measure=measure, **fields), months, period)


def test_numbers_add_up() -> None:
    value = quarter("number", month(1, 2, n=2), month(2, 0, n=0), month(3, 5, n=5))
    assert value is not None
    assert (value.value, value.n) == (7, 7)


def test_of_levels_the_newest_stands() -> None:
    value = quarter("level", month(3, 5), month(1, 2), month(2, 9))
    assert value is not None
    assert value.value == 5


def test_shares_are_the_ratio_of_the_sums() -> None:
    parts = [month(1, 100, numerator=1, denominator=1, n=1), month(2, 0, numerator=0, denominator=9, n=9)]
    value = quarter("share", *parts, month(3, 50, numerator=5, denominator=10, n=10))
    assert value is not None
    assert (value.value, value.numerator, value.denominator, value.n) == (30.0, 6, 20, 20)


def test_rates_are_for_each_so_many() -> None:
    parts = [month(number, 10, numerator=12, denominator=1200, n=1200) for number in (1, 2, 3)]
    value = quarter("rate", *parts, per=1000)
    assert value is not None
    assert value.value == 10.0


def test_means_are_weighted() -> None:
    value = quarter("mean", month(1, 4, n=1), month(2, 2, n=3), month(3, 2, n=0))
    assert value is not None
    assert (value.value, value.n) == (2.5, 4)


@pytest.mark.parametrize("measure", ["share", "rate", "mean"])
def test_without_what_lies_behind_it_nothing_is_put_together(measure: str) -> None:
    assert quarter(measure, month(1, 4), month(2, 2), month(3, 2)) is None


@pytest.mark.parametrize("measure", ["number", "level", "share"])
def test_a_quarter_with_a_gap_is_not_put_together(measure: str) -> None:
    parts = [month(number, 1, numerator=1, denominator=2, n=2) for number in (1, 3)]
    assert quarter(measure, *parts) is None
    assert quarter(measure, month(1, 1, numerator=1, denominator=2, n=2)) is None
    assert quarter(measure) is None


def test_nothing_to_count_all_quarter_has_no_share() -> None:
    parts = [month(number, 0, numerator=0, denominator=0, n=0) for number in (1, 2, 3)]
    assert quarter("share", *parts) is None
    assert quarter("mean", *parts) is None


DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))
DATED = st.sampled_from([frequency for frequency in Frequency if frequency is not Frequency.case])


@given(DAYS, DATED)
def test_every_day_lies_in_its_period(day: date, frequency: Frequency) -> None:
    period = period_of(day, frequency)
    assert period is not None
    assert period.start <= day <= period.end
    assert period_of(period.start, frequency) == period_of(period.end, frequency) == period


@given(DAYS, st.integers(0, 1500), DATED)
def test_periods_follow_each_other_and_have_ended(day: date, later: int, frequency: Frequency) -> None:
    last = date.fromordinal(day.toordinal() + later)
    periods = ended_periods(frequency, day, last)
    assert all(period.end <= last for period in periods)
    if periods:
        assert periods[0] == period_of(day, frequency)
        whole = type(periods[0])("all", periods[0].start, periods[-1].end)
        assert fill(whole, periods)
        assert not fill(whole, periods[1:])
        following = period_of(date.fromordinal(periods[-1].end.toordinal() + 1), frequency)
        assert following is not None
        assert following.end > last


def test_cases_have_no_periods() -> None:
    assert period_of(date(2026, 1, 1), Frequency.case) is None
    assert ended_periods(Frequency.case, date(2026, 1, 1), date(2026, 12, 31)) == ()
