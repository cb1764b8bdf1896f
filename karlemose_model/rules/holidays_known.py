"""The public holidays of the place are known, so that no meeting falls on one unnoticed.

Fails:

    place:
      country: XX

Passes:

    place:
      country: DK
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined
from karlemose_model.schedule import holidays_known

CODES = ("KM311",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning where the country, or its part, is not one whose holidays can be worked out."""
    playbook = examined.playbook
    if playbook is None or playbook.place is None:
        return
    country, part = playbook.place.country, playbook.place.holidays.subdivision
    if not holidays_known(country, part):
        known = holidays_known(country)
        loc = ("place", "holidays", "subdivision") if known else ("place", "country")
        data: dict[str, object] = {"place": f"{country}-{part}" if known else country}
        yield examined.finding("KM311", loc, data, Severity.warning, value=True)
