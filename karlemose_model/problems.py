"""A Problem: what is wrong in a user's file, as a value that can be sorted, worded and laid out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from karlemose_model.text import Text

Data = Mapping[str, object]

MAX_TOLD = 500
"""So many problems of one file are told one by one; whoever has more mends these first."""


class Severity(StrEnum):
    """How much a Problem matters."""

    error = "error"
    """Has to be mended: nothing is built from it, and `check` ends with 1."""
    warning = "warning"
    """Should be looked at; `check` ends with 0 unless `--strict` is given."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value stands in a file. Line and column count from 1, columns in characters.

    In a spreadsheet `cell` names the cell, e.g. Ark1!B7, and the line is that of its cells written as text.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    cell: str = field(default="", kw_only=True)

    @classmethod
    def in_text(cls, file: str, text: str, start: int, end: int) -> Place:
        """The place of what begins and ends there in the text of a file, counted in characters from 0."""
        begin = text.rfind("\n", 0, start) + 1
        return cls(file, text.count("\n", 0, start) + 1, start - begin + 1, max(1, end - start))


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains the first, with the code of the words that say why."""

    place: Place
    note: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a code and its data. `wording.py` makes the sentence, `reports/` the layout."""

    code: str
    place: Place
    data: Data = field(default_factory=dict)
    severity: Severity = Severity.error
    related: tuple[Related, ...] = ()

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """By file, line and column, then by code and by what it says, so that equal input gives equal order."""
        return (self.place, self.code, repr(sorted((key, str(value)) for key, value in self.data.items())))


@dataclass(frozen=True, slots=True)
class Ignored:
    """A Problem that a comment in the file asks to leave out of the count, or an entry of `allowed`, with the reason.

    `allowed` is the entry's id; it is empty for a comment.
    """

    problem: Problem
    reason: str | Text
    allowed: str = ""


class Refused(Exception):
    """A file of a person's turned out to be wrong only when it was used. `problem` says where, `language` for whom."""

    def __init__(self, problem: Problem, language: str) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.language = language


class NotInstalled(Exception):
    """What only an extra brings is not there; `package` is what was looked for."""

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(f"{package} is not installed")
        self.extra = extra
        self.package = package


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by place, each said once."""
    unique: dict[tuple[Place, str, str], Problem] = {}
    for problem in problems:
        unique.setdefault(problem.sort_key, problem)
    return tuple(unique[key] for key in sorted(unique))


def at_most(problems: Iterable[Problem], most: int = MAX_TOLD) -> tuple[Problem, ...]:
    """The problems in order, of each file no more than `most`, errors before warnings; one more says how many are left out."""
    of_file: dict[str, list[Problem]] = {}
    for problem in in_order(problems):
        of_file.setdefault(problem.place.file, []).append(problem)
    return in_order(problem for found in of_file.values() for problem in _first(found, most))


def _first(found: list[Problem], most: int) -> list[Problem]:
    """The first of one file's problems. What was left out of them before is counted along with what is now."""
    alone = [problem for problem in found if problem.code != "KM196"]
    if len(alone) <= most:
        return found
    before = [problem for problem in found if problem.code == "KM196"]
    alone.sort(key=lambda problem: problem.severity is not Severity.error)
    return [*alone[:most], left_out([*alone[most:], *before])]


def left_out(problems: Sequence[Problem]) -> Problem:
    """What stands for problems of one file that are not told one by one."""
    count = sum(int(str(problem.data["count"])) if problem.code == "KM196" else 1 for problem in problems)
    severity = Severity.error if has_errors(problems) else Severity.warning
    return Problem("KM196", min(problem.place for problem in problems), {"count": count}, severity)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them is an error, not only a warning."""
    return any(problem.severity is Severity.error for problem in problems)
