"""The public holidays of the place are known, so that no meeting falls on one unnoticed."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import Reading
from karlemose_model.schedule import holidays_known


def check(reading: Reading) -> Iterator[Problem]:
    """A warning where the country, or its part, is not one whose holidays can be worked out."""
    playbook, tree = reading.playbook, reading.tree
    if playbook is None or playbook.place is None or tree is None:
        return
    country, part = playbook.place.country, playbook.place.holidays.subdivision
    if not holidays_known(country, part):
        known = holidays_known(country)
        origin, _ = tree.origin.walk(("place", "holidays", "subdivision") if known else ("place", "country"))
        yield Problem("KM311", origin.place, {"place": f"{country}-{part}" if known else country}, Severity.warning)
