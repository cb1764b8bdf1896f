"""What every part of a playbook has in common: strictness, identity, references and claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from karlemose_model.files import is_device
from karlemose_model.messages.message import N_
from karlemose_model.text import Text

ID_PATTERN = r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text as the id of something in another section of the playbook, e.g. a partner.

    `belongs`: the entry that names it is a part of it, and is left out together with it. `limits`: what names it holds
    only there, so that without it nothing of it is left: a duty of one phase must not become a duty in all of them.
    """

    section: str
    belongs: bool = False
    limits: bool = False


def _no_device(id_: str) -> str:
    """The id, if files and folders can be called after it everywhere. Raises a finding if not."""
    if is_device(id_):
        raise PydanticCustomError("device_name", "Windows keeps the name for a device")
    return id_


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60), AfterValidator(_no_device)]
"""Lower-case letters, digits and hyphens or underscores; it starts with a letter, and is no name of a device of Windows'."""

PartnerRef = Annotated[str, Ref("partners")]
RoleRef = Annotated[str, Ref("roles")]
PhaseRef = Annotated[str, Ref("phases", limits=True)]
KpiRef = Annotated[str, Ref("kpis")]
BelongsToActivity = Annotated[str, Ref("activities", belongs=True)]
AgreementRef = Annotated[str, Ref("agreements")]
SourceRef = Annotated[str, Ref("sources")]
MeetingRef = Annotated[str, Ref("meetings")]
FidelityRef = Annotated[str, Ref("fidelity")]
AdaptationRef = Annotated[str, Ref("adaptations")]


def begins_with_a_day(name: str) -> str:
    """The name, if it begins with a day that the calendar has. Raises a finding if not."""
    try:
        date.fromisoformat(name[:10])
    except ValueError:
        raise PydanticCustomError("day_impossible", "not a day in the calendar") from None
    return name


RecordId = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z][a-z0-9_-]*$"),
    AfterValidator(begins_with_a_day),
]
"""The name of a meeting's record without its ending, e.g. `2026-12-03-operational`."""

Path = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$")]
"""A path of keys with dots between, e.g. `meetings.operational.cadence.clear.every`."""

Component = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$"), Ref("*")]
"""A path to a part of the playbook that something is said about; what it points at must be there."""


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


SourceRefs = Annotated[
    tuple[SourceRef, ...], BeforeValidator(_one_or_more, json_schema_input_type=SourceRef | tuple[SourceRef, ...])
]
"""One source or several."""


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day_impossible", "not a day in the calendar") from None
    raise PydanticCustomError("day_form", "not written as 2026-12-03")


def _clock(value: Any) -> Any:
    if isinstance(value, time):
        return value
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        return time.fromisoformat(value)
    raise PydanticCustomError("clock_form", "not written as 13:30")


Day = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
"""A date written as 2026-12-03."""

Clock = Annotated[
    time, BeforeValidator(_clock), WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"})
]
"""An hour of the day written as 13:30."""


MAX_NOTE = 2_000
"""Characters of a note in a record: minutes say what was decided, not who said what."""
MAX_SHORT = 120
"""Characters of a name of a spot."""


def _at_most(limit: int) -> AfterValidator:
    def check(text: Text) -> Text:
        if any(len(words) > limit for _, words in text):
            raise PydanticCustomError("string_too_long", "too long", {"max_length": limit})
        return text

    return AfterValidator(check)


Note = Annotated[Text, _at_most(MAX_NOTE)]
"""Free text in a record, of limited length."""
ShortNote = Annotated[Text, _at_most(MAX_SHORT)]
"""A few words in a record."""


class Audience(StrEnum):
    """Who may see something."""

    public = "public"
    partners = "partners"


class Basis(StrEnum):
    """What a statement rests on."""

    source = "source"
    """A source says it."""
    inference = "inference"
    """We conclude it; the reason says from what."""


class Level(StrEnum):
    """A level of the work; what holds at one of them need not hold at the others."""

    estate = "estate"
    """A housing estate: where the work is done."""
    municipality = "municipality"
    """A municipality, which sees to several estates."""
    district = "district"
    """A police district, with its municipalities."""


def _each_once(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    for number, level in enumerate(levels):
        if level in levels[:number]:
            raise PydanticCustomError("listed_twice", "stands twice", {"first": levels.index(level), "second": number})
    return levels


class Section(BaseModel):
    """A part of a playbook: unknown keys are errors, values never change after reading."""

    # Built when a playbook is first validated, all at once: that takes a sixth off the start of every command.
    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=False, defer_build=True
    )


class Entry(Section):
    """Something with an identity, held in a map under its id."""

    after: str | None = Field(
        None, description=N_("Put this new entry after the entry with this id; otherwise it comes last.")
    )
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = Field(
        None,
        description=N_(
            "Only for playbooks of this country (ISO 3166, e.g. DK): law, permits and outside dates of one country."
        ),
    )
    levels: Annotated[tuple[Level, ...], Field(min_length=1), AfterValidator(_each_once)] = Field(
        (),
        description=N_(
            "At which levels of the work it holds: estate, municipality, district. Without it, what the model writes holds for estates, what another playbook writes holds there and in all that builds on it, and a part of an entry wherever the entry holds."
        ),
    )


class Claim(Section):
    """A statement that says where it comes from."""

    source: SourceRefs = Field(
        (),
        description=N_(
            "Where this is known from: the id of a source, or several; a part of it after a slash, e.g. ecpa-2018/results."
        ),
    )
    basis: Basis = Field(
        Basis.source, description=N_("source: a source says it. inference: we conclude it, and say why under reason.")
    )
    reason: Text | None = Field(None, description=N_("Why we conclude it, when basis is inference."))

    @model_validator(mode="after")
    def _inference_has_a_reason(self) -> Self:
        if self.basis is Basis.inference and self.reason is None:
            raise PydanticCustomError("reason_missing", "an inference needs its reason")
        return self


class Stated(Section):
    """One value of a figure, as one source gave it on one day."""

    value: int | float = Field(description=N_("The number."))
    stated: Day | None = Field(None, description=N_("The day the value is stated for, e.g. 2018-12-06."))
    source: SourceRefs = Field((), description=N_("The id of the source that gives the number."))
    said_by: Text | None = Field(
        None, description=N_("Who said it, as an organisation or a role, when sources differ.")
    )


class Figure(Section):
    """A number that sources give, with its history: a value, or a list of dated values; or `unknown: reason`."""

    entries: tuple[Stated, ...] = Field(
        (), description=N_("The values, each with the day it was stated for and its source.")
    )
    unknown: Text | None = Field(None, description=N_("Why no source tells the number."))

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: Any) -> Any:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return {"entries": [{"value": value}]}
        if isinstance(value, list):
            return {"entries": value}
        if isinstance(value, dict) and "value" in value:
            return {"entries": [value]}
        if isinstance(value, dict) and value and set(value) <= {"entries", "unknown"}:
            return value
        if isinstance(value, Figure):
            return value
        raise PydanticCustomError("figure_form", "neither a number nor a list of dated values")

    def history(self, as_of: date) -> tuple[Stated, ...]:
        """What was stated on or before that day, oldest first; undated values come first."""
        seen = [entry for entry in self.entries if entry.stated is None or entry.stated <= as_of]
        return tuple(sorted(seen, key=lambda entry: entry.stated or date.min))

    def latest(self, as_of: date) -> Stated | None:
        """The newest value stated on or before that day, if there is one."""
        history = self.history(as_of)
        return history[-1] if history else None


class Contact(Section):
    """How to reach a function: a shared mailbox or a duty number, never a person."""

    label: Text | None = Field(None, description=N_("What the mailbox or number is called, e.g. duty officer."))
    email: str | None = Field(None, description=N_("A shared mailbox, never one person's."))
    phone: str | None = Field(None, description=N_("A duty or switchboard number, never one person's."))
    audience: Audience = Field(
        Audience.partners,
        description=N_(
            "Who may see it; public only for numbers meant for residents. Say it anew beside what you change of a contact from the playbook below."
        ),
    )


class Holder(Section):
    """Who fills a role: an organisation and a position in it, never a person."""

    partner: PartnerRef = Field(description=N_("The partner whose staff fills the role."))
    position: Text = Field(description=N_("The position, e.g. head of secretariat; never a person's name."))


class Duty(Entry, Claim):
    """Something that a partner or a role has taken on."""

    text: Text = Field(description=N_("What is done, in one sentence."))
    when: Text | None = Field(None, description=N_("When or how often it is done, in words."))
    phases: tuple[PhaseRef, ...] = Field((), description=N_("The phases in which the duty holds; empty means all."))
    activity: BelongsToActivity | None = Field(None, description=N_("The activity that this duty belongs to."))
