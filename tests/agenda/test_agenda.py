"""One meeting's agenda: hours, leads, people, what may not be said, deadlines and tasks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from karlemose_model.agenda import agenda_for, standing_agenda
from karlemose_model.followup import next_held
from karlemose_model.model import Rollout
from karlemose_model.schedule import Occurrence, extra_meeting
from tests.schedule.playbooks import CLEAR, HOLD, meeting, playbook

AGENDA = {
    "welcome": {"title": "Welcome", "minutes": 5},
    "police-status": {"title": "Police", "minutes": 40, "partner": "police", "not_said": "No names"},
    "indicators": {"title": "Indicators", "minutes": 10, "role": "coordinator", "phases": ["hold"]},
    "close": {"title": "Close", "minutes": 5, "role": "chair"},
}
MEETING = meeting(
    {"clear": CLEAR, "hold": HOLD},
    minutes=60,
    chair="chair",
    minute_taker="minute-taker",
    confidentiality="Nobody is named here.",
    participants={"police": "core", "tenants": "guest", "housing": "core", "kindergarten": "regular"},
    deadlines={"out": {"name": "Agenda out", "working_days_before": 1}},
    agenda=AGENDA,
)
CHECKLISTS = {
    "clear-start": {
        "name": "Start",
        "phase": "clear",
        "tasks": {"map": {"text": "Draw the map", "due": {"days_after_start": 60}}},
    }
}


def rollout(**more: Any) -> Rollout:
    return Rollout(playbook(meetings={"operational": MEETING}, checklists=CHECKLISTS, **more), date(2026, 11, 26))


def on(seen: Rollout, day: date) -> Occurrence:
    found = next_held(seen, day)
    assert found is not None
    return found


def test_items_of_the_phase_with_their_hours_and_leads() -> None:
    seen = rollout()
    agenda = agenda_for(seen, on(seen, date(2026, 12, 3)))
    assert [(each.id, str(each.starts), each.minutes, each.lead, each.lead_kind) for each in agenda.items] == [
        ("welcome", "13:30:00", 5, "chair", "role"),
        ("police-status", "13:35:00", 40, "police", "partner"),
        ("close", "14:15:00", 5, "chair", "role"),
    ]
    assert (agenda.total_minutes, agenda.phase) == (50, "clear")


def test_an_item_of_another_phase_comes_with_that_phase() -> None:
    seen = rollout()
    agenda = agenda_for(seen, on(seen, date(2026, 6, 17)))
    assert [each.id for each in agenda.items] == list(AGENDA)
    assert agenda.total_minutes == 60


def test_people_and_what_is_not_said() -> None:
    seen = rollout()
    agenda = agenda_for(seen, on(seen, date(2026, 12, 3)))
    assert (agenda.core, agenda.regular, agenda.guests) == (("police", "housing"), ("kindergarten",), ("tenants",))
    assert (agenda.chair, agenda.minute_taker) == ("chair", "minute-taker")
    assert agenda.statement is not None
    assert agenda.statement.said_in("en") == "Nobody is named here."
    assert [(id_, text.said_in("en")) for id_, text in agenda.not_said] == [("police-status", "No names")]


def test_deadline_next_meeting_and_tasks_until_then() -> None:
    seen = rollout()
    agenda = agenda_for(seen, on(seen, date(2026, 12, 3)))
    assert [due.date for due in agenda.deadlines] == [date(2026, 12, 2)]
    assert agenda.next_occurrence is not None
    assert agenda.next_occurrence.date == date(2026, 12, 17)
    assert [due.date for due in agenda.next_deadlines] == [date(2026, 12, 16)]
    # 60 days after 5 October is 4 December.
    assert [(due.id, due.due) for due in agenda.tasks] == [("map", date(2026, 12, 4))]
    assert agenda_for(seen, agenda.next_occurrence).tasks == ()


def test_an_extra_meeting_has_the_same_items_without_hours() -> None:
    seen = rollout()
    agenda = agenda_for(seen, extra_meeting(seen.playbook, "operational", date(2026, 11, 28), "skud"))
    assert [(each.starts, each.after) for each in agenda.items] == [(None, 0), (None, 5), (None, 45)]
    assert agenda.next_occurrence is not None
    assert agenda.next_occurrence.date == date(2026, 12, 3)


def test_hours_go_by_the_clock_on_the_wall() -> None:
    night = meeting({"clear": {"every": "week", "weekday": "sunday", "at": "01:30"}}, agenda=AGENDA)
    seen = Rollout(playbook(meetings={"operational": night}), date(2026, 3, 1))
    agenda = agenda_for(seen, on(seen, date(2026, 3, 29)))
    assert [str(each.starts) for each in agenda.items] == ["01:30:00", "01:35:00", "03:15:00"]


def test_the_standing_agenda_has_no_date() -> None:
    seen = rollout(timeline=[])
    agenda = standing_agenda(seen, "operational")
    assert [each.id for each in agenda.items] == list(AGENDA)
    assert {each.starts for each in agenda.items} == {None}
    assert (agenda.occurrence, agenda.next_occurrence, agenda.deadlines, agenda.tasks) == (None, None, (), ())
    clear = standing_agenda(seen, "operational", "clear")
    assert [str(each.starts) for each in clear.items] == ["13:30:00", "13:35:00", "14:15:00"]


def test_not_a_meeting() -> None:
    seen = rollout()
    with pytest.raises(ValueError, match="not a meeting"):
        agenda_for(seen, Occurrence("activity", "patrol", date(2026, 12, 3), date(2026, 12, 3), "clear"))
    with pytest.raises(KeyError):
        standing_agenda(seen, "steering")
