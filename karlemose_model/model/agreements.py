"""What the partners have agreed on paper: terms of reference, flows of information, permits."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool

from karlemose_model.messages.message import N_
from karlemose_model.model.section import (
    Audience,
    BelongsToActivity,
    Claim,
    Day,
    Entry,
    Id,
    PartnerRef,
    RoleRef,
    Section,
    SourceRef,
)
from karlemose_model.text import Text


class AgreementKind(StrEnum):
    """What sort of paper it is."""

    terms_of_reference = "terms_of_reference"
    information_sharing = "information_sharing"
    cctv_permit = "cctv_permit"
    dpia = "dpia"
    cooperation = "cooperation"


class LegalBasis(StrEnum):
    """What lets information flow. The names are those of Danish law where they name a paragraph."""

    ssp_115 = "ssp_115"
    psp_115 = "psp_115"
    ksp_115 = "ksp_115"
    housing_63d = "housing_63d"
    data_act_8 = "data_act_8"
    consent = "consent"
    anonymous = "anonymous"


class Flow(Entry, Claim):
    """Information that goes from one partner to others, for a purpose and on a legal basis."""

    what: Text = Field(description=N_("What is told."))
    from_: PartnerRef = Field(alias="from", description=N_("The partner that tells it."))
    to: tuple[PartnerRef, ...] = Field(description=N_("The partners that are told."))
    purpose: Text = Field(description=N_("What it is told for."))
    legal_basis: LegalBasis = Field(
        description=N_("What lets it be told: anonymous for everything without personal data.")
    )
    audience: Audience = Field(Audience.partners, description=N_("Who may see it afterwards."))
    retention: Text | None = Field(None, description=N_("How long it is kept."))
    not_shared: Text | None = Field(None, description=N_("What is not told."))


class Term(Entry, Claim):
    """One clause of an agreement."""

    title: Text = Field(description=N_("The heading of the clause."))
    text: Text = Field(description=N_("What is agreed."))
    activity: BelongsToActivity | None = Field(None, description=N_("The activity that the clause is about."))
    covers: tuple[str, ...] = Field((), description=N_("Which points of the yardstick lists it covers, e.g. TR08."))


class Law(Entry):
    """A rule of law that the agreement rests on, and when somebody last checked it."""

    text: Text = Field(description=N_("The rule in one sentence."))
    reference: str = Field(description=N_("Where it stands, e.g. retsplejeloven § 115."))
    checked: Day = Field(description=N_("The day somebody last checked that it still says so."))
    source: SourceRef | None = Field(None, description=N_("The id of the source."))


class Cctv(Section):
    """What a permit for video surveillance must tell."""

    closed_rooms: StrictBool = Field(
        False,
        description=N_(
            "true if the cameras watch only closed rooms, e.g. locked cellars and laundries, for which no permit is asked."
        ),
    )
    permit: str | None = Field(None, description=N_("The permit's number."))
    expires: Day | None = Field(None, description=N_("The day the permit ends."))
    signs: StrictBool | None = Field(None, description=N_("true if the signs are up."))
    retention_days: Annotated[int, Field(ge=0)] | None = Field(
        None, description=N_("After how many days recordings are deleted.")
    )
    installed: Day | None = Field(None, description=N_("The day the cameras were installed."))
    registered: Day | None = Field(None, description=N_("The day the cameras were registered with the police."))
    controller: PartnerRef | None = Field(None, description=N_("The partner that is the data controller."))
    access: tuple[RoleRef, ...] = Field((), description=N_("The roles that may see recordings."))


class Agreement(Entry, Claim):
    """A paper that partners sign or an authority grants."""

    name: Text = Field(description=N_("What the paper is called."))
    kind: AgreementKind = Field(
        description=N_("terms_of_reference, information_sharing, cctv_permit, dpia or cooperation.")
    )
    purpose: Text = Field(description=N_("What it is for."))
    activity: BelongsToActivity | None = Field(
        None, description=N_("The activity without which nobody needs the paper.")
    )
    parties: tuple[PartnerRef, ...] = Field((), description=N_("The partners that are parties to it."))
    signed: Day | None = Field(None, description=N_("The day it was signed."))
    review: Day | None = Field(None, description=N_("The day it must be looked at again."))
    signed_by: dict[PartnerRef, Text] = Field(
        {}, description=N_("The position that signs for each party, e.g. director; never a person's name.")
    )
    terms: dict[Id, Term] = Field({}, description=N_("Its clauses."))
    flows: dict[Id, Flow] = Field({}, description=N_("The flows of information that it covers."))
    laws: dict[Id, Law] = Field({}, description=N_("The law it rests on."))
    cctv: Cctv | None = Field(None, description=N_("For video surveillance: what the permit says."))
