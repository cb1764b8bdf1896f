"""What is known: the problem, why the parts should help, risks, costs, evidence, lessons, and what was adapted."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from karlemose_model.messages.message import N_
from karlemose_model.model.economy import Counted
from karlemose_model.model.section import BelongsToActivity, Claim, Component, Day, Entry, Figure, Path, RoleRef
from karlemose_model.text import Text


class Statement(Entry, Claim):
    """Something that is said of the place or of the work, with its source."""

    text: Text = Field(description=N_("What is said, in one or two sentences."))
    when: Text | None = Field(None, description=N_("When it was so, in words, e.g. early 2017."))


class Mechanism(Entry, Claim):
    """Why a component should help."""

    component: Component = Field(description=N_("The component, e.g. activities.mentoring."))
    text: Text = Field(description=N_("How it is thought to work."))


class Risk(Entry, Claim):
    """What can go wrong, how one sees it coming, and what is done."""

    text: Text = Field(description=N_("What can go wrong."))
    sign: Text | None = Field(None, description=N_("How one sees it coming."))
    measure: Text | None = Field(None, description=N_("What is done about it."))
    role: RoleRef | None = Field(None, description=N_("The role that keeps an eye on it."))
    activity: BelongsToActivity | None = Field(
        None, description=N_("The activity without which there is no such risk.")
    )


class Cost(Entry, Claim):
    """What something costs, and who pays."""

    text: Text = Field(description=N_("What the money pays for."))
    amount: Figure | None = Field(None, description=N_("The amount."))
    unit: Text | None = Field(None, description=N_("The unit of the amount, e.g. DKK a year."))
    yearly: StrictBool = Field(
        False, description=N_("true if the amount is for each year: then what is spent is held against it.")
    )
    payer: Text | None = Field(None, description=N_("Who pays."))
    counted: Counted | None = Field(
        None, description=N_("The cost as it goes into the balance; without it, it is told of and not counted.")
    )
    context: StrictBool = Field(
        False,
        description=N_(
            "true if it is told of for context only: money of another place, a share, or a sum of other costs. Then it is no cost of the place that lacks an amount."
        ),
    )
    activity: BelongsToActivity | None = Field(None, description=N_("The activity that costs it."))


class Evidence(Entry, Claim):
    """A result that a source reports: a citation, shown as published, never an observation."""

    text: Text = Field(description=N_("What the source reports."))
    figure: Figure | None = Field(None, description=N_("The number, with every source that gives one."))
    unit: Text | None = Field(None, description=N_("The unit of the number."))


class AdaptationStatus(StrEnum):
    """How far an adaptation has come."""

    proposed = "proposed"
    approved = "approved"


class Adaptation(Entry):
    """A departure from a core component, said aloud: what, why, who approved it, and when."""

    removes: Path | None = Field(None, description=N_("The path of what is left out, e.g. activities.cctv."))
    changes: Path | None = Field(
        None, description=N_("The path of what is changed, e.g. meetings.operational.cadence.clear.every.")
    )
    what: Text = Field(description=N_("What is different here."))
    why: Text = Field(description=N_("Why."))
    status: AdaptationStatus = Field(description=N_("proposed or approved."))
    by: Text | None = Field(None, description=N_("Who proposed or approved it: a body or a role."))
    when: Day | None = Field(None, description=N_("The day it was proposed or approved."))

    @model_validator(mode="after")
    def _removes_or_changes(self) -> Self:
        if (self.removes is None) == (self.changes is None):
            raise PydanticCustomError("adaptation_form", "give removes or changes")
        return self
