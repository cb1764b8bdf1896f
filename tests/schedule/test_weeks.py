"""ISO weeks around New Year."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.schedule import iso_week


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 3), "2026-W49"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2025, 12, 29), "2026-W01"),
    ],
)
def test_iso_week(day: date, week: str) -> None:
    assert iso_week(day) == week
