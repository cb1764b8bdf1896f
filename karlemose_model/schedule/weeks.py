"""ISO weeks as they are written, for headings and file names."""

from __future__ import annotations

from datetime import date


def iso_week(day: date) -> str:
    """The ISO 8601 week of the day, e.g. 2026-W49; around New Year its year may differ from the day's."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
