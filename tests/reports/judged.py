"""What the tests put through every format of verdicts: each status once, and a thousand nasty names."""

from __future__ import annotations

from datetime import date
from typing import Any

from karlemose_model.kpis import judge
from karlemose_model.model import Records
from karlemose_model.reports.verdicts import Judged
from tests.kpis.sample import kpi, on, seen

KPIS: dict[str, Any] = {
    "met": kpi(name={"da": "Nået", "en": "Reached"}, unit={"da": "procent", "en": "per cent"}, measure="share",
               targets=[{"value": 90, "from": "2026-01-01"}], code="K15"),
    "near": kpi(name="Near", near=5, targets=[{"value": 10, "phase": "clear"}]),
    "missed": kpi(name="Missed | <b>&", direction="down", targets=[{"value": 10}]),
    "none": kpi(name="Nothing known", targets=[{"value": 10}]),
    "convictions": kpi(name="Convictions", direction="none"),
    "free": kpi(name="No target"),
}  # fmt: skip
ROWS = (
    seen("met", "2026-10", 91.7, n=12, source="police", stated="2026-11-05"),
    seen("near", "2026-10", 6.5),
    seen("missed", "2026-10", 1234.5),
    seen("convictions", "2026-10", 3),
)


def judged(language: str = "en", **more: Any) -> Judged:
    """Each status once."""
    rollout = on("2026-11-26", Records(ROWS), kpis=KPIS)
    return Judged("park", rollout.as_of.isoformat(), judge(rollout), language, **more)


def nasty() -> Judged:
    """Names with everything that a format could trip over."""
    names = [
        "::error::x",
        "a\nb",
        "]]>",
        "\x00\x1b[31m",
        "%0A",
        "[x](https://example.org)",
        "`",
        "=1+1",
        "æøå 😀",
        "|" * 50,
    ]
    kpis = {f"k-{number}": kpi(name=name, targets=[{"value": 1}]) for number, name in enumerate(names * 100)}
    rows = tuple(seen(id_, "2026-10", 0) for id_ in list(kpis)[::3])
    rollout = on("2026-11-26", Records(rows), kpis=kpis)
    assert rollout.as_of == date(2026, 11, 26)
    return Judged("park", "2026-11-26", judge(rollout), require_data=True)


def empty() -> Judged:
    return Judged("park", "2026-11-26", ())
