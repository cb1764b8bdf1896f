"""The background for partners: the problem, why the parts should help, evidence, lessons, risks, costs, fidelity."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Activity, Basis, Meeting, Partner, Phase


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
            inferences=_inferences(view),
            costs=[item for item in book.costs.values() if view.stated_by_now(item.amount)],
        )


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
