"""Tasks on their dates: on a day, after the start of each spell of a phase, after the rollout began."""

from __future__ import annotations

from datetime import date
from typing import Any

from karlemose_model.agenda import tasks_due
from karlemose_model.model import Rollout
from tests.schedule.playbooks import playbook


def checklist(due: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    return {"name": "List", "tasks": {"task": {"text": "Do it", "due": due}}, **more}


def due_days(entry: dict[str, Any], first: str = "2025-01-01", last: str = "2027-12-31") -> list[str]:
    seen = Rollout(playbook(checklists={"list": entry}), date(2026, 11, 26))
    return [str(task.due) for task in tasks_due(seen, date.fromisoformat(first), date.fromisoformat(last))]


def test_on_a_date_both_ends_included() -> None:
    entry = checklist({"on": "2026-12-01"})
    assert due_days(entry, "2026-12-01", "2026-12-01") == ["2026-12-01"]
    assert due_days(entry, "2026-12-02", "2026-12-31") == []


def test_after_the_start_of_every_spell_of_the_phase() -> None:
    assert due_days(checklist({"days_after_start": 10}, phase="clear")) == ["2025-11-13", "2026-10-15"]


def test_not_when_the_phase_is_over_by_then() -> None:
    # The first spell of clear lasted 210 days, hold 126.
    assert due_days(checklist({"days_after_start": 300}, phase="clear")) == ["2027-08-01"]
    assert due_days(checklist({"days_after_start": 126}, phase="hold")) == []
    assert due_days(checklist({"days_after_start": 125}, phase="hold")) == ["2026-10-04"]


def test_without_a_phase_from_the_first_day() -> None:
    assert due_days(checklist({"days_after_start": 90}, stage="initial")) == ["2026-02-01"]


def test_no_due_and_no_timeline() -> None:
    assert due_days(checklist(None)) == []
    seen = Rollout(playbook(timeline=[], checklists={"list": checklist({"days_after_start": 1})}), date(2026, 11, 26))
    assert tasks_due(seen, date(2025, 1, 1), date(2027, 1, 1)) == ()


def test_overdue_and_who_does_it() -> None:
    lists = {
        "late": {
            "name": "List",
            "role": "coordinator",
            "tasks": {
                "own": {"text": "A", "due": {"on": "2026-11-25"}, "role": "chair"},
                "partner": {"text": "B", "due": {"on": "2026-11-26"}, "partner": "police"},
                "list": {"text": "C", "due": {"on": "2026-11-27"}},
            },
        }
    }
    found = tasks_due(Rollout(playbook(checklists=lists), date(2026, 11, 26)), date(2026, 11, 1), date(2026, 11, 30))
    assert [(task.id, task.overdue, task.role, task.partner) for task in found] == [
        ("own", True, "chair", None),
        ("partner", False, None, "police"),
        ("list", False, "coordinator", None),
    ]


def test_on_a_day_of_each_year_from_the_first_spell_on() -> None:
    assert due_days(checklist({"each_year": "12-01"})) == ["2025-12-01", "2026-12-01", "2027-12-01"]
    # The timeline begins on 3 November 2025.
    assert due_days(checklist({"each_year": "11-03"})) == ["2025-11-03", "2026-11-03", "2027-11-03"]
    assert due_days(checklist({"each_year": "11-02"})) == ["2026-11-02", "2027-11-02"]


def test_of_each_year_only_while_the_phase_lasts() -> None:
    assert due_days(checklist({"each_year": "10-04"}, phase="hold")) == ["2026-10-04"]
    assert due_days(checklist({"each_year": "10-05"}, phase="hold")) == []


def test_the_leap_day_is_the_last_of_february() -> None:
    assert due_days(checklist({"each_year": "02-29"}), last="2028-12-31") == ["2026-02-28", "2027-02-28", "2028-02-29"]


def test_nothing_recurs_without_a_timeline() -> None:
    seen = Rollout(playbook(timeline=[], checklists={"l": checklist({"each_year": "12-01"})}), date(2026, 11, 26))
    assert tasks_due(seen, date(2025, 1, 1), date(2027, 12, 31)) == ()


def test_a_yearly_task_of_an_earlier_year_is_overdue() -> None:
    seen = Rollout(playbook(checklists={"l": checklist({"each_year": "11-10"})}), date(2026, 11, 26))
    found = tasks_due(seen, date(2025, 11, 1), date(2027, 12, 31))
    assert [(str(task.due), task.overdue) for task in found] == [
        ("2025-11-10", True), ("2026-11-10", True), ("2027-11-10", False),
    ]  # fmt: skip
