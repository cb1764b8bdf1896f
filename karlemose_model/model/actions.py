"""Actions: what a meeting asks somebody to do until a day, and what is told of it afterwards."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from karlemose_model.messages.message import N_
from karlemose_model.model.section import (
    Component,
    Day,
    MeetingRef,
    Note,
    PartnerRef,
    RoleRef,
    Section,
    begins_with_a_day,
)

ActionId = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z][a-z0-9_-]*/[1-9][0-9]?$"),
    AfterValidator(begins_with_a_day),
]
"""A record's name and the action's number in it, e.g. `2026-12-03-operational/3`."""


class ActionStatus(StrEnum):
    """How far an action has come."""

    open = "open"
    done = "done"
    not_possible = "not_possible"
    """It could not be done."""
    not_done = "not_done"
    """It was not done."""
    cancelled = "cancelled"


class NewAction(Section):
    """Something that somebody does until a day."""

    text: Note = Field(description=N_("What is done, so that one can see afterwards whether it was."))
    partner: PartnerRef = Field(description=N_("The partner that does it."))
    role: RoleRef | None = Field(None, description=N_("The role that sees to it."))
    support: tuple[PartnerRef, ...] = Field((), description=N_("Partners that help."))
    due: Day = Field(description=N_("The day by which it is done."))
    about: Component | None = Field(
        None, description=N_("The activity, KPI or risk that it is about, e.g. activities.mentoring.")
    )


class ActionReport(Section):
    """What became of an action, as it was told at a meeting or between two."""

    status: ActionStatus = Field(description=N_("open, done, not_possible, not_done or cancelled."))
    outcome: Note | None = Field(None, description=N_("What came of it."))
    why: Note | None = Field(None, description=N_("Why it is still open, was not done or could not be."))
    due: Day | None = Field(None, description=N_("The new day by which it is done, if it was put off."))
    escalated_to: MeetingRef | None = Field(None, description=N_("The meeting that it was taken to, e.g. steering."))


class ActionEvent(ActionReport):
    """What became of an action between two meetings."""

    action: ActionId = Field(description=N_("The action's id, e.g. 2026-12-03-operational/3."))
    on: Day = Field(description=N_("The day it was so."))


class ActionEvents(Section):
    """What happened to actions between meetings, in records/actions.yml."""

    schema_version: Literal[1] = Field(alias="schema", description=N_("The version of this file format; always 1."))
    events: tuple[ActionEvent, ...] = Field(
        (), description=N_("What became of actions between two meetings, the newest last.")
    )
