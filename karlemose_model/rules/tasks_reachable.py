"""Each task of a checklist can come up for those who are to do it.

A checklist without tasks is an empty page. A task of an activity that is not done in the checklist's phase, or one that
would fall due only after its phase was over, is never met by anybody.

Fails:

    timeline:
      - {phase: clear, from: 2026-01-05}
      - {phase: hold, from: 2026-02-02}
    checklists:
      lamps: {name: Lamps, role: coordinator}
      doors:
        name: Doors
        role: coordinator
        phase: clear
        tasks:
          locks: {text: See that the new locks work., due: {days_after_start: 60}}

Passes:

    checklists:
      lamps:
        name: Lamps
        role: coordinator
        tasks:
          count: {text: Count the lamps that do not work.}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.agenda import day_in_year
from karlemose_model.model import Checklist, Playbook, Task
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined
from karlemose_model.schedule import spells

CODES = ("KM322", "KM328")


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each checklist without tasks, and for each task that nobody ever comes to."""
    playbook = examined.playbook
    for id_, checklist in playbook.checklists.items() if playbook else ():
        assert playbook is not None
        if not checklist.tasks and examined.is_own(("checklists", id_)):
            yield examined.finding("KM328", ("checklists", id_), {"path": f"checklists.{id_}"}, Severity.warning)
        for task_id, task in checklist.tasks.items():
            if _is_out_of_phase(playbook, checklist, task) or _comes_too_late(playbook, checklist, task):
                data: dict[str, object] = {
                    "path": f"checklists.{id_}.tasks.{task_id}", "phase": checklist.phase or "",
                }  # fmt: skip
                yield examined.finding("KM322", ("checklists", id_, "tasks", task_id), data, Severity.warning)


def _is_out_of_phase(playbook: Playbook, checklist: Checklist, task: Task) -> bool:
    activity = playbook.activities.get(task.activity) if task.activity else None
    return bool(checklist.phase and activity and activity.phases and checklist.phase not in activity.phases)


def _comes_too_late(playbook: Playbook, checklist: Checklist, task: Task) -> bool:
    """Whether every spell of the phase is over and none lasted until the task would have been due."""
    if task.due is None or checklist.phase is None:
        return False
    own = [spell for spell in spells(playbook) if spell.phase == checklist.phase]
    if not own or own[-1].end is None:
        return False
    if (days := task.due.days_after_start) is not None:
        return all(spell.end is not None and (spell.end - spell.start).days < days for spell in own)
    if (yearly := task.due.each_year) is not None:
        years = range(own[0].start.year, own[-1].end.year + 1)
        return not any(spell.holds(day_in_year(yearly, year)) for spell in own for year in years)
    return False
