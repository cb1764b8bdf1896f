"""Days between events: sorted, up to a day, with the quiet days since the last one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.kpis.charts import days_between

FIRST = date(2024, 3, 1)
days = st.lists(st.integers(0, 900).map(lambda count: FIRST + timedelta(days=count)), max_size=30)


def test_none_without_two_days() -> None:
    assert days_between([]) == days_between([], FIRST) == days_between([FIRST]) == days_between([FIRST], FIRST) == ()


def test_the_quiet_days_are_that_or_more() -> None:
    quiet, still = days_between([date(2024, 3, 1), date(2024, 3, 31)], date(2024, 4, 10), kpi="k")
    assert (quiet.kpi, quiet.value, quiet.at_least, quiet.period.start, quiet.period.end) == (
        "k", 30, False, date(2024, 3, 1), date(2024, 3, 31),
    )  # fmt: skip
    assert (still.value, still.at_least, still.period.end) == (10, True, date(2024, 4, 10))


def test_what_came_later_does_not_count() -> None:
    assert days_between([FIRST, date(2024, 5, 1)], date(2024, 4, 30))[-1].at_least


def test_two_on_one_day() -> None:
    assert [value.value for value in days_between([FIRST, FIRST])] == [0]


@given(days, st.randoms())
def test_they_add_up_whatever_the_order(found: list[date], random) -> None:
    mixed = list(found)
    random.shuffle(mixed)
    values = days_between(mixed, FIRST + timedelta(days=1000))
    assert values == days_between(found, FIRST + timedelta(days=1000))
    if found:
        assert sum(value.value for value in values) == (FIRST + timedelta(days=1000) - min(found)).days
        assert all(value.value >= 0 for value in values)
