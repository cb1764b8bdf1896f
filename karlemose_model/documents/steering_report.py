"""The quarter's report to the steering group: meetings, actions, walks, incidents, money, risks, dates, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from karlemose_model.agenda import agenda_for
from karlemose_model.documents import agenda_figures, agenda_items, agenda_steering
from karlemose_model.documents.blocks import Around, Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import full_date, long_date
from karlemose_model.documents.markdown import Markdown, escape
from karlemose_model.documents.page import Page
from karlemose_model.documents.recorded import how_it_went, recorded, to_minutes
from karlemose_model.documents.view import View
from karlemose_model.documents.walks import held, mended
from karlemose_model.followup import LoggedAction, absent_core, action_log, deciding_meeting, next_held, written
from karlemose_model.model import ActionStatus, MeetingRecord, Rollout
from karlemose_model.schedule import Occurrence, spells

PATH = "steering-report.md"


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year as far as it has come: its number, first and last day, both included."""

    number: int
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


def quarter_of(day: date) -> Quarter:
    """The quarter that a day lies in, up to that day."""
    number = (day.month - 1) // 3 + 1
    return Quarter(number, date(day.year, 3 * number - 2, 1), day)


def following(rollout: Rollout) -> Occurrence | None:
    """The meeting that the report is for: the next of those that decide on phases, if anything has been recorded.

    None above the estates: there the meeting that decides is the one that does the work, and reports to itself.
    """
    deciding = deciding_meeting(rollout.playbook)
    if deciding is None or rollout.playbook.above_estates or not written(rollout):
        return None
    return next_held(rollout, rollout.as_of, deciding)


def pages(view: View) -> Iterator[Page]:
    """One page, if there is a meeting that it is for."""
    _ = view.translate
    playbook, today = view.playbook, view.rollout.as_of
    ahead = following(view.rollout)
    if ahead is None:
        return
    desk = Desk(view, PATH)
    quarter = quarter_of(today)
    around = Around(view, desk, agenda_for(view.rollout, ahead))
    log = action_log(view.rollout)
    yield view.page(
        "steering_report.md.j2",
        PATH,
        _("Report to the steering group, quarter {number} of {year}").format(number=quarter.number, year=today.year),
        "steering-report",
        "meetings",
        first=long_date(quarter.first, view.language),
        last=long_date(quarter.last, view.language),
        following=full_date(ahead.date, view.language),
        phase_now=around.agenda.phase,
        begun=[spell for spell in spells(playbook) if quarter.holds(spell.start)],
        meetings=_meetings(view, desk, quarter),
        actions=_actions(view, [action for action in log if quarter.holds(action.due)]),
        escalated=agenda_items.escalations(around),
        walks=_walks(view),
        incidents=_incidents(view, quarter),
        budget=agenda_steering.budget(around),
        risks=agenda_steering.risks(around),
        adaptations=agenda_steering.adaptations(around),
        criteria=agenda_figures.criteria(around),
        fidelity=agenda_steering.fidelity(around),
        signals=agenda_figures.signals(around),
        legal=agenda_steering.legal(around),
    )


def _meetings(view: View, desk: Desk, quarter: Quarter) -> Block:
    _ = view.translate
    rows = tuple(
        Row((to_minutes(desk, record), escape(how_it_went(view, record.status)), _missing(view, desk, record)))
        for record in reversed(recorded(view.rollout))
        if quarter.holds(record.date)
    )
    return Block(columns=(_("Meeting"), _("Status"), _("Core partners missing")), rows=rows)


def _missing(view: View, desk: Desk, record: MeetingRecord) -> Markdown:
    _ = view.translate
    if not record.took_place:
        return Markdown("–")
    absent = absent_core(view.playbook, record)
    return desk.partners(absent) if absent else escape(_("none"))


def _actions(view: View, due: list[LoggedAction]) -> Block:
    """What became of the actions that were due in the quarter; what could not be done apart from what was not."""
    _ = view.translate
    today = view.rollout.as_of
    done = [action for action in due if action.status is ActionStatus.done]
    on_time = sum(action.status_date is not None and action.status_date <= action.due for action in done)
    lines = (
        (_("Due in the quarter"), len(due)),
        (_("Done on time"), on_time),
        (_("Done late"), len(done) - on_time),
        (_("Could not be done"), sum(action.status is ActionStatus.not_possible for action in due)),
        (_("Was not done"), sum(action.status is ActionStatus.not_done for action in due)),
        (_("No longer wanted"), sum(action.status is ActionStatus.cancelled for action in due)),
        (_("Overdue"), sum(action.overdue_on(today) for action in due)),
    )
    return Block(
        columns=(_("Actions"), _("Number")),
        rows=tuple(Row((escape(what), escape(str(count)))) for what, count in lines),
    )


def _walks(view: View) -> list[str]:
    """For each walk how much of what it found has been mended."""
    _ = view.translate
    return [
        mended(view, walk, _("The walk of {day}: {fixed} of {count} findings are mended."))
        for walk in held(view)
        if walk.findings
    ]


def _incidents(view: View, quarter: Quarter) -> Block:
    """How many incidents of each kind there were, and how many of them were reported."""
    _ = view.translate
    there = [one for one in view.rollout.records.incidents if quarter.holds(one.day) and not one.quiet]
    kinds = Counter(one.kind for one in there)
    rows = tuple(
        Row(
            (
                escape(kind),
                escape(str(count)),
                escape(str(sum(one.reported for one in there if one.kind == kind))),
            )
        )
        for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return Block(columns=(_("Kind"), _("Incidents"), _("Reported to the police")), rows=rows)
