"""KPIs and fidelity: what is counted, what is aimed at, and how faithfully the model is run."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StringConstraints

from karlemose_model.messages.message import N_
from karlemose_model.model.section import (
    Claim,
    Component,
    Day,
    Entry,
    Figure,
    MeetingRef,
    PartnerRef,
    PhaseRef,
    Section,
)
from karlemose_model.text import Text


class KpiKind(StrEnum):
    """What a KPI tells about."""

    process = "process"
    """Whether the work is done."""
    output = "output"
    """What the work produced."""
    outcome = "outcome"
    """What became different for people."""


class Direction(StrEnum):
    """Which way is better."""

    up = "up"
    down = "down"
    plan = "plan"
    """As planned: neither more nor less."""
    none = "none"
    """Neither: it is shown and never scored, e.g. convictions."""


class Frequency(StrEnum):
    """How often there is a new value."""

    week = "week"
    month = "month"
    quarter = "quarter"
    half_year = "half_year"
    year = "year"
    case = "case"
    """With every court case that ends."""


class Measure(StrEnum):
    """What sort of figure it is: it decides whether there is a denominator, and how periods are put together."""

    number = "number"
    """So many of something; periods add up."""
    level = "level"
    """So many at one time, or a length of time: the newest value stands for the whole."""
    share = "share"
    """So many out of so many, in per cent."""
    rate = "rate"
    """So many for each of something else, e.g. for each resident."""
    mean = "mean"
    """An average, e.g. of answers; periods are put together by how many lie behind each."""


class Feed(StrEnum):
    """What a KPI's values come from: a partner's report, or one way of counting what the records hold."""

    observations = "observations"
    """A partner reports them, in records/observations.csv."""
    meetings_held = "meetings_held"
    """Meetings held of those planned."""
    core_attendance = "core_attendance"
    """Meetings with all core partners, or their deputies, of those held."""
    agenda_on_time = "agenda_on_time"
    """Meetings whose agenda was sent a working day before or earlier, of those held."""
    actions_on_time = "actions_on_time"
    """Actions done by the day they were first due, of those due."""
    walk_findings = "walk_findings"
    """Findings of safety walks that were mended by the follow-up, of all found."""
    serious_incidents = "serious_incidents"
    """Days since the last serious incident."""
    spend = "spend"
    """Money spent of what was agreed for the year so far."""
    fidelity = "fidelity"
    """Core components with the highest mark, of all that were marked."""


class Disclosure(StrEnum):
    """How small numbers are protected before they are shown."""

    nhs7_round5 = "nhs7-round5"
    dst3 = "dst3"
    uvm5 = "uvm5"
    none = "none"


class Target(Section):
    """What is aimed at, from a day on or in a phase."""

    value: float = Field(description=N_("The value aimed at, in the KPI's unit."))
    from_: Day | None = Field(None, alias="from", description=N_("The day from which it holds."))
    phase: PhaseRef | None = Field(None, description=N_("The phase in which it holds; without one, in all."))


class Kpi(Entry, Claim):
    """A figure that is followed over time."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{2}$")] | None = Field(
        None, description=N_("Its number in the model's list, e.g. K15.")
    )
    name: Text = Field(description=N_("What it is called."))
    definition: Text = Field(description=N_("What is counted, and what is not."))
    unit: Text = Field(description=N_("The unit, e.g. persons or per cent."))
    kind: KpiKind = Field(description=N_("process, output or outcome."))
    direction: Direction = Field(
        description=N_("Which way is better: up, down, plan (as planned) or none (never scored).")
    )
    why_direction: Text | None = Field(None, description=N_("Why the direction is what it is."))
    measure: Measure = Field(
        Measure.number,
        description=N_(
            "What sort of figure it is: number, level, share, rate or mean. Only shares and rates have a denominator."
        ),
    )
    per: Annotated[float, Field(gt=0)] | None = Field(
        None, description=N_("For rates: for each so many, e.g. 1000 residents.")
    )
    optional: StrictBool = Field(
        False,
        description=N_(
            "true if only those follow it who take it up, by a target, a baseline or an observation of their own."
        ),
    )
    fed_by: tuple[Feed, ...] = Field(
        (Feed.observations,),
        description=N_(
            "What its values come from: observations that the owner reports, or one way of counting the records."
        ),
    )
    meeting: MeetingRef | None = Field(
        None, description=N_("The meeting whose records are counted; without one, all meetings.")
    )
    frequency: Frequency = Field(
        description=N_("How often there is a new value: week, month, quarter, half_year, year, case.")
    )
    numerator: Text | None = Field(None, description=N_("What is counted above the line."))
    denominator: Text | None = Field(None, description=N_("What it is divided by, for shares and rates."))
    owner: PartnerRef | None = Field(None, description=N_("The partner that supplies the value."))
    lag: Text | None = Field(None, description=N_("How long after the period the value is there."))
    baseline: Figure | None = Field(None, description=N_("The value before the work began."))
    targets: tuple[Target, ...] = Field((), description=N_("What is aimed at."))
    near: Annotated[float, Field(ge=0)] | None = Field(
        None, description=N_("How far from the target still counts as near, in the KPI's unit.")
    )
    disclosure: Disclosure = Field(
        Disclosure.nhs7_round5, description=N_("How small numbers are protected on public pages.")
    )
    disclosure_reason: Text | None = Field(
        None, description=N_("Why nothing needs to be protected, when disclosure is none.")
    )
    caveat: Text | None = Field(None, description=N_("What one must know to read it right."))


class FidelityItem(Entry, Claim):
    """A question about how faithfully a component is run, with a written anchor for each mark."""

    text: Text = Field(description=N_("The question."))
    component: Component = Field(description=N_("The component it asks about, e.g. meetings.operational."))
    core: StrictBool = Field(False, description=N_("true if the component carries the model's effect."))
    anchors: dict[Literal["0", "1", "2", "3", "4"], Text] = Field(description=N_("What each mark from 0 to 4 means."))
