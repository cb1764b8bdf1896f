"""Meetings: who meets, how often in which phase, and what is on the agenda."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from karlemose_model.messages.message import N_
from karlemose_model.model.section import (
    AgreementRef,
    Claim,
    Clock,
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

Every = Annotated[str, StringConstraints(pattern=r"^([1-9]\d? )?(day|week|month|quarter|year)s?$")]
"""How often: `week`, `2 weeks`, `month`, `quarter`, `year`."""


class Weekday(StrEnum):
    """A day of the week."""

    monday = "monday"
    tuesday = "tuesday"
    wednesday = "wednesday"
    thursday = "thursday"
    friday = "friday"
    saturday = "saturday"
    sunday = "sunday"


class Month(StrEnum):
    """A month of the year."""

    january = "january"
    february = "february"
    march = "march"
    april = "april"
    may = "may"
    june = "june"
    july = "july"
    august = "august"
    september = "september"
    october = "october"
    november = "november"
    december = "december"


class Attendance(StrEnum):
    """How a partner takes part in a meeting."""

    core = "core"
    """Without this partner or its deputy the meeting has not been held as agreed."""
    regular = "regular"
    """Is invited every time."""
    guest = "guest"
    """Is named on the agenda each time, keeps the hour free, and comes when an item concerns it."""


class WhenClosed(StrEnum):
    """What happens to a meeting that would fall on a day when nobody meets."""

    next_day = "next_day"
    """It is held on the next working day."""
    previous_day = "previous_day"
    """It is held on the last working day before."""
    next_week = "next_week"
    """It is held on the same weekday a week later."""
    skip = "skip"
    """It is not held."""


class CadenceChange(Section):
    """What is different in a cadence from a day on; what is not named stays as it was."""

    from_: Day = Field(alias="from", description=N_("The day from which the change holds."))
    every: Every | None = Field(None, description=N_("How often from then on."))
    weekday: Weekday | None = Field(None, description=N_("On which weekday from then on."))
    nth: Annotated[int, Field(ge=-1, le=4)] | None = Field(
        None, description=N_("Which such weekday of the month from then on, e.g. 3 for the third; -1 is the last.")
    )
    at: Clock | None = Field(None, description=N_("At what time from then on."))
    location: Text | None = Field(None, description=N_("Where from then on."))
    not_in: tuple[Month, ...] | None = Field(None, description=N_("Months in which it is not held from then on."))


class Cadence(Section):
    """How often something takes place in a phase."""

    every: Every = Field(description=N_("How often: week, 2 weeks, month, quarter, year."))
    weekday: Weekday | None = Field(None, description=N_("On which weekday: monday, tuesday, …"))
    nth: Annotated[int, Field(ge=-1, le=4)] | None = Field(
        None,
        description=N_(
            "For month, quarter and year: which such weekday of the month, e.g. 3 for the third; -1 is the last."
        ),
    )
    at: Clock | None = Field(None, description=N_("At what time, written as 13:30."))
    location: Text | None = Field(None, description=N_("Where; shown to partners only."))
    not_in: tuple[Month, ...] = Field((), description=N_("Months in which it is not held, e.g. [july]."))
    anchor: Day | None = Field(
        None,
        description=N_(
            "A day from which every second week, third month and so on are counted; otherwise from the phase's first matching day."
        ),
    )
    changes: tuple[CadenceChange, ...] = Field((), description=N_("What changed in the cadence, and from which day."))


class Deadline(Entry, Claim):
    """Something that must be ready a number of working days before the meeting."""

    name: Text = Field(description=N_("What must be ready."))
    working_days_before: Annotated[int, Field(ge=0, le=60)] = Field(
        description=N_("How many working days before the meeting.")
    )
    role: RoleRef | None = Field(None, description=N_("The role that sees to it."))


class Quorum(Section):
    """How many, and who, must be there for the meeting to decide."""

    partners: Annotated[int, Field(ge=1)] = Field(description=N_("The smallest number of partners present."))
    including: tuple[PartnerRef, ...] = Field((), description=N_("Partners that must be among them."))


class Shows(StrEnum):
    """What the tool puts under an item of the agenda, from the records and the playbook."""

    absences = "absences"
    """Core partners that were missing last time."""
    last_minutes = "last_minutes"
    """The last minutes, for approval, with the corrections that were made to them."""
    open_actions = "open_actions"
    """Open actions, overdue ones first."""
    readiness = "readiness"
    """The two answers on readiness for releases, as they were given last time."""
    signals = "signals"
    """KPIs and who brings their figures."""
    criteria = "criteria"
    """The criteria of the phase."""
    fidelity = "fidelity"
    """The points on which the model is held to."""
    budget = "budget"
    """What was spent, beside what was agreed."""
    risks = "risks"
    """The risks, with their signs."""
    escalations = "escalations"
    """Actions that another meeting could not get done."""
    adaptations = "adaptations"
    """Adaptations that wait for approval."""
    phase_gate = "phase_gate"
    """The phase that holds; this meeting may decide on another one."""
    legal = "legal"
    """Agreements and permits with their dates."""


class AgendaItem(Entry, Claim):
    """One item on the agenda."""

    title: Text = Field(description=N_("The heading of the item."))
    minutes: Annotated[int, Field(ge=0, le=480)] = Field(description=N_("How many minutes it may take."))
    role: RoleRef | None = Field(None, description=N_("The role that leads the item."))
    partner: PartnerRef | None = Field(None, description=N_("The partner that leads the item."))
    bring: Text | None = Field(None, description=N_("What to prepare, bring or say."))
    not_said: Text | None = Field(
        None, description=N_("What may not be said under this item, and where it belongs instead.")
    )
    closed: StrictBool = Field(
        False, description=N_("true if nothing may be written about it but a reference to the authority's own case.")
    )
    shows: tuple[Shows, ...] = Field(
        (), description=N_("What the tool puts under the item, e.g. open_actions or last_minutes.")
    )
    phases: tuple[PhaseRef, ...] = Field((), description=N_("Only in these phases; empty means always."))
    covers: tuple[str, ...] = Field((), description=N_("Which points of the yardstick lists it covers, e.g. AG04."))


class Meeting(Entry, Claim):
    """A meeting that takes place again and again."""

    name: Text = Field(description=N_("What the meeting is called."))
    purpose: Text = Field(description=N_("What the meeting is for."))
    participants: dict[PartnerRef, Attendance] = Field(
        {}, description=N_("Which partners take part, and how: core, regular or guest.")
    )
    chair: RoleRef | None = Field(None, description=N_("The role that chairs."))
    minute_taker: RoleRef | None = Field(None, description=N_("The role that takes the minutes."))
    quorum: Quorum | None = Field(None, description=N_("Who must be there for the meeting to decide."))
    minutes: Annotated[int, Field(ge=5, le=480)] | None = Field(
        None, description=N_("How long it may last, in minutes.")
    )
    mode: Text | None = Field(None, description=N_("In person, online or both, and why."))
    confidentiality: Text | None = Field(
        None, description=N_("The statement that the chair reads at the start: what may not be said here.")
    )
    deadlines: dict[Id, Deadline] = Field({}, description=N_("What must be ready before the meeting."))
    agenda: dict[Id, AgendaItem] = Field({}, description=N_("The standing agenda."))
    cadence: dict[PhaseRef, Cadence] = Field({}, description=N_("How often it is held, for each phase."))
    on_holiday: WhenClosed = Field(
        WhenClosed.next_day,
        description=N_("What happens when the day is a holiday: next_day, previous_day, next_week, skip."),
    )
    on_closure: WhenClosed = Field(
        WhenClosed.skip,
        description=N_(
            "What happens in a closure such as the summer holidays: skip, next_week, next_day, previous_day."
        ),
    )
    keep_months: Annotated[int, Field(ge=1, le=600)] | None = Field(
        None, description=N_("For how many months minutes are kept; the data-protection officer agrees.")
    )
    agreements: tuple[AgreementRef, ...] = Field((), description=N_("Agreements that it rests on."))
    core: tuple[Path, ...] = Field(
        (), description=N_("The parts that carry its effect, e.g. participants.police; changing one is an adaptation.")
    )

    def shows(self, what: Shows) -> bool:
        """Whether an item of its agenda shows that."""
        return any(what in item.shows for item in self.agenda.values())
