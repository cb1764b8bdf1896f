"""A rating of fidelity in words, the same on its page and on the steering group's agenda."""

from __future__ import annotations

from collections.abc import Iterable

from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, listed, sentences
from karlemose_model.documents.page import Translate
from karlemose_model.documents.view import View
from karlemose_model.kpis.fidelity import ENOUGH, WEAK_BELOW, Band, RatedItem, Rating, Standing
from karlemose_model.model import SeenFrom

ENOUGH_PER_CENT = int(100 * ENOUGH)


def band_in_words(rating: Rating, _: Translate) -> str:
    """The band, or that there is none."""
    if rating.band is None:
        return _("no band")
    return {Band.low: _("low"), Band.moderate: _("moderate"), Band.high: _("high")}[rating.band]


def seen_from_in_words(seen_from: SeenFrom, _: Translate) -> str:
    """From where it was rated, as a heading."""
    return {SeenFrom.inside: _("Seen from inside"), SeenFrom.outside: _("Seen from outside")}[seen_from]


def points_in_words(rating: Rating, _: Translate) -> str:
    """The score, e.g. 72 of 100."""
    return "–" if rating.points is None else _("{points} of 100").format(points=rating.points)


def change_in_words(rating: Rating, before: Rating | None, view: View) -> str:
    """How the score moved since the rating before; empty if there is none to hold it against."""
    _ = view.translate
    if before is None or before.points is None or rating.points is None:
        return ""
    day, moved = long_date(before.record.date, view.language), rating.points - before.points
    if not moved:
        return _("unchanged since {day}").format(day=day)
    words = _("up {points} since {day}") if moved > 0 else _("down {points} since {day}")
    return words.format(points=abs(moved), day=day)


def in_short(rating: Rating, before: Rating | None, view: View) -> Markdown:
    """Day, band, score, what it stands on and how it moved, in sentences."""
    _ = view.translate
    day = long_date(rating.record.date, view.language)
    heading = _("{where}, {day}:").format(where=seen_from_in_words(rating.record.seen_from, _), day=day)
    parts = [_("{band}, {points}").format(band=band_in_words(rating, _), points=points_in_words(rating, _))]
    if change := change_in_words(rating, before, view):
        parts.append(change)
    parts.append(stands_on(rating, _))
    if rating.lowered:
        parts.append(why_lowered(_))
    return Markdown(f"{bold(heading)} {sentences(parts)}")


def stands_on(rating: Rating, _: Translate) -> str:
    """How much of the model the score stands on, and that it is too little if it is."""
    if rating.covered < ENOUGH_PER_CENT:
        words = _("the marks that count stand for {share} per cent of the model; a band needs {enough} per cent")
        return words.format(share=rating.covered, enough=ENOUGH_PER_CENT)
    return _("the marks that count stand for {share} per cent of the model").format(share=rating.covered)


def why_lowered(_: Translate) -> str:
    """Why the band is lower than the score alone would give."""
    return _("the band is one lower than the score gives, since a core item is below {mark}").format(mark=WEAK_BELOW)


def weak_in_words(rating: Rating, view: View) -> Markdown:
    """The core items that pull the band down."""
    _ = view.translate
    if not rating.weak:
        return escape(_("No core item is below {mark}.").format(mark=WEAK_BELOW))
    return fill(_("Core items below {mark}: {items}"), mark=str(WEAK_BELOW), items=questions(rating.weak, view))


def unrated_core_in_words(rating: Rating, view: View) -> Markdown:
    """The core items that nobody gave a mark; empty if all have one."""
    _ = view.translate
    if not rating.unrated_core:
        return Markdown("")
    return fill(_("Core items without a mark: {items}"), items=questions(rating.unrated_core, view))


def questions(items: Iterable[RatedItem], view: View) -> Markdown:
    """The items' questions, one after the other."""
    return listed((view.words(item.item.text) for item in items), " ")


def lift(rating: Rating, view: View) -> Block:
    """What would lift each mark that is not the highest by one, the lowest first, core items before others."""
    _ = view.translate
    drifting = sorted(rating.which(Standing.drift), key=lambda item: (item.mark or 0, not item.item.core))
    rows = tuple(
        Row(
            (
                escape(view.words(item.item.text)),
                escape(str(item.mark)),
                escape(view.words(item.next_anchor)),
            )
        )
        for item in drifting
    )
    columns = (_("Item"), _("Mark"), _("What would lift it by one"))
    return Block(columns=columns, rows=rows)
