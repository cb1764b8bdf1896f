"""Each meeting has a cadence with a weekday in every phase that the timeline names.

How often a meeting is held comes from the model; on which day is the place's own choice. Until it is made, no agenda
has a date. A reconstruction with an `as_of` of its own shows patterns and is not asked for weekdays.

Fails:

    timeline:
      - {phase: clear, from: 2026-01-05}
    meetings:
      operational:
        cadence:
          hold: {weekday: tuesday, nth: 1, at: 10:00}
      board:
        name: Meeting of the tenants' board with the police
        purpose: The board asks, the police answer.
        chair: tenants-contact

Passes:

    timeline:
      - {phase: clear, from: 2026-01-05}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00}
      steering:
        cadence:
          clear: {weekday: thursday, nth: 2, at: 14:00}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM307", "KM308")


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each meeting without a cadence, or without a weekday, in a phase of the timeline."""
    playbook = examined.playbook
    if playbook is None:
        return
    for id_, meeting in playbook.meetings.items():
        for phase in dict.fromkeys(spell.phase for spell in playbook.timeline):
            cadence = meeting.cadence.get(phase)
            loc, path = ("meetings", id_, "cadence", phase), f"meetings.{id_}.cadence"
            if phase not in playbook.phases:
                continue
            if cadence is None:
                yield examined.finding("KM308", loc, {"phase": phase, "path": path}, Severity.warning)
            elif cadence.weekday is None and playbook.as_of is None:
                yield examined.finding("KM307", loc, {"phase": phase, "path": f"{path}.{phase}"}, Severity.warning)
