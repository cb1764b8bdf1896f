"""Counts of offences by area and month for the evaluation of Eksempelparken, drawn from a truth that is stated here.

What is true is that of `TRUTH`: the work takes 35 per cent of the thefts and damage away (`EFFECT`), nothing of it moves to
the surroundings, and beside it theft and damage fall by 10 per cent everywhere (`COMMON`). The police find 80 per cent more
drug offences, for they look for them more often; that is no effect on crime. Months vary as chance alone makes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from random import Random

from tests.example.tables import table

FIRST, START, LAST = date(2022, 11, 1), date(2025, 11, 1), date(2026, 10, 1)
"""The first month that is counted, the month in which the work began, and the last one."""
EFFECT = 0.65
"""What the work leaves of a hundred thefts and cases of damage on the estate, as a share."""
COMMON = 0.90
"""What every area has left of them after the start, whatever was done there."""
MORE_PATROL = 1.8
VIOLENCE = 0.80
"""What the work leaves of violence and threats."""
MEANS = {
    "estate": {"theft-damage": 9.0, "violence-threats": 2.0, "drug-offences": 3.0},
    "nordhoej": {"theft-damage": 11.0, "violence-threats": 2.2, "drug-offences": 2.4},
    "sydager": {"theft-damage": 14.0, "violence-threats": 2.8, "drug-offences": 3.2},
    "aastien": {"theft-damage": 7.0, "violence-threats": 0.9, "drug-offences": 0.8},
}
"""Offences a month before the start, by area and outcome."""
SEASON = (0.95, 0.90, 0.95, 1.00, 1.05, 1.10, 1.05, 1.10, 1.00, 1.00, 0.95, 0.95)
"""January to December, everywhere alike; their mean is 1."""
SOURCE = "syntetisk"


def counts(random: Random) -> str:
    """The table of `records/evaluation/`."""
    return table("area,outcome,month,count,source,note", _rows(random))


def truth(area: str, outcome: str, month: date) -> float:
    """The mean from which a month's count is drawn."""
    mean = MEANS[area][outcome] * SEASON[month.month - 1]
    if month < START:
        return mean
    if outcome == "drug-offences":
        return mean * (MORE_PATROL if area == "estate" else 1)
    here = {"theft-damage": EFFECT, "violence-threats": VIOLENCE}[outcome] if area == "estate" else 1
    return mean * here * (COMMON if outcome == "theft-damage" else 1)


def _rows(random: Random) -> Iterator[tuple[object, ...]]:
    for area, outcomes in MEANS.items():
        for outcome in outcomes:
            for month in _months():
                yield area, outcome, f"{month:%Y-%m}", _poisson(truth(area, outcome, month), random), SOURCE, SOURCE


def _months() -> Iterator[date]:
    first, last = (day.year * 12 + day.month - 1 for day in (FIRST, LAST))
    for number in range(first, last + 1):
        yield date(number // 12, number % 12 + 1, 1)


def _poisson(mean: float, random: Random) -> int:
    """A count from a Poisson distribution, by inversion: one number of chance for each."""
    share = random.random()
    count, likely = 0, math.exp(-mean)
    reached = likely
    while share > reached and likely > 0:
        count += 1
        likely *= mean / count
        reached += likely
    return count
