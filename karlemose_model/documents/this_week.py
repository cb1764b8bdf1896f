"""The partners' first page: the next meeting, what must not be said, each office's actions, what is due, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from karlemose_model.agenda import tasks_due
from karlemose_model.documents import changes, walks
from karlemose_model.documents.action_words import brief_owner
from karlemose_model.documents.agenda import agenda_path, moved_because
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import clock, coming_date, day_of_month, long_date
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, listed
from karlemose_model.documents.onboarding import begun
from karlemose_model.documents.page import Page
from karlemose_model.documents.partners import OPEN_ACTIONS
from karlemose_model.documents.recorded import recorded
from karlemose_model.documents.view import View
from karlemose_model.followup import LoggedAction, cancelled_between, meetings_between, next_held
from karlemose_model.followup import action_log as log_of
from karlemose_model.model import Kind
from karlemose_model.schedule import deadlines

PATH = "index.md"
AHEAD = timedelta(days=14)
"""How far ahead the page looks."""
_DEADLINES = timedelta(days=31)
"""So far ahead are the meetings whose deadlines may lie within the time that the page looks at."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to be ready on a day, and who sees to it."""

    day: date
    what: Markdown
    who: Markdown


def pages(view: View) -> Iterator[Page]:
    """One page. Without a dated meeting it tells why there is none, and what comes next."""
    _ = view.translate
    desk = Desk(view, PATH)
    log, spells = log_of(view.rollout), begun(view)
    dated, changed = sorted(_dated(desk), key=lambda one: one.day), changes.lines(desk)
    yield view.page(
        "this_week.md.j2",
        PATH,
        _("This week"),
        "home",
        "",
        next_meeting=_next_meeting(desk),
        without=_without(view),
        offices=_offices(desk, log),
        counted=bool(log),
        cancelled=_cancelled(desk),
        due=_due(view, dated),
        due_count=_("Due: {count}").format(count=len(dated)),
        late=any(one.day < view.rollout.as_of for one in dated),
        ahead=AHEAD.days,
        changed=changed,
        changed_count=_("Changed: {count}").format(count=len(changed)),
        back=changes.BACK.days,
        recorded=bool(recorded(view.rollout)),
        now=spells[-1] if spells else None,
        more=[desk.link(page.title, page.path) for page in view.more],
    )


def _next_meeting(desk: Desk) -> Markdown:
    """Day, hour, place and agenda of the meeting that comes first; empty if none has a date."""
    view = desk.view
    _ = view.translate
    found = next_held(view.rollout, view.rollout.as_of)
    if found is None:
        return Markdown("")
    when = coming_date(found.date, view.language)
    if found.start is not None:
        when = _("{day}, at {hours}").format(day=when, hours=clock(found.start.time(), view.language))
    if found.moved:
        when = f"{when}; {moved_because(view, found)}"
    said = [view.words(view.playbook.meetings[found.id].name), when, view.words(found.location)]
    agenda = desk.link(_("Agenda"), agenda_path(found))
    return fill("{said} · {agenda}", said=listed(part for part in said if part), agenda=agenda)


def _cancelled(desk: Desk) -> list[Markdown]:
    """The meetings of today and the days ahead that were called off, and why: nobody is to come for nothing."""
    view = desk.view
    today = view.rollout.as_of
    return [
        fill(
            "{meeting}, {day}: {why}",
            meeting=desk.meeting(planned.id),
            day=coming_date(planned.date, view.language),
            why=view.words(why),
        )
        for planned, why in cancelled_between(view.rollout, today, today + AHEAD)
    ]


def _without(view: View) -> list[str]:
    """Why no meeting has a date, and the next step, if there is one to take."""
    _ = view.translate
    playbook = view.playbook
    if playbook.kind is Kind.model:
        return [_("This is the model itself. It has no meetings of its own; a place that takes it up has.")]
    if not playbook.meetings:
        return [_("The playbook has no meetings."), _("Next step: agree who meets, how often and about what.")]
    ahead = [spell.from_ for spell in playbook.timeline if spell.from_ > view.rollout.as_of]
    if playbook.timeline and len(ahead) == len(playbook.timeline):
        begins = long_date(min(ahead), view.language)
        return [_("No meeting lies ahead: the first phase begins on {day}.").format(day=begins)]
    if playbook.timeline:
        return [_("No meeting lies ahead."), _("Next step: agree how often each meeting is held in this phase.")]
    said = [_("No meeting has a date: dates follow from a timeline, and none is written. The rhythm is in the plan.")]
    # What is seen on a fixed day is told of afterwards: nobody is to begin there.
    if playbook.as_of is None:
        said.append(_("Next step: write in the playbook on which day the first phase begins."))
    return said


def _offices(desk: Desk, log: Sequence[LoggedAction]) -> list[Markdown]:
    """Every partner; once actions were raised, leading to its open ones, with how many they are and how many overdue."""
    view = desk.view
    _ = view.translate
    found = []
    for name, partner in view.playbook.partners.items():
        if not log:
            found.append(desk.partner(name))
            continue
        own = [action for action in log if action.is_open and action.partner == name]
        late = sum(action.overdue_on(view.rollout.as_of) for action in own)
        said = _("1 open") if len(own) == 1 else _("{count} open").format(count=len(own)) if own else _("none open")
        if late:
            said = _("{open}, {count} overdue").format(open=said, count=late)
        found.append(fill("{who}: {said}", who=desk.link(partner.name, f"partners/{name}.md", OPEN_ACTIONS), said=said))
    return found


def _due(view: View, dated: Sequence[Due]) -> list[Markdown]:
    """A line for each: its day, and whether that has passed, what it is, and who sees to it."""
    _ = view.translate
    lines = []
    for one in dated:
        day = escape(day_of_month(one.day, view.language))
        if one.day < view.rollout.as_of:
            day = fill("{day}, {overdue}", day=day, overdue=bold(_("overdue")))
        words = "{day}: {what} ({who})" if one.who else "{day}: {what}"
        lines.append(fill(words, day=day, what=one.what, who=one.who))
    return lines


def _dated(desk: Desk) -> Iterator[Due]:
    """What is to be done in the coming days: meetings, deadlines, actions, tasks, papers, what walks found.

    Of actions and of walks also what is late.
    """
    view = desk.view
    _ = view.translate
    rollout, playbook = view.rollout, view.playbook
    today, until = rollout.as_of, rollout.as_of + AHEAD
    first = next_held(rollout, today)
    for held in meetings_between(rollout, today, until + _DEADLINES):
        name = view.words(playbook.meetings[held.id].name)
        if held.date <= until and held != first:
            said = _("Agenda: {meeting}").format(meeting=name)
            yield Due(held.date, desk.link(said, agenda_path(held)), Markdown(""))
        for deadline in deadlines(playbook, held):
            if today <= deadline.date <= until:
                what = fill("{what}, {meeting}", what=view.words(deadline.name), meeting=name)
                yield Due(deadline.date, what, desk.role(deadline.role) if deadline.role else Markdown(""))
    for action in log_of(rollout):
        if action.is_open and action.due <= until:
            yield Due(action.due, escape(view.words(action.text).rstrip(".")), brief_owner(desk, action))
    for day, what, who in walks.unmended(desk, AHEAD):
        yield Due(day, what, who)
    for task in tasks_due(rollout, today, until):
        who = desk.role(task.role) if task.role else desk.partner(task.partner) if task.partner else Markdown("")
        text = view.words(task.task.text).rstrip(".")
        yield Due(task.due, desk.link(text, f"checklists/{task.checklist}.md"), who)
    for name, item in playbook.agreements.items():
        if item.review and today <= item.review <= until:
            words = _("{agreement} is to be looked at again")
            yield Due(item.review, fill(words, agreement=desk.agreement(name)), Markdown(""))
        if item.cctv and item.cctv.expires and today <= item.cctv.expires <= until:
            words = _("{agreement}: the permit ends")
            yield Due(item.cctv.expires, fill(words, agreement=desk.agreement(name)), Markdown(""))
