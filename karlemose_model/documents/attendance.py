"""Who takes part, who fills a role, how to reach them, and when a meeting can decide, in words for the papers."""

from __future__ import annotations

from datetime import date

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.markdown import Markdown, escape, fill, listed, mail_link, phone_link
from karlemose_model.documents.view import View
from karlemose_model.model import Attendance, Contact, Holder, Meeting


def partners_coming(desk: Desk, meeting: Meeting, how: Attendance) -> Markdown:
    """The partners that take part in that way, one after the other."""
    return desk.partners(name for name, taking_part in meeting.participants.items() if taking_part is how)


def taking_part(desk: Desk, meeting: Meeting) -> Markdown:
    """All who take part, those alike together, with the word for it behind them."""
    _ = desk.view.translate
    words = {
        Attendance.core: (_("{partners} (core partner)"), _("{partners} (core partners)")),
        Attendance.regular: ("{partners}", "{partners}"),
        Attendance.guest: (_("{partners} (guest)"), _("{partners} (guests)")),
    }
    said = []
    for how, (one, several) in words.items():
        if partners := partners_coming(desk, meeting, how):
            alone = list(meeting.participants.values()).count(how) == 1
            said.append(fill(one if alone else several, partners=partners))
    return listed(said, "; ")


def in_charge(desk: Desk, name: str, label: str) -> Markdown:
    """A role with the organisation and position that fill it here; the role is left out where the label names it."""
    role = desk.view.playbook.roles.get(name)
    if role is None or role.holder is None:
        return desk.role(name)
    holder = filled_by(desk, role.holder)
    if desk.view.words(role.name).lower() == label.lower().rstrip(":"):
        return holder
    return fill("{role} ({holder})", role=desk.role(name), holder=holder)


def quorum_in_words(desk: Desk, meeting: Meeting) -> Markdown:
    """How many partners must be there, and who among them; empty if nothing is agreed."""
    _ = desk.view.translate
    if meeting.quorum is None:
        return Markdown("")
    said = fill(_("at least {count} partners"), count=str(meeting.quorum.partners))
    if meeting.quorum.including:
        names = desk.partners(meeting.quorum.including)
        said = fill(_("{quorum}, among them {partners}"), quorum=said, partners=names)
    return said


def filled_by(desk: Desk, holder: Holder | None) -> Markdown:
    """The partner and the position that fill a role; says so where the playbook does not tell."""
    _ = desk.view.translate
    if holder is None:
        return Markdown(_("not told"))
    return fill(
        "{partner}, {position}", partner=desk.partner(holder.partner), position=desk.view.words(holder.position)
    )


def partner_of(desk: Desk, role: str | None) -> str | None:
    """The id of the partner that fills the role here, else of the one that usually does; None if nobody says."""
    found = desk.view.playbook.roles.get(role or "")
    if found is None:
        return None
    return found.holder.partner if found.holder else found.partner


def reached_by(view: View, contact: Contact | None) -> Markdown:
    """The mailbox and number of a function; says so where the playbook does not tell."""
    _ = view.translate
    if contact is None:
        return escape(_("not told"))
    said: list[str] = [view.words(contact.label)] if contact.label else []
    if contact.email:
        said.append(fill(_("e-mail {address}"), address=mail_link(contact.email)))
    if contact.phone:
        said.append(fill(_("telephone {number}"), number=phone_link(contact.phone)))
    return listed(said)


def day_or_not(view: View, day: date | None) -> str:
    """The day, or that it is not told."""
    _ = view.translate
    return long_date(day, view.language) if day else _("not told")
