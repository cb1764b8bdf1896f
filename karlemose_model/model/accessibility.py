"""The accessibility statement: how far everybody can use the site, what not everybody can, and how to tell of a fault."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from karlemose_model.messages.message import N_
from karlemose_model.model.agreements import Agreement, Law
from karlemose_model.model.head import WebAddress
from karlemose_model.model.section import Contact, Day, Section
from karlemose_model.text import Text


class AccessibilityStatus(StrEnum):
    """How far the site meets WCAG 2.1, level AA."""

    full = "full"
    """It meets all of it."""
    partial = "partial"
    """It meets most of it; what is lacking stands under exceptions."""
    none = "none"
    """It does not meet most of it."""


class AccessibilityException(Section):
    """Something that not everybody can use."""

    text: Text = Field(description=N_("What not everybody can use."))
    reason: Text | None = Field(None, description=N_("Why it is so."))
    alternative: Text | None = Field(None, description=N_("How to get the same in another way."))


class Accessibility(Section):
    """What the body that answers for the site states about it."""

    status: AccessibilityStatus = Field(
        description=N_(
            "How far the site meets WCAG 2.1, level AA: full, partial (what is lacking stands under exceptions) or none."
        )
    )
    checked: Day = Field(
        description=N_("The day the statement was made or last brought up to date; at least once a year.")
    )
    responsible: Text | None = Field(None, description=N_("The body that answers for the site."))
    method: Text | None = Field(None, description=N_("How it was found out: who tested what, and how."))
    exceptions: tuple[AccessibilityException, ...] = Field(
        (), description=N_("What not everybody can use, each with the reason and how to get it in another way.")
    )
    feedback: Contact | None = Field(
        None, description=N_("Where to tell of a fault; audience: public, or the public site does not show it.")
    )
    url: WebAddress | None = Field(
        None, description=N_("The address of the official statement, if one was made elsewhere, e.g. in the WAS-Tool.")
    )
    supervision: Text | None = Field(
        None, description=N_("Who supervises, and where to go with an answer that does not help.")
    )


def laws_on_accessibility(agreements: Mapping[str, Agreement]) -> tuple[Law, ...]:
    """The laws, among those that agreements rest on, that ask for a statement; none where the country's law is not known."""
    found = {
        name: law
        for agreement in agreements.values()
        for name, law in agreement.laws.items()
        if name.startswith("web-accessibility")
    }
    return tuple(found.values())
