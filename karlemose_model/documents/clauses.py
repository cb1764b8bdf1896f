"""What the papers that partners sign have in common: numbered clauses, their sources, the law, what was left out, signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.markdown import PEN, Markdown, bullets, escape, fill, table
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Agreement, AgreementKind, Basis, Claim, Meeting, Term
from karlemose_model.text import Text

PAPERS = (AgreementKind.terms_of_reference, AgreementKind.information_sharing)
"""The agreements that are papers of their own; the others stand on the page of agreements."""


EMPTY = Markdown("")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the playbook holds as data on a point, as Markdown, and the claims that it rests on."""

    body: Markdown = EMPTY
    claims: tuple[Claim, ...] = ()


NONE = Facts()
Derive = Callable[[Desk, Agreement], Facts]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a yardstick list: its code, the msgid of its heading where no clause has one, and what data tells of it.

    `annex`: it is not asked for everywhere.
    """

    code: str
    heading: str
    derive: Derive = lambda _desk, _agreement: NONE
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered clause: the agreed texts, each with its title where there are several, then the facts."""

    number: int
    heading: str
    texts: tuple[tuple[str, str], ...]
    facts: Markdown
    instead: str
    sources: Markdown


def paper_path(name: str) -> str:
    """Where the paper of that agreement lies."""
    return f"papers/{name}.md"


def paper(view: View, name: str, points: tuple[Point, ...]) -> Page:
    """The agreement as one paper: title, parties, clauses in the order of the list, law, signatures, sources."""
    agreement = view.playbook.agreements[name]
    desk = Desk(view, paper_path(name))
    made = clauses(desk, agreement, points)
    return view.page(
        "paper.md.j2",
        desk.path,
        view.words(agreement.name),
        "paper",
        "papers",
        item=agreement,
        clauses=made,
        parties=_parties(desk, agreement),
        law=laws(desk, agreement),
        law_is_later=any(law.checked > view.rollout.as_of for law in agreement.laws.values()),
        left_out=_left_out(desk, name),
    )


def clauses(desk: Desk, agreement: Agreement, points: Iterable[Point]) -> list[Clause]:
    """A clause for each point; before the last one, where people sign, one for each agreed text that covers none of them."""
    points = tuple(points)
    own: dict[str, list[Term]] = {point.code: [] for point in points}
    others: list[Term] = []
    for term in agreement.terms.values():
        covered = [code for code in term.covers if code in own]
        (own[covered[0]] if covered else others).append(term)
    also = {code: place for place, point in enumerate(points, 1) for term in own[point.code] for code in term.covers}
    made = [
        _asked(desk, agreement, number, point, own[point.code], also) for number, point in enumerate(points[:-1], 1)
    ]
    made += [_clause(desk, len(made) + count, [term], "", NONE, "") for count, term in enumerate(others, 1)]
    return [*made, _asked(desk, agreement, len(made) + 1, points[-1], own[points[-1].code], also)]


def _asked(
    desk: Desk, agreement: Agreement, number: int, point: Point, terms: list[Term], also: Mapping[str, int]
) -> Clause:
    """The clause on a point of the list; it says so where neither a text nor a fact is there."""
    _ = desk.view.translate
    facts = point.derive(desk, agreement)
    instead = ""
    if not terms and not facts.body.strip():
        instead = _("Not part of this agreement.") if point.annex else _("Nothing is written on this.")
        if point.code in also:
            instead = _("See clause {number}.").format(number=also[point.code])
    return _clause(desk, number, terms, _(point.heading), facts, instead)


def _clause(desk: Desk, number: int, terms: list[Term], heading: str, facts: Facts, instead: str) -> Clause:
    titles = [desk.view.words(term.title) for term in terms]
    texts = [
        (title if count else "", desk.view.words(term.text))
        for count, (title, term) in enumerate(zip(titles, terms, strict=True))
    ]
    heading = titles[0] if titles else heading
    return Clause(number, heading, tuple(texts), facts.body, instead, _sources(desk, (*terms, *facts.claims)))


def _sources(desk: Desk, claims: Iterable[Claim]) -> Markdown:
    """Where the claims come from; those that give the same reason together."""
    alike: dict[tuple[Basis, Text | None], list[str]] = {}
    for claim in claims:
        alike.setdefault((claim.basis, claim.reason), []).extend(claim.source)
    said = [
        cited
        for (basis, reason), names in alike.items()
        if (cited := desk.cite(Claim(basis=basis, reason=reason, source=tuple(dict.fromkeys(names)))))
    ]
    if len(said) < 2:
        return Markdown("".join(said))
    # Several brackets in a row can't be told apart: each stands on a line of its own, without them.
    return Markdown("".join(f"\n    - {cited.removeprefix(' (').removesuffix(')')}" for cited in said))


def meetings_of(desk: Desk, agreement: Agreement) -> Mapping[str, Meeting]:
    """The meetings that rest on the agreement; all of them where none says so."""
    book = desk.view.playbook
    name = next(id_ for id_, item in book.agreements.items() if item is agreement)
    resting = {id_: meeting for id_, meeting in book.meetings.items() if name in meeting.agreements}
    return resting or book.meetings


def laws(desk: Desk, agreement: Agreement) -> Markdown:
    """The rules that the agreement rests on, each with where it stands, when it was last read, and its source."""
    _ = desk.view.translate
    return bullets(
        fill(
            _("{rule} ({reference}; last read {day}){source}"),
            rule=desk.view.words(law.text),
            reference=law.reference,
            day=long_date(law.checked, desk.view.language),
            source=desk.cite(Claim(source=(law.source,))) if law.source else Markdown(""),
        )
        for law in agreement.laws.values()
    )


def _parties(desk: Desk, agreement: Agreement) -> Markdown:
    _ = desk.view.translate
    book = desk.view.playbook
    return table(
        (_("Party"), _("Organisation")),
        (
            (desk.partner(name), desk.view.words(book.partners[name].organisation) or _("not told"))
            for name in agreement.parties
            if name in book.partners
        ),
    )


def signatures(desk: Desk, agreement: Agreement) -> Markdown:
    """A line for each party: organisation and position are printed, day and signature are for the pen."""
    view = desk.view
    _ = view.translate
    rows: list[tuple[Any, ...]] = []
    for name in agreement.parties:
        partner = view.playbook.partners.get(name)
        if partner is not None:
            organisation = view.words(partner.organisation) if partner.organisation else ""
            rows.append((view.words(partner.name), organisation, view.words(agreement.signed_by.get(name)), PEN, PEN))
    made = table((_("Party"), _("Organisation"), _("Position"), _("Date"), _("Signature")), rows)
    if not made:
        return made
    how = escape(_("Each party signs by position. No name is written in the playbook."))
    return Markdown(f"{how}\n\n{made}")


def _left_out(desk: Desk, name: str) -> list[tuple[str, str, str]]:
    """The clauses and flows that are not part of the agreement here: what each is called, and why."""
    view = desk.view
    _ = view.translate
    found = []
    for gone in view.rollout.departures:
        if gone.path.startswith(f"agreements.{name}.") and gone.words is not None:
            adaptation = view.playbook.adaptations.get(gone.adaptation)
            why = (view.words(adaptation.what), view.words(adaptation.why)) if adaptation else ("", "")
            if not gone.adaptation:
                why = (_("It is the law or custom of another country."), "")
            found.append((view.words(gone.words), *why))
    return found
