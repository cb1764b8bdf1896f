"""The background for partners: the problem, why the parts should help, evidence, lessons, risks, costs, fidelity."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Activity, Basis, Meeting, Partner, Phase, Statement


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook has anything to say there."""
    _ = view.translate
    book = view.playbook
    if any((book.problem, book.rationale, book.evidence, book.lessons, book.risks, book.costs, book.fidelity)):
        yield view.page(
            "background.md.j2",
            "background.md",
            _("Background"),
            "background",
            "background",
            evidence=[item for item in book.evidence.values() if view.stated_by_now(item.figure)],
            learnt=_learnt(view),
            inferences=_inferences(view),
            costs=[item for item in book.costs.values() if view.stated_by_now(item.amount)],
        )


def _learnt(view: View) -> list[tuple[str, list[Statement]]]:
    """Headings and lessons. What a reconstruction itself tells happened after the day that it is seen on."""
    _ = view.translate
    lessons = view.playbook.lessons
    since = [name for name in lessons if view.playbook.reconstruction and view.of_this_place(f"lessons.{name}")]
    parts = [
        (_("What was learnt"), [item for name, item in lessons.items() if name not in since]),
        (_("What happened since"), [lessons[name] for name in since]),
    ]
    return [(heading, found) for heading, found in parts if found]


def _inferences(view: View) -> list[tuple[str, str]]:
    """What of the model in brief is our own conclusion, each with its reason; given together, so that that page reads easily."""
    book = view.playbook
    shown: list[Partner | Phase | Meeting | Activity] = [
        *book.partners.values(),
        *book.phases.values(),
        *book.meetings.values(),
        *book.activities.values(),
    ]
    return [
        (view.words(item.name), view.words(item.reason))
        for item in shown
        if item.basis is Basis.inference and item.reason is not None
    ]
