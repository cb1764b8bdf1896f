"""An action in words, the same in agendas, minutes, action log and walks: who does it, where it was agreed, how it goes."""

from __future__ import annotations

from collections.abc import Iterable

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import short_date
from karlemose_model.documents.markdown import Markdown, bold, fill, sentence
from karlemose_model.documents.view import View
from karlemose_model.followup import LoggedAction
from karlemose_model.followup.tellings import raised_on


def owner(desk: Desk, partner: str, role: str | None, support: Iterable[str] = ()) -> Markdown:
    """Who does it, by organisation and role, and who helps; a role that bears the organisation's name says both."""
    said = desk.partner(partner)
    if role is not None:
        named = desk.role(role)
        said = named if _bears_the_name(desk.view, partner, role) else fill("{who} ({role})", who=said, role=named)
    return _with_helpers(desk, said, support)


def brief_owner(desk: Desk, action: LoggedAction) -> Markdown:
    """The same by role alone, where there is one: a table that is read aloud has to be short."""
    said = desk.role(action.role) if action.role else desk.partner(action.partner)
    return _with_helpers(desk, said, action.support)


def agreed(desk: Desk, action: str) -> Markdown:
    """When an action was agreed, and its number there, leading to those minutes."""
    _ = desk.view.translate
    record, _slash, number = action.partition("/")
    day = short_date(raised_on(action), desk.view.language)
    return desk.link(_("agreed {day}, no. {number}").format(day=day, number=number), f"minutes/{record}.md")


def way(
    view: View, action: LoggedAction, *, asks_why: bool = False, goes_on: bool = False, here: str = ""
) -> list[str]:
    """Sentences on how often it was carried over, what its owner is asked, and where it was taken to, if not here."""
    _ = view.translate
    said: list[str] = []
    if action.carried:
        times = _("carried over once") if action.carried == 1 else _("carried over {count} times")
        said.append(times.format(count=action.carried))
    if asks_why:
        said.append(bold(sentence(_("give the reasons"))))
    if action.escalated_to is not None and action.escalated_to in view.playbook.meetings:
        if action.escalated_to == here:
            return said
        said.append(taken_to(view, action.escalated_to))
    elif goes_on:
        said.append(_("goes on to the steering group"))
    return said


def taken_to(view: View, meeting: str) -> str:
    """To which meeting it was taken."""
    _ = view.translate
    return _("taken to: {meeting}").format(meeting=view.words(view.playbook.meetings[meeting].name))


def _bears_the_name(view: View, partner: str, role: str) -> bool:
    known, named = view.playbook.partners.get(partner), view.playbook.roles.get(role)
    if known is None or named is None:
        return False
    words = view.words(named.name).lower()
    return any(view.words(name).lower() in words for name in (known.name, known.short) if name)


def _with_helpers(desk: Desk, said: Markdown, support: Iterable[str]) -> Markdown:
    helpers = desk.partners(support)
    if not helpers:
        return said
    _ = desk.view.translate
    return fill(_("{owner}, with {partners}"), owner=said, partners=helpers)
