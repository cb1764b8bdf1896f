"""Who takes part: partners and what they bring, roles and what they do."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, StrictBool

from karlemose_model.messages.message import N_
from karlemose_model.model.section import Claim, Contact, Duty, Entry, Holder, Id, PartnerRef
from karlemose_model.text import Text


class PartnerKind(StrEnum):
    """What sort of organisation a partner is."""

    police = "police"
    housing = "housing"
    social_project = "social_project"
    municipality = "municipality"
    tenants = "tenants"
    institution = "institution"
    association = "association"
    other = "other"


class Partner(Entry, Claim):
    """An organisation that takes part."""

    name: Text = Field(description=N_("What the partner is called in the model, e.g. the police."))
    short: Text | None = Field(None, description=N_("A short form for tables."))
    kind: PartnerKind = Field(description=N_("What sort of organisation it is."))
    authority: StrictBool = Field(
        False,
        description=N_(
            "true for an authority that the law lets take part in exchanging personal data in an authorities' forum."
        ),
    )
    self_owned_institution: StrictBool = Field(
        False,
        description=N_(
            "true for a self-owned institution that solves tasks for the public sector in social services, education, employment or psychiatry: the law may let it take part in exchanging personal data with authorities."
        ),
    )
    organisation: Text | None = Field(
        None, description=N_("What the organisation is called here, e.g. the name of the housing company.")
    )
    why: Text | None = Field(None, description=N_("Why this partner takes part."))
    contributions: dict[Id, Duty] = Field({}, description=N_("What the partner brings: staff, knowledge, equipment."))
    duties: dict[Id, Duty] = Field({}, description=N_("What the partner owes the others, week by week."))
    contact: Contact | None = Field(None, description=N_("A shared mailbox or duty number."))


class Role(Entry, Claim):
    """A function in the partnership that somebody fills, e.g. coordinator."""

    name: Text = Field(description=N_("What the role is called."))
    purpose: Text = Field(description=N_("What the role is for, in one sentence."))
    partner: PartnerRef | None = Field(None, description=N_("The partner that usually fills the role."))
    duties: dict[Id, Duty] = Field({}, description=N_("What the role does."))
    training: Text | None = Field(None, description=N_("What one must know or have learnt to fill the role."))
    holder: Holder | None = Field(None, description=N_("Who fills it here: a partner and a position."))
    deputy: Holder | None = Field(None, description=N_("Who steps in."))
    contact: Contact | None = Field(None, description=N_("A shared mailbox or duty number."))
