"""What an evaluation finds as JSON, for a program of somebody's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from karlemose_model.evaluation.balance_results import Balance
from karlemose_model.evaluation.plan_results import Plan
from karlemose_model.evaluation.results import Impact, Missing
from karlemose_model.model import Rollout

PLAN = "karlemose-evaluation-plan"
IMPACT = "karlemose-evaluation"
COST = "karlemose-evaluation-cost"
FORMATS = (PLAN, IMPACT, COST)
VERSION = 1
_DECIMALS = 6
"""More are not the same on every machine, and none is known."""


def plan_json(found: Plan | Missing, rollout: Rollout) -> str:
    """A plan, or why there is none, as a JSON document that ends with a line end."""
    return _document(PLAN, "plan", found, rollout)


def impact_json(found: Impact | Missing, rollout: Rollout) -> str:
    """All that was found of an outcome, or why there is nothing, in the same way."""
    return _document(IMPACT, "impact", found, rollout)


def cost_json(found: Balance | Missing, rollout: Rollout) -> str:
    """A balance with all its lines, or why there is none, in the same way."""
    return _document(COST, "balance", found, rollout)


def _document(format_: str, name: str, found: object, rollout: Rollout) -> str:
    missing = isinstance(found, Missing)
    document = {
        "format": format_,
        "version": VERSION,
        "playbook": rollout.playbook.id,
        "as_of": rollout.as_of.isoformat(),
        name: None if missing else plain(found),
        "missing": plain(found) if missing else None,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def plain(value: Any) -> Any:
    """A result as what JSON has: its fields by name, numbers rounded to six decimals; what is infinite is null."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, float):
        return round(value, _DECIMALS) if abs(value) != float("inf") else None
    return value if value is None or isinstance(value, bool | int) else str(value)
