"""What was released to the public: figures as they were shown, in a register that a person commits."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StringConstraints

from karlemose_model.messages.message import N_
from karlemose_model.model.kpis import Disclosure
from karlemose_model.model.section import Day, KpiRef, Section


class ReleasedFigure(Section):
    """One figure as the public sees it: a number, a share's two parts, or the fact that it is not shown."""

    kpi: KpiRef = Field(description=N_("The KPI."))
    period: Annotated[
        str, StringConstraints(pattern=r"^[0-9]{4}(-(H[12]|Q[1-4]|W[0-9]{2}|[0-9]{2}(-[0-9]{2})?))?$")
    ] = Field(description=N_("The period, e.g. 2026-11, 2026-Q4 or 2026."))
    value: float | None = Field(None, description=N_("What is shown: a number, a level or an average."))
    numerator: float | None = Field(None, description=N_("What is shown above the line, for shares and rates."))
    denominator: float | None = Field(None, description=N_("What is shown below the line, for shares and rates."))
    hidden: StrictBool = Field(False, description=N_("true if the figure is not shown, to protect people."))
    profile: Disclosure = Field(description=N_("The rule by which it was protected."))


class Release(Section):
    """What was released on one day."""

    on: Day = Field(description=N_("The day."))
    figures: tuple[ReleasedFigure, ...] = Field(description=N_("The figures."))


class Register(Section):
    """Everything that was ever released, in records/published.yml."""

    schema_version: Literal[1] = Field(alias="schema", description=N_("The version of this file format; always 1."))
    releases: tuple[Release, ...] = Field((), description=N_("The releases, the oldest first."))
