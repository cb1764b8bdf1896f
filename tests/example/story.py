"""What happened in Eksempelparken, as it is told in `story/*.yml`: without dates, which follow from the schedule.

Each file of operational meetings is a list of chapters, one for each meeting, in the order of time; `steering.yml` is the
other kind. In a chapter:

- `present` are the partners beside those who always come, `away` those who do not, with a deputy or without;
- `moved` says by how many days, `cancelled` why, `extra` where a meeting is put that nobody had planned;
- an action's `due` is `next` (the next meeting of that kind), `next2` (the one after it), `steering`, or so many days on;
- `told` is what became of it: `1 done` at the first meeting of that kind afterwards, `steering done` at the next one of the
  steering group, `-2 done` between meetings, two days before it was due. Behind the status may follow a new `due`, and `up`
  if it is taken to the steering group. The text is the outcome of what is done, and the reason otherwise.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, model_validator

STORY = Path(__file__).parent / "story"
Words = dict[Literal["da", "en"], str]
"""A text in both languages."""

_TOLD = re.compile(r"(?P<when>[+-]?\d+|steering) (?P<status>[a-z_]+)(?: (?P<due>next\d?|steering|\d+))?(?P<up> up)?")


class Part(BaseModel):
    """A part of the story: a key that nobody knows is a slip of the pen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Told(Part):
    """What was told of an action once."""

    when: str
    status: str
    due: str | None = None
    up: bool = False
    words: Words | None = None

    @property
    def days(self) -> int | None:
        """For what was told between meetings: how many days after the action was due."""
        return int(self.when) if self.when[0] in "+-" else None


class Action(Part):
    """A new action."""

    text: Words
    owner: str
    support: list[str] = []
    due: str | int
    about: str | None = None
    told: list[Told] = []

    @model_validator(mode="before")
    @classmethod
    def _unfold(cls, value: dict[str, Any]) -> dict[str, Any]:
        found = []
        for key, words in (value.get("told") or {}).items():
            match = _TOLD.fullmatch(key)
            if match is None:
                raise ValueError(f"{key!r} is not what can be told of an action")
            found.append({**match.groupdict(), "up": bool(match["up"]), "words": words})
        return {**value, "told": found}


class Item(Part):
    """What was said under an item of the agenda."""

    note: Words | None = None
    decision: Words | None = None
    economy: Words | None = None
    absent: list[str] = []
    closed: dict[str, str] | None = None


class Away(Part):
    """A partner that did not come."""

    why: Words
    deputy: Words | None = None


class Moved(Part):
    """A meeting that the partners moved."""

    days: int
    why: Words


class Extra(Part):
    """Where an extra meeting is put: days after the last one of its kind, or days before a phase begins."""

    days_after_last: int = 0
    before_phase: str = ""
    days: int = 0


class Chapter(Part):
    """One meeting."""

    present: list[str] = []
    away: dict[str, Away] = {}
    observers: list[Words] = []
    statement_read: bool = True
    cancelled: Words | None = None
    moved: Moved | None = None
    extra: Extra | None = None
    why: Words | None = None
    sent_late: int | None = None
    items: dict[str, Item] = {}
    actions: list[Action] = []
    corrections: Words | None = None
    readiness: tuple[bool, bool] | None = None


class Found(Part):
    """What was found on a walk; days count from the walk."""

    spot: Words
    finding: Words
    owner: str
    due: int
    fixed: int | None = None
    note: Words | None = None


class Walked(Part):
    """A safety walk."""

    date: Any
    follow_up: Any
    route: Words
    taking_part: list[str]
    residents: int
    findings: list[Found]


class Marked(Part):
    """What a rater said of one item of fidelity."""

    mark: int | None = None
    evidence: Words | None = None
    cannot: Words | None = None
    adaptation: str | None = None


class Rated(Part):
    """A rating of fidelity."""

    date: Any
    seen_from: Literal["inside", "outside"]
    rater: str | None = None
    body: Words | None = None
    marks: dict[str, Marked]


def chapters(kind: str) -> list[Chapter]:
    """The chapters of one kind of meeting, in the order of time."""
    told = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(STORY.glob(f"{kind}*.yml"))]
    return TypeAdapter(list[Chapter]).validate_python([chapter for part in told for chapter in part])


def walks() -> list[Walked]:
    """The safety walks."""
    return TypeAdapter(list[Walked]).validate_python(yaml.safe_load((STORY / "walks.yml").read_text("utf-8")))


def ratings() -> list[Rated]:
    """The ratings of fidelity."""
    return TypeAdapter(list[Rated]).validate_python(yaml.safe_load((STORY / "fidelity.yml").read_text("utf-8")))
