"""Axes: round numbers that hold all values, and few labels that say which year it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.documents.chart_axes import MOST_TICKS, number_ticks, period_ticks, slot
from karlemose_model.model import Frequency
from karlemose_model.reading.periods import read_period
from tests.kpis.charts.sample import month, period

numbers = st.floats(-1e9, 1e9).map(lambda number: round(number, 3))


@given(numbers, numbers, st.booleans())
def test_numbers_are_few_and_hold_all(one: float, other: float, whole: bool) -> None:
    low, high = min(one, other), max(one, other)
    ticks = number_ticks(low, high, whole=whole)
    assert 2 <= len(ticks) <= MOST_TICKS
    assert ticks == sorted(set(ticks))
    slack = 1e-6 * max(1.0, abs(low), abs(high))
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    if whole:
        assert all(tick == int(tick) for tick in ticks)


@pytest.mark.parametrize(
    ("low", "high", "whole", "ticks"),
    [
        (0, 14, True, [0, 5, 10, 15]),
        (0, 0, True, [0, 1]),
        (0, 2, True, [0, 1, 2]),
        (3.4, 4.1, False, [3.4, 3.6, 3.8, 4.0, 4.2]),
        (-5, 3, False, [-6, -4, -2, 0, 2, 4]),
        (7, 7, False, [6, 8, 10, 12, 14]),
    ],
)
def test_round_numbers(low: float, high: float, whole: bool, ticks: list[float]) -> None:
    assert number_ticks(low, high, whole=whole) == pytest.approx(ticks)


def test_months_say_their_year_where_it_changes() -> None:
    slots = [(slot(month(index), Frequency.month, index), month(index)) for index in (9, 10, 13, 32)]
    found = period_ticks(slots, Frequency.month, "da", 40)
    assert [(tick.label, tick.year) for tick in found] == [
        ("jan.", "2021"), ("jul.", ""), ("jan.", "2022"), ("jul.", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("frequency", "written", "labels"),
    [
        (Frequency.week, "2026-W53", ("uge 53", "2026")),
        (Frequency.quarter, "2026-Q4", ("4. kvt.", "2026")),
        (Frequency.half_year, "2026-H2", ("2. halvår", "2026")),
        (Frequency.year, "2026", ("2026", "")),
        (None, "2026-11-19", ("19. nov.", "2026")),
    ],
)
def test_every_length_has_its_label(frequency: Frequency | None, written: str, labels: tuple[str, str]) -> None:
    (tick,) = period_ticks([(slot(period(written), frequency, 0), period(written))], frequency, "da", 30)
    assert (tick.label, tick.year) == labels


def test_without_periods_no_labels() -> None:
    assert period_ticks([], Frequency.month, "da", 30) == []


@given(st.integers(1990, 2060), st.integers(1, 400), st.sampled_from(["month", "quarter", "half_year", "year", "week"]))
def test_labels_are_few(year: int, count: int, often: str) -> None:
    frequency = Frequency(often)
    form = {"month": "{}-01", "quarter": "{}-Q1", "half_year": "{}-H1", "year": "{}", "week": "{}-W01"}[often]
    first = read_period(form.format(year))
    assert first is not None
    start = slot(first, frequency, 0)
    found = period_ticks([(start, first), (start + count, first)], frequency, "en", 40)
    assert 1 <= len(found) <= MOST_TICKS
    assert all(start <= tick.slot <= start + count for tick in found)
    assert found[0].year or frequency is Frequency.year
