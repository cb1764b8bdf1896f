"""A KPI can get a value: somebody reports it, or it is worked out from records that this playbook keeps.

Fails:

    kpis:
      convictions: {fed_by: []}

Passes:

    kpis:
      convictions: {fed_by: [observations]}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Feed
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM324",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each KPI that no observation and no record can give a value."""
    playbook = examined.playbook
    for id_, kpi in playbook.kpis.items() if playbook else ():
        # Observations need somebody who reports them; without an owner the rule on responsibility speaks.
        can_be = Feed.observations in kpi.fed_by or (Feed.meetings in kpi.fed_by and playbook and playbook.meetings)
        if not can_be:
            yield examined.finding("KM324", ("kpis", id_, "fed_by"), {"path": f"kpis.{id_}"}, Severity.warning)
