"""What is hidden beside small figures: never too little, by counting through every table that may stand behind it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.kpis import PROFILES, giving_away, plan
from karlemose_model.kpis.cells import cells
from karlemose_model.kpis.margins import items
from karlemose_model.kpis.suppression import Cell, is_protected, suppress
from karlemose_model.model import Disclosure, Rollout
from tests.kpis.tables import QUARTERS, after, planned, rollout, shown
from tests.kpis.test_audit import CASES, named
from tests.kpis.test_audit import cells as gauss_cells

TOTALS = {"2025-H1": (0, 1), "2025-H2": (2, 3), "2025": (0, 1, 2, 3)}
MADE_OF = {**{name: (n,) for n, name in enumerate(QUARTERS)}, **TOTALS}
ENDS = [date(2025, 4, 5), date(2025, 7, 5), date(2025, 10, 5), date(2026, 1, 5)]


MOST = 6
counts = st.lists(st.integers(0, MOST), min_size=4, max_size=4)


def possible(public: Mapping[str, float | None]) -> list[tuple[int, ...]]:
    """All tables of four quarters that give the figures that are shown, with none above what a year can hold."""
    seen = {MADE_OF[period]: value for period, value in public.items() if value is not None}
    halves = []
    for parts in ((0, 1), (2, 3)):
        domains = [[int(seen[(n,)])] if (n,) in seen else range(4 * MOST + 1) for n in parts]
        halves.append([pair for pair in itertools.product(*domains) if seen.get(parts, sum(pair)) == sum(pair)])
    year = seen.get((0, 1, 2, 3))
    return [one + two for one, two in itertools.product(*halves) if year is None or sum(one) + sum(two) == year]


def published(seen: Rollout) -> dict[str, float | None]:
    return {figure.period: figure.value for release in seen.records.releases for figure in release.figures}


@settings(max_examples=60)
@given(counts, st.sampled_from(["dst3", "uvm5"]), st.sets(st.sampled_from(ENDS)))
def test_every_hidden_small_number_may_be_any_of_its_range(table, profile, ends):
    values = dict(zip(QUARTERS, table, strict=True))
    seen = rollout(values, {"disclosure": profile})
    # Released bit by bit, or all at once.
    for end in sorted({*ends, ENDS[-1]}):
        seen = Rollout(seen.playbook, end, seen.records)
        step = plan(seen)
        assert step.problems == ()
        seen = after(seen, step)
        assert list(giving_away(seen, "joined")) == []
    public = published(seen)
    assert set(public) == set(MADE_OF)
    tables = possible(public)
    assert tuple(table) in tables
    rules = PROFILES[Disclosure(profile)]
    for period, parts in MADE_OF.items():
        if rules.is_small(sum(table[n] for n in parts)):
            assert public[period] is None
            assert set(range(rules.low, rules.high + 1)) <= {sum(one[n] for n in parts) for one in tables}
    # Whichever of them is the true one, the register is no finding, as long as the same ones are small.
    small = [rules.is_small(count) for count in table]
    for other in [one for one in tables if [rules.is_small(count) for count in one] == small][:3]:
        again = rollout(dict(zip(QUARTERS, other, strict=True)), {"disclosure": profile})
        again = Rollout(
            again.playbook, seen.as_of, type(seen.records)(again.records.observations, releases=seen.records.releases)
        )
        totals_small = {p for p, parts in TOTALS.items() if rules.is_small(sum(other[n] for n in parts))}
        if not any(public[period] is not None for period in totals_small):
            assert list(giving_away(again, "joined")) == []


@settings(max_examples=60)
@given(st.lists(st.sampled_from([0, 1, 4, 6, 7, 7, 7, 8, 12, 12, 30]), min_size=4, max_size=4))
def test_rounded_figures_never_leave_a_single_number(table):
    rules = PROFILES[Disclosure.nhs7_round5]
    public = planned(dict(zip(QUARTERS, table, strict=True)), disclosure="nhs7-round5")
    domains = []
    for name, count in zip(QUARTERS, table, strict=True):
        value = public[name]
        low, high = (
            rules.meant(value) if value is not None else (rules.low, rules.high) if rules.is_small(count) else (0, 34)
        )
        domains.append(range(int(low), int(high) + 1))
    bands = {parts: rules.meant(public[total]) for total, parts in TOTALS.items() if public[total] is not None}
    tables = [
        one
        for one in itertools.product(*domains)
        if all(low <= sum(one[n] for n in parts) <= high for parts, (low, high) in bands.items())
    ]
    assert tuple(table) in tables
    for n, count in enumerate(table):
        if rules.is_small(count):
            assert len({one[n] for one in tables}) > 1


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=2))
def test_shares_keep_what_is_counted_and_what_is_left(parts):
    halves = dict(zip(("2025-H1", "2025-H2"), [(a, a + b) for a, b in parts], strict=True))
    year = (sum(a for a, _ in parts), sum(a + b for a, b in parts))
    public = planned({**halves, "2025": year}, measure="share", frequency="half_year")
    rules = PROFILES[Disclosure.dst3]
    at = {"2025-H1": (0,), "2025-H2": (1,), "2025": (0, 1)}
    tables = []
    for table in itertools.product(range(20), repeat=2):
        if all(v is None or sum(table[n] for n in at[p]) == v[0] for p, v in public.items()):
            tables.append(table)
    rests = []
    for table in itertools.product(range(20), repeat=2):
        if all(v is None or sum(table[n] for n in at[p]) == v[1] - v[0] for p, v in public.items()):
            rests.append(table)
    for n, (above, left) in enumerate(parts):
        for count, found in ((above, tables), (left, rests)):
            if rules.is_small(count):
                assert {1, 2} <= {one[n] for one in found}


def test_a_small_number_takes_the_total_or_another_with_it():
    # The first quarter alone would follow from the half-year less the second.
    assert planned({"2025-Q1": 2, "2025-Q2": 9}) == {"2025-Q1": None, "2025-Q2": None, "2025-H1": 11}


def test_two_small_ones_protect_each_other_only_if_either_may_be_any():
    assert planned({"2025-Q1": 1, "2025-Q2": 2}) == {"2025-Q1": None, "2025-Q2": None, "2025-H1": 3}
    # Of five, neither of two can be told; of eight with at most four each, both would be four: but it may also be 0 and 8.
    assert planned({"2025-Q1": 4, "2025-Q2": 4}, disclosure="uvm5")["2025-H1"] == 8


def test_the_fewest_are_hidden():
    found = planned({"2025-Q1": 2, "2025-Q2": 9, "2025-Q3": 20, "2025-Q4": 30})
    assert [period for period, value in found.items() if value is None] == ["2025-Q1", "2025-Q2"]


def test_a_large_table_is_pruned_and_protected(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {f"2025-{month:02}": 2 if month % 5 == 1 else 9 for month in range(1, 13)}
    few = planned(values, frequency="month")
    monkeypatch.setattr("karlemose_model.kpis.suppression.TRIED", 0)
    pruned = planned(values, frequency="month")
    assert sum(value is None for value in few.values()) <= sum(value is None for value in pruned.values()) < len(pruned)
    seen = rollout(values, {"frequency": "month"})
    assert list(giving_away(after(seen, plan(seen)), "joined")) == []
    # Nothing is hidden without need: with any one more shown a small number follows.
    table = cells(seen.playbook.kpis["joined"], items(seen, "joined"))
    small = {cell.name for cell in table if cell.small}
    hidden = suppress(table)
    assert hidden is not None
    assert hidden > small
    assert not any(is_protected(table, hidden - {name}) for name in hidden - small)


def test_what_is_shown_already_can_be_past_saving() -> None:
    table = gauss_cells(CASES["sdc_naive_fails"])
    (small,) = named(CASES["sdc_naive_fails"]["inputs"]["suppressed"])
    assert suppress(table, shown=[cell.name for cell in table if cell.name != small]) is None


def test_cells_that_have_nothing_in_common_are_judged_apart() -> None:
    assert suppress([Cell("a", (), small=True), Cell("b", ())]) == frozenset[object]({"a"})


def test_shown_is_read_from_a_plan() -> None:
    assert shown(plan(rollout({"2025-Q1": 9}))) == {"2025-Q1": 9}
