"""The action log, whatever was told of actions in whatever order: each is there once, and what is closed stays closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.followup import action_log
from karlemose_model.model import ActionEvent, ActionStatus, MeetingRecord, Records
from tests.documents.sample import rollout

FIRST = date(2026, 1, 6)
STATUS = st.sampled_from([status.value for status in ActionStatus])


def meeting(week: int, raised: int, held: bool, told: dict[str, str]) -> MeetingRecord:
    day = FIRST + timedelta(weeks=week)
    values: dict[str, Any] = {
        "schema": 1,
        "meeting": "operational",
        "date": day,
        "actions": [{"text": "x", "partner": "housing", "due": day + timedelta(days=3)} for _ in range(raised)],
        "reports": {id_: {"status": status} for id_, status in told.items()},
    }
    return MeetingRecord.model_validate(values if held else values | {"status": "cancelled", "why": "x"})


@st.composite
def records(draw: st.DrawFn) -> Records:
    count = draw(st.integers(1, 6))
    ids = [f"{FIRST + timedelta(weeks=week)}-operational/{number}" for week in range(count) for number in (1, 2)]
    told = st.dictionaries(st.sampled_from(ids), STATUS, max_size=3)
    held = [meeting(week, draw(st.integers(0, 2)), draw(st.booleans()), draw(told)) for week in range(count)]
    events = draw(st.lists(st.tuples(st.sampled_from(ids), st.integers(0, 45), STATUS), max_size=5))
    return Records(
        meetings=tuple(held),
        events=tuple(
            ActionEvent.model_validate({"action": id_, "on": FIRST + timedelta(days=days), "status": status})
            for id_, days, status in events
        ),
    )


@settings(max_examples=300)
@given(records(), st.integers(-1, 60))
def test_each_action_is_there_once_and_what_is_closed_stays_closed(happened: Records, days: int) -> None:
    day = FIRST + timedelta(days=days)
    seen = replace(rollout(records=False), records=happened, as_of=day)
    log = action_log(seen)
    raised = [f"{one.id}/{n}" for one in happened.meetings if one.date <= day for n, _ in enumerate(one.actions, 1)]
    assert [action.id for action in log] == raised
    later = {action.id: action for action in action_log(replace(seen, as_of=day + timedelta(days=90)))}
    met = sum(one.took_place for one in happened.meetings)
    for action in log:
        assert 0 <= action.carried <= met
        assert action.status_date is None or action.raised <= action.status_date <= day
        if not action.is_open:
            assert later[action.id] == action
        else:
            assert later[action.id].carried >= action.carried
    shuffled = replace(happened, meetings=tuple(reversed(happened.meetings)))
    assert sorted(action_log(replace(seen, records=shuffled)), key=lambda one: one.id) == sorted(
        log, key=lambda one: one.id
    )
