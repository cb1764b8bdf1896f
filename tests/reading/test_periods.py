"""Periods: each form, and what is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.reading.periods import read_period


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
