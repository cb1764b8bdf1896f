"""What was released to the public keeps small numbers secret, also from whoever subtracts one figure from another.

Each figure in records/published.yml is held to the profile that it names and to the one that the KPI has. A figure that
one of them hides must not be shown; nor may a hidden one follow from those that are shown, together with the totals.

Fails:

    kpis:
      convictions: {disclosure: dst3}
    # records/observations.csv
    kpi,period,value,n,source,stated,note
    convictions,2025-H1,9,,synthetic,2025-07-31,synthetic
    convictions,2025-H2,2,,synthetic,2026-01-31,synthetic
    # records/published.yml
    schema: 1
    releases:
      - on: 2026-02-15
        figures:
          - {kpi: convictions, period: 2025-H1, value: 9, profile: dst3}
          - {kpi: convictions, period: 2025-H2, hidden: true, profile: dst3}
          - {kpi: convictions, period: "2025", value: 11, profile: dst3}

Passes:

    kpis:
      convictions: {disclosure: dst3}
    # records/observations.csv
    kpi,period,value,n,source,stated,note
    convictions,2025-H1,9,,synthetic,2025-07-31,synthetic
    convictions,2025-H2,2,,synthetic,2026-01-31,synthetic
    # records/published.yml
    schema: 1
    releases:
      - on: 2026-02-15
        figures:
          - {kpi: convictions, period: 2025-H1, value: 9, profile: dst3}
          - {kpi: convictions, period: 2025-H2, hidden: true, profile: dst3}
          - {kpi: convictions, period: "2025", hidden: true, profile: dst3}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.kpis import giving_away
from karlemose_model.problems import Problem
from karlemose_model.rules.examined import Examined

CODES = ("KM344",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each figure in the register that gives a hidden one away."""
    tree = examined.reading.record_trees.get("published")
    rollout = examined.reading.seen_on(examined.as_of) if tree is not None else None
    if tree is None or rollout is None:
        return
    for kpi in rollout.playbook.kpis:
        for entry in giving_away(rollout, kpi):
            place = tree.origin.walk(("releases", entry.release, "figures", entry.figure))[0].place
            yield Problem("KM344", place, {"kpi": kpi, "period": entry.says.period})
