"""An evaluated sample estate with invented counts, and results of every strength, made by hand and not worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from karlemose_model.documents import evaluation_found
from karlemose_model.evaluation.results import (
    Dispersion,
    Displacement,
    Doubt,
    Harm,
    Impact,
    Lack,
    Method,
    Missing,
    Permutation,
    Placebo,
    Prevented,
    Quotient,
    Ratio,
    Segmented,
    Series,
    Sign,
    Strength,
    Study,
    Together,
    Towards,
    Wdd,
)
from karlemose_model.model import AreaKind, MonthCount, Rollout
from karlemose_model.problems import Place
from tests.documents.sample import canary, rollout

EVALUATION: dict[str, Any] = {
    "start": "2025-01-01",
    "fixed": "2024-11-20",
    "before": {"from": "2024-01", "to": "2024-06"},
    "after": {"from": "2025-01", "to": "2025-06"},
    "margin": 1.25,
    "areas": {
        "here": {"kind": "estate", "name": canary("estate"), "covers": [canary("street")], "residents": 1200},
        "north": {"kind": "comparison", "name": canary("north"), "covers": ["Nordgade"], "why": canary("why-north")},
        "south": {"kind": "comparison", "name": canary("south"), "covers": ["Sydgade"], "why": canary("why-south")},
        "ring": {"kind": "buffer", "name": canary("ring"), "covers": ["Ringvej"], "residents": 2500},
    },
    "outcomes": {
        "drugs": {"name": canary("drugs"), "initiated": "police"},
        "burglary": {"name": canary("burglary"), "initiated": "victim", "primary": True, "source": "report"},
    },
}
BEFORE = tuple(date(2024, month, 1) for month in range(1, 7))
AFTER = tuple(date(2025, month, 1) for month in range(1, 7))


def _series(area: str, kind: AreaKind, before: tuple[int, ...], after: tuple[int, ...]) -> Series:
    return Series(area, kind, before, after)


STUDY = Study(
    "burglary",
    BEFORE,
    AFTER,
    _series("here", AreaKind.estate, (9, 11, 8, 12, 10, 10), (6, 4, 5, 5, 7, 3)),
    (
        _series("north", AreaKind.comparison, (5, 4, 6, 5, 5, 5), (5, 5, 6, 4, 5, 5)),
        _series("south", AreaKind.comparison, (7, 6, 8, 9, 7, 8), (8, 7, 7, 8, 7, 8)),
    ),
    (_series("ring", AreaKind.buffer, (4, 4, 5, 3, 4, 4), (4, 5, 4, 4, 3, 4)),),
)
DISPLACEMENT = Displacement(
    Ratio(1.01, 0.83, 1.22, 0.91, Method.exact), Sign.none, 1.25, Quotient(-0.02, -0.4, 0.008), 29.4
)
CLEAR = Impact(
    study=STUDY,
    dispersion=Dispersion(0.8123, 16.25, 20),
    ratio=Ratio(0.517, 0.392, 0.688, 0.0004, Method.exact),
    chance_fell_more=0.974,
    prevented=Prevented(29.6, 11.7, 47.8),
    together=Together(Prevented(29.4, 9.1, 49.9), 0.968),
    wdd=Wdd(-30.2, 10.1, -2.98, -50.3, -10.4, -29.7, 9.4, -0.5),
    displacement=DISPLACEMENT,
    segmented=Segmented(Ratio(0.61, 0.4, 0.93, 0.021, Method.quasi), 0.994, 1.1, 12),
    placebo=Placebo(date(2024, 4, 1), Ratio(1.04, 0.61, 1.77, 0.88, Method.exact), 0.44),
    permutation=Permutation(0.0909, 10, 0),
    harm=Harm(-1721.0, 304.1, -2317.0, -1125.0, ("burglary",)),
    strength=Strength.conclusive,
    towards=Towards.fell_more,
    seed=20171206,
    draws=100_000,
)
WORSE = replace(
    CLEAR,
    ratio=Ratio(1.42, 1.11, 1.9, 0.004, Method.quasi),
    dispersion=Dispersion(1.634, 32.7, 20),
    chance_fell_more=0.004,
    prevented=Prevented(-12.0, -25.2, -4.0),
    together=Together(Prevented(-12.6, -29.0, 3.5), 0.06),
    towards=Towards.fell_less,
)
LEANS = replace(
    CLEAR,
    ratio=Ratio(0.71, 0.48, 1.06, 0.093, Method.exact),
    chance_fell_more=0.953,
    prevented=Prevented(9.0, -3.2, 22.4),
    together=Together(Prevented(8.4, -6.0, 24.0), 0.88),
    strength=Strength.points_to,
    doubts=(Doubt.interval_holds_one, Doubt.no_placebo),
    placebo=Missing(Lack.too_few_months, {"months": 3, "needed": 6}),
)
OPEN = replace(
    CLEAR,
    ratio=Ratio(0.94, 0.6, float("inf"), 0.79, Method.exact),
    chance_fell_more=0.611,
    prevented=Prevented(0.2, -14.0, 15.0),
    together=Together(Prevented(-0.2, -19.0, 18.0), 0.49),
    strength=Strength.cannot_say,
    towards=Towards.fell_more,
    doubts=tuple(Doubt),
    displacement=replace(DISPLACEMENT, sign=Sign.cannot_say, quotient=Quotient(None, -0.1, 0.1, Missing(Lack.no_fall))),
)
ALONE = replace(
    OPEN,
    study=replace(STUDY, buffers=()),
    displacement=Missing(Lack.no_buffer),
    together=Missing(Lack.no_buffer),
    harm=Missing(Lack.no_harm),
    segmented=Missing(Lack.too_few_offences, {"mean": 2.3456, "needed": 5}),
    permutation=Missing(Lack.too_few_areas, {"areas": 2, "needed": 10}),
)
ALL = {"clear": CLEAR, "worse": WORSE, "leans": LEANS, "open": OPEN, "alone": ALONE}
LACKS: dict[Lack, dict[str, object]] = {
    Lack.not_over: {"until": date(2026, 12, 1)},
    Lack.no_counts: {"areas": ("north", "ring"), "months": 3},
    Lack.too_few_months: {"months": 12, "needed": 24},
    Lack.too_few_offences: {"mean": 2.3456, "needed": 5},
    Lack.too_few_areas: {"areas": 2, "needed": 10},
}
"""What the reasons that have data are given."""


def missing(why: Lack) -> Missing:
    return Missing(why, LACKS.get(why, {}))


def evaluated(changes: dict[str, Any] | None = None) -> Rollout:
    """The sample with an evaluation, its counts reported to the row."""
    seen = rollout({"evaluation": {**EVALUATION, **(changes or {})}})
    here = Place("records/evaluation/counts.csv")
    counts = (
        MonthCount("here", "burglary", BEFORE[0], 9, "report", date(2025, 7, 3), "", here),
        MonthCount("north", "burglary", BEFORE[0], 5, canary("counted"), None, "", here),
    )
    return replace(seen, records=replace(seen.records, counts=counts))


def answer(monkeypatch: pytest.MonkeyPatch, found: Impact | Missing) -> None:
    """Have the pages told that result, and ten times as many of what the police find."""
    monkeypatch.setattr(evaluation_found, "result_of", lambda *_asked: found)
    monkeypatch.setattr(evaluation_found, "study_of", lambda _rollout, _outcome: STUDY)
    monkeypatch.setattr(evaluation_found, "buffer_chance", lambda _study: 0.46)
