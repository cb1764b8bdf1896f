"""Every activity, task, agenda item and KPI has somebody who sees to it."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Playbook
from karlemose_model.problems import Problem
from karlemose_model.reading import Reading, dotted
from karlemose_model.reading.origins import Loc


def check(reading: Reading) -> Iterator[Problem]:
    """A problem where nobody is left to see to something, e.g. after a partner was left out."""
    if reading.playbook is None or reading.tree is None:
        return
    for loc in _without_owner(reading.playbook):
        origin, _ = reading.tree.origin.walk(loc)
        yield Problem("KM304", origin.name_place, {"path": dotted(loc)})


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
