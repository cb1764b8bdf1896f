"""What is evaluated: start, windows, areas and outcomes, fixed before anybody has seen the figures."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from karlemose_model.messages.message import N_
from karlemose_model.model.section import MAX_SHORT, Claim, Day, Entry, Id, Section
from karlemose_model.text import Text


def _month(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value) and value >= "0001":
        return date.fromisoformat(f"{value}-01")
    raise PydanticCustomError("month_form", "not written as 2026-12")


MonthOfYear = Annotated[
    date, BeforeValidator(_month), WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])$"})
]
"""A month written as 2026-12, kept as its first day."""


Named = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_SHORT)]
"""A street or block by its name, the same in every language."""


class AreaKind(StrEnum):
    """What an area is looked at for."""

    estate = "estate"
    """Where the work is done."""
    comparison = "comparison"
    """Where it is not, and which is like the estate."""
    buffer = "buffer"
    """Around the estate: where crime may have moved to."""


class Initiated(StrEnum):
    """Whose doing it is that an offence is recorded."""

    victim = "victim"
    """Somebody reports it."""
    police = "police"
    """The police look for it, as for drugs: more patrol finds more of it."""


class Window(Section):
    """Calendar months, the first and the last included."""

    from_: MonthOfYear = Field(alias="from", description=N_("The first month, e.g. 2023-01."))
    to: MonthOfYear = Field(description=N_("The last month, e.g. 2024-12; it is part of the window."))

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month, in their order; none when the last month lies before the first."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.from_, self.to))
        return tuple(date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1))


class EvaluationArea(Entry, Claim):
    """An area whose offences are counted."""

    kind: AreaKind = Field(description=N_("estate, comparison or buffer."))
    name: Text = Field(description=N_("What the area is called."))
    covers: Annotated[tuple[Named, ...], Field(min_length=1)] = Field(
        description=N_("What belongs to it, as the counts are drawn: streets, blocks or codes. No two areas share one.")
    )
    residents: Annotated[StrictInt, Field(gt=0)] | None = Field(
        None,
        description=N_(
            "How many people live there, shown in the protocol: whether areas are alike. Nothing is scaled by it; leave it out if nobody knows."
        ),
    )
    why: Text | None = Field(
        None, description=N_("Why this area was chosen to compare with, or taken as the surroundings.")
    )


class EvaluatedOutcome(Entry, Claim):
    """A kind of offence that is counted by area and month."""

    name: Text = Field(description=N_("What is counted, e.g. burglaries in homes."))
    definition: Text | None = Field(None, description=N_("Which offences are counted, and which are not."))
    initiated: Initiated = Field(
        description=N_("victim: somebody reports it. police: the police find it, so that more patrol gives more of it.")
    )
    primary: StrictBool = Field(
        False, description=N_("true for the one outcome that the question is answered by; fixed with the rest.")
    )
    harm: Annotated[float, Field(gt=0)] | None = Field(
        None, description=N_("How much one such offence weighs in harm, as the source gives it, e.g. days of sentence.")
    )


class Evaluation(Section):
    """How it is found out whether the work did any good; fixed before the figures are seen."""

    start: Day = Field(description=N_("The day on which the work began that is evaluated."))
    fixed: Day = Field(
        description=N_(
            "The day on which start, windows, areas and outcomes were fixed: before anybody saw what came after."
        )
    )
    before: Window = Field(description=N_("The months before, e.g. {from: 2023-01, to: 2024-12}."))
    after: Window = Field(description=N_("The months after: as many, and the same calendar months."))
    margin: Annotated[float, Field(gt=1, le=3)] = Field(
        1.25,
        description=N_(
            "Up to which ratio the partners call it no sign of displacement: 1.25 means that the surroundings may have got 25 per cent worse than the comparison."
        ),
    )
    placebo: MonthOfYear | None = Field(
        None,
        description=N_(
            "A month before the start in which nothing began: there no effect may be seen. Without it, the middle of the months before."
        ),
    )
    areas: dict[Id, EvaluationArea] = Field(
        {}, description=N_("The estate, what it is compared with, and its surroundings.")
    )
    outcomes: dict[Id, EvaluatedOutcome] = Field({}, description=N_("What is counted."))

    def areas_of(self, kind: AreaKind) -> tuple[str, ...]:
        """The ids of the areas of that kind, in their order."""
        return tuple(id_ for id_, area in self.areas.items() if area.kind is kind)

    @property
    def primary(self) -> str | None:
        """The id of the outcome that the question is answered by."""
        return next((id_ for id_, outcome in self.outcomes.items() if outcome.primary), None)
