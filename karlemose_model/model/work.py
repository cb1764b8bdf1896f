"""The work itself: activities with their dose, and checklists with their tasks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from karlemose_model.messages.message import N_
from karlemose_model.model.meetings import Cadence
from karlemose_model.model.place import YearlyDay
from karlemose_model.model.section import (
    AgreementRef,
    BelongsToActivity,
    Claim,
    Day,
    Entry,
    Id,
    PartnerRef,
    Path,
    PhaseRef,
    RoleRef,
    Section,
)
from karlemose_model.text import Text


class Stage(StrEnum):
    """How far the partnership has come in setting itself up (NIRN)."""

    exploration = "exploration"
    installation = "installation"
    initial = "initial"
    full = "full"


class Activity(Entry, Claim):
    """Something that partners do beside meeting."""

    name: Text = Field(description=N_("What the activity is called."))
    text: Text = Field(description=N_("What is done."))
    responsible: tuple[PartnerRef, ...] = Field((), description=N_("The partners that see to it."))
    together_with: tuple[PartnerRef, ...] = Field((), description=N_("The partners that help."))
    phases: tuple[PhaseRef, ...] = Field((), description=N_("The phases in which it is done; empty means all."))
    dose: Text | None = Field(None, description=N_("How much of it, how often, for how long."))
    cadence: dict[PhaseRef, Cadence] = Field(
        {}, description=N_("How often it takes place, for each phase, if it follows a calendar.")
    )
    materials: Text | None = Field(None, description=N_("What is needed for it: equipment, forms, rooms."))
    training: Text | None = Field(None, description=N_("What those who do it must have learnt."))
    mode: Text | None = Field(None, description=N_("How it is done: face to face, by telephone, on foot."))
    location_kind: Text | None = Field(
        None, description=N_("The kind of place where it is done, e.g. stairwells; never a date or a route.")
    )
    legal: tuple[AgreementRef, ...] = Field((), description=N_("Agreements and permits that it needs."))
    core: tuple[Path, ...] = Field(
        (), description=N_("The parts that carry its effect; changing one is an adaptation.")
    )


class Due(Section):
    """When a task is due: so many days after its phase began, on a date, or on a day of each year."""

    days_after_start: Annotated[int, Field(ge=0, le=1500)] | None = Field(
        None, description=N_("So many days after the phase (or the rollout) began.")
    )
    on: Day | None = Field(None, description=N_("On this date."))
    each_year: YearlyDay | None = Field(
        None, description=N_("On this day of each year from the timeline's first day on, written month-day: 12-01.")
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if [self.days_after_start, self.on, self.each_year].count(None) != 2:
            raise PydanticCustomError("due_form", "give one of days_after_start, on and each_year")
        return self


class Task(Entry, Claim):
    """One thing to be ticked off."""

    text: Text = Field(description=N_("What is to be done."))
    role: RoleRef | None = Field(None, description=N_("The role that does it; otherwise the checklist's role."))
    partner: PartnerRef | None = Field(None, description=N_("The partner that does it."))
    due: Due | None = Field(None, description=N_("When it is due."))
    proof: Text | None = Field(None, description=N_("What shows that it is done."))
    covers: tuple[str, ...] = Field((), description=N_("Which points of the yardstick lists it covers."))
    activity: BelongsToActivity | None = Field(None, description=N_("The activity that this task belongs to."))


class Checklist(Entry, Claim):
    """A list of tasks for a role, a phase or a stage of setting up."""

    name: Text = Field(description=N_("What the checklist is called."))
    purpose: Text | None = Field(None, description=N_("What it is for, and when to use it."))
    role: RoleRef | None = Field(None, description=N_("The role whose checklist it is."))
    phase: PhaseRef | None = Field(
        None, description=N_("The phase it belongs to; a checklist without one can run in any.")
    )
    stage: Stage | None = Field(
        None, description=N_("The set-up stage it belongs to: exploration, installation, initial, full.")
    )
    tasks: dict[Id, Task] = Field({}, description=N_("The tasks."))
