"""Dispersion: Pearson's chi-square around the cells' means; about 1 where months vary by chance, and the truth where more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.evaluation.dispersion import dispersion
from karlemose_model.evaluation.results import Dispersion
from tests.evaluation.sample import drawn


def test_it_is_worked_out_around_each_cell() -> None:
    found = dispersion([[1, 3], [4, 4, 10]])
    assert found.chi_square == pytest.approx(1 / 2 + 1 / 2 + 4 / 6 + 4 / 6 + 16 / 6)
    assert found.freedom == 3
    assert found.raw == pytest.approx(found.chi_square / 3)


def test_a_cell_without_offences_says_nothing() -> None:
    assert dispersion([[1, 3], [0, 0, 0]]) == dispersion([[1, 3]])
    assert dispersion([[0, 0], [0]]) == dispersion([]) == Dispersion(1.0, 0.0, 0)


@pytest.mark.parametrize(("raw", "used"), [(0.4, 1), (1.2, 1), (1.21, 1.21), (30.0, 30.0)])
def test_up_to_a_fifth_more_is_chance(raw: float, used: float) -> None:
    assert Dispersion(raw, raw * 44, 44).used == used


@given(st.lists(st.lists(st.integers(0, 1_000_000), min_size=1, max_size=6), max_size=4))
def test_it_is_a_finite_number(cells: list[list[int]]) -> None:
    found = dispersion(cells)
    assert 0 <= found.raw < float("inf")


@pytest.mark.parametrize("spread", [1.0, 1.5, 2.0])
def test_it_finds_the_truth(spread: float) -> None:
    generator = np.random.default_rng(1)
    found = [dispersion(drawn(generator, [(5, 5), (5, 5)], spread=spread).cells).raw for _ in range(400)]
    assert np.mean(found) == pytest.approx(spread, rel=0.05)
