"""The terms of reference as one paper to sign, for the partners: the agreed clauses with the facts that the playbook holds."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.attendance import filled_by, partners_coming, quorum_in_words
from karlemose_model.documents.clauses import Facts, Point, meetings_of, paper, signatures
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date, number
from karlemose_model.documents.markdown import Markdown, bullets, fill, listed, paragraphs, table
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.messages import N_
from karlemose_model.model import Agreement, AgreementKind, Attendance, Kpi, KpiKind


def pages(view: View) -> Iterator[Page]:
    """A paper for each agreement that is terms of reference."""
    for name, agreement in view.playbook.agreements.items():
        if agreement.kind is AgreementKind.terms_of_reference:
            yield paper(view, name, POINTS)


def _scope(desk: Desk, _agreement: Agreement) -> Facts:
    place, _ = desk.view.playbook.place, desk.view.translate
    known = (
        (_("Boundary: {text}"), place.boundary if place else None),
        (_("Municipality: {name}"), place.municipality if place else None),
        (_("Police district: {name}"), place.police_district if place else None),
    )
    said = [(words, desk.view.words(text)) for words, text in known if text is not None]
    return Facts(bullets(fill(words, text=text, name=text) for words, text in said))


def _members(desk: Desk, agreement: Agreement) -> Facts:
    """Who comes for each partner and who steps in, and which partners each meeting cannot do without."""
    view = desk.view
    _ = view.translate
    roles = view.playbook.roles
    ordered = [*agreement.parties, *(name for name in view.playbook.partners if name not in agreement.parties), None]
    rows = [
        (
            desk.role(name),
            filled_by(desk, role.holder) if role.holder or not role.partner else _awaited(desk, role.partner),
            filled_by(desk, role.deputy),
        )
        for partner in ordered
        for name, role in roles.items()
        if (role.holder.partner if role.holder else role.partner) == partner
    ]
    coming = []
    for name, meeting in meetings_of(desk, agreement).items():
        said = {
            _("{meeting}, core: {partners}"): Attendance.core,
            _("{meeting}, invited every time: {partners}"): Attendance.regular,
            _("{meeting}, when an item concerns them: {partners}"): Attendance.guest,
        }
        for words, how in said.items():
            if partners := partners_coming(desk, meeting, how):
                coming.append(fill(words, meeting=desk.meeting(name), partners=partners))
    tables = table((_("Role"), _("Member"), _("Deputy")), rows)
    return Facts(Markdown(f"{tables}\n{bullets(coming)}" if tables or coming else ""))


def _awaited(desk: Desk, partner: str) -> Markdown:
    """The partner that usually fills a role, where no position is told."""
    _ = desk.view.translate
    return fill(_("{partner}, position not told"), partner=desk.partner(partner))


def _roles(desk: Desk, _agreement: Agreement) -> Facts:
    _ = desk.view.translate
    roles = desk.view.playbook.roles.items()
    return Facts(
        table(
            (_("Role"), _("What it is for")), ((desk.role(name), desk.view.words(role.purpose)) for name, role in roles)
        ),
    )


def _rhythm(desk: Desk, agreement: Agreement) -> Facts:
    _ = desk.view.translate
    meetings = meetings_of(desk, agreement)
    rows = [
        (desk.meeting(name), desk.phase(phase), desk.cadence(cadence))
        for name, meeting in meetings.items()
        for phase, cadence in meeting.cadence.items()
    ]
    lengths = [
        fill(_("{meeting}: at most {minutes} minutes"), meeting=desk.meeting(name), minutes=str(meeting.minutes))
        for name, meeting in meetings.items()
        if meeting.minutes
    ]
    body = table((_("Meeting"), _("Phase"), _("How often, when and where")), rows)
    return Facts(Markdown(f"{body}\n{bullets(lengths)}" if rows or lengths else ""))


def _quorum(desk: Desk, agreement: Agreement) -> Facts:
    _ = desk.view.translate
    said = [
        fill(_("{meeting}: {quorum}"), meeting=desk.meeting(name), quorum=quorum_in_words(desk, meeting))
        for name, meeting in meetings_of(desk, agreement).items()
        if meeting.quorum
    ]
    return Facts(bullets(said))


def _deadlines(desk: Desk, agreement: Agreement) -> Facts:
    _ = desk.view.translate
    found = [
        (name, deadline)
        for name, meeting in meetings_of(desk, agreement).items()
        for deadline in meeting.deadlines.values()
    ]
    rows = [
        (
            desk.meeting(name),
            desk.view.words(deadline.name),
            number(deadline.working_days_before, desk.view.language),
            desk.role(deadline.role) if deadline.role else "",
        )
        for name, deadline in found
    ]
    head = (_("Meeting"), _("What must be ready"), _("Working days before"), _("Who"))
    return Facts(table(head, rows))


def _inputs(desk: Desk, agreement: Agreement) -> Facts:
    _ = desk.view.translate
    names = listed(desk.meeting(name) for name, meeting in meetings_of(desk, agreement).items() if meeting.agenda)
    return Facts(
        fill(_("What each partner brings stands on the standing agendas: {meetings}"), meetings=names)
        if names
        else Markdown("")
    )


def _confidentiality(desk: Desk, agreement: Agreement) -> Facts:
    """The statement that is read at each meeting, in full, and the agreement on sharing."""
    _ = desk.view.translate
    statements = [
        f"{fill(_('Read aloud at the start ({meeting}):'), meeting=desk.meeting(name))}\n\n> {paragraphs(desk.view.words(meeting.confidentiality))}\n"
        for name, meeting in meetings_of(desk, agreement).items()
        if meeting.confidentiality
    ]
    sharing = [
        desk.paper(name)
        for name, other in desk.view.playbook.agreements.items()
        if other.kind is AgreementKind.information_sharing
    ]
    if sharing:
        statements.append(fill(_("What is told to whom: {agreement}"), agreement=listed(sharing)))
    return Facts(Markdown("\n".join(statements)))


def _measures(desk: Desk, _agreement: Agreement) -> Facts:
    """The KPIs that tell whether the work is done, with what is aimed at."""
    _ = desk.view.translate
    rows = [
        (desk.kpi(name), desk.view.words(kpi.definition), _targets(desk, kpi) or _("not told"))
        for name, kpi in desk.view.followed_kpis.items()
        if kpi.kind is KpiKind.process
    ]
    return Facts(table((_("KPI"), _("What is counted"), _("Target")), rows))


def _targets(desk: Desk, kpi: Kpi) -> str:
    _ = desk.view.translate
    said = []
    for target in kpi.targets:
        words = f"{number(target.value, desk.view.language)} {desk.view.words(kpi.unit)}"
        if target.phase:
            words = _("{number} in {phase}").format(number=words, phase=desk.phase_name(target.phase))
        if target.from_:
            words = _("{number} from {day}").format(number=words, day=long_date(target.from_, desk.view.language))
        said.append(words)
    return "; ".join(said)


def _training(desk: Desk, _agreement: Agreement) -> Facts:
    roles = [(name, role) for name, role in desk.view.playbook.roles.items() if role.training is not None]
    return Facts(
        bullets(
            fill("{role}: {training}", role=desk.role(name), training=desk.view.words(role.training))
            for name, role in roles
        ),
    )


def _review(desk: Desk, agreement: Agreement) -> Facts:
    _ = desk.view.translate
    language = desk.view.language
    lines = [fill(_("This is version {number}."), number=str(desk.view.playbook.version))]
    if agreement.signed:
        lines.append(fill(_("Signed on {day}."), day=long_date(agreement.signed, language)))
    if agreement.review:
        lines.append(fill(_("To be looked at again by {day}."), day=long_date(agreement.review, language)))
    return Facts(Markdown(f"{bullets(lines)}\n{signatures(desk, agreement)}"))


POINTS = (
    Point("TR01", N_("Purpose")),
    Point("TR02", N_("Objectives")),
    Point("TR03", N_("Scope"), _scope),
    Point("TR04", N_("Legal basis")),
    Point("TR05", N_("Members and deputies"), _members),
    Point("TR06", N_("Roles"), _roles),
    Point("TR07", N_("Meetings"), _rhythm),
    Point("TR08", N_("Quorum and decisions"), _quorum),
    Point("TR09", N_("Deadlines"), _deadlines),
    Point("TR10", N_("Inputs"), _inputs),
    Point("TR11", N_("Issues in and out")),
    Point("TR12", N_("Follow-up and escalation")),
    Point("TR13", N_("Confidentiality"), _confidentiality),
    Point("TR14", N_("Records, access and deletion")),
    Point("TR15", N_("Other forums")),
    Point("TR16", N_("Equality and ethics")),
    Point("TR17", N_("Residents' part")),
    Point("TR18", N_("Performance measures"), _measures),
    Point("TR19", N_("Induction and training"), _training),
    Point("TR20", N_("Review and signatures"), _review),
)
"""The yardstick list TR01–TR20 (Lichfield's and MARAC's terms of reference), in the order of the clauses."""
