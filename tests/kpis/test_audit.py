"""What can be worked out from published figures: published cases, and ranges that everybody can check by hand."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from karlemose_model.kpis import PROFILES, Profile
from karlemose_model.kpis.audit import Known, Secret, interval, is_safe
from karlemose_model.kpis.suppression import Cell, is_protected, suppress
from karlemose_model.model import Disclosure

CASES = {case["id"]: case for case in json.loads(Path("tests/cases/disclosure.json").read_text("utf-8"))["cases"]}
GAUSS = Profile(0, 1)


def cells(case: dict[str, Any]) -> list[Cell]:
    """The inner cells row by row, then the margins, which the source publishes."""
    table = case["inputs"]["table"]
    inner = {(i, j): table[i][j] for i in range(2) for j in range(3)}
    margins = [{(i, j) for j in range(3)} for i in range(2)] + [{(i, j) for i in range(2)} for j in range(3)]
    made = []
    for pieces in [*({one} for one in inner), *margins, set(inner)]:
        count = sum(inner[one] for one in pieces)
        at = frozenset(pieces)
        small = len(pieces) == 1 and GAUSS.is_small(count)
        made.append(Cell(at, (Known(at, count, count),), (Secret(at, GAUSS),) if small else (), small=small))
    return made


def named(names: list[list[str]]) -> set[Any]:
    rows, columns = CASES["sdc_gauss"]["inputs"]["rows"], CASES["sdc_gauss"]["inputs"]["cols"]
    return {frozenset({(rows.index(row), columns.index(column))}) for row, column in names}


@pytest.mark.parametrize("margins_are_out", [True, False])
def test_the_published_table_is_protected_by_the_cells_of_the_source(margins_are_out):
    case = CASES["sdc_gauss"]
    table = cells(case)
    fixed = [cell.name for cell in table if len(cell.tells[0].pieces) > 1] if margins_are_out else []
    expected = named(case["expected"]["primary"]) | named(case["expected"]["secondary"])
    hidden = suppress(table, shown=fixed)
    assert hidden is not None
    assert set(hidden) == expected
    assert is_protected(table, expected)


def test_in_the_published_table_the_small_cell_keeps_its_range():
    case = CASES["sdc_gauss"]
    hidden = named(case["expected"]["primary"]) | named(case["expected"]["secondary"])
    known = [known for cell in cells(case) if cell.name not in hidden for known in cell.tells]
    (small,) = named(case["expected"]["primary"])
    assert interval(small, known) == (0, 2)


def test_hiding_the_small_cell_alone_is_caught():
    case = CASES["sdc_naive_fails"]
    table, hidden = cells(case), named(case["inputs"]["suppressed"])
    known = [known for cell in table if cell.name not in hidden for known in cell.tells]
    (small,) = hidden
    assert interval(small, known) == pytest.approx(tuple(case["expected"]["interval"]), abs=case["tolerance"]["abs"])
    assert is_protected(table, hidden) is not case["expected"]["disclosed"]
    # No cell of the pattern can be spared.
    pattern = named(CASES["sdc_gauss"]["expected"]["secondary"])
    assert [is_protected(table, (hidden | pattern) - {one}) for one in pattern] == [False] * 3


def known(pieces: str, low: float, high: float | None = None) -> Known:
    return Known(frozenset(pieces), low, low if high is None else high)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], (0, math.inf)),
        ([known("b", 9)], (0, math.inf)),
        ([known("ab", 9)], (0, 9)),
        ([known("ab", 9), known("b", 7)], (2, 2)),
        ([known("ab", 9, 12), known("b", 7)], (2, 5)),
        ([known("abc", 9), known("bd", 7), known("d", 3)], (0, 5)),
        ([known("ab", 9), known("b", 10)], None),
    ],
)
def test_ranges(told, expected):
    assert interval(frozenset("a"), told) == (expected if expected is None else pytest.approx(expected))


def test_a_piece_nobody_speaks_of_is_unbounded():
    assert interval(frozenset("ab"), [known("a", 4)]) == (4, math.inf)


@pytest.mark.parametrize(
    ("profile", "low", "high", "safe"),
    [
        (Disclosure.dst3, 1, 2, True),
        (Disclosure.dst3, 0, 5, True),
        (Disclosure.dst3, 2, 5, False),
        (Disclosure.dst3, 1, 1, False),
        (Disclosure.uvm5, 1, 3, False),
        (Disclosure.uvm5, 1, 4, True),
        (Disclosure.nhs7_round5, 6, 7, True),
        (Disclosure.nhs7_round5, 7, 7, False),
        (Disclosure.nhs7_round5, 6.5, 7, False),
    ],
)
def test_the_whole_hidden_range_stays_open(profile, low, high, safe):
    assert is_safe(Secret(frozenset("a"), PROFILES[profile]), [known("a", low, high)]) is safe


def test_figures_that_contradict_one_another_are_not_safe():
    assert not is_safe(Secret(frozenset("a"), PROFILES[Disclosure.dst3]), [known("ab", 9), known("b", 10)])


def test_nothing_heavy_is_imported_before_an_audit():
    code = (
        "import sys, karlemose_model.kpis, karlemose_model.rules; print(sorted({'scipy', 'numpy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
