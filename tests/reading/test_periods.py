"""Periods: each form, and what is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.model import Frequency
from karlemose_model.reading.amounts import TwoWays
from karlemose_model.reading.periods import DAY, kind_of, period_with, periods_between, read_period, understood


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-W47", "2026-11-16", "2026-11-22"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        (" 2026-11-19 ", "2026-11-19", "2026-11-19"),
    ],
)
def test_each_form(text: str, start: str, end: str) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert period.written == text.strip()


@pytest.mark.parametrize(
    "text", ["", "26", "2026-13", "2026-Q5", "2025-W53", "2026-02-30", "nov", "2026-11-", "2026/11", "0000"]
)
def test_what_is_no_period(text: str) -> None:
    assert read_period(text) is None


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2200, 1, 1)))
def test_a_day_lies_in_its_month_quarter_half_year_and_week(day: date) -> None:
    week = day.isocalendar()
    quarter, half = (day.month + 2) // 3, (day.month + 5) // 6
    for text in (
        f"{day:%Y}",
        f"{day:%Y-%m}",
        f"{day:%Y}-Q{quarter}",
        f"{day:%Y}-H{half}",
        f"{week.year}-W{week.week:02}",
        f"{day}",
    ):
        period = read_period(text)
        assert period is not None
        assert period.start <= day <= period.end


@given(st.integers(1970, 2200))
def test_months_follow_each_other_without_a_gap(year: int) -> None:
    months = [read_period(f"{year}-{month:02}") for month in range(1, 13)]
    ends = [month.end for month in months if month]
    starts = [month.start for month in months if month]
    assert [end + timedelta(days=1) for end in ends[:-1]] == starts[1:]


@given(st.text(alphabet=st.sampled_from(list("0123456789-HQW२\n ")), max_size=12))
def test_no_text_breaks_it_and_no_period_ends_before_it_begins(text: str) -> None:
    period = read_period(text)
    assert period is None or period.start <= period.end


@pytest.mark.parametrize(("form", "count"), [("{}-H{}", 2), ("{}-Q{}", 4)])
@given(year=st.integers(1970, 2200))
def test_halves_and_quarters_fill_the_year(form: str, count: int, year: int) -> None:
    parts = [read_period(form.format(year, number)) for number in range(1, count + 1)]
    days = sum((part.end - part.start).days + 1 for part in parts if part)
    whole = read_period(str(year))
    assert whole is not None
    assert days == (whole.end - whole.start).days + 1


@pytest.mark.parametrize("text", ["२०२६", "2026-W53-1", "9999-W53", "2026-q4", "2026-1", "20261119"])
def test_what_only_looks_like_a_period(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("nov 2026", "2026-11"), ("Nov. 2026", "2026-11"), ("november 2026", "2026-11"), ("November\u00a02026", "2026-11"),
        ("nov-2026", "2026-11"), ("maj 2026", "2026-05"), ("May 2026", "2026-05"), ("okt. 2026", "2026-10"),
        ("11/2026", "2026-11"), ("2026M11", "2026-11"), ("nov-31", "2031-11"),
        ("4. kvartal 2026", "2026-Q4"), ("Q4 2026", "2026-Q4"), ("K4 2026", "2026-Q4"), ("2026K4", "2026-Q4"),
        ("2026-K4", "2026-Q4"), ("4th quarter 2026", "2026-Q4"),
        ("uge 47 2026", "2026-W47"), ("Uge 7, 2026", "2026-W07"), ("week 47 2026", "2026-W47"),
        ("1. halvår 2026", "2026-H1"), ("H2 2026", "2026-H2"), ("2nd half 2026", "2026-H2"),
        ("01-11-2026", "2026-11-01"), ("1.11.2026", "2026-11-01"), ("1/11-2026", "2026-11-01"), ("19/11/2026", "2026-11-19"),
        ("1. november 2026", "2026-11-01"), ("2026-11-01 00:00:00", "2026-11-01"),
    ],
)  # fmt: skip
def test_what_people_and_programs_write_is_the_iso_form(text: str, written: str) -> None:
    period = read_period(text)
    assert period is not None
    assert period == read_period(written)
    assert period.written == written


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("nov-26", "2026-11", "…-11-26"),
        ("nov. 26", "2026-11", "…-11-26"),
        ("26-nov", "2026-11", "…-11-26"),
        ("feb-29", "2029-02", "…-02-29"),
        ("4/2026", "2026-04", "2026-Q4"),
        ("1/11/2026", "2026-11-01", "2026-01-11"),
    ],
)
def test_what_can_be_read_in_two_ways_is_no_period_and_names_both(text: str, first: str, second: str) -> None:
    assert understood(text) == TwoWays(first, second)
    assert read_period(text) is None


@pytest.mark.parametrize(
    "text", ["13/2026", "0/2026", "31. februar 2026", "uge 53 2025", "kvartal 2026", "5. kvartal 2026", "nov", "01-11-26", "32-01-2026", "xyz 2026"]
)  # fmt: skip
def test_what_no_calendar_has(text: str) -> None:
    assert understood(text) is None


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2200, 1, 1)), st.sampled_from(Frequency))
def test_the_period_with_a_day_holds_it_and_reads_back(day: date, frequency: Frequency) -> None:
    period = period_with(frequency, day)
    assert period.start <= day <= period.end
    assert read_period(period.written) == period
    assert kind_of(period) == (DAY if frequency is Frequency.case else frequency.value)


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2200, 1, 1)), st.integers(0, 800))
def test_periods_between_follow_each_other(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    for frequency in Frequency:
        found = list(periods_between(frequency, first, last))
        assert all(first <= one.end <= last for one in found)
        assert [one.start for one in found[1:]] == [one.end + timedelta(days=1) for one in found[:-1]]
        if frequency is not Frequency.case:
            assert period_with(frequency, last + timedelta(days=1)).end > last


@given(st.text(alphabet=st.sampled_from(list("0123456789-/. novmajkugeqhMKQ")), max_size=16))
def test_words_never_break_it(text: str) -> None:
    found = understood(text)
    if isinstance(found, TwoWays):
        assert found.first != found.second
    elif found is not None:
        assert found.start <= found.end
        assert read_period(found.written) == found
