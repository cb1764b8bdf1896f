"""A small fictional playbook with costs, unit values and benefits, and effects that stand in for an evaluation."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from karlemose_model.evaluation.balance import balance
from karlemose_model.evaluation.balance_results import Balance
from karlemose_model.evaluation.measured import DRAWS, Effect, Effects
from karlemose_model.evaluation.results import Lack, Missing
from karlemose_model.model import Playbook, Rollout

AS_OF = date(2027, 1, 15)


def counted(amount: float, **more: Any) -> dict[str, Any]:
    """A cost of the years 2025 and 2026, paid by the municipality; `more` takes the place of a field."""
    return {
        "amount": amount, "low": amount, "high": amount, "every": "year", "from": 2025, "to": 2026, "price_year": 2025,
        "currency": "DKK", "paid_by": {"municipality": 1}, "cashable": True, "source": "invented",
    } | more  # fmt: skip


def unit(value: float, **more: Any) -> dict[str, Any]:
    """What one is worth, to the state; `more` takes the place of a field."""
    return {
        "name": "A unit", "value": value, "low": value, "high": value, "per": "one of it", "price_year": 2025,
        "currency": "DKK", "paid_by": {"state": 1}, "cashable": False, "not_covered": "All else.", "source": "invented",
    } | more  # fmt: skip


PLAYBOOK: dict[str, Any] = {
    "schema": 1,
    "id": "opdigtet",
    "version": 1,
    "kind": "estate",
    "name": "Opdigtet",
    "languages": ["da"],
    "place": {"country": "DK"},
    "sources": {"invented": {"title": "Invented for this test"}},
    "costs": {
        "coordinator": {"text": "A coordinator.", "counted": counted(300_000)},
        "prison": {
            "text": "Imprisonment.",
            "counted": counted(2_000_000, low=1_000_000, high=4_000_000, paid_by={"state": 1}, cashable=False),
        },
        "unknown": {"text": "Hours.", "amount": {"unknown": "Nobody has counted them."}},
    },
    "unit_values": {
        "burglary": unit(35_000, low=20_000, high=80_000, paid_by={"victims": 0.75, "police": 0.25}),
        "school": unit(50_000, cashable=True),
    },
    "benefits": {
        "burglaries": {
            "text": "Fewer burglaries.", "outcome": "burglary", "unit_value": "burglary", "source": "invented",
        },
        "pupils": {
            "text": "Pupils.", "number": {"low": 1, "value": 2, "high": 5}, "unit_value": "school", "source": "invented",
        },
    },
    "economy": {
        "currency": "DKK", "price_year": 2025, "first_year": 2025, "horizon": 5, "sentences": ["prison"],
        "questions": ["burglary"],
    },
    "evaluation": {
        "start": "2025-01-01",
        "fixed": "2024-11-20",
        "before": {"from": "2023-01", "to": "2024-12"},
        "after": {"from": "2025-01", "to": "2026-12"},
        "outcomes": {"burglary": {"name": "Burglaries", "initiated": "victim", "primary": True, "source": "invented"}},
    },
}  # fmt: skip


def rollout(changes: Mapping[str, Any] | None = None, without: tuple[str, ...] = ()) -> Rollout:
    """The sample with `changes` merged in, map over map, and without sections."""
    data = copy.deepcopy(PLAYBOOK)
    _merge(data, changes or {})
    for section in without:
        del data[section]
    return Rollout(Playbook.model_validate(data), AS_OF)


def _merge(into: dict[str, Any], changes: Mapping[str, Any]) -> None:
    for key, value in changes.items():
        if isinstance(value, Mapping) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = copy.deepcopy(value)


def normal(mean: float, sd: float, draws: int = DRAWS) -> Effects:
    """Effects that are all normal, as an evaluation could find them."""
    drawn = np.random.default_rng(1).normal(mean, sd, draws)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return lambda _rollout, _outcome: Effect(mean, float(low), float(high), drawn)


def nothing_measured(_rollout: Rollout, _outcome: str) -> Missing:
    """What an evaluation says whose months are not over."""
    return Missing(Lack.not_over)


def worked_out(changes: Mapping[str, Any] | None = None, effects: Effects | None = None) -> Balance:
    """The balance of the changed sample."""
    found = balance(rollout(changes), effects or normal(20, 8))
    assert isinstance(found, Balance)
    return found
