"""The fidelity report for partners: is the model run as intended, what pulls down, and what would lift it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date, short_date
from karlemose_model.documents.fidelity_words import (
    ENOUGH_PER_CENT,
    band_in_words,
    change_in_words,
    lift,
    points_in_words,
    questions,
    seen_from_in_words,
    why_lowered,
)
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, link
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.kpis.fidelity import (
    BANDS_SOURCE,
    CORE_WEIGHT,
    HIGHEST,
    WEAK_BELOW,
    RatedItem,
    Rating,
    Standing,
    newest,
    ratings,
)
from karlemose_model.model import Audience, FidelityRecord, Rollout, SeenFrom

PATH = "fidelity.md"


@dataclass(frozen=True, slots=True)
class Side:
    """All that is told of the newest rating from one side, and the ratings before it."""

    title: str
    rater: Markdown
    items: Block
    lift: Block
    adaptations: tuple[Markdown, ...]
    proposed: tuple[Markdown, ...]
    unrated: tuple[Markdown, ...]
    history: Block


def pages(view: View) -> Iterator[Page]:
    """One page, if there is a rating by the day of the view."""
    found = newest(view.rollout)
    if found:
        yield _page(view, found)


def fidelity_markdown(rollout: Rollout, language: str) -> str | None:
    """The report as Markdown for the partners, its links plain text; None if there is no rating."""
    view = View(rollout, Audience.partners, language, ())
    return next((page.body for page in pages(view)), None)


def _page(view: View, found: tuple[Rating, ...]) -> Page:
    _ = view.translate
    desk = Desk(view, PATH)
    return view.page(
        "fidelity.md.j2",
        PATH,
        _("Fidelity: is the model run as intended?"),
        "fidelity",
        "kpis",
        summary=_summary(view, found),
        sides=[_side(view, desk, rating) for rating in found],
        compared=_compared(view, found),
        core_weight=str(CORE_WEIGHT),
        enough=str(ENOUGH_PER_CENT),
        weak_below=str(WEAK_BELOW),
        highest=str(HIGHEST),
        bands_source=link(_("Implementation Science 2024, table 3"), BANDS_SOURCE),
    )


def _summary(view: View, found: tuple[Rating, ...]) -> Block:
    """What a reader sees in ten seconds: a column for each side."""
    _ = view.translate
    days = [
        _("{where}, {day}").format(
            where=seen_from_in_words(rating.record.seen_from, _), day=short_date(rating.record.date, view.language)
        )
        for rating in found
    ]

    def row(name: str, cells: list[Markdown]) -> Row:
        return Row((escape(name), *cells))

    none = escape(_("none"))
    rows = [
        row(_("How faithfully"), [_band(view, rating) for rating in found]),
        row(_("Score"), [escape(points_in_words(rating, _)) for rating in found]),
        row(
            _("Since the rating before"),
            [escape(change_in_words(rating, _before(view, rating), view) or _("nothing to compare with"))
             for rating in found],
        ),
        row(_("Items with a mark that counts"), [escape(_counted(view, rating)) for rating in found]),
        row(
            _("Core items below {mark}").format(mark=WEAK_BELOW),
            [questions(rating.weak, view) or none for rating in found],
        ),
        row(_("Core items without a mark"), [questions(rating.unrated_core, view) or none for rating in found]),
    ]  # fmt: skip
    return Block(columns=(_("Rating"), *days), rows=tuple(rows))


def _band(view: View, rating: Rating) -> Markdown:
    _ = view.translate
    said = bold(band_in_words(rating, _))
    if rating.lowered:
        return fill("{band} ({why})", band=said, why=why_lowered(_))
    if rating.band is None:
        return fill("{band} ({why})", band=said, why=_("a band needs {enough} per cent").format(enough=ENOUGH_PER_CENT))
    return said


def _counted(view: View, rating: Rating) -> str:
    _ = view.translate
    words = _("{counted} of {total}; they stand for {share} per cent of the model")
    counted = sum(item.counts for item in rating.items)
    return words.format(counted=counted, total=len(rating.items), share=rating.covered)


def _before(view: View, rating: Rating) -> Rating | None:
    """The rating before that one, from the same side."""
    same = ratings(view.rollout, rating.record.seen_from, rating.record.date)
    return same[-2] if len(same) > 1 else None


def _side(view: View, desk: Desk, rating: Rating) -> Side:
    _ = view.translate
    day = long_date(rating.record.date, view.language)
    return Side(
        _("{where}, {day}").format(where=seen_from_in_words(rating.record.seen_from, _), day=day),
        _rater(view, desk, rating.record),
        _items(view, rating),
        lift(rating, view),
        tuple(_adapted(view, item) for item in rating.which(Standing.adapted)),
        tuple(
            _proposed(view, item)
            for item in rating.which(Standing.drift)
            if item.given.adaptation in view.playbook.adaptations
        ),
        tuple(_unrated(view, item) for item in rating.which(Standing.unrated)),
        _history(view, desk, ratings(view.rollout, rating.record.seen_from)),
    )


def _rater(view: View, desk: Desk, record: FidelityRecord) -> Markdown:
    body = escape(view.words(record.body))
    role = desk.role(record.rater) if record.rater else Markdown("")
    return fill("{body} ({role})", body=body, role=role) if body and role else body or role


def _items(view: View, rating: Rating) -> Block:
    _ = view.translate
    columns = (_("Item"), _("Mark"), _("What the mark says"), _("What it rests on"))
    rows = tuple(
        Row(
            (
                fill(_("{item} (core)"), item=view.words(item.item.text))
                if item.item.core
                else escape(view.words(item.item.text)),
                _mark(item),
                escape(view.words(item.reached) or "–"),
                escape(view.words(item.given.evidence) or "–"),
            )
        )
        for item in rating.items
    )
    return Block(columns=columns, rows=rows)


def _mark(item: RatedItem) -> Markdown:
    """The mark, in brackets if it is kept apart."""
    if item.mark is None:
        return Markdown("–")
    return fill("({mark})", mark=str(item.mark)) if item.standing is Standing.adapted else escape(str(item.mark))


def _adapted(view: View, item: RatedItem) -> Markdown:
    """What was changed, why, and who approved it."""
    _ = view.translate
    assert item.given.adaptation is not None
    adaptation = view.playbook.adaptations[item.given.adaptation]
    said = fill(
        "{question} {what} {why}",
        question=bold(view.words(item.item.text)),
        what=view.words(adaptation.what),
        why=view.words(adaptation.why),
    )
    if adaptation.when is None:
        return said
    day = long_date(adaptation.when, view.language)
    words = _("Approved: {body}, {day}.") if adaptation.by else _("Approved: {day}.")
    approved = fill(words, body=view.words(adaptation.by), day=day)
    return fill("{said} {approved}", said=said, approved=approved)


def _proposed(view: View, item: RatedItem) -> Markdown:
    """An adaptation that was not approved on the day of the rating."""
    assert item.given.adaptation is not None
    what = view.playbook.adaptations[item.given.adaptation].what
    return fill("{question} {what}", question=bold(view.words(item.item.text)), what=view.words(what))


def _unrated(view: View, item: RatedItem) -> Markdown:
    _ = view.translate
    why = view.words(item.given.cannot) or _("Nobody says why.")
    return fill("{question} {why}", question=bold(view.words(item.item.text)), why=why)


def _history(view: View, desk: Desk, found: tuple[Rating, ...]) -> Block:
    _ = view.translate
    columns = (_("Day"), _("Rated by"), _("How faithfully"), _("Score"), _("Stands for"))
    rows = tuple(
        Row(
            (
                escape(long_date(rating.record.date, view.language)),
                _rater(view, desk, rating.record),
                escape(band_in_words(rating, _)),
                escape(points_in_words(rating, _)),
                escape(_("{share} per cent of the model").format(share=rating.covered)),
            )
        )
        for rating in reversed(found)
    )
    return Block(columns=columns, rows=rows)


def _compared(view: View, found: tuple[Rating, ...]) -> Block:
    """The marks from inside and from outside beside each other, if both are of the same day; else no rows."""
    _ = view.translate
    columns = (_("Item"), _("Inside"), _("Outside"), _("Outside less inside"))
    sides = {rating.record.seen_from: rating for rating in found}
    if len(sides) < 2 or len({rating.record.date for rating in found}) > 1:
        return Block(columns=columns)
    rows = tuple(
        Row(
            (
                escape(view.words(inside.item.text)),
                _mark(inside),
                _mark(outside),
                escape(_difference(inside, outside)),
            )
        )
        for inside, outside in zip(sides[SeenFrom.inside].items, sides[SeenFrom.outside].items, strict=True)
    )
    return Block(columns=columns, rows=rows)


def _difference(inside: RatedItem, outside: RatedItem) -> str:
    if inside.mark is None or outside.mark is None:
        return "–"
    apart = outside.mark - inside.mark
    return f"{apart:+d}".replace("-", "−") if apart else "0"
