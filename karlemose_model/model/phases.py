"""The phases of the work and when each of them began here."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from karlemose_model.messages.message import N_
from karlemose_model.model.section import Claim, Day, Entry, Id, KpiRef, PhaseRef, Section
from karlemose_model.text import Text


class Criterion(Entry, Claim):
    """A condition for entering or leaving a phase; with a KPI it can be followed by number."""

    text: Text = Field(description=N_("The condition in words."))
    kpi: KpiRef | None = Field(None, description=N_("The KPI that shows it."))
    at_least: float | None = Field(None, description=N_("The KPI's value must be this or more."))
    at_most: float | None = Field(None, description=N_("The KPI's value must be this or less."))
    periods: Annotated[int, Field(ge=1)] | None = Field(
        None, description=N_("For so many of the KPI's periods in a row.")
    )


class Phase(Entry, Claim):
    """A stretch of the work with its own aim and rhythm."""

    name: Text = Field(description=N_("What the phase is called."))
    purpose: Text = Field(description=N_("What the phase is to achieve."))
    entry: dict[Id, Criterion] = Field({}, description=N_("What must be so for the phase to begin."))
    exit: dict[Id, Criterion] = Field({}, description=N_("What must be so for the phase to end."))


class Spell(Section):
    """A phase that began on a day; it lasts until the next spell begins. A phase may return."""

    phase: PhaseRef = Field(description=N_("The phase."))
    from_: Day = Field(alias="from", description=N_("The day it began, e.g. 2025-11-03."))
    reason: Text | None = Field(None, description=N_("Why it began."))
