"""The place: the estate, municipality or district, its size, its holidays and its closures."""

from __future__ import annotations

import zoneinfo
from calendar import monthrange
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from karlemose_model.messages.message import N_
from karlemose_model.model.section import Day, Entry, Figure, Id, Section
from karlemose_model.text import Text

MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
"""A day of every year written as month-day, e.g. 12-24."""


def _in_the_calendar(day: str) -> str:
    month, _dash, number = day.partition("-")
    # 2000 is a leap year: 29 February is a day of every fourth year, 30 February of none.
    if int(number) > monthrange(2000, int(month))[1]:
        raise PydanticCustomError("day_impossible", "not a day in the calendar")
    return day


YearlyDay = Annotated[MonthDay, AfterValidator(_in_the_calendar)]
"""A month-day that is in the calendar, for what recurs every year."""


def _zone(name: str) -> str:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("zone_unknown", "not a time zone") from None
    return name


class Closure(Entry):
    """A time in which nobody meets, e.g. the summer holidays: weeks of every year, or a span of days."""

    name: Text = Field(description=N_("What it is called, e.g. summer holidays."))
    weeks: tuple[Annotated[int, Field(ge=1, le=53)], ...] = Field(
        (), description=N_("ISO weeks of every year, e.g. [28, 29, 30].")
    )
    from_: Day | None = Field(None, alias="from", description=N_("The first day, if it is not given in weeks."))
    to: Day | None = Field(None, description=N_("The last day, included."))

    @model_validator(mode="after")
    def _either_weeks_or_days(self) -> Self:
        if bool(self.weeks) == bool(self.from_) or bool(self.from_) != bool(self.to):
            raise PydanticCustomError("closure_form", "give weeks, or from and to")
        if self.from_ and self.to and self.to < self.from_:
            raise PydanticCustomError("closure_order", "ends before it begins")
        return self


class Holidays(Section):
    """The public holidays of the place, and the days beside them on which nobody meets."""

    subdivision: str | None = Field(
        None, description=N_("The part of the country whose holidays count (ISO 3166-2), where they differ.")
    )
    optional: tuple[MonthDay, ...] = Field(
        (), description=N_("Days that are treated as holidays here, written month-day: 12-24, 12-31, 05-01, 06-05.")
    )


class Estate(Section):
    """Where the work is done."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = Field(
        "DK",
        description=N_(
            "The country (ISO 3166, two letters). It chooses the public holidays and the law that is checked."
        ),
    )
    municipality: Text | None = Field(None, description=N_("The municipality."))
    police_district: Text | None = Field(None, description=N_("The police district."))
    boundary: Text | None = Field(None, description=N_("What belongs to the estate: streets, blocks, areas left out."))
    dwellings: Figure | None = Field(None, description=N_("The number of homes."))
    residents: Figure | None = Field(None, description=N_("The number of residents."))
    time_zone: Annotated[str, AfterValidator(_zone)] = Field(
        "Europe/Copenhagen", description=N_("The time zone, e.g. Europe/Copenhagen.")
    )
    holidays: Holidays = Field(Holidays(), description=N_("Public holidays and days treated like them."))
    closures: dict[Id, Closure] = Field({}, description=N_("Times in which nobody meets, e.g. the summer holidays."))
