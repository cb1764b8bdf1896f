"""Minutes are closed soon after the meeting, and deleted when their time is over.

Until they are closed with `karlemose minutes close`, minutes have no day on which they go, and anybody may change what was
decided. A fortnight after the meeting it is told. Closed minutes say when they go; the rule tells when that day has passed.
`karlemose records close-year` lists them, and nothing is ever deleted by itself.

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
    # records/meetings/2026-01-13-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-13
    closing: {on: 2026-01-14, classification: partners, delete_after: 2026-07-13, seal: ed6237b76dba15c1}

Passes:

    timeline:
      - {phase: clear, from: 2026-01-05}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00}
    # records/meetings/2026-11-24-operational.yml
    schema: 1
    meeting: operational
    date: 2026-11-24
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from karlemose_model.followup.keeping import due_for_deletion, never_closed
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM336", "KM337")

FORTNIGHT = timedelta(days=14)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each draft that is too old, and for each record that should be gone."""
    meetings, trees = examined.reading.records.meetings, examined.reading.record_trees
    for record in never_closed(meetings, examined.as_of - FORTNIGHT):
        tree = trees.get(record.id)
        if tree is not None:
            yield Problem("KM336", tree.origin.children["date"].place, {"name": record.id}, Severity.warning)
    for record in due_for_deletion(meetings, examined.as_of):
        tree = trees.get(record.id)
        if tree is not None and record.closing is not None:
            place = tree.origin.walk(("closing", "delete_after"))[0].place
            data = {"name": record.id, "day": record.closing.delete_after.isoformat()}
            yield Problem("KM337", place, data, Severity.warning)
