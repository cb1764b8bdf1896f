"""An adaptation is decided, not only proposed, and says by whom and when.

A proposed adaptation takes effect at once, so that a place can try what it means to do. It is said aloud at every check
until the steering group has decided, because a departure from what carries the model's effect is a decision and no habit.

Fails:

    adaptations:
      fewer-patrols:
        removes: activities.mobile-station
        what: There is no mobile station here.
        why: The station stands around the corner.
        status: proposed
      no-walks:
        removes: activities.safety-walks
        what: There are no safety walks.
        why: The tenants walk on their own.
        status: approved

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

CODES = ("KM302", "KM329")


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each adaptation that still waits for a decision, or hides who decided it."""
    examined = examined.at_levels_below
    adaptations = examined.tree.value.get("adaptations")
    for id_, adaptation in adaptations.items() if isinstance(adaptations, dict) else ():
        status = adaptation.get("status") if isinstance(adaptation, dict) else None
        if status == "proposed":
            yield examined.finding("KM302", ("adaptations", id_, "status"), {"id": id_}, Severity.warning, value=True)
        lacking = [name for name in ("by", "when") if status == "approved" and not adaptation.get(name)]
        if lacking:
            data: dict[str, object] = {"id": id_, "lacking": ", ".join(lacking)}
            yield examined.finding("KM329", ("adaptations", id_), data, Severity.warning)
