"""What `check` found, given to every format: the findings in words, where they stand, and what was checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from karlemose_model.problems import Ignored, Place, Problem, Severity, at_most, in_order
from karlemose_model.reading.unfolding import sealed
from karlemose_model.reports.covering import Unsaid
from karlemose_model.reports.spots import Repository, Spot, printable
from karlemose_model.text import Text
from karlemose_model.wording import Wording, note, said, word

TOOL = "karlemose-model"


class Style(StrEnum):
    """How text for people is drawn; the command knows what it writes to, the formats do not."""

    plain = "plain"
    """With `|` and `^`: for files, logs and whatever else is no terminal."""
    colour = "colour"
    """For a terminal: colours and box drawing. What they say stands in words as well."""
    words = "words"
    """Under NO_COLOR: nothing drawn, the snippet is told. Good for a screen reader."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A Problem in words, for one format to lay out.

    `meant` is the value that was probably meant; `line` the line that it stands in, trimmed and without anything private;
    `reason` is why it is not counted, `allowed` the entry of the playbook's that says so; empty for a comment.
    """

    code: str
    severity: Severity
    spot: Spot
    words: Wording
    related: tuple[tuple[Spot, str], ...]
    meant: str
    line: str
    reason: str = ""
    allowed: str = ""


@dataclass(frozen=True)
class Findings:
    """Everything that a format needs, and nothing that changes from one machine or day to another.

    `texts` maps a file's shown name to what stands in it, `playbooks` are the shown names of the playbooks checked, and
    `unchecked` the countries of those whose law nobody has written down in the tool. With `strict` a warning counts as an error.
    """

    problems: tuple[Problem, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    ignored: tuple[Ignored, ...] = ()
    playbooks: tuple[str, ...] = ()
    repository: Repository = Repository()  # noqa: RUF009 - it is frozen
    strict: bool = False
    style: Style = Style.plain
    unchecked: tuple[str, ...] = ()

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        """What counts, by place, each said once; of a file with very many the first, and how many more there are."""
        return tuple(self._worded(problem) for problem in at_most(self.problems))

    @cached_property
    def left_out(self) -> tuple[Finding, ...]:
        """What a comment in the file asks not to count, or an entry of `allowed`, by place, with the reason."""
        known = {ignored.problem.sort_key: ignored for ignored in self.ignored}
        problems = in_order(ignored.problem for ignored in self.ignored)
        return tuple(self._worded(problem, known[problem.sort_key]) for problem in problems)

    @property
    def let_pass(self) -> tuple[Finding, ...]:
        """What the playbook lets pass under `allowed`."""
        return tuple(finding for finding in self.left_out if finding.allowed)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The shown names of the people's own files that were read."""
        return tuple(sorted(name for name in self.texts if name not in self.repository.shipped))

    def count(self, severity: Severity) -> int:
        """How many of that severity count."""
        return sum(finding.severity is severity for finding in self.found)

    def fails(self, finding: Finding) -> bool:
        """Whether this finding alone lets the check fail."""
        return finding.severity is Severity.error or self.strict

    def line_of(self, spot: Spot) -> str | None:
        """The line of the file as it was written, without what is private; None when there is none."""
        lines = self._lines_of(spot.name) or []
        return lines[spot.line - 1] if spot.line <= len(lines) else None

    def shown_line_of(self, spot: Spot) -> str:
        """The same safe to print; an empty text when there is none. Made once: a thousand findings may stand in one line."""
        key = (spot.name, spot.line)
        if key not in self._shown_lines:
            self._shown_lines[key] = printable(self.line_of(spot) or "")
        return self._shown_lines[key]

    @cached_property
    def _shown_lines(self) -> dict[tuple[str, int], str]:
        return {}

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        """The lines of the files that were asked for: once for each file, there may be a thousand findings in it."""
        return {}

    @cached_property
    def _unsaid(self) -> Unsaid:
        """What no report repeats of the people's files."""
        return Unsaid.by((*self.problems, *(one.problem for one in self.ignored)), self.texts)

    def _lines_of(self, name: str) -> list[str] | None:
        """A file's lines, with nothing private in them; None if it has no text."""
        if name not in self._lines and name in self.texts:
            text = self._unsaid.covered(name, sealed(name, self.texts[name]))
            self._lines[name] = [line.removesuffix("\r") for line in text.split("\n")] if text else []
        return self._lines.get(name)

    def _worded(self, problem: Problem, ignored: Ignored | None = None) -> Finding:
        spot = self._spot(problem.place)
        reason = ignored.reason if ignored else ""
        return Finding(
            problem.code,
            problem.severity,
            spot,
            word(problem, self.language),
            tuple((self._spot(related.place), note(related.note, self.language)) for related in problem.related),
            said(problem.data.get("suggestion", "")),
            self.shown_line_of(spot).strip(),
            said(reason.said_in(self.language) if isinstance(reason, Text) else reason),
            printable(ignored.allowed if ignored else ""),
        )

    def _spot(self, place: Place) -> Spot:
        return Spot.of(place, self._lines_of(place.file))


def worst_first(found: Iterable[Finding]) -> list[Finding]:
    """The errors before the warnings, each in their own order."""
    return sorted(found, key=lambda finding: finding.severity is not Severity.error)


def tool_version() -> str:
    """The version of the tool that is installed."""
    from importlib.metadata import version

    return version(TOOL)
