"""A place says which phase it is in, and since when.

Without a timeline no meeting has a date, no task is due and no target of a phase holds. The model itself has none.

Fails:

    place: {country: DK}

Passes:

    place: {country: DK}
    timeline:
      - {phase: clear, from: 2026-01-05}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM321",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for a place without a timeline."""
    playbook = examined.playbook
    if playbook is not None and examined.is_rollout and not playbook.timeline:
        yield examined.finding("KM321", ("timeline",), {}, Severity.warning)
