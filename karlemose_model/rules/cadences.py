"""Every meeting can take place: a cadence for each phase of the timeline, and dates that really come."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import Reading, dotted
from karlemose_model.schedule import never_occurs


def check(reading: Reading) -> Iterator[Problem]:
    """An error where a cadence never gives a date, a warning where a phase that has begun has no weekday."""
    playbook, tree = reading.playbook, reading.tree
    if playbook is None or tree is None:
        return
    for section, id_, phase in never_occurs(playbook):
        origin, found = tree.origin.walk((section, id_, "cadence", phase))
        yield Problem("KM306", origin.name_place, {"path": dotted(found)})
    begun = dict.fromkeys(spell.phase for spell in playbook.timeline)
    for id_, meeting in playbook.meetings.items():
        for phase in begun:
            cadence = meeting.cadence.get(phase)
            data = {"phase": phase, "path": f"meetings.{id_}.cadence"}
            origin, _ = tree.origin.walk(("meetings", id_, "cadence", phase))
            if cadence is None:
                yield Problem("KM308", origin.name_place, data, Severity.warning)
            elif cadence.weekday is None and playbook.as_of is None:
                yield Problem(
                    "KM307", origin.name_place, data | {"path": f"meetings.{id_}.cadence.{phase}"}, Severity.warning
                )
