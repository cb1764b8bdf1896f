"""Safety walks: which spots were seen, what was found there, and who mends it until when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from karlemose_model.messages.message import N_
from karlemose_model.model.section import Day, Note, PartnerRef, RoleRef, Section, ShortNote


class Finding(Section):
    """One spot of a walk, what was found there, and what became of it."""

    spot: ShortNote = Field(description=N_("The spot, as everybody knows it; never a home."))
    finding: Note = Field(description=N_("What was found there, e.g. a lamp that is out."))
    partner: PartnerRef = Field(description=N_("The partner that mends it."))
    role: RoleRef | None = Field(None, description=N_("The role that sees to it."))
    due: Day = Field(description=N_("The day by which it is mended."))
    fixed: Day | None = Field(None, description=N_("The day it was mended."))
    note: Note | None = Field(None, description=N_("What came of it, or why it is not mended yet."))


class Walk(Section):
    """The record of one safety walk, in records/walks/."""

    schema_version: Literal[1] = Field(alias="schema", description=N_("The version of this file format; always 1."))
    date: Day = Field(description=N_("The day of the walk."))
    route: Note | None = Field(None, description=N_("Where the walk went, in words."))
    taking_part: tuple[PartnerRef, ...] = Field((), description=N_("The partners that took part."))
    residents: Annotated[int, Field(ge=0, le=10_000)] | None = Field(
        None, description=N_("How many residents took part.")
    )
    follow_up: Day | None = Field(None, description=N_("The day of the follow-up, about six months later."))
    findings: tuple[Finding, ...] = Field((), description=N_("What was found, spot by spot."))
