"""The items of an agenda fit into the meeting, in every phase.

A meeting that runs over every week loses the partners it needs most. Items that belong to some phases only are counted
in those phases.

Fails:

    meetings:
      operational:
        minutes: 30

Passes:

    meetings:
      operational:
        minutes: 75
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Playbook
from karlemose_model.problems import Problem
from karlemose_model.rules.examined import Examined

CODES = ("KM309",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each meeting whose items take longer than it lasts."""
    for playbook in examined.as_used:
        yield from _too_long(examined, playbook)


def _too_long(examined: Examined, playbook: Playbook) -> Iterator[Problem]:
    for id_, meeting in playbook.meetings.items():
        if meeting.minutes is None:
            continue
        phases = [None, *playbook.phases]
        needed = max(
            sum(item.minutes for item in meeting.agenda.values() if not item.phases or phase in item.phases)
            for phase in phases
        )
        if needed > meeting.minutes:
            loc = ("meetings", id_, "minutes" if examined.is_own(("meetings", id_, "minutes")) else "agenda")
            data: dict[str, object] = {"path": f"meetings.{id_}.agenda", "minutes": needed, "length": meeting.minutes}
            yield examined.finding("KM309", loc, data)
