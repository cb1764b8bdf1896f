"""An adaptation that is only proposed takes effect, and is said aloud until it is approved."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import Reading


def check(reading: Reading) -> Iterator[Problem]:
    """A warning for each adaptation that still waits for a decision."""
    tree = reading.tree
    assert tree is not None
    adaptations = tree.value.get("adaptations")
    for id_, adaptation in adaptations.items() if isinstance(adaptations, dict) else ():
        if isinstance(adaptation, dict) and adaptation.get("status") == "proposed":
            origin, _ = tree.origin.walk(("adaptations", id_, "status"))
            yield Problem("KM302", origin.place, {"id": id_}, Severity.warning)
