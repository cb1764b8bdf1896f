"""The head of a playbook: what it is, what it builds on, and its sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from karlemose_model.model.section import Audience, Day, Entry, Id, Section
from karlemose_model.text import Text

Language = Annotated[str, StringConstraints(pattern="^(da|en)$")]


class Kind(StrEnum):
    """What a playbook describes."""

    model = "model"
    """The model itself, which others build on."""
    district = "district"
    """A police district."""
    municipality = "municipality"
    """A municipality."""
    estate = "estate"
    """A housing estate: where the work is done."""


class Extends(Section):
    """The playbook that this one builds on."""

    playbook: str = Field(
        description="The id of a playbook that comes with the tool (karlemose), or a relative path to one."
    )
    version: int = Field(ge=1, description="The version of it that this playbook was written for.")


class Source(Entry):
    """A place where facts come from: slides, an article, a law, minutes."""

    title: Text = Field(description="Its title as published, or what it is.")
    publisher: Text | None = Field(None, description="Who published it: an organisation.")
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")] | None = Field(
        None, description="Its address on the web."
    )
    published: str | None = Field(None, description="When it was published: a year, a month or a day.")
    stated: Day | None = Field(None, description="The day whose state of affairs it tells.")
    checked: Day | None = Field(None, description="For law: the day someone last checked that it still says so.")
    parts: dict[Id, Text] = Field({}, description="Its parts, e.g. slides, so that a statement can point at one.")
    audience: Audience = Field(Audience.public, description="Who may see that this source was used.")
