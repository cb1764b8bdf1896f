"""The first page: for partners this week, for the public what this is, who takes part, what residents can do and see."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents import contents_page, this_week
from karlemose_model.documents.model_page import public_contacts
from karlemose_model.documents.page import Page
from karlemose_model.documents.residents_page import taking_part, what_one_can_do
from karlemose_model.documents.view import View

PATH = this_week.PATH


def pages(view: View) -> Iterator[Page]:
    """One page."""
    if view.for_partners:
        yield from this_week.pages(view)
        return
    if view.playbook.reconstruction:
        yield view.page(
            "reconstruction.md.j2",
            PATH,
            view.words(view.playbook.name),
            "home",
            "",
            place=view.playbook.place,
            entries=contents_page.entries(view),
            can=what_one_can_do(view),
        )
        return
    yield view.page(
        "home.md.j2",
        PATH,
        view.words(view.playbook.name),
        "home",
        "",
        place=view.playbook.place,
        taking_part=taking_part(view),
        entries=contents_page.entries(view),
        contacts=public_contacts(view),
        can=what_one_can_do(view),
    )
