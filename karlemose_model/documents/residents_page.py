"""The residents' page, public: what this is, who takes part, what residents can do and see, whom to tell, what is not done.

No hour, place, date of a patrol, task, holder or agreement stands on it, whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.model_page import public_contacts
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import PartnerKind, Playbook

PATH = "residents.md"


def has_one(playbook: Playbook) -> bool:
    """Whether somebody may speak to residents here.

    A district or municipality leaves what residents can do to its estates; a reconstruction does not speak for the partners.
    """
    return not playbook.above_estates and not playbook.reconstruction


def pages(view: View) -> Iterator[Page]:
    """One page, where there is one."""
    if PATH not in view.paths:
        return
    _ = view.translate
    yield view.page(
        "residents.md.j2",
        PATH,
        _("For residents"),
        "residents",
        "background" if view.for_partners else "",
        taking_part=taking_part(view),
        contacts=public_contacts(view),
        can=what_one_can_do(view),
    )


def taking_part(view: View) -> list[str]:
    """Each partner, with its organisation where that is told; once where its name begins with the partner's."""
    found = []
    for partner in view.playbook.partners.values():
        name, organisation = view.words(partner.name), partner.organisation
        if organisation is None or organisation.unknown:
            found.append(name)
        elif (told := view.words(organisation)).casefold().startswith(name.casefold()):
            found.append(told)
        else:
            found.append(f"{name} ({told})")
    return found


def what_one_can_do(view: View) -> dict[str, bool]:
    """What the list of what residents can do depends on: whether there are walks and a tenants' board, and the country."""
    playbook = view.playbook
    return {
        "walks": "safety-walks" in playbook.activities,
        "board": any(partner.kind is PartnerKind.tenants for partner in playbook.partners.values()),
        "danish": playbook.place is not None and playbook.place.country == "DK",
    }
