"""The spells of the timeline stand in order of time, each beginning after the one before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from karlemose_model.problems import Problem, Related
from karlemose_model.reading import Reading


def check(reading: Reading) -> Iterator[Problem]:
    """A problem at each spell that does not begin after the one before it."""
    if reading.playbook is None or reading.tree is None:
        return
    for number, (earlier, later) in enumerate(pairwise(reading.playbook.timeline)):
        if later.from_ <= earlier.from_:
            origin, _ = reading.tree.origin.walk(("timeline", number + 1, "from"))
            before, _ = reading.tree.origin.walk(("timeline", number, "from"))
            related = (Related(before.place, "earlier_here"),)
            yield Problem("KM305", origin.place, {"from": earlier.from_.isoformat()}, related=related)
