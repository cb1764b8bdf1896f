"""A KPI can get a value: somebody reports it, or it is worked out from records that this playbook keeps.

What is worked out from records is a share (days since the last serious incident: a level), so a KPI of another measure
needs observations. A rate says `per:` how many it is, e.g. `per: 1000` residents.

Fails:

    kpis:
      convictions: {fed_by: []}
      mentees: {fed_by: [meetings_held]}
      open-doors:
        name: Doors found open
        definition: Doors to stairwells found open, for each ten doors.
        unit: doors for each ten
        measure: rate
        kind: output
        direction: down
        frequency: quarter
        owner: housing
        numerator: Doors found open.
        denominator: All doors.
        targets: [{value: 1}]

Passes:

    kpis:
      convictions: {fed_by: [observations]}
      open-doors:
        name: Doors found open
        definition: Doors to stairwells found open, for each ten doors.
        unit: doors for each ten
        measure: rate
        per: 10
        kind: output
        direction: down
        frequency: quarter
        owner: housing
        numerator: Doors found open.
        denominator: All doors.
        targets: [{value: 1}]
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Feed, Kpi, Measure, Playbook
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM324", "KM343")


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each KPI that no observation and no record can give a value, and for each rate of nobody knows what."""
    playbook = examined.playbook
    if playbook is None:
        return
    for id_, kpi in playbook.kpis.items():
        data: dict[str, object] = {"path": f"kpis.{id_}"}
        # Observations need somebody who reports them; without an owner the rule on responsibility speaks.
        can_be = Feed.observations in kpi.fed_by or any(_kept(playbook, kpi, feed) for feed in kpi.fed_by)
        if not can_be:
            yield examined.finding("KM324", ("kpis", id_, "fed_by"), data, Severity.warning)
        if kpi.measure is Measure.rate and kpi.per is None:
            yield examined.finding("KM343", ("kpis", id_, "measure"), data, Severity.warning)


def _kept(playbook: Playbook, kpi: Kpi, feed: Feed) -> bool:
    """Whether the playbook has what records of that sort are about, and what they give is what the KPI measures."""
    if kpi.measure is not (Measure.level if feed is Feed.serious_incidents else Measure.share):
        return False
    match feed:
        case Feed.meetings_held | Feed.core_attendance | Feed.agenda_on_time | Feed.actions_on_time:
            return bool(playbook.meetings)
        case Feed.spend:
            return bool(playbook.costs)
        case Feed.fidelity:
            return bool(playbook.fidelity)
        case _:
            return True
