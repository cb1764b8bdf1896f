"""What was released to the public keeps small numbers secret, also from whoever subtracts one figure from another.

Each figure in records/published.yml is held to the profile that it names and to the one that the KPI has. A figure that
one of them hides must not be shown; nor may a hidden one follow from those that are shown, together with the totals. A
figure that no release can have held is an error, whatever the records say; one that they have outgrown is a warning.

Fails:

    kpis:
      convictions: {disclosure: dst3}
    # records/observations.csv
    kpi,period,value,n,source,stated,note
    convictions,2025-H1,9,,synthetic,2025-07-31,synthetic
    convictions,2025-H2,2,,synthetic,2026-01-31,synthetic
    convictions,2023-H1,12,,synthetic,2023-07-31,synthetic
    # records/published.yml
    schema: 1
    releases:
      - on: 2026-02-15
        figures:
          - {kpi: convictions, period: 2025-H1, value: 9, profile: dst3}
          - {kpi: convictions, period: 2025-H2, hidden: true, profile: dst3}
          - {kpi: convictions, period: "2025", value: 11, profile: dst3}
          - {kpi: convictions, period: 2023-H1, value: 14, profile: dst3}
          - {kpi: convictions, period: 2026-H1, value: 8, profile: dst3}

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
from karlemose_model.kpis.margins import Entry, register
from karlemose_model.kpis.releases import outdated
from karlemose_model.kpis.shown_figures import can_be_released
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM344", "KM345", "KM346")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each figure in the register that gives a hidden one away, can't have been released, or is outdated."""
    tree = examined.reading.record_trees.get("published")
    rollout = examined.reading.seen_on(examined.as_of) if tree is not None else None
    if tree is None or rollout is None:
        return

    def place(entry: Entry) -> Place:
        return tree.origin.walk(("releases", entry.release, "figures", entry.figure))[0].place

    for id_, kpi in rollout.playbook.kpis.items():
        for entry in giving_away(rollout, id_):
            yield Problem("KM344", place(entry), {"kpi": id_, "period": entry.says.period})
        for entry in register(rollout, id_):
            on = rollout.records.releases[entry.release].on
            if not can_be_released(kpi, entry.says, entry.period, on):
                yield Problem("KM345", place(entry), {"kpi": id_, "period": entry.says.period})
        for entry in outdated(rollout, id_):
            yield Problem("KM346", place(entry), {"kpi": id_, "period": entry.says.period}, Severity.warning)
