"""Safety walks for partners: what was found at each, who mends it, and what has been mended at the follow-up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from karlemose_model.documents.action_words import owner
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date, short_date
from karlemose_model.documents.markdown import Markdown, bold, escape, fill
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Finding, Walk

PATH = "walks.md"


@dataclass(frozen=True, slots=True)
class Walked:
    """One walk: its day, what is told of it, and its findings."""

    title: str
    facts: tuple[Markdown, ...]
    findings: Block


def pages(view: View) -> Iterator[Page]:
    """One page, if any walk was recorded."""
    _ = view.translate
    walks = held(view)
    if not walks:
        return
    desk = Desk(view, PATH)
    yield view.page(
        "walks.md.j2",
        PATH,
        _("Safety walks: what was found and mended"),
        "walks",
        "plan",
        walks=[_walked(view, desk, walk) for walk in reversed(walks)],
    )


def held(view: View) -> list[Walk]:
    """The walks on record by the day of the view, the oldest first."""
    known = (walk for walk in view.rollout.records.walks if walk.date <= view.rollout.as_of)
    return sorted(known, key=lambda walk: walk.date)


def mended(view: View, walk: Walk, words: str) -> str:
    """How many of the walk's findings had been mended by the day of the view, in those words."""
    fixed = sum(_is_fixed(view, finding) for finding in walk.findings)
    return words.format(day=long_date(walk.date, view.language), fixed=fixed, count=len(walk.findings))


def unmended(desk: Desk, ahead: timedelta) -> Iterator[tuple[date, Markdown, Markdown]]:
    """What of the walks is late or comes within that time: the day, what it is, and who sees to it.

    A follow-up that has passed is done when a later walk saw the place again, or when nothing is left to mend.
    """
    view = desk.view
    _ = view.translate
    walks, until = held(view), view.rollout.as_of + ahead
    for count, walk in enumerate(walks):
        name = _("Safety walk on {day}").format(day=long_date(walk.date, view.language))
        left = [finding for finding in walk.findings if not _is_fixed(view, finding)]
        for finding in left:
            if finding.due <= until:
                spot, found = view.words(finding.spot), view.words(finding.finding).rstrip(".")
                who = desk.role(finding.role) if finding.role else desk.partner(finding.partner)
                yield (
                    finding.due,
                    fill("{walk}: {spot}: {found}", walk=desk.link(name, PATH), spot=spot, found=found),
                    who,
                )
        again = walk.follow_up
        seen_again = again is not None and any(later.date >= again for later in walks[count + 1 :])
        if left and again is not None and again <= until and not seen_again:
            yield again, fill(_("{walk}: the follow-up"), walk=desk.link(name, PATH)), Markdown("")


def _is_fixed(view: View, finding: Finding) -> bool:
    """Whether a finding had been mended by the day of the view."""
    return finding.fixed is not None and finding.fixed <= view.rollout.as_of


def _walked(view: View, desk: Desk, walk: Walk) -> Walked:
    _ = view.translate
    facts: list[Markdown] = []
    if walk.route is not None:
        facts.append(escape(_("Route: {text}").format(text=view.words(walk.route))))
    if walk.taking_part:
        facts.append(fill(_("Taking part: {partners}"), partners=desk.partners(walk.taking_part)))
    if walk.residents is not None:
        facts.append(escape(_("Residents: {number}").format(number=walk.residents)))
    if walk.findings:
        facts.append(escape(mended(view, walk, _("Mended: {fixed} of {count}"))))
    if walk.follow_up is not None:
        facts.append(escape(_("Follow-up: {day}").format(day=long_date(walk.follow_up, view.language))))
    columns = (_("Spot"), _("Finding"), _("Who"), _("Due"), _("Mended"))
    rows = tuple(_row(view, desk, finding) for finding in walk.findings)
    return Walked(long_date(walk.date, view.language), tuple(facts), Block(columns=columns, rows=rows))


def _row(view: View, desk: Desk, finding: Finding) -> Row:
    _ = view.translate
    if finding.fixed is not None and _is_fixed(view, finding):
        done = escape(short_date(finding.fixed, view.language))
    else:
        done = bold(_("overdue")) if finding.due < view.rollout.as_of else escape(_("not yet"))
    if finding.note is not None:
        done = fill("{done}: {note}", done=done, note=view.words(finding.note))
    who = owner(desk, finding.partner, finding.role)
    spot, found = escape(view.words(finding.spot)), escape(view.words(finding.finding))
    return Row((spot, found, who, escape(short_date(finding.due, view.language)), done))
