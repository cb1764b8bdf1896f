"""The items of an agenda fit into the meeting, in every phase."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem
from karlemose_model.reading import Reading


def check(reading: Reading) -> Iterator[Problem]:
    """A problem for each meeting whose items take longer than it lasts."""
    playbook, tree = reading.playbook, reading.tree
    if playbook is None or tree is None:
        return
    for id_, meeting in playbook.meetings.items():
        if meeting.minutes is None:
            continue
        phases = [None, *playbook.phases]
        needed = max(
            sum(item.minutes for item in meeting.agenda.values() if not item.phases or phase in item.phases)
            for phase in phases
        )
        if needed > meeting.minutes:
            origin, _ = tree.origin.walk(("meetings", id_, "agenda"))
            data = {"path": f"meetings.{id_}.agenda", "minutes": needed, "length": meeting.minutes}
            yield Problem("KM309", origin.name_place, data)
