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

from karlemose_model.model import ActionStatus
from karlemose_model.problems import Place, Problem, Related
from karlemose_model.rules.examined import Examined

CODES = ("KM334", "KM335")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each report on an action that nobody raised before, or that was closed already."""
    records = {record.id: record for record in examined.reading.records.meetings}
    closed: dict[str, Place] = {}
    for record in sorted(records.values(), key=lambda record: record.date):
        tree = examined.reading.record_trees.get(record.id)
        if tree is None:
            continue
        for action, report in record.reports.items():
            origin, _ = tree.origin.walk(("reports", action))
            place = origin.name_place
            raised = records.get(action.partition("/")[0])
            number = int(action.partition("/")[2])
            if raised is None or raised.date >= record.date or number > len(raised.actions):
                yield Problem("KM334", place, {"action": action, "date": record.date.isoformat()})
            elif action in closed:
                related = (Related(closed[action], "closed_here"),)
                yield Problem("KM335", place, {"action": action}, related=related)
            elif report.status is not ActionStatus.open:
                closed[action] = place
