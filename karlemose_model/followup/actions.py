"""The action log: every action that a meeting raised, and what was told of it since, for agendas, lists and KPIs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from karlemose_model.followup.tellings import Telling, steps, told_at
from karlemose_model.followup.written import is_blank_form
from karlemose_model.messages import N_
from karlemose_model.model import ActionStatus, MeetingRecord, Rollout
from karlemose_model.text import Text

STATUS_WORDS = {
    ActionStatus.open: N_("open"),
    ActionStatus.done: N_("done"),
    ActionStatus.not_possible: N_("could not be done"),
    ActionStatus.not_done: N_("was not done"),
    ActionStatus.cancelled: N_("cancelled"),
}
"""How far an action has come, in words."""


@dataclass(frozen=True, slots=True)
class LoggedAction:
    """An action as it stands on one day.

    `id` is its record's name and its number there; `partner` and `role` own it. `first_due` is the day agreed when it was
    raised, `due` the day that holds now. `carried` counts the meetings of the same kind that found it due and left it open.
    `escalated_to` is the meeting that it was taken to, if it was.
    """

    id: str
    meeting: str
    raised: date
    text: Text
    partner: str
    role: str | None
    support: tuple[str, ...]
    first_due: date
    due: date
    status: ActionStatus = ActionStatus.open
    status_date: date | None = None
    carried: int = 0
    outcome: Text | None = None
    why: Text | None = None
    about: str | None = None
    escalated_to: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.status is ActionStatus.open

    def overdue_on(self, day: date) -> bool:
        """Whether it is open and its day has passed."""
        return self.is_open and self.due < day


def action_log(rollout: Rollout) -> tuple[LoggedAction, ...]:
    """Every action raised on or before the rollout's day, in the order in which they were raised."""
    log: dict[str, LoggedAction] = {}
    elsewhere: set[str] = set()
    for step in steps(rollout.records, rollout.as_of):
        told = set()
        for telling in [step] if isinstance(step, Telling) else told_at(step):
            if telling.action in log and log[telling.action].is_open:
                log[telling.action] = _told(log[telling.action], telling)
                told.add(telling.action)
        if not isinstance(step, Telling):
            if step.took_place and not is_blank_form(rollout.playbook, step):
                # What was taken to another meeting before is no longer this one's to carry.
                for id_, action in log.items():
                    if _is_again(action, step) and id_ not in elsewhere:
                        log[id_] = replace(action, carried=action.carried + 1)
            log |= {action.id: action for action in _raised(step)}
        elsewhere |= {id_ for id_ in told if log[id_].escalated_to is not None}
    return tuple(log.values())


def _raised(record: MeetingRecord) -> list[LoggedAction]:
    return [
        LoggedAction(
            f"{record.id}/{number}", record.meeting, record.date, action.text, action.partner, action.role,
            action.support, action.due, action.due, about=action.about,
        )
        for number, action in enumerate(record.actions, start=1)
    ]  # fmt: skip


def _told(action: LoggedAction, telling: Telling) -> LoggedAction:
    report = telling.report
    return replace(
        action,
        status=report.status,
        status_date=telling.day,
        due=report.due or action.due,
        outcome=report.outcome or action.outcome,
        why=report.why or action.why,
        escalated_to=report.escalated_to or action.escalated_to,
    )


def _is_again(action: LoggedAction, record: MeetingRecord) -> bool:
    """One more time on the agenda: the meeting that raised it met again after its first day had passed, and it is open."""
    return action.meeting == record.meeting and action.is_open and action.first_due <= record.date
