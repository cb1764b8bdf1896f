"""The record of one meeting: who was there, what was decided, who does what until when."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from karlemose_model.messages.message import N_
from karlemose_model.model.actions import ActionId, ActionReport, NewAction
from karlemose_model.model.section import (
    Clock,
    Day,
    MeetingRef,
    Note,
    PartnerRef,
    PhaseRef,
    RecordId,
    RoleRef,
    Section,
    ShortNote,
)


class MeetingStatus(StrEnum):
    """What became of a meeting."""

    held = "held"
    cancelled = "cancelled"
    moved = "moved"
    """Held on another day than the one planned."""
    extra = "extra"
    """Held though none was planned."""


class Deputy(Section):
    """Who came for a partner that could not: an organisation and a position, never a person."""

    partner: PartnerRef = Field(description=N_("The partner whose staff came."))
    position: ShortNote = Field(description=N_("The position, e.g. duty leader; never a person's name."))


class Apology(Section):
    """A partner that could not come."""

    why: Note | None = Field(None, description=N_("Why the partner could not come, without anything about persons."))
    deputy: Deputy | None = Field(None, description=N_("Who came instead: a partner and a position."))


class Observer(Section):
    """Somebody who listened in."""

    organisation: ShortNote = Field(description=N_("The organisation; never a person's name."))
    signed: StrictBool = Field(description=N_("true if the statement on confidentiality was signed."))


class CaseReference(Section):
    """Where an authority keeps what may not stand here."""

    authority: PartnerRef = Field(description=N_("The authority that has the case."))
    reference: Annotated[str, StringConstraints(min_length=1, max_length=60)] = Field(
        description=N_("The case's number in the authority's own system; never a CPR number.")
    )


class ItemRecord(Section):
    """What was said and decided under one item of the agenda."""

    note: Note | None = Field(
        None, description=N_("The background in a few sentences, without anything about persons.")
    )
    decision: Note | None = Field(None, description=N_("What was decided."))
    economy: Note | None = Field(None, description=N_("What it costs, and who pays."))
    absent: tuple[PartnerRef, ...] = Field((), description=N_("Partners that were out of the room for this item."))
    closed: CaseReference | None = Field(
        None, description=N_("For a closed item: only the authority's case reference, and nothing else.")
    )

    @model_validator(mode="after")
    def _closed_says_nothing_else(self) -> Self:
        if self.closed and (self.note or self.decision or self.economy):
            raise PydanticCustomError("closed_item", "a closed item holds a case reference only")
        return self


class Correction(Section):
    """What earlier minutes should have said."""

    minutes: RecordId = Field(description=N_("The name of the earlier record, e.g. 2026-11-19-operational."))
    text: Note = Field(description=N_("What should have stood there."))


class PhaseGate(Section):
    """A change of phase that a steering group decided."""

    phase: PhaseRef = Field(description=N_("The phase that begins."))
    from_: Day = Field(alias="from", description=N_("The day it begins."))
    reason: Note | None = Field(None, description=N_("Why it begins."))


class Readiness(Section):
    """The two answers on releases: no number, no date, since in a small estate one release is one person."""

    referred: StrictBool | None = Field(
        None, description=N_("true if it was handed on to the authorities' own forum; no number, no date.")
    )
    checklist: StrictBool | None = Field(
        None, description=N_("true if the checklist on readiness for releases is filled in.")
    )


class Classification(StrEnum):
    """Who may read closed minutes; they are never public."""

    partners = "partners"
    """The partners, and nobody else."""


class Closing(Section):
    """What is added when minutes are closed; from then on they are not changed any more."""

    on: Day = Field(description=N_("The day the minutes were closed."))
    classification: Classification = Field(description=N_("Who may read them: partners, and nobody else."))
    delete_after: Day = Field(description=N_("The day after which the minutes are deleted."))
    seal: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] = Field(
        description=N_("Made from the minutes by karlemose minutes close, so that a later change is noticed.")
    )


def _role_alone(value: Any) -> Any:
    return value if isinstance(value, dict) else {"role": value}


class Present(Section):
    """Who came for a partner: a role, or a position."""

    role: RoleRef | None = Field(None, description=N_("The role that was there."))
    position: ShortNote | None = Field(
        None, description=N_("The position, when it was nobody with a role; never a name.")
    )


class MeetingRecord(Section):
    """The record of one meeting, in records/meetings/."""

    schema_version: Literal[1] = Field(alias="schema", description=N_("The version of this file format; always 1."))
    meeting: MeetingRef = Field(description=N_("The meeting's id in the playbook, e.g. operational."))
    date: Day = Field(description=N_("The day it was held, or would have been."))
    status: MeetingStatus = Field(MeetingStatus.held, description=N_("held, cancelled, moved or extra."))
    why: Note | None = Field(None, description=N_("Why it was cancelled, moved or called."))
    instead_of: Day | None = Field(None, description=N_("For a moved meeting: the day that was planned."))
    agenda_sent: Day | None = Field(None, description=N_("The day the agenda was sent out."))
    start: Clock | None = Field(None, description=N_("When it began."))
    end: Clock | None = Field(None, description=N_("When it ended."))
    place: ShortNote | None = Field(None, description=N_("Where it was held."))
    chair: RoleRef | None = Field(None, description=N_("The role that chaired."))
    minute_taker: RoleRef | None = Field(None, description=N_("The role that took the minutes."))
    present: dict[
        PartnerRef, Annotated[Present, BeforeValidator(_role_alone, json_schema_input_type=RoleRef | Present)]
    ] = Field({}, description=N_("Who was there: each partner with the role that came."))
    apologies: dict[PartnerRef, Apology] = Field({}, description=N_("Who could not come, and who came instead."))
    observers: tuple[Observer, ...] = Field((), description=N_("Who listened in."))
    statement_read: StrictBool | None = Field(
        None, description=N_("true if the statement on confidentiality was read at the start.")
    )
    items: dict[str, ItemRecord] = Field({}, description=N_("What was said and decided, by the agenda's items."))
    actions: tuple[NewAction, ...] = Field((), description=N_("The new actions; their number is their place here."))
    reports: dict[ActionId, ActionReport] = Field(
        {}, description=N_("What became of open actions, by their id, e.g. 2026-11-19-operational/3.")
    )
    approves: RecordId | None = Field(None, description=N_("The earlier minutes that were approved."))
    corrections: tuple[Correction, ...] = Field((), description=N_("What earlier minutes should have said."))
    phase: PhaseGate | None = Field(None, description=N_("A change of phase that was decided here."))
    readiness: Readiness | None = Field(
        None, description=N_("The two answers on readiness for releases: yes or no, without number or date.")
    )
    next_meeting: Day | None = Field(None, description=N_("The day of the next meeting, as it was confirmed."))
    closing: Closing | None = Field(
        None, description=N_("Written by karlemose minutes close; a record without it is still a draft.")
    )

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.status is not MeetingStatus.held and self.why is None:
            raise PydanticCustomError("meeting_why", "a reason is needed")
        if (self.status is MeetingStatus.moved) != (self.instead_of is not None):
            raise PydanticCustomError("meeting_moved", "instead_of belongs to a moved meeting")
        if self.start and self.end and self.end <= self.start:
            raise PydanticCustomError("meeting_hours", "ends before it begins")
        return self

    @property
    def id(self) -> str:
        """The record's name: its day and its meeting."""
        return f"{self.date.isoformat()}-{self.meeting}"

    @property
    def took_place(self) -> bool:
        """Whether anybody met."""
        return self.status is not MeetingStatus.cancelled
