"""Ratings of fidelity: which mark each item of the playbook got, on what evidence, and who gave it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from karlemose_model.messages.message import N_
from karlemose_model.model.section import AdaptationRef, Day, FidelityRef, Note, RoleRef, Section


class SeenFrom(StrEnum):
    """Where the rater stands; marks from inside and from outside are never mixed."""

    inside = "inside"
    """The partners rate themselves."""
    outside = "outside"
    """Somebody who does not take part rates them."""


class Mark(Section):
    """The mark of one item."""

    mark: Annotated[int, Field(strict=True, ge=0, le=4)] | None = Field(
        None, description=N_("0 to 4, by the item's anchors; left out when it can't be rated.")
    )
    evidence: Note | None = Field(None, description=N_("What the mark rests on: records, not plans."))
    cannot: Note | None = Field(None, description=N_("Why it can't be rated."))
    adaptation: AdaptationRef | None = Field(
        None, description=N_("The adaptation that explains why the model is not followed here.")
    )


class FidelityRecord(Section):
    """How faithfully the model was run, as one rater saw it on one day, in records/fidelity/."""

    schema_version: Literal[1] = Field(alias="schema", description=N_("The version of this file format; always 1."))
    date: Day = Field(description=N_("The day of the rating."))
    rater: RoleRef | None = Field(None, description=N_("The role that rated; never a person."))
    body: Note | None = Field(None, description=N_("The organisation that rated, when it is none of the partners."))
    seen_from: SeenFrom = Field(description=N_("inside or outside."))
    marks: dict[FidelityRef, Mark] = Field({}, description=N_("The mark of each item."))
