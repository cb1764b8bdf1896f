"""What is different here, and why: the layers, the adaptations, and what went with them, for partners."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Departure


def pages(view: View) -> Iterator[Page]:
    """One page."""
    _ = view.translate
    adaptations = view.playbook.adaptations
    # What an adaptation names itself stands in its own lines; what only referred to it has no words and is no loss.
    went = [gone for gone in view.rollout.departures if gone.path != gone.because]
    yield view.page(
        "differences.md.j2",
        "differences.md",
        _("What is different here, and why"),
        "differences",
        "about",
        below=view.below,
        named={
            gone.adaptation: view.words(gone.words)
            for gone in view.rollout.departures
            if gone.words and gone.path == gone.because
        },
        gone={
            id_: _words(view, [gone for gone in went if gone.adaptation == id_ and gone.words]) for id_ in adaptations
        },
        gone_below=_words(view, [gone for gone in went if gone.adaptation and gone.adaptation not in adaptations]),
        foreign=_words(view, [gone for gone in went if not gone.adaptation]),
    )


def _words(view: View, departures: list[Departure]) -> list[str]:
    return [view.words(gone.words) if gone.words else gone.path for gone in departures]
