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

from karlemose_model.model import Feed, Playbook
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM324",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each KPI that no observation and no record can give a value."""
    playbook = examined.playbook
    if playbook is None:
        return
    for id_, kpi in playbook.kpis.items():
        # Observations need somebody who reports them; without an owner the rule on responsibility speaks.
        can_be = Feed.observations in kpi.fed_by or any(_kept(playbook, feed) for feed in kpi.fed_by)
        if not can_be:
            yield examined.finding("KM324", ("kpis", id_, "fed_by"), {"path": f"kpis.{id_}"}, Severity.warning)


def _kept(playbook: Playbook, feed: Feed) -> bool:
    """Whether the playbook has what records of that sort are about."""
    match feed:
        case Feed.meetings_held | Feed.core_attendance | Feed.agenda_on_time | Feed.actions_on_time:
            return bool(playbook.meetings)
        case Feed.spend:
            return bool(playbook.costs)
        case Feed.fidelity:
            return bool(playbook.fidelity)
        case _:
            return True
