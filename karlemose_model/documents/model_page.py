"""The model in brief, public: what it is, who takes part, what is done, and where it is known from.

No hour, place, date of a patrol, task, holder or agreement stands on it, whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Activity, Audience, Basis, Contact, Evidence, Meeting, Partner, Phase, Role


def pages(view: View) -> Iterator[Page]:
    """One page. What is known of the problem, of results and lessons stands on it where public sources say it."""
    _ = view.translate
    playbook = view.playbook
    yield view.page(
        "model.md.j2",
        "model.md",
        _("The model in brief"),
        "model",
        "",
        problem=[item for item in playbook.problem.values() if view.public_knowledge(item)],
        evidence=[item for item in playbook.evidence.values() if _to_tell(view, item)],
        lessons=[item for item in playbook.lessons.values() if view.public_knowledge(item)],
        inferences=_inferences(view),
    )


def _to_tell(view: View, item: Evidence) -> bool:
    return view.public_knowledge(item) and view.stated_by_now(item.figure)


def _inferences(view: View) -> list[tuple[str, str]]:
    """What on the page is our own conclusion, each with its reason; given together, so that the page reads easily."""
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


def public_contacts(view: View) -> list[tuple[str, Contact]]:
    """The mailboxes and numbers that are meant for residents, each with whom it reaches."""
    owners: list[Partner | Role] = [*view.playbook.partners.values(), *view.playbook.roles.values()]
    return [
        (view.words(owner.name), owner.contact)
        for owner in owners
        if owner.contact and owner.contact.audience is Audience.public
    ]
