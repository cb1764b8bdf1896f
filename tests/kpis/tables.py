"""Playbooks with one KPI, its values, and registers of releases, for the tests of disclosure control."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from karlemose_model.kpis import Plan, plan
from karlemose_model.model import Observation, Playbook, Records, Release, Rollout
from karlemose_model.problems import Place
from karlemose_model.reading.periods import read_period

QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
LATER = date(2026, 1, 26)


def kpi(**changes: object) -> dict[str, object]:
    return {
        "name": "Joined", "definition": "d", "unit": "persons", "kind": "output", "direction": "up",
        "frequency": "quarter", "disclosure": "dst3",
    } | changes  # fmt: skip


def rollout(
    values: Mapping[str, object], changes: Mapping[str, object] | None = None, as_of: date = LATER, id_: str = "joined"
) -> Rollout:
    """A value for a period is a number, or a numerator and a denominator, or a number and how many lie behind it as text."""
    said = {
        "schema": 1,
        "id": "park",
        "version": 1,
        "kind": "estate",
        "name": "Park",
        "kpis": {id_: kpi(**(changes or {}))},
    }
    observations = tuple(_observation(id_, period, value) for period, value in values.items())
    return Rollout(Playbook.model_validate(said), as_of, Records(observations))


def released(seen: Rollout, *releases: Sequence[Mapping[str, object]], on: date = LATER) -> Rollout:
    """The same with a register: figures of the KPI `joined`, under its own profile unless they name another."""
    profile = seen.playbook.kpis["joined"].disclosure
    more = tuple(
        Release.model_validate(
            {"on": on, "figures": [{"kpi": "joined", "profile": profile, **figure} for figure in figures]}
        )
        for figures in releases
    )
    return replace(seen, records=replace(seen.records, releases=(*seen.records.releases, *more)))


def after(seen: Rollout, planned: Plan) -> Rollout:
    """The same once the plan is carried out."""
    releases = (*seen.records.releases, planned.release(seen.as_of))
    return replace(seen, records=replace(seen.records, releases=releases))


def shown(planned: Plan) -> dict[str, Any]:
    """What a plan shows: a number or two by period, or None for what is hidden."""
    return {
        one.period.written: None
        if one.hidden
        else one.value
        if one.numerator is None
        else (one.numerator, one.denominator)
        for one in planned.figures
    }


def planned(values: Mapping[str, object], **changes: object) -> dict[str, Any]:
    found = plan(rollout(values, changes))
    assert found.problems == ()
    return shown(found)


def _observation(id_: str, written: str, value: object) -> Observation:
    period = read_period(written)
    assert period is not None
    n, numerator = None, None
    if isinstance(value, tuple):
        first, second = value
        if isinstance(second, str):
            value, n = first, int(second)
        else:
            value, n, numerator = (100 * first / second if second else 0.0), second, float(first)
    assert isinstance(value, int | float)
    return Observation(id_, period, float(value), n, "synthetic", None, "", Place("o.csv"), numerator=numerator)
