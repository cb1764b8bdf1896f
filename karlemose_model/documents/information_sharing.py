"""The information-sharing agreement as one paper to sign, for the partners: the clauses, and each flow of information."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from karlemose_model.documents.agreements import by_basis
from karlemose_model.documents.clauses import Facts, Point, meetings_of, paper, signatures
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.markdown import Markdown, bullets, fill, listed, table
from karlemose_model.documents.page import Page
from karlemose_model.documents.permit import permit_facts
from karlemose_model.documents.view import View
from karlemose_model.messages import N_
from karlemose_model.model import Agreement, AgreementKind, Flow, LegalBasis


def pages(view: View) -> Iterator[Page]:
    """A paper for each agreement on sharing information."""
    for name, agreement in view.playbook.agreements.items():
        if agreement.kind is AgreementKind.information_sharing:
            yield paper(view, name, POINTS)


def _numbered(desk: Desk, agreement: Agreement) -> list[tuple[str, Flow]]:
    """The flows with their numbers, in the order of the tables: by legal basis, then as they are written."""
    parts = by_basis(agreement.flows.values(), desk.view.translate)
    return [(str(count), flow) for count, flow in enumerate((flow for _heading, own in parts for flow in own), 1)]


def _parties(desk: Desk, agreement: Agreement) -> Facts:
    """Whether each party is an authority: the law on sharing personal data asks for it."""
    _ = desk.view.translate
    partners = desk.view.playbook.partners
    known = [name for name in agreement.parties if name in partners]
    authorities = [desk.partner(name) for name in known if partners[name].authority]
    rest = [name for name in known if not partners[name].authority]
    institutions = [desk.partner(name) for name in rest if partners[name].self_owned_institution]
    others = [desk.partner(name) for name in rest if not partners[name].self_owned_institution]
    lines = []
    if authorities:
        lines.append(fill(_("Authorities: {partners}"), partners=listed(authorities)))
    if institutions:
        lines.append(fill(_("Self-owned institutions with public tasks: {partners}"), partners=listed(institutions)))
    if others:
        lines.append(fill(_("Not authorities: {partners}"), partners=listed(others)))
    return Facts(bullets(lines))


def _purposes(desk: Desk, agreement: Agreement) -> Facts:
    meetings = meetings_of(desk, agreement)
    lines = [
        fill("{meeting}: {purpose}", meeting=desk.meeting(name), purpose=desk.view.words(meeting.purpose))
        for name, meeting in meetings.items()
    ]
    return Facts(bullets(lines))


def _bases(desk: Desk, agreement: Agreement) -> Facts:
    """A table for each legal basis: from whom to whom, what and what for."""
    _ = desk.view.translate
    head = (_("No."), _("From and to"), _("What"), _("What for"))
    flows = _numbered(desk, agreement)
    rest = iter(flows)
    parts = []
    for heading, own in by_basis(agreement.flows.values(), _):
        rows = [
            (number, desk.way(flow), desk.view.words(flow.what), desk.view.words(flow.purpose))
            for number, flow in islice(rest, len(own))
        ]
        parts.append(f"### {heading}\n\n{table(head, rows)}")
    return Facts(Markdown("\n".join(parts)), tuple(flow for _number, flow in flows))


def _not_shared(desk: Desk, agreement: Agreement) -> Facts:
    _ = desk.view.translate
    rows = [
        (number, desk.partner(flow.from_), desk.view.words(flow.not_shared))
        for number, flow in _numbered(desk, agreement)
        if flow.not_shared
    ]
    return Facts(table((_("No."), _("From"), _("Not told")), rows))


def _access(desk: Desk, _agreement: Agreement) -> Facts:
    """Where the positions stand, and who may see recordings."""
    _ = desk.view.translate
    lines = []
    for name, other in desk.view.playbook.agreements.items():
        if other.kind is AgreementKind.terms_of_reference:
            lines.append(
                fill(_("The members and their deputies stand by position in: {agreement}"), agreement=desk.paper(name))
            )
        if other.cctv and other.cctv.access:
            lines.append(
                fill(_("May see recordings: {roles}"), roles=listed(desk.role(role) for role in other.cctv.access))
            )
    return Facts(bullets(lines))


def _controllers(desk: Desk, _agreement: Agreement) -> Facts:
    _ = desk.view.translate
    lines = [
        fill(
            _("{agreement}: {partner} is the data controller"),
            agreement=desk.agreement(name),
            partner=desk.partner(other.cctv.controller),
        )
        for name, other in desk.view.playbook.agreements.items()
        if other.cctv and other.cctv.controller
    ]
    return Facts(bullets(lines))


def _retention(desk: Desk, agreement: Agreement) -> Facts:
    """How long each flow is kept, flows that are kept alike together."""
    _ = desk.view.translate
    kept: dict[str, list[str]] = {}
    for number, flow in _numbered(desk, agreement):
        if flow.retention:
            kept.setdefault(desk.view.words(flow.retention), []).append(number)
    return Facts(table((_("No."), _("Kept")), ((", ".join(numbers), words) for words, numbers in kept.items())))


def _cctv(desk: Desk, _agreement: Agreement) -> Facts:
    _ = desk.view.translate
    parts, claims = [], []
    for name, other in desk.view.playbook.agreements.items():
        if other.cctv:
            parts.append(f"{desk.agreement(name)}:\n\n{permit_facts(desk, other.cctv)}")
            claims.append(other)
    return Facts(Markdown("\n".join(parts)), tuple(claims))


def _decisions(desk: Desk, agreement: Agreement) -> Facts:
    """The flows that rest on § 63 d: what is told to whom stands in clause 3, how long it is kept in clause 11."""
    _ = desk.view.translate
    lines = [
        fill(
            _("No. {number}, {sender_to_receivers}: {what}"),
            number=number,
            sender_to_receivers=desk.way(flow),
            what=desk.view.words(flow.what),
        )
        for number, flow in _numbered(desk, agreement)
        if flow.legal_basis is LegalBasis.housing_63d
    ]
    return Facts(bullets(lines))


def _review(desk: Desk, agreement: Agreement) -> Facts:
    _ = desk.view.translate
    if agreement.review is None:
        return Facts()
    day = long_date(agreement.review, desk.view.language)
    return Facts(bullets([fill(_("To be looked at again by {day}."), day=day)]))


def _signatories(desk: Desk, agreement: Agreement) -> Facts:
    _ = desk.view.translate
    lines = []
    if agreement.signed:
        lines.append(fill(_("Signed on {day}."), day=long_date(agreement.signed, desk.view.language)))
    return Facts(Markdown(f"{bullets(lines)}\n{signatures(desk, agreement)}"))


POINTS = (
    Point("IS01", N_("Parties"), _parties),
    Point("IS02", N_("Purposes, forum by forum"), _purposes),
    Point("IS03", N_("Basis for each kind of information"), _bases),
    Point("IS04", N_("What we do not share"), _not_shared),
    Point("IS05", N_("Is it necessary?")),
    Point("IS06", N_("Not for investigation")),
    Point("IS07", N_("Voluntary")),
    Point("IS08", N_("Controllers"), _controllers),
    Point("IS09", N_("Who has access"), _access),
    Point("IS10", N_("Security")),
    Point("IS11", N_("Retention and deletion"), _retention),
    Point("IS12", N_("Data subjects' rights")),
    Point("IS13", N_("Breaches")),
    Point("IS14", N_("CCTV annex"), _cctv, annex=True),
    Point("IS15", N_("Section 63 d annex"), _decisions, annex=True),
    Point("IS16", N_("Review and termination"), _review),
    Point("IS17", N_("Signatories"), _signatories),
)
"""The yardstick list IS01–IS17 (Lichfield's and MARAC's sharing protocols), in the order of the clauses."""
