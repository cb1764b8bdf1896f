"""A profile, i.e. what a framework asks of a description, and how far a rollout's playbook answers it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from karlemose_model.model import Kind, Rollout
from karlemose_model.rules.profiles.points import Described, Point, Standing
from karlemose_model.text import Text


class Status(StrEnum):
    """How far a criterion is answered."""

    told = "told"
    partly = "partly"
    """Told in part."""
    inferred = "inferred"
    """Described, by our inference alone."""
    below = "below"
    """Described only by what the playbook builds on: not told of this place."""
    unknown = "unknown"
    """Said to be unknown, with the reason."""
    missing = "missing"
    """Nothing is said."""
    not_applicable = "not_applicable"
    """Asked of a place only; a model has none."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked: where the answer stands, in a msgid what it is, and what its absence means.

    `of_a_place`: a model is not asked. `of_an_evaluation`: it is asked only where the playbook says how it is evaluated.
    """

    path: str
    words: str
    if_none: str = ""
    of_a_place: bool = False
    of_an_evaluation: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """One numbered criterion; `name` is a msgid. It is answered by what it asks for, all together."""

    number: str
    name: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A framework; `short` is its name, `title` a msgid, `source` the id of the source that it is published in."""

    id: str
    short: str
    title: str
    source: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for one thing that is asked: at least one point, which may be missing."""

    ask: Ask
    points: tuple[Point, ...]

    @property
    def asked(self) -> int:
        """How many answers are asked for."""
        return len(self.points)

    @property
    def is_single(self) -> bool:
        """Whether there is one answer, and not one for each of several entries."""
        return len(self.points) == 1 and self.points[0].name is None

    def count(self, standing: Standing) -> int:
        """How many of its points stand so."""
        return sum(point.standing is standing for point in self.points)

    def which(self, standing: Standing) -> tuple[Point, ...]:
        """The points that stand so."""
        return tuple(point for point in self.points if point.standing is standing)


@dataclass(frozen=True, slots=True)
class Result:
    """A criterion, its status, and the answers behind it."""

    criterion: Criterion
    status: Status
    answers: tuple[Answer, ...]

    @property
    def asked(self) -> int:
        """How many answers are asked for in all."""
        return sum(answer.asked for answer in self.answers)

    def count(self, standing: Standing) -> int:
        """How many points of all its answers stand so."""
        return sum(answer.count(standing) for answer in self.answers)


def judge(rollout: Rollout, profile: Profile, evaluated: Mapping[str, Text | None] | None = None) -> tuple[Result, ...]:
    """Every criterion of the profile, in its order, as the playbook answers it on the day of the rollout.

    `evaluated` is what an evaluation answers, by the path of what is asked: nothing where it is there, else why it is not.
    It is worked out by those who are given this; without it nothing is asked of an evaluation but whether one is cited.
    """
    described = Described(rollout, evaluated or {})
    place = rollout.playbook.kind is not Kind.model
    return tuple(_result(described, criterion, place=place) for criterion in profile.criteria)


def _result(described: Described, criterion: Criterion, *, place: bool) -> Result:
    answers = tuple(
        Answer(ask, described.points(ask.path) or (Point(ask.path, None, Standing.missing),))
        for ask in criterion.asks
        if (place or not ask.of_a_place) and (ask.path in described.evaluated or not ask.of_an_evaluation)
    )
    points = [point for answer in answers for point in answer.points]
    return Result(criterion, _status(points, own=described.playbook.id), answers)


def _status(points: Iterable[Point], *, own: str) -> Status:
    points = list(points)
    standings = {point.standing for point in points}
    if not points:
        return Status.not_applicable
    if standings == {Standing.told}:
        return Status.told
    if Standing.told in standings:
        return Status.partly
    if any(point.standing is Standing.inferred and point.layer == own for point in points):
        return Status.inferred
    if standings & {Standing.inferred, Standing.below}:
        return Status.below
    return Status.unknown if Standing.unknown in standings else Status.missing
