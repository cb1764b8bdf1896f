"""Builders that the tests of evaluation share: studies from counts, rollouts from tables. All figures are invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from karlemose_model.evaluation.results import Series, Study
from karlemose_model.model import AreaKind, MonthCount, Playbook, Records, Rollout
from karlemose_model.problems import Place

Window = Sequence[int]


def months(first: str, count: int) -> tuple[date, ...]:
    """So many first days of months, from e.g. 2024-01 on."""
    start = date.fromisoformat(f"{first}-01")
    number = start.year * 12 + start.month - 1
    return tuple(date(one // 12, one % 12 + 1, 1) for one in range(number, number + count))


def study(
    estate: tuple[Window, Window],
    *comparisons: tuple[Window, Window],
    buffers: Sequence[tuple[Window, Window]] = (),
) -> Study:
    """Months before and after for each area."""

    def series(area: str, kind: AreaKind, windows: tuple[Window, Window]) -> Series:
        return Series(area, kind, tuple(windows[0]), tuple(windows[1]))

    before, after = map(len, estate)
    return Study(
        "burglary",
        months("2021-01", before),
        (*months("2021-01", before + after)[before:],),
        series("here", AreaKind.estate, estate),
        tuple(series(f"there-{number}", AreaKind.comparison, one) for number, one in enumerate(comparisons)),
        tuple(series(f"ring-{number}", AreaKind.buffer, one) for number, one in enumerate(buffers)),
    )


def totals(t0: int, t1: int, c0: int, c1: int, ring: tuple[int, int] | None = None) -> Study:
    """A study of one month before and one after."""
    return study(([t0], [t1]), ([c0], [c1]), buffers=[([ring[0]], [ring[1]])] if ring else [])


def drawn(
    generator: np.random.Generator, means: Iterable[tuple[float, float]], months_each: int = 12, spread: float = 1.0
) -> Study:
    """A study whose months have the variance `spread` times their mean; the first pair of means is the estate's."""

    def window(mean: float) -> list[int]:
        # A gamma with scale spread - 1 around the mean makes a Poisson count negative binomial, with that variance.
        rate = generator.gamma(mean / (spread - 1), spread - 1, months_each) if spread > 1 else mean
        return [int(one) for one in generator.poisson(rate, months_each)]

    first, *others = [(window(before), window(after)) for before, after in means]
    return study(first, *others)


AREAS = {
    "here": {"kind": "estate", "name": "Park", "covers": ["Parkvej"]},
    "there": {"kind": "comparison", "name": "Skov", "covers": ["Skovvej"], "why": "as large"},
    "ring": {"kind": "buffer", "name": "Ring", "covers": ["Ringvej"], "why": "around it"},
}
OUTCOMES = {
    "burglary": {"name": "Burglary", "initiated": "victim", "primary": True, "harm": 10.0},
    "violence": {"name": "Violence", "initiated": "victim", "harm": 100.0},
    "drugs": {"name": "Drugs", "initiated": "police", "harm": 1.0},
}
EVALUATION = {
    "start": "2025-01-01",
    "fixed": "2024-11-20",
    "before": {"from": "2023-01", "to": "2024-12"},
    "after": {"from": "2025-01", "to": "2026-12"},
    "areas": AREAS,
    "outcomes": OUTCOMES,
}


def counted(area: str, outcome: str, month: date, count: int, stated: str | None = None) -> MonthCount:
    """One count, stated on a day or on none."""
    day = date.fromisoformat(stated) if stated else None
    return MonthCount(area, outcome, month, count, "synthetic", day, "", Place("counts.csv"))


def rollout(
    counts: Iterable[MonthCount], evaluation: Mapping[str, object] | None = EVALUATION, as_of: str = "2027-01-01"
) -> Rollout:
    """A small place with that evaluation and those counts."""
    head = {"schema": 1, "id": "park", "version": 1, "kind": "estate", "name": "Park"}
    playbook = Playbook.model_validate(head | ({"evaluation": evaluation} if evaluation else {}))
    return Rollout(playbook, date.fromisoformat(as_of), Records(counts=tuple(counts)))


def table(means: Mapping[tuple[str, str], tuple[int, int]]) -> list[MonthCount]:
    """Two years before with the same count in each month, and two after, by area and outcome."""
    return [
        counted(area, outcome, month, count)
        for (area, outcome), (before, after) in means.items()
        for first, count in (("2023-01", before), ("2025-01", after))
        for month in months(first, 24)
    ]
