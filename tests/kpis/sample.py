"""A small park whose records the tests of the KPIs count: a meeting every Tuesday from 6 January 2026 on."""

from __future__ import annotations

from datetime import date
from typing import Any

from karlemose_model.model import (
    ActionEvent,
    Incident,
    MeetingRecord,
    Observation,
    Playbook,
    Records,
    Rollout,
    Spending,
    Walk,
)
from karlemose_model.problems import Place
from karlemose_model.reading.periods import read_period

HERE = Place("records.yml")


def kpi(**fields: Any) -> dict[str, Any]:
    return {
        "name": "k", "definition": "d", "unit": "u", "kind": "process", "direction": "up", "frequency": "month",
        **fields,
    }  # fmt: skip


def share(feed: str, **fields: Any) -> dict[str, Any]:
    return kpi(measure="share", fed_by=[feed, "observations"], **fields)


KPIS: dict[str, Any] = {
    "held": share("meetings_held", meeting="weekly"),
    "core": share("core_attendance", meeting="weekly"),
    "agendas": share("agenda_on_time", meeting="weekly"),
    "actions": share("actions_on_time"),
    "walked": share("walk_findings", frequency="half_year"),
    "quiet": kpi(measure="level", fed_by=["serious_incidents"]),
    "cost": share("spend", frequency="quarter"),
    "mentees": kpi(measure="number"),
}


def playbook(**sections: Any) -> Playbook:
    """The park; `sections` take the place of its own."""
    return Playbook.model_validate(
        {
            "schema": 1, "id": "park", "version": 1, "kind": "estate", "name": "Park",
            "place": {"country": "DK", "closures": {"summer": {"name": "Summer", "weeks": [28, 29, 30, 31]}}},
            "partners": {name: {"name": name, "kind": "other"} for name in ("police", "housing")},
            "phases": {"clear": {"name": "Clear", "purpose": "p"}},
            "timeline": [{"phase": "clear", "from": "2026-01-05"}],
            "meetings": {
                "weekly": {
                    "name": "Weekly", "purpose": "p", "participants": {"police": "core", "housing": "core"},
                    "cadence": {"clear": {"every": "week", "weekday": "tuesday", "at": "10:00"}},
                },
                "other": {"name": "Other", "purpose": "p", "participants": {"police": "core"}, "cadence": {}},
            },
            "costs": {
                "staff": {"text": "Staff", "amount": {"value": 1200, "stated": "2026-01-01"}, "yearly": True},
                "once": {"text": "Once", "amount": {"value": 500, "stated": "2026-01-01"}},
            },
            "kpis": KPIS,
            **sections,
        }
    )  # fmt: skip


def meeting(day: str, **fields: Any) -> MeetingRecord:
    """A record of the weekly meeting; held, with both partners, unless said otherwise."""
    came = {"police": {"position": "p"}, "housing": {"position": "h"}}
    given = {"schema": 1, "meeting": "weekly", "date": day, "present": came, **fields}
    return MeetingRecord.model_validate(given)


def event(action: str, on: str, **fields: Any) -> ActionEvent:
    return ActionEvent.model_validate({"action": action, "on": on, **fields})


def walk(day: str, *findings: tuple[str, str | None], follow_up: str | None = None) -> Walk:
    """A walk with findings, each with the day it was due and the day it was mended."""
    found = [
        {"spot": "s", "finding": "f", "partner": "housing", "due": due, **({"fixed": fixed} if fixed else {})}
        for due, fixed in findings
    ]
    extra = {"follow_up": follow_up} if follow_up else {}
    return Walk.model_validate({"schema": 1, "date": day, "findings": found, **extra})


def incident(day: str, serious: bool | None = None, *, quiet: bool = False) -> Incident:
    return Incident(date.fromisoformat(day), "kind", "zone", False, HERE, quiet, serious)


def spent(day: str, amount: float, cost: str = "staff") -> Spending:
    return Spending(date.fromisoformat(day), cost, amount, "", HERE)


def seen(kpi_id: str, period: str, value: float, **fields: Any) -> Observation:
    """What somebody reported; `stated` as text, `n`, `numerator` and `computed` as they come."""
    days = read_period(period)
    assert days is not None
    stated = fields.pop("stated", None)
    day = date.fromisoformat(stated) if stated else None
    n, source = fields.pop("n", None), fields.pop("source", "project")
    return Observation(kpi_id, days, value, n, source, day, "", HERE, **fields)


def on(day: str, records: Records, **sections: Any) -> Rollout:
    return Rollout(playbook(**sections), date.fromisoformat(day), records)
