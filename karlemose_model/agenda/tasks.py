"""Checklist tasks on their dates, for agendas and for the pages that say what is due."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from karlemose_model.model import Checklist, Due, Playbook, Rollout, Task
from karlemose_model.schedule import spells


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task of a checklist with the day it is due; `overdue` when that day lies before the rollout's `as_of`.

    What has been done is not recorded, so an overdue task is one to ask about; of a yearly one every year in the window.
    """

    checklist: str
    id: str
    task: Task
    due: date
    overdue: bool
    role: str | None
    partner: str | None


def tasks_due(rollout: Rollout, first: date, last: date) -> tuple[DueTask, ...]:
    """The tasks due from `first` to `last`, both included, earliest first, then in the playbook's order.

    Days after the start count from each spell of the checklist's phase, as long as that spell lasts; without a phase
    they count from the timeline's first day. A day of each year holds within the same spells.
    """
    playbook = rollout.playbook
    found = [
        DueTask(
            checklist_id,
            task_id,
            task,
            due,
            due < rollout.as_of,
            task.role or (None if task.partner else checklist.role),
            task.partner,
        )
        for checklist_id, checklist in playbook.checklists.items()
        for task_id, task in checklist.tasks.items()
        if task.due is not None
        for due in _due_days(playbook, checklist, task.due, last)
        if first <= due <= last
    ]
    return tuple(sorted(found, key=lambda task: task.due))


def day_in_year(month_day: str, year: int) -> date:
    """The day written as month-day in that year; 29 February is 28 February where there is none."""
    month, day = (int(part) for part in month_day.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def _due_days(playbook: Playbook, checklist: Checklist, due: Due, last: date) -> Iterator[date]:
    if due.on is not None:
        yield due.on
        return
    begun = spells(playbook)
    if due.each_year is not None:
        for year in range(begun[0].start.year if begun else last.year + 1, last.year + 1):
            day = day_in_year(due.each_year, year)
            if any(spell.holds(day) and checklist.phase in (None, spell.phase) for spell in begun):
                yield day
    if due.days_after_start is None:
        return
    if checklist.phase is None:
        begun = begun[:1]
    for spell in begun:
        if checklist.phase not in (None, spell.phase):
            continue
        ordinal = spell.start.toordinal() + due.days_after_start
        day = date.fromordinal(min(ordinal, date.max.toordinal()))
        # When its phase is over, a task of it is due no more.
        if checklist.phase is None or spell.holds(day):
            yield day
