"""KPIs and fidelity: what is counted, what is aimed at, and how faithfully the model is run."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StringConstraints

from karlemose_model.model.section import Claim, Component, Day, Entry, Figure, PartnerRef, PhaseRef, Section
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


class Disclosure(StrEnum):
    """How small numbers are protected before they are shown."""

    nhs7_round5 = "nhs7-round5"
    dst3 = "dst3"
    uvm5 = "uvm5"
    none = "none"


class Target(Section):
    """What is aimed at, from a day on or in a phase."""

    value: float = Field(description="The value aimed at, in the KPI's unit.")
    from_: Day | None = Field(None, alias="from", description="The day from which it holds.")
    phase: PhaseRef | None = Field(None, description="The phase in which it holds; without one, in all.")


class Kpi(Entry, Claim):
    """A figure that is followed over time."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{2}$")] | None = Field(
        None, description="Its number in the model's list, e.g. K15."
    )
    name: Text = Field(description="What it is called.")
    definition: Text = Field(description="What is counted, and what is not.")
    unit: Text = Field(description="The unit, e.g. persons or per cent.")
    kind: KpiKind = Field(description="process, output or outcome.")
    direction: Direction = Field(description="Which way is better: up, down, plan (as planned) or none (never scored).")
    why_direction: Text | None = Field(None, description="Why the direction is what it is.")
    frequency: Frequency = Field(
        description="How often there is a new value: week, month, quarter, half_year, year, case."
    )
    numerator: Text | None = Field(None, description="What is counted above the line.")
    denominator: Text | None = Field(None, description="What it is divided by, for shares and rates.")
    owner: PartnerRef | None = Field(None, description="The partner that supplies the value.")
    lag: Text | None = Field(None, description="How long after the period the value is there.")
    baseline: Figure | None = Field(None, description="The value before the work began.")
    targets: tuple[Target, ...] = Field((), description="What is aimed at.")
    near: Annotated[float, Field(ge=0)] | None = Field(
        None, description="How far from the target still counts as near, in the KPI's unit."
    )
    disclosure: Disclosure = Field(
        Disclosure.nhs7_round5, description="How small numbers are protected on public pages."
    )
    caveat: Text | None = Field(None, description="What one must know to read it right.")


class FidelityItem(Entry, Claim):
    """A question about how faithfully a component is run, with a written anchor for each mark."""

    text: Text = Field(description="The question.")
    component: Component = Field(description="The component it asks about, e.g. meetings.operational.")
    core: StrictBool = Field(False, description="true if the component carries the model's effect.")
    anchors: dict[Literal["0", "1", "2", "3", "4"], Text] = Field(description="What each mark from 0 to 4 means.")
