"""What is told of an action is told of one that was raised, after it was raised, and until it is closed.

An action's id is the name of the record that raised it and its number there: `2026-01-06-operational/1`.

Fails:

    timeline:
      - {phase: clear, from: 2026-01-05}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00}
    # records/meetings/2026-01-06-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-06
    actions:
      - {text: Ask for more light by the car park., partner: housing, due: 2026-01-12}
    # records/meetings/2026-01-13-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-13
    reports:
      2026-01-06-operational/1: {status: done}
      2026-01-06-operational/2: {status: done}
    # records/actions.yml
    schema: 1
    events:
      - {action: 2026-01-06-operational/1, on: 2026-01-05, status: done}
    # records/meetings/2026-01-20-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-20
    reports:
      2026-01-06-operational/1: {status: done}

Passes:

    timeline:
      - {phase: clear, from: 2026-01-05}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00}
    # records/meetings/2026-01-06-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-06
    actions:
      - {text: Ask for more light by the car park., partner: housing, due: 2026-01-12}
    # records/meetings/2026-01-13-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-13
    reports:
      2026-01-06-operational/1: {status: open, why: The lamps are on order., due: 2026-01-19}
    # records/meetings/2026-01-20-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-20
    reports:
      2026-01-06-operational/1: {status: done}
"""

from __future__ import annotations

from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from karlemose_model.followup.tellings import Telling, raised_on, steps, told_at
from karlemose_model.model import ActionStatus
from karlemose_model.problems import Place, Problem, Related
from karlemose_model.rules.examined import Examined

CODES = ("KM334", "KM335", "KM338")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each report on an action that nobody raised before, or that was closed already."""
    records = examined.reading.records
    everything = {f"{one.id}/{number}" for one in records.meetings for number, _ in enumerate(one.actions, start=1)}
    raised: set[str] = set()
    closed: dict[str, Place] = {}
    for step in steps(records):
        for telling in [step] if isinstance(step, Telling) else told_at(step):
            place = _place(examined, telling)
            if place is None:
                continue
            action = telling.action
            if action in closed:
                yield Problem("KM335", place, {"action": action}, related=(Related(closed[action], "closed_here"),))
            elif action not in raised and action in everything:
                data = {"action": action, "raised": raised_on(action).isoformat(), "date": telling.day.isoformat()}
                yield Problem("KM338", _day_place(examined, telling) or place, data)
            elif action not in raised and not _may_be_deleted(examined, action):
                yield Problem("KM334", place, {"action": action, "date": telling.day.isoformat()})
            elif telling.report.status is not ActionStatus.open:
                closed[action] = place
        if not isinstance(step, Telling):
            raised |= {f"{step.id}/{number}" for number, _ in enumerate(step.actions, start=1)}


def _place(examined: Examined, telling: Telling) -> Place | None:
    """Where it is told."""
    trees = examined.reading.record_trees
    if telling.record is None:
        tree = trees.get("actions")
        return tree.origin.walk(("events", telling.number, "action"))[0].place if tree else None
    tree = trees.get(telling.record.id)
    return tree.origin.walk(("reports", telling.action))[0].name_place if tree else None


def _day_place(examined: Examined, telling: Telling) -> Place | None:
    """Where its day stands, if it was told between meetings."""
    tree = examined.reading.record_trees.get("actions") if telling.record is None else None
    return tree.origin.walk(("events", telling.number, "on"))[0].place if tree else None


def _may_be_deleted(examined: Examined, action: str) -> bool:
    """Whether the record that raised an action is older than all that are kept, and its time has come."""
    name = action.partition("/")[0][len("2026-12-03-") :]
    meeting = examined.playbook.meetings.get(name) if examined.playbook else None
    if meeting is None or meeting.keep_months is None:
        return False
    kept = [record.date for record in examined.reading.records.meetings if record.meeting == name]
    day = raised_on(action)
    return all(day < one for one in kept) and day + relativedelta(months=meeting.keep_months) < examined.as_of
