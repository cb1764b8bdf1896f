"""An adaptation is decided, not only proposed.

A proposed adaptation takes effect at once, so that a place can try what it means to do. It is said aloud at every check
until the steering group has decided, because a departure from what carries the model's effect is a decision and no habit.

Fails:

    adaptations:
      fewer-patrols:
        removes: activities.mobile-station
        what: There is no mobile station here.
        why: The station stands around the corner.
        status: proposed

Passes:

    adaptations:
      fewer-patrols:
        removes: activities.mobile-station
        what: There is no mobile station here.
        why: The station stands around the corner.
        status: approved
        by: The steering group
        when: 2026-10-01
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM302",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each adaptation that still waits for a decision."""
    adaptations = examined.tree.value.get("adaptations")
    for id_, adaptation in adaptations.items() if isinstance(adaptations, dict) else ():
        if isinstance(adaptation, dict) and adaptation.get("status") == "proposed":
            yield examined.finding("KM302", ("adaptations", id_, "status"), {"id": id_}, Severity.warning, value=True)
