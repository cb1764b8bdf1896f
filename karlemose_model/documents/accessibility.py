"""The page on accessibility, for everybody: what is stated of the site, what its tool tests, and how to tell of a fault."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.markdown import link
from karlemose_model.documents.model_page import public_contacts
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.messages import N_
from karlemose_model.model import AccessibilityStatus, Audience, Contact, laws_on_accessibility

PATH = "accessibility.md"

STATUS_WORDS = {
    AccessibilityStatus.full: N_("The site meets WCAG 2.1, level AA."),
    AccessibilityStatus.partial: N_("The site meets WCAG 2.1, level AA, in part."),
    AccessibilityStatus.none: N_("The site does not meet WCAG 2.1, level AA."),
}


def pages(view: View) -> Iterator[Page]:
    """One page, which says so when nothing is stated."""
    _ = view.translate
    stated = view.playbook.accessibility
    place = view.playbook.place
    yield view.page(
        "accessibility.md.j2",
        PATH,
        _("Accessibility statement"),
        "accessibility",
        "background",
        stated=stated,
        status=_(STATUS_WORDS[stated.status]) if stated else "",
        feedback=_feedback(view),
        contacts=public_contacts(view),
        danish=place is not None and place.country == "DK",
        laws=laws_on_accessibility(view.playbook.agreements),
        web=lambda url: link(url, url),
    )


def _feedback(view: View) -> Contact | None:
    """Where to tell of a fault, if the readers may know it."""
    feedback = view.playbook.accessibility.feedback if view.playbook.accessibility else None
    if feedback is None or not (view.for_partners or feedback.audience is Audience.public):
        return None
    return feedback
