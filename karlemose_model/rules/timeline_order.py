"""The spells of the timeline stand in order of time, each beginning after the one before.

Fails:

    timeline:
      - {phase: hold, from: 2026-06-01}
      - {phase: clear, from: 2026-01-05}

Passes:

    timeline:
      - {phase: clear, from: 2026-01-05}
      - {phase: hold, from: 2026-06-01}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from karlemose_model.problems import Problem, Related
from karlemose_model.rules.examined import Examined

CODES = ("KM305",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem at each spell that does not begin after the one before it."""
    for number, (earlier, later) in enumerate(pairwise(examined.playbook.timeline if examined.playbook else ())):
        if later.from_ <= earlier.from_:
            before, _ = examined.tree.origin.walk(("timeline", number, "from"))
            related = (Related(before.place, "earlier_here"),)
            data: dict[str, object] = {"from": earlier.from_.isoformat()}
            yield examined.finding("KM305", ("timeline", number + 1, "from"), data, value=True, related=related)
