"""The index of a district's or municipality's rollouts, a page for its partners: one line for each estate, in the playbook's order.

An estate's line tells its name, its phase, its next meeting that decides on phases, and how the KPIs stand by what was
released to the public. Nothing else of an estate reaches the page or the template that makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from karlemose_model.documents.environment import long_date, short_date
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, listed
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.followup import deciding_meeting, next_held
from karlemose_model.kpis import Status, Verdict, judge_public
from karlemose_model.model import Audience, Kind, Rollout
from karlemose_model.network.rollouts import Listed, Network
from karlemose_model.privacy import masked
from karlemose_model.schedule import spell_on

PATH = "estates.md"


@dataclass(frozen=True, slots=True)
class Part:
    """A municipality with its estates, or estates that stand in no municipality's listing; cells are Markdown already."""

    title: str
    lines: tuple[Markdown, ...]
    rows: tuple[tuple[Markdown, ...], ...]
    notices: tuple[Markdown, ...]


def pages(rollout: Rollout, network: Network, language: str) -> tuple[Page, ...]:
    """One page, if the playbook of the rollout lists others; for its partners."""
    if not network.rollouts:
        return ()
    view = View(rollout, Audience.partners, language, {PATH})
    _ = view.translate
    page = view.page(
        "network.md.j2",
        PATH,
        _("The estates at a glance"),
        "network",
        "",
        columns=(_("Estate"), _("Phase"), _("Next steering meeting"), _("KPIs by released figures")),
        parts=list(_parts(view, network.rollouts)),
    )
    return (page,)


def _parts(view: View, rollouts: Sequence[Listed]) -> Iterator[Part]:
    """Municipalities by themselves, what stands between them together; the order is the playbook's."""
    _ = view.translate
    nested = any(map(_is_municipality, rollouts))
    for municipality, group in groupby(rollouts, key=_is_municipality):
        ones = list(group)
        if not municipality:
            title = _("Directly under {name}").format(name=view.words(view.playbook.name)) if nested else ""
            yield _part(view, title, (), ones)
            continue
        for one in ones:
            yield _part(view, name_of(view, one), _of_municipality(view, one), one.below)


def _is_municipality(one: Listed) -> bool:
    return one.rollout is not None and one.rollout.playbook.kind is Kind.municipality


def _part(view: View, title: str, lines: tuple[Markdown, ...], estates: Sequence[Listed]) -> Part:
    return Part(title, lines, tuple(_row(view, one) for one in estates), tuple(notices(view, estates)))


def name_of(view: View, one: Listed) -> str:
    """What the rollout calls itself, whatever is wrong in it; of one that can't tell, the path as it is listed."""
    return masked(view.words(one.name)) if one.name else one.written


def _of_municipality(view: View, one: Listed) -> tuple[Markdown, ...]:
    _ = view.translate
    if one.rollout is None:
        return ()
    said = (fill(_("Phase: {phase}"), phase=_phase(view, one.rollout)), _next_coordination(view, one.rollout))
    return said if one.below else (*said, escape(_("It lists no estates yet.")))


def _next_coordination(view: View, rollout: Rollout) -> Markdown:
    _ = view.translate
    day = _next_decision(rollout)
    if day is None:
        return escape(_("No coordination meeting is planned."))
    return fill(_("Next coordination meeting: {day}"), day=long_date(day, view.language))


def _next_decision(rollout: Rollout) -> date | None:
    """The day of the next meeting that decides on phases; neither its hour nor its place is told."""
    deciding = deciding_meeting(rollout.playbook)
    ahead = next_held(rollout, rollout.as_of, deciding) if deciding else None
    return ahead.date if ahead else None


def _row(view: View, one: Listed) -> tuple[Markdown, ...]:
    _ = view.translate
    name = escape(name_of(view, one))
    if one.rollout is None:
        return name, bold(_("could not be read")), Markdown("–"), Markdown("–")
    begun = spell_on(one.rollout.playbook, one.rollout.as_of) is not None
    day = _next_decision(one.rollout)
    meets = escape(short_date(day, view.language) if day else _("none planned"))
    # Nothing is lacking where the work has not begun.
    standing = _standing(view, judge_public(one.rollout)) if begun else Markdown("–")
    return name, _phase(view, one.rollout), meets, standing


def _phase(view: View, rollout: Rollout) -> Markdown:
    _ = view.translate
    spell = spell_on(rollout.playbook, rollout.as_of)
    if spell is None:
        return escape(_("not begun"))
    phase = rollout.playbook.phases.get(spell.phase)
    return fill(
        _("{phase}, since {day}"),
        phase=view.words(phase.name) if phase else spell.phase,
        day=short_date(spell.start, view.language),
    )


def _standing(view: View, verdicts: Sequence[Verdict]) -> Markdown:
    """How many KPIs stand how, and which are missed, in words that need no colour."""
    _ = view.translate
    by = {status: [one for one in verdicts if one.status is status] for status in Status}
    missed = by[Status.missed]
    names = listed(view.words(one.kpi.name) for one in missed)
    counts: tuple[tuple[str, Sequence[Verdict]], ...] = (
        (_("met: {count}"), by[Status.met]),
        (_("near: {count}"), by[Status.near]),
        (_("missed: {count} ({names})"), missed),
        (_("no target: {count}"), by[Status.not_scored]),
        (_("no released figure: {count}"), [*by[Status.no_data], *by[Status.not_shown]]),
    )
    said = [
        bold(fill(words, count=str(len(ones)), names=names)) if ones is missed else fill(words, count=str(len(ones)))
        for words, ones in counts
        if ones
    ]
    return listed(said, "; ") if said else escape(_("no KPIs"))


def notices(view: View, estates: Iterable[Listed]) -> Iterator[Markdown]:
    """What an estate wants on every page that speaks of it, e.g. that it is fictional, if this playbook does not say it."""
    own = view.words(view.playbook.notice)
    for one in estates:
        notice = one.rollout.playbook.notice if one.rollout else None
        if notice is not None and view.words(notice) != own:
            yield fill("{name}: {notice}", name=name_of(view, one), notice=view.words(notice))
