"""Small playbooks with the rhythm of the example estate, for the tests of dates."""

from __future__ import annotations

from typing import Any

from karlemose_model.model import Playbook

CLEAR = {"every": "2 weeks", "weekday": "thursday", "at": "13:30"}
HOLD = {"every": "month", "weekday": "wednesday", "nth": 3, "at": "13:30", "not_in": ["july"]}
TIMELINE = [
    {"phase": "clear", "from": "2025-11-03"},
    {"phase": "hold", "from": "2026-06-01"},
    {"phase": "clear", "from": "2026-10-05"},
]
OPTIONAL = ["12-24", "12-31", "05-01", "06-05"]


def meeting(cadence: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": "Meeting", "purpose": "To meet", "cadence": cadence, **more}


def playbook(**more: Any) -> Playbook:
    given: dict[str, Any] = {
        "schema": 1,
        "id": "eksempel",
        "version": 1,
        "kind": "estate",
        "name": "Eksempel",
        "place": {"holidays": {"optional": OPTIONAL}},
        "timeline": TIMELINE,
        "meetings": {"operational": meeting({"clear": CLEAR, "hold": HOLD}, minutes=60)},
    }
    return Playbook.model_validate({**given, **more})


def one(
    cadence: dict[str, Any], start: str = "2026-01-05", place: dict[str, Any] | None = None, **more: Any
) -> Playbook:
    """A single open-ended spell with a single meeting."""
    return playbook(
        timeline=[{"phase": "clear", "from": start}],
        place=place or {},
        meetings={"operational": meeting({"clear": cadence}, **more)},
    )
