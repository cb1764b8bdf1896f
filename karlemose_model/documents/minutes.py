"""Minutes for partners: one page for each meeting that was recorded, as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents.action_words import agreed, owner, taken_to
from karlemose_model.documents.attendance import in_charge
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import clock, full_date, long_date, short_date
from karlemose_model.documents.markdown import Markdown, escape, fill, sentences
from karlemose_model.documents.page import ARCHIVE, Page
from karlemose_model.documents.recorded import how_it_went, minutes_path, minutes_title, recorded, to_minutes
from karlemose_model.documents.view import View
from karlemose_model.followup import STATUS_WORDS, absent_core, action_log, quorum_was_met
from karlemose_model.followup.tellings import raised_on
from karlemose_model.model import (
    Attendance,
    Correction,
    Deputy,
    ItemRecord,
    MeetingRecord,
    Present,
    Rollout,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the minutes, with its number and heading on the agenda."""

    number: str
    title: str
    said: ItemRecord
    absent: Markdown
    authority: Markdown


def pages(view: View) -> Iterator[Page]:
    """A page for each meeting that was recorded, the newest first."""
    for record in recorded(view.rollout):
        yield minutes_page(view, record)


def minutes_page(view: View, record: MeetingRecord) -> Page:
    """One meeting's minutes."""
    _ = view.translate
    path = minutes_path(record)
    desk = Desk(view, path)
    meeting = view.playbook.meetings[record.meeting]
    when = full_date(record.date, view.language)
    hours = [clock(hour, view.language) for hour in (record.start, record.end) if hour is not None]
    if hours:
        when = _("{day}, at {hours}").format(day=when, hours="–".join(hours))
    return view.page(
        "minutes.md.j2",
        path,
        minutes_title(view, record),
        "minutes",
        ARCHIVE,
        record=record,
        item=meeting,
        state=state(view, record),
        status=_status(view, record),
        when=when,
        sent=long_date(record.agenda_sent, view.language) if record.agenda_sent else "",
        attendance=_attendance(view, desk, record),
        quorum=_quorum(desk, record),
        filled=lambda role, label: _filled(desk, record, role, label),
        observers=_observers(view, record),
        items=list(_items(view, desk, record)),
        actions=_actions(view, desk, record),
        reports=_reports(view, desk, record),
        corrected=[
            (to_minutes(desk, later), correction.text) for later, correction in corrections_of(view.rollout, record)
        ],
        minutes_of=lambda name: _minutes_of(view, desk, name),
    )


def corrections_of(rollout: Rollout, record: MeetingRecord) -> tuple[tuple[MeetingRecord, Correction], ...]:
    """What later meetings said that those minutes should have said, with the meeting that said it."""
    return tuple(
        (later, correction)
        for later in reversed(recorded(rollout))
        for correction in later.corrections
        if correction.minutes == record.id and later.date > record.date
    )


def state(view: View, record: MeetingRecord) -> str:
    """Whether the minutes are closed, and whether a later meeting approved them."""
    _ = view.translate
    if record.closing is None:
        return _("draft, not closed yet")
    approved = [
        later.date
        for later in recorded(view.rollout)
        if later.meeting == record.meeting
        and later.approves is not None
        and record.date <= raised_on(later.approves) < later.date
    ]
    day = long_date(record.closing.on, view.language)
    if approved:
        approval = long_date(min(approved), view.language)
        if approval == day:
            return _("closed and approved {day}").format(day=day)
        return _("closed {day}, approved {approval}").format(day=day, approval=approval)
    return _("closed {day}").format(day=day)


def _status(view: View, record: MeetingRecord) -> str:
    _ = view.translate
    said = how_it_went(view, record.status)
    if record.instead_of is not None:
        said = _("moved from {day}").format(day=long_date(record.instead_of, view.language))
    return _("{status}: {reason}").format(status=said, reason=view.words(record.why)) if record.why else said


def _attendance(view: View, desk: Desk, record: MeetingRecord) -> Block:
    _ = view.translate
    rows = [
        Row((desk.partner(partner), _who_came(view, desk, came), escape(_("present"))))
        for partner, came in record.present.items()
    ]
    for partner, apology in record.apologies.items():
        deputy = _deputy(view, desk, apology.deputy) if apology.deputy else Markdown("")
        how = _("apologies, deputy came") if apology.deputy else _("apologies")
        if apology.why is not None:
            how = _("{how}: {reason}").format(how=how, reason=view.words(apology.why))
        rows.append(Row((desk.partner(partner), deputy, escape(how))))
    named = {*record.present, *record.apologies}
    for partner, taking_part in view.playbook.meetings[record.meeting].participants.items():
        if record.took_place and partner not in named and taking_part is not Attendance.guest:
            rows.append(Row((desk.partner(partner), Markdown(""), escape(_("absent without apologies")))))
    return Block(columns=(_("Partner"), _("Who"), _("Attendance")), rows=tuple(rows))


def _filled(desk: Desk, record: MeetingRecord, role: str, label: str) -> Markdown:
    """The role, with who fills it unless that partner was not there: then somebody else did."""
    known = desk.view.playbook.roles.get(role)
    there = known is not None and known.holder is not None and known.holder.partner in record.present
    return in_charge(desk, role, label) if there else desk.role(role)


def _quorum(desk: Desk, record: MeetingRecord) -> list[Markdown]:
    """Whether the meeting could decide, and which core partners were missing."""
    _ = desk.view.translate
    playbook = desk.view.playbook
    if not record.took_place or not record.present:
        return []
    said = []
    if playbook.meetings[record.meeting].quorum is not None:
        met = quorum_was_met(playbook, record)
        said.append(escape(_("There was a quorum.") if met else _("There was no quorum.")))
    absent = absent_core(playbook, record)
    if absent:
        said.append(fill(_("Core partners missing: {partners}."), partners=desk.partners(absent)))
    return said


def _who_came(view: View, desk: Desk, came: Present) -> Markdown:
    if came.role is not None:
        return desk.role(came.role)
    return escape(view.words(came.position))


def _deputy(view: View, desk: Desk, deputy: Deputy) -> Markdown:
    return fill("{partner}, {position}", partner=desk.partner(deputy.partner), position=view.words(deputy.position))


def _observers(view: View, record: MeetingRecord) -> list[Markdown]:
    _ = view.translate
    signed, unsigned = _("{organisation}: the statement is signed"), _("{organisation}: the statement is not signed")
    return [
        fill(signed if one.signed else unsigned, organisation=view.words(one.organisation)) for one in record.observers
    ]


def _items(view: View, desk: Desk, record: MeetingRecord) -> Iterator[Item]:
    agenda = view.playbook.meetings[record.meeting].agenda
    for number, (name, entry) in enumerate(agenda.items(), start=1):
        said = record.items.get(name)
        if said is not None:
            authority = desk.partner(said.closed.authority) if said.closed else Markdown("")
            absent = desk.partners(said.absent)
            yield Item(str(number), view.words(entry.title), said, absent, authority)


def _actions(view: View, desk: Desk, record: MeetingRecord) -> Block:
    _ = view.translate
    rows = []
    for number, action in enumerate(record.actions, start=1):
        who = owner(desk, action.partner, action.role, action.support)
        due = escape(short_date(action.due, view.language))
        rows.append(Row((escape(str(number)), escape(view.words(action.text)), who, due)))
    return Block(columns=(_("No."), _("Action"), _("Who"), _("Due")), rows=tuple(rows))


def _reports(view: View, desk: Desk, record: MeetingRecord) -> Block:
    """What the meeting was told of earlier actions, with the reasons."""
    _ = view.translate
    log = {action.id: action for action in action_log(view.rollout)}
    rows = []
    for name, report in record.reports.items():
        action = log.get(name)
        text = view.words(action.text) if action else _("an action of minutes that have been deleted")
        said = [view.words(text) for text in (report.outcome, report.why) if text is not None]
        if report.due is not None:
            said.append(_("new date: {day}").format(day=short_date(report.due, view.language)))
        if report.escalated_to is not None:
            said.append(taken_to(view, report.escalated_to))
        what = fill("{text} ({agreed})", text=escape(text), agreed=agreed(desk, name))
        who = owner(desk, action.partner, action.role) if action else Markdown("–")
        rows.append(Row((what, who, escape(_(STATUS_WORDS[report.status])), sentences(said))))
    return Block(columns=(_("Action"), _("Who"), _("Status"), _("Note")), rows=tuple(rows))


def _minutes_of(view: View, desk: Desk, name: str) -> Markdown:
    """The minutes of that name, as a link if they are still kept."""
    for record in recorded(view.rollout):
        if record.id == name:
            return to_minutes(desk, record)
    return escape(name)
