"""The plan for partners: the phases and their criteria, what happened when, the rhythm, and the dates ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from karlemose_model.documents.agenda import agenda_path, moved_because
from karlemose_model.documents.checklists import links_to
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import clock
from karlemose_model.documents.markdown import Markdown
from karlemose_model.documents.page import Page
from karlemose_model.documents.timeline_picture import timeline_description, timeline_svg
from karlemose_model.documents.view import View
from karlemose_model.followup import dates_between
from karlemose_model.schedule import Occurrence, spells

PATH = "plan.md"
PICTURE = "timeline.svg"
"""The picture beside the page."""
AHEAD = timedelta(days=92)
"""How far ahead the plan lists dates: a quarter, so that the next steering group meeting is among them."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A line of the list of dates."""

    day: date
    week: str
    what: Markdown
    note: str


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook has phases."""
    _ = view.translate
    playbook = view.playbook
    if not playbook.phases:
        return
    yield view.page(
        "plan.md.j2",
        PATH,
        _("The plan: phases, criteria and dates"),
        "plan",
        "plan",
        pictures=((PICTURE, picture),) if (picture := timeline_svg(view)) else (),
        picture=PICTURE if playbook.timeline else "",
        description=timeline_description(view),
        spells=spells(playbook),
        dates=_ahead(view),
        rhythms={phase: _rhythms(view, phase) for phase in playbook.phases},
        checklists={
            phase: links_to(view, PATH, (name for name, item in playbook.checklists.items() if item.phase == phase))
            for phase in playbook.phases
        },
    )


def _rhythms(view: View, phase: str) -> list[tuple[Markdown, str]]:
    """Every meeting and activity with a rhythm in that phase."""
    desk = Desk(view, PATH)
    held = [(desk.meeting(name), item.cadence.get(phase)) for name, item in view.playbook.meetings.items()]
    held += [(desk.activity(name), item.cadence.get(phase)) for name, item in view.playbook.activities.items()]
    return [(name, desk.cadence(cadence)) for name, cadence in held if cadence]


def _ahead(view: View) -> list[Ahead]:
    """The dates of the coming quarter. What takes place every day would hide the others and is left out."""
    today = view.rollout.as_of
    daily = {
        name
        for name, item in view.playbook.activities.items()
        if any(cadence.every.endswith(("day", "days")) for cadence in item.cadence.values())
    }
    return [
        _line(view, found)
        for found in dates_between(view.rollout, today, today + AHEAD)
        if found.kind == "meeting" or found.id not in daily
    ]


def _line(view: View, found: Occurrence) -> Ahead:
    _ = view.translate
    desk = Desk(view, PATH)
    if found.kind == "meeting":
        path = agenda_path(found)
        name = view.playbook.meetings[found.id].name
        said = _("Agenda: {meeting}").format(meeting=view.words(name))
        what = desk.link(said, path) if path in view.paths else desk.meeting(found.id)
    else:
        what = desk.activity(found.id)
    notes = []
    if found.at:
        notes.append(_("at {hour}").format(hour=clock(found.at, view.language)))
    if found.moved:
        notes.append(moved_because(view, found))
    return Ahead(found.date, str(found.date.isocalendar().week), what, "; ".join(notes))
