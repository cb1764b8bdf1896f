"""The rule on what must not be said at the meetings, for partners: in the playbook's own words, and why it is so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.markdown import Markdown, in_language
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.messages import N_
from karlemose_model.model import AgendaItem, Allowed, Flow, LegalBasis
from karlemose_model.model.allowed import CPR, AllowedFinding
from karlemose_model.text import Text

PATH = "not-said.md"
_FOUND: dict[AllowedFinding, str] = {
    CPR: N_("a number that is shaped like a CPR number"),
    "KM505": N_("a word that looks like a person's name"),
    "KM506": N_("a contact point on a public page"),
    "KM507": N_("when or where partners meet, on a public page"),
}
"""What each finding that may be let pass is called."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The items of one meeting that have a limit of their own, or of which nothing is written."""

    meeting: Text
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class LetPass:
    """What may stand although a check on privacy finds it: what was found, in which file and line (empty: anywhere), and why."""

    what: str
    where: str
    reason: Markdown


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook has meetings or lets something pass."""
    _ = view.translate
    meetings = view.playbook.meetings
    if not meetings and not view.playbook.allowed:
        return
    desk = Desk(view, PATH)
    statements: dict[str, list[Markdown]] = {}
    for name, meeting in meetings.items():
        if meeting.confidentiality is not None:
            statements.setdefault(view.words(meeting.confidentiality), []).append(desk.meeting(name))
    yield view.page(
        "not_said.md.j2",
        PATH,
        _("What must not be said at the meetings"),
        "not-said",
        "",
        statements=statements,
        limits=[
            Limits(meeting.name, found)
            for meeting in meetings.values()
            if (found := tuple(item for item in meeting.agenda.values() if item.not_said or item.closed))
        ],
        flows=_anonymous(view),
        let_pass=[_let_pass(one, view) for one in view.playbook.allowed.values()],
        papers=[
            desk.paper(name)
            for name, item in view.playbook.agreements.items()
            if any(flow.legal_basis is LegalBasis.anonymous for flow in item.flows.values())
        ],
    )


def _let_pass(allowed: Allowed, view: View) -> LetPass:
    _ = view.translate
    where = f"{allowed.file}:{allowed.line}" if allowed.file else ""
    # Not every reason is written in both languages.
    reason = in_language(view.words(allowed.reason), allowed.reason.spoken(view.language), view.language)
    return LetPass(_(_FOUND[allowed.finding]), where, reason)


def _anonymous(view: View) -> list[Flow]:
    """What is told without personal data, as far as the playbook says where its limit is."""
    return [
        flow
        for item in view.playbook.agreements.values()
        for flow in item.flows.values()
        if flow.legal_basis is LegalBasis.anonymous and flow.not_shared
    ]
