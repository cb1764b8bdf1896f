"""The head of a playbook: what it is, what it builds on, and its sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from karlemose_model.messages.message import N_
from karlemose_model.model.section import Audience, Day, Entry, Id, Section
from karlemose_model.text import Text

Language = Annotated[
    str, StringConstraints(pattern="^(da|en)$"), WithJsonSchema({"type": "string", "enum": ["da", "en"]})
]


WebAddress = Annotated[str, StringConstraints(pattern=r'^https?://[^\s<>"/?#\[\]]+([/?#][^\s<>"]*)?$')]
"""An address on the web. A bracket in the name of a machine makes it none."""


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
        description=N_("The id of a playbook that comes with the tool (karlemose), or a relative path to one.")
    )
    version: int = Field(ge=1, description=N_("The version of it that this playbook was written for."))


class Source(Entry):
    """A place where facts come from: slides, an article, a law, minutes."""

    title: Text = Field(description=N_("Its title as published, or what it is."))
    publisher: Text | None = Field(None, description=N_("Who published it: an organisation."))
    url: WebAddress | None = Field(None, description=N_("Its address on the web."))
    published: str | None = Field(None, description=N_("When it was published: a year, a month or a day."))
    stated: Day | None = Field(None, description=N_("The day whose state of affairs it tells."))
    checked: Day | None = Field(None, description=N_("For law: the day someone last checked that it still says so."))
    parts: dict[Id, Text] = Field({}, description=N_("Its parts, e.g. slides, so that a statement can point at one."))
    audience: Audience | None = Field(
        None,
        description=N_(
            "Who may see that this source was used. Not said: everybody if it has an address on the web, else the partners. Say it anew beside what you change of a source from the playbook below."
        ),
    )

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it: only what is on the web anyway, or was said to be for everybody."""
        return self.url is not None if self.audience is None else self.audience is Audience.public
