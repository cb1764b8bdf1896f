"""What was measured as a plain table for the terminal and as data for results.json."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.measuring import Times

_HEADINGS = ("", "median ms", "best ms", "n", "floor ms", "ratio", "peak MiB")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured, and the least that it could have taken, if that can be said."""

    name: str
    times: Times
    floor: Times | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor it takes."""
        return self.times.median / self.floor.median if self.floor else None


@dataclass(frozen=True, slots=True)
class Table:
    """What was measured of one topic; the notes say what the floor is and what the numbers don't show."""

    topic: str
    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def as_text(self) -> str:
        """Title, rows and notes, in columns."""
        lines = [_HEADINGS, *(_cells(row) for row in self.rows)]
        widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADINGS))]
        shown = [
            "  ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(pairs))
            for pairs in (list(zip(line, widths, strict=True)) for line in lines)
        ]
        return "\n".join([f"{self.topic}: {self.title}", *shown, *(f"- {note}" for note in self.notes)])

    def as_data(self) -> dict[str, object]:
        """The same for a machine; times in nanoseconds, memory in bytes."""
        rows = [
            {
                "name": row.name,
                "median_ns": row.times.median,
                "best_ns": row.times.best,
                "n": len(row.times.each),
                "floor_ns": row.floor.median if row.floor else None,
                "ratio": row.ratio,
                "peak_bytes": row.times.peak or None,
            }
            for row in self.rows
        ]
        return {"title": self.title, "rows": rows, "notes": list(self.notes)}


def _cells(row: Row) -> Sequence[str]:
    return (
        row.name,
        milliseconds(row.times.median),
        milliseconds(row.times.best),
        f"{len(row.times.each):,}",
        milliseconds(row.floor.median) if row.floor else "",
        f"x {row.ratio:,.1f}" if row.ratio is not None else "",
        f"{row.times.peak / 2**20:,.0f}" if row.times.peak else "",
    )


def milliseconds(nanoseconds: float) -> str:
    """A time with three digits that count."""
    value = nanoseconds / 1e6
    return f"{value:,.{3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0}f}"
