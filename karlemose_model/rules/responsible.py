"""Every activity, task, agenda item, meeting and KPI has somebody who sees to it.

A duty that nobody has is done by nobody. This happens most often when a partner is left out by an adaptation: what
only that partner saw to stays behind without an owner.

Fails:

    activities:
      lighting:
        name: Better lighting
        text: Lamps are mended within a week.

Passes:

    activities:
      lighting:
        name: Better lighting
        text: Lamps are mended within a week.
        responsible: [housing]
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Playbook
from karlemose_model.problems import Problem
from karlemose_model.reading import dotted
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined

CODES = ("KM304",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem where nobody is left to see to something."""
    for loc in (loc for playbook in examined.as_used for loc in _without_owner(playbook)):
        yield examined.finding("KM304", loc, {"path": dotted(loc)})


def _without_owner(playbook: Playbook) -> Iterator[Loc]:
    for id_, activity in playbook.activities.items():
        if not activity.responsible:
            yield ("activities", id_)
    for id_, checklist in playbook.checklists.items():
        for task_id, task in checklist.tasks.items():
            if task.role is None and task.partner is None and checklist.role is None:
                yield ("checklists", id_, "tasks", task_id)
    for id_, meeting in playbook.meetings.items():
        if meeting.chair is None:
            yield ("meetings", id_)
        for item_id, item in meeting.agenda.items():
            if item.role is None and item.partner is None:
                yield ("meetings", id_, "agenda", item_id)
    for id_, kpi in playbook.kpis.items():
        if kpi.owner is None:
            yield ("kpis", id_)
