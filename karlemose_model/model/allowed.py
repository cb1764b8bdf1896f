"""What a playbook lets pass although a check on privacy finds it: each with the reason why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from karlemose_model.messages.message import N_
from karlemose_model.model.section import Entry
from karlemose_model.text import Text

CPR: Final = "KM310"
"""The finding of what is shaped like a CPR number: it is let pass where it stands, and its digits are written nowhere else."""

AllowedFinding = Literal["KM310", "KM505", "KM506", "KM507"]

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Allowed(Entry):
    """One thing that may stand although a check on privacy finds it: where it stands, or its words; and why."""

    finding: AllowedFinding = Field(description=N_("The code of the finding, e.g. KM310."))
    file: Words | None = Field(
        None, description=N_("The file in which it stands, from the playbook's folder, e.g. records/actions.yml.")
    )
    line: Annotated[int, Field(ge=1)] | None = Field(
        None, description=N_("The line in which it stands; when lines move, the finding comes back.")
    )
    value: Words | None = Field(
        None,
        description=N_(
            "Its words, wherever they stand, e.g. a duty mailbox; never for what is shaped like a CPR number."
        ),
    )
    reason: Text = Field(description=N_("Why it may stand; the partners can read it."))

    @model_validator(mode="after")
    def _stands_or_says(self) -> Self:
        if self.finding == CPR and self.value is not None:
            raise PydanticCustomError("allowed_value", "a CPR-shaped string is let pass by its place")
        by_place = self.file is not None and self.line is not None and self.value is None
        by_value = self.file is None and self.line is None and self.value is not None
        if not by_place and not by_value:
            raise PydanticCustomError("allowed_form", "give file and line, or value")
        return self


def allowed_values(allowed: Mapping[str, Allowed], finding: str) -> frozenset[str]:
    """The words that a playbook's `allowed` lets pass for a finding, as they are written there."""
    return frozenset(one.value for one in allowed.values() if one.finding == finding and one.value is not None)
