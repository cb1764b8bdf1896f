"""What a meeting has before it from the records: last minutes, open actions, absences, escalations, money, dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from karlemose_model.agenda.figures import NO_FIGURES, Figures, criteria_of, figures_before
from karlemose_model.followup import LoggedAction, absent_core, action_log, written
from karlemose_model.followup.tellings import raised_on
from karlemose_model.model import (
    AdaptationStatus,
    Meeting,
    MeetingRecord,
    Playbook,
    Readiness,
    Rollout,
    Shows,
)
from karlemose_model.schedule import phase_on
from karlemose_model.text import Text

MOST_CARRIED = 3
"""The third time that an action is carried over its reasons are asked for, and it goes on to the steering group if there is one."""


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An open action as a meeting meets it.

    `overdue`: its day has passed when the agenda is made, or at the latest by the meeting. `asks_why`: left open here, it
    is carried over for the third time, so its owner is asked for the reasons. `goes_on`: it has been, and goes to the
    steering group, if there is one above its own meeting.
    """

    action: LoggedAction
    overdue: bool
    asks_why: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What was agreed for a cost, in words of its own, and what was spent on it in the year of the meeting so far."""

    cost: str
    spent: float
    year: int


@dataclass(frozen=True, slots=True)
class LegalDate:
    """A day of an agreement: when it was signed, is to be looked at again, or when its permit ends; `passed` if before
    the meeting.
    """

    agreement: str
    name: Text
    signed: date | None
    review: date | None
    expires: date | None
    passed: bool


@dataclass(frozen=True, slots=True)
class Matters:
    """What the records and the playbook bring to one meeting.

    `last` is the record of the last one that was held, `unapproved` those held since minutes were last approved. `absent`
    are core partners that were missing last time and sent no deputy. `readiness` are the answers given last. `figures`
    are there for meetings that look at them.
    """

    last: MeetingRecord | None = None
    unapproved: tuple[MeetingRecord, ...] = ()
    absent: tuple[str, ...] = ()
    actions: tuple[OpenAction, ...] = ()
    escalated: tuple[OpenAction, ...] = ()
    readiness: Readiness | None = None
    adaptations: tuple[str, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    legal: tuple[LegalDate, ...] = ()
    figures: Figures = NO_FIGURES


NOTHING = Matters()
"""What a standing agenda has before it."""


def matters_before(rollout: Rollout, meeting_id: str, day: date) -> Matters:
    """What that meeting has before it on that day, as it is known on the rollout's day.

    Overdue actions come first, the longest overdue on top; then the others by their owner, in the playbook's order of
    partners, and by their day. KeyError when the playbook has no such meeting.
    """
    playbook = rollout.playbook
    meeting = playbook.meetings[meeting_id]
    earlier = [record for record in written(rollout) if record.date < day]
    before = replace(rollout.records, meetings=tuple(earlier))
    seen = min(rollout.as_of, day)
    log = action_log(replace(rollout, records=before, as_of=seen))
    held = sorted(
        (record for record in earlier if record.meeting == meeting_id and record.took_place),
        key=lambda record: record.date,
    )
    last = held[-1] if held else None
    own = (action for action in log if action.meeting == meeting_id)
    others = (action for action in log if action.meeting != meeting_id)
    return Matters(
        last=last,
        unapproved=_unapproved(held),
        absent=absent_core(playbook, last) if last else (),
        actions=_in_order(playbook, own, day, seen),
        escalated=_in_order(
            playbook, (action for action in others if _comes_here(playbook, action, meeting_id)), day, seen
        ),
        readiness=next((record.readiness for record in reversed(held) if record.readiness is not None), None),
        adaptations=tuple(
            name for name, one in playbook.adaptations.items() if one.status is AdaptationStatus.proposed
        ),
        budget=_budget(rollout, day) if meeting.shows(Shows.budget) else (),
        legal=legal_dates(playbook, day),
        figures=_figures(replace(rollout, records=before, as_of=seen), meeting, last.date if last else None, day),
    )


def _figures(seen: Rollout, meeting: Meeting, since: date | None, day: date) -> Figures:
    """What the meeting has before it by number; only what it looks at is worked out."""
    found = figures_before(seen, since) if meeting.shows(Shows.signals) else NO_FIGURES
    if not meeting.shows(Shows.criteria):
        return found
    return replace(found, criteria=criteria_of(seen, phase_on(seen.playbook, day)))


def legal_dates(playbook: Playbook, day: date) -> tuple[LegalDate, ...]:
    """Every agreement with its days; what no agreement says is None."""
    found = []
    for name, agreement in playbook.agreements.items():
        expires = agreement.cctv.expires if agreement.cctv else None
        passed = any(one is not None and one < day for one in (agreement.review, expires))
        found.append(LegalDate(name, agreement.name, agreement.signed, agreement.review, expires, passed))
    return tuple(found)


def _unapproved(held: list[MeetingRecord]) -> tuple[MeetingRecord, ...]:
    """Minutes that no later meeting has approved; approving minutes approves the earlier ones too."""
    approved = max((raised_on(record.approves) for record in held if record.approves is not None), default=date.min)
    return tuple(record for record in held if record.date > approved)


def _comes_here(playbook: Playbook, action: LoggedAction, meeting_id: str) -> bool:
    """Whether an open action of another meeting is taken up here: it was taken here, or was carried over too often."""
    if not action.is_open:
        return False
    if action.escalated_to is not None:
        return action.escalated_to == meeting_id
    return action.carried >= MOST_CARRIED and playbook.meetings[meeting_id].shows(Shows.escalations)


def _in_order(playbook: Playbook, actions: Iterable[LoggedAction], day: date, seen: date) -> tuple[OpenAction, ...]:
    partners = list(playbook.partners)
    above = [name for name, meeting in playbook.meetings.items() if meeting.shows(Shows.escalations)]

    def key(one: OpenAction) -> tuple[bool, date, int, date, str]:
        action = one.action
        owner = partners.index(action.partner) if action.partner in partners else len(partners)
        return (not one.overdue, action.due if one.overdue else date.min, owner, action.due, action.id)

    found = [
        OpenAction(
            action,
            action.overdue_on(seen),
            action.carried == MOST_CARRIED - 1 and action.first_due <= day,
            action.carried >= MOST_CARRIED and any(name != action.meeting for name in above),
        )
        for action in actions
        if action.is_open
    ]
    return tuple(sorted(found, key=key))


def _budget(rollout: Rollout, day: date) -> tuple[BudgetLine, ...]:
    """The place's own costs with what was spent on each in the year of the meeting, as far as it is known.

    What the model tells of costs elsewhere is no budget here; if money was spent on such a cost, it is one.
    """
    playbook, known = rollout.playbook, min(rollout.as_of, day)
    spent: dict[str, float] = {
        name: 0.0 for name in playbook.costs if rollout.written.get(f"costs.{name}", playbook.id) == playbook.id
    }
    for one in rollout.records.spending:
        if one.cost in playbook.costs and one.day.year == day.year and one.day <= known:
            spent[one.cost] = spent.get(one.cost, 0.0) + one.amount
    return tuple(BudgetLine(name, round(spent[name], 2), day.year) for name in playbook.costs if name in spent)
