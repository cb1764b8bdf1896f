"""The model in brief, public: what it is, who takes part, what is done, and where it is known from.

No hour, place, date of a patrol, task, holder or agreement stands on it, whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Audience, Claim, Contact, Partner, Role

_ORIGIN = "ecpa-2018"
"""The source that tells where the model began, in every playbook that builds on it."""


def pages(view: View) -> Iterator[Page]:
    """One page. What public sources say of problem, results and lessons stands on it, as far as it is told of this place.

    What the model at the bottom of the chain tells of other places stands on the partners' page of background.
    """
    _ = view.translate
    playbook = view.playbook
    yield view.page(
        "model.md.j2",
        "model.md",
        _("The model in brief"),
        "model",
        "background",
        problem=[item for name, item in playbook.problem.items() if _to_tell(view, f"problem.{name}", item)],
        evidence=[
            item
            for name, item in playbook.evidence.items()
            if _to_tell(view, f"evidence.{name}", item) and view.stated_by_now(item.figure)
        ],
        lessons=[item for name, item in playbook.lessons.items() if _to_tell(view, f"lessons.{name}", item)],
        model=view.below[0] if view.below else None,
        origin=_ORIGIN in view.source_numbers,
        told_by=_ORIGIN,
    )


def _to_tell(view: View, path: str, claim: Claim) -> bool:
    """Whether public sources say it, and whether it is of this place.

    Sources that a layer below named say nothing of words that were written since.
    """
    written = view.rollout.written
    named = written.get(path) == written.get(f"{path}.source", written.get(path))
    return view.of_this_place(path) and named and view.public_knowledge(claim)


def public_contacts(view: View) -> list[tuple[str, Contact]]:
    """The mailboxes and numbers that are meant for residents, each with whom it reaches."""
    owners: list[Partner | Role] = [*view.playbook.partners.values(), *view.playbook.roles.values()]
    return [
        (view.words(owner.name), owner.contact)
        for owner in owners
        if owner.contact and owner.contact.audience is Audience.public
    ]
