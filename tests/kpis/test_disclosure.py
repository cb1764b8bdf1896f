"""Each profile hides what it says, and shows the rest as it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.kpis import PROFILES
from karlemose_model.model import Disclosure
from tests.kpis.tables import planned

NHS, DST, UVM = PROFILES[Disclosure.nhs7_round5], PROFILES[Disclosure.dst3], PROFILES[Disclosure.uvm5]


@pytest.mark.parametrize(
    ("profile", "hidden"), [(NHS, range(1, 8)), (DST, range(1, 3)), (UVM, range(1, 5))], ids=["nhs7", "dst3", "uvm5"]
)
def test_the_hidden_range(profile, hidden):
    assert [count for count in range(20) if profile.is_small(count)] == list(hidden)


@pytest.mark.parametrize(("count", "seen"), [(0, 0), (8, 10), (12, 10), (13, 15), (17, 15), (18, 20), (102, 100)])
def test_round5_shows_the_nearest_five(count, seen):
    assert NHS.shown(count) == seen
    assert DST.shown(count) == UVM.shown(count) == count


@given(st.integers(0, 10_000))
def test_what_is_shown_never_rules_out_the_truth(count):
    for profile in PROFILES.values():
        if not profile.is_small(count):
            low, high = profile.meant(profile.shown(count))
            assert low <= count <= high
            # And nothing that would be shown otherwise is thought possible.
            assert all(profile.shown(n) == profile.shown(count) for n in range(int(low), int(high) + 1))


def test_none_hides_nothing_and_rounds_nothing():
    assert planned({"2025-Q1": 1, "2025-Q2": 2.5}, disclosure="none") == {"2025-Q1": 1, "2025-Q2": 2.5}
    share = {"2025-Q1": (1, 3)}
    assert planned(share, disclosure="none", measure="share") == {"2025-Q1": (1, 3)}


@pytest.mark.parametrize(
    ("measure", "value", "seen"),
    [
        ("number", 7, None),
        ("number", 8, 10),
        ("number", 0, 0),
        ("level", 12, 10),
        ("level", 3, None),
        # Prison years, and how many persons they were given to.
        ("number", (37.5, "20"), 40),
        ("number", (37.5, "3"), None),
        ("number", 37.5, None),
        ("number", -9, None),
        ("number", (7.5, "20"), None),
        # An average is shown as it is, if enough have answered.
        ("mean", (3.4, "20"), 3.4),
        ("mean", (3.4, "7"), None),
        ("mean", 3.4, None),
        ("share", (30, 40), (30, 40)),
        ("share", (27, 41), (25, 40)),
        ("share", (5, 40), None),
        ("share", (38, 40), None),
        ("share", (6, 7), None),
        ("share", (0, 40), (0, 40)),
        ("share", (40, 40), (40, 40)),
        ("rate", (31, 1550), (30, 1550)),
        ("rate", (3, 1550), None),
    ],
)
def test_each_sort_of_figure_under_round5(measure, value, seen):
    assert planned({"2025-Q1": value}, disclosure="nhs7-round5", measure=measure) == {"2025-Q1": seen}


def test_a_share_without_its_parts_is_hidden():
    assert planned({"2025-Q1": 75.0}, measure="share") == {"2025-Q1": None}


def test_a_share_of_nobody_is_no_figure():
    assert planned({"2025-Q1": (0, 0), "2025-Q2": (9, 20)}, measure="share") == {"2025-Q2": (9, 20)}
