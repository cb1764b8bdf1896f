"""Who does, answers, is asked and is told (RACI), for partners: our derivation from activities, meetings and duties."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.attendance import partner_of
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.markdown import Markdown, escape, fill, table
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Activity, Attendance, Meeting

PATH = "papers/raci.md"
DOES_AND_ANSWERS, DOES, ASKED, TOLD = "A/R", "R", "C", "I"


def pages(view: View) -> Iterator[Page]:
    """One page, if there are partners and something to do."""
    book = view.playbook
    if not book.partners or not (book.activities or book.meetings):
        return
    _ = view.translate
    desk = Desk(view, PATH)
    short = [escape(view.words(partner.short or partner.name)) for partner in book.partners.values()]
    yield view.page(
        "raci.md.j2",
        PATH,
        _("Who does what (RACI)"),
        "raci",
        "papers",
        activities=table(
            (_("Activity"), *short),
            ((desk.activity(name), *_activity(view, name, item)) for name, item in book.activities.items()),
        ),
        meetings=table(
            (_("Meeting"), *short),
            ((desk.meeting(name), *_meeting(desk, item)) for name, item in book.meetings.items()),
        ),
        shared=[desk.activity(name) for name, item in book.activities.items() if len(item.responsible) > 1],
        ownerless=[desk.meeting(name) for name, item in book.meetings.items() if partner_of(desk, item.chair) is None],
        duties=_duties(desk),
    )


def _activity(view: View, name: str, item: Activity) -> list[str]:
    """What each partner is in the activity; only one that is responsible alone answers for it."""
    return [_part(view, name, item, partner) for partner in view.playbook.partners]


def _part(view: View, name: str, item: Activity, partner: str) -> str:
    if partner in item.responsible:
        return DOES_AND_ANSWERS if len(item.responsible) == 1 else DOES
    held = view.playbook.partners[partner]
    duties = (*held.duties.values(), *held.contributions.values())
    if any(duty.activity == name for duty in duties):
        return DOES
    if partner in item.together_with:
        return ASKED
    comes = [meeting.participants.get(partner) for meeting in view.playbook.meetings.values()]
    return TOLD if Attendance.core in comes or Attendance.regular in comes else ""


def _meeting(desk: Desk, meeting: Meeting) -> list[str]:
    """The partner that chairs answers; those whose roles call it and take the minutes do; who comes is asked or told."""
    answers = partner_of(desk, meeting.chair)
    working = {
        partner_of(desk, role) for role in (meeting.minute_taker, *(one.role for one in meeting.deadlines.values()))
    }
    said = []
    for partner in desk.view.playbook.partners:
        comes = meeting.participants.get(partner)
        letters = "A" if partner == answers else ""
        if partner in working:
            letters = f"{letters}/R" if letters else DOES
        if not letters and comes in (Attendance.core, Attendance.regular):
            letters = ASKED
        elif not letters and comes is Attendance.guest:
            letters = TOLD
        said.append(letters)
    return said


def _duties(desk: Desk) -> list[tuple[Markdown, Markdown, list[str]]]:
    """Each role and each partner with what it alone does: who it is, who answers, and the duties."""
    view = desk.view
    _ = view.translate
    found: list[tuple[Markdown, Markdown, list[str]]] = []
    for name, role in view.playbook.roles.items():
        answers = partner_of(desk, name)
        who = fill(_("answers for it: {partner}"), partner=desk.partner(answers)) if answers else Markdown("")
        found.append((desk.role(name), who, [view.words(duty.text) for duty in role.duties.values()]))
    for name, partner in view.playbook.partners.items():
        own = [view.words(duty.text) for duty in partner.duties.values() if duty.activity is None]
        found.append((desk.partner(name), Markdown(""), own))
    return [(who, answers, duties) for who, answers, duties in found if duties]
