"""A value of a period that has not begun is asked about, unless it says when it was stated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import looked_at
from tests.rules.privacy.test_no_cpr_numbers import CSV, HEAD


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("mentees,2026-12,7,,x,,", [("KM341", 2)]),
        ("mentees,2026-11,7,,x,,", []),
        ("convictions,2026-H2,7,,x,,", []),
        ("convictions,2027-H1,7,,x,,", [("KM341", 2)]),
        ("mentees,2026-12,7,,x,2026-12-31,", []),
    ],
)
def test_on_the_day_of_the_check(
    files: Callable[[dict[str, str]], Path], row: str, found: list[tuple[str, int]]
) -> None:
    folder = files({"playbook.yml": HEAD, "records/observations.csv": CSV + row})
    problems = looked_at(folder).problems
    assert [(one.code, one.place.line) for one in problems if one.code in ("KM341", "KM450")] == found
