"""The residents' page, public: what this is, who takes part, what residents can do and see, whom to tell, what is not done.

No hour, place, date of a patrol, task, holder or agreement stands on it, whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.model_page import public_contacts
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import PartnerKind

PATH = "residents.md"


def pages(view: View) -> Iterator[Page]:
    """One page where people live; a district or municipality leaves what residents can do to its estates."""
    if PATH not in view.paths:
        return
    _ = view.translate
    kinds = {partner.kind for partner in view.playbook.partners.values()}
    yield view.page(
        "residents.md.j2",
        PATH,
        _("For residents"),
        "residents",
        "",
        contacts=public_contacts(view),
        walks="safety-walks" in view.playbook.activities,
        board=PartnerKind.tenants in kinds,
        danish=view.playbook.place is not None and view.playbook.place.country == "DK",
    )
