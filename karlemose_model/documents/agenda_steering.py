"""What stands under the steering group's own items: fidelity, money, risks, adaptations, the phase, legal dates."""

from __future__ import annotations

from dataclasses import replace

from karlemose_model.documents import fidelity_report
from karlemose_model.documents.blocks import Around, Block, Row
from karlemose_model.documents.environment import money
from karlemose_model.documents.fidelity_words import in_short, lift, unrated_core_in_words, weak_in_words
from karlemose_model.documents.markdown import Markdown, bold, escape, fill
from karlemose_model.kpis.fidelity import newest, ratings
from karlemose_model.model import SeenFrom, Shows


def phase_gate(at: Around) -> list[Block]:
    _ = at.translate
    if at.agenda.phase is None:
        return []
    words = _("The phase now is {phase}. A change is written in the minutes with its day and the reason.")
    return [Block(fill(words, phase=at.desk.phase(at.agenda.phase)))]


def fidelity(at: Around) -> list[Block]:
    """The newest rating on or before the meeting; without one, the items that are given a mark, and who brings them."""
    _ = at.translate
    if not at.playbook.fidelity:
        return []
    day = at.agenda.occurrence.date if at.agenda.occurrence else None
    found = newest(at.view.rollout, day)
    if not found or day is None:
        return [_asked(at)]
    blocks = []
    for rating in found:
        before = ratings(at.view.rollout, rating.record.seen_from, day)[-2:-1]
        core = (weak_in_words(rating, at.view), unrated_core_in_words(rating, at.view))
        said = in_short(rating, before[0] if before else None, at.view)
        blocks.append(Block(said, lines=tuple(line for line in core if line)))
    # One table is enough for a meeting; the page has both. Of two on the same day it is the partners' own.
    shown = max(found, key=lambda rating: (rating.record.date, rating.record.seen_from is SeenFrom.inside))
    table = lift(shown, at.view)
    if table.rows:
        inside = shown.record.seen_from is SeenFrom.inside
        words = (
            _("What would lift the partners' own marks:") if inside else _("What would lift the marks from outside:")
        )
        blocks.append(replace(table, words=escape(words)))
    blocks.append(Block(at.desk.link(_("The fidelity report"), fidelity_report.PATH)))
    return blocks


def _asked(at: Around) -> Block:
    _ = at.translate
    playbook = at.playbook
    words = _("{count} points are given a mark from 0 to 4. They are brought by: {role}.")
    lead = next((item.lead for item in at.agenda.items if Shows.fidelity in item.item.shows), None) or ""
    who = at.desk.role(lead) if lead in playbook.roles else at.desk.partner(lead)
    lines = tuple(escape(at.view.words(item.text)) for item in playbook.fidelity.values())
    return Block(fill(words, count=str(len(lines)), role=who), lines=lines)


def budget(at: Around) -> list[Block]:
    _ = at.translate
    if not at.agenda.matters.budget:
        return []
    columns = (_("What"), _("Agreed"), _("Spent in {year}").format(year=at.agenda.matters.budget[0].year))
    rows = []
    for line in at.agenda.matters.budget:
        cost = at.playbook.costs[line.cost]
        spent = escape(money(line.spent, at.view.language)) if line.spent else escape(_("nothing recorded"))
        rows.append(Row((escape(at.view.words(cost.text)), at.desk.figure(cost.amount, cost.unit), spent)))
    return [Block(columns=columns, rows=tuple(rows))]


def risks(at: Around) -> list[Block]:
    _ = at.translate
    risks = at.playbook.risks.values()
    columns = (_("Risk"), _("Sign"), _("Who"))
    rows = tuple(
        Row(
            (
                escape(at.view.words(risk.text)),
                escape(at.view.words(risk.sign)),
                at.desk.role(risk.role) if risk.role else Markdown(""),
            )
        )
        for risk in risks
    )
    return [Block(columns=columns, rows=rows)] if rows else []


def adaptations(at: Around) -> list[Block]:
    _ = at.translate
    waiting = at.agenda.matters.adaptations
    if not waiting:
        return [Block(escape(_("No adaptation waits for approval.")))]
    lines = []
    for name in waiting:
        one = at.playbook.adaptations[name]
        lines.append(fill("{what} {why}", what=at.view.words(one.what), why=at.view.words(one.why)))
    return [Block(escape(_("For approval:")), lines=tuple(lines))]


def legal(at: Around) -> list[Block]:
    _ = at.translate
    columns = (_("Agreement"), _("Signed"), _("To be looked at again"), _("Permit ends"))
    rows = tuple(
        Row(
            (
                fill("{name}, {passed}", name=at.desk.agreement(one.agreement), passed=bold(_("its day has passed")))
                if one.passed
                else at.desk.agreement(one.agreement),
                escape(at.long(one.signed) if one.signed else _("not yet")),
                escape(at.long(one.review) if one.review else _("not told")),
                escape(at.long(one.expires) if one.expires else "–"),
            )
        )
        for one in at.agenda.matters.legal
    )
    return [Block(columns=columns, rows=rows)] if rows else []
