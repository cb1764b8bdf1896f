"""A cadence gives dates: weekday, number in the month and months left out do not rule each other out.

A meeting whose rhythm never comes true would be missing from every agenda and calendar, and nobody would see why.

Fails:

    meetings:
      steering:
        cadence:
          clear:
            not_in: [january, february, march, april, may, june, july, august, september, october, november, december]
            weekday: thursday

Passes:

    meetings:
      steering:
        cadence:
          clear: {weekday: thursday, not_in: [july]}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem
from karlemose_model.reading import dotted
from karlemose_model.rules.examined import Examined
from karlemose_model.schedule import never_occurs

CODES = ("KM306",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each cadence that never gives a date."""
    for section, id_, phase in never_occurs(examined.playbook) if examined.playbook else ():
        loc = (section, id_, "cadence", phase)
        yield examined.finding("KM306", loc, {"path": dotted(loc)})
