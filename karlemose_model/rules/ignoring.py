"""A finding is left out of the count where a comment in the file asks for it and says why.

Write `# karlemose: ignore[KM301] the reason` at the end of the line, or on a line of its own just above it; several codes
stand with commas between. The finding is still told in the machine's reports, with the reason. Warnings may be ignored,
and the errors that say "this is unwise"; an error that would make a page wrong may not, and what is shaped like a CPR
number never. A comment without a reason is a finding, and so is one that nothing on its line needs any more.

Fails:

    # karlemose: ignore[KM314]
    place: {dwellings: 410}
    # karlemose: ignore[KM323, KM999] Nothing here is unused.
    costs: {}
    meetings:
      operational:
        participants:
          library: guest  # karlemose: ignore[KM201] It comes now and then.

Passes:

    # karlemose: ignore[KM314] The number is on the sign at the entrance.
    place: {dwellings: 410}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from karlemose_model.messages import MESSAGES
from karlemose_model.problems import Ignored, Place, Problem, Severity
from karlemose_model.reading.layers import YAML_ENDINGS

CODES = ("KM325", "KM326", "KM327", "KM330")

_COMMENT = re.compile(
    r"#[ \t]*karlemose[ \t]*:[ \t]*ignor\w*[ \t]*(?:\[(?P<codes>[^\]\n]*)\])?[ \t]*(?P<reason>.*)", re.IGNORECASE
)
_MAY_BE = {"KM301", "KM309", "KM312"}
"""Errors that a place may live with, knowing why; the pages are right all the same."""


@dataclass(frozen=True, slots=True)
class _Comment:
    place: Place
    lines: tuple[int, ...]
    codes: tuple[str, ...]
    reason: str


def sort_out(
    problems: Iterable[Problem], texts: Mapping[str, str], *, all_rules_ran: bool
) -> tuple[tuple[Problem, ...], tuple[Ignored, ...], tuple[Problem, ...]]:
    """The problems that count, given the playbook's own files, those that a comment asks to leave out, and what is wrong with the comments.

    Whether a comment is still needed can be told only when `all_rules_ran`: they do where a playbook is valid.
    """
    comments = [comment for file, text in texts.items() for comment in _comments(file, text)]
    counted: list[Problem] = []
    ignored: list[Ignored] = []
    used: set[tuple[_Comment, str]] = set()
    for problem in problems:
        comment = next((each for each in comments if _speaks_of(each, problem)), None)
        if comment is None or not _may_be(problem):
            counted.append(problem)
        else:
            used.add((comment, problem.code))
            ignored.append(Ignored(problem, comment.reason))
    wrong = [problem for comment in comments for problem in _wrong(comment, used, counted)]
    wrong = [problem for problem in wrong if all_rules_ran or problem.code != "KM326"]
    return tuple(counted), tuple(ignored), tuple(wrong)


def _comments(file: str, text: str) -> Iterable[_Comment]:
    if "karlemose" not in text.lower() or not file.endswith(YAML_ENDINGS):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        found = _COMMENT.search(line)
        if found:
            codes = tuple(code.strip().upper() for code in (found["codes"] or "").split(",") if code.strip())
            place = Place(file, number, found.start() + 1, len(line.rstrip()) - found.start())
            lines = (number,) if line[: found.start()].strip() else (number, number + 1)
            yield _Comment(place, lines, codes, found["reason"].strip())


def _speaks_of(comment: _Comment, problem: Problem) -> bool:
    return (
        bool(comment.reason)
        and problem.code in comment.codes
        and problem.place.file == comment.place.file
        and problem.place.line in comment.lines
    )


def _may_be(problem: Problem) -> bool:
    return problem.severity is Severity.warning or problem.code in _MAY_BE


def _wrong(comment: _Comment, used: set[tuple[_Comment, str]], counted: list[Problem]) -> Iterable[Problem]:
    if not comment.codes or not comment.reason:
        yield Problem("KM325", comment.place)
        return
    for code in comment.codes:
        if code not in MESSAGES:
            yield Problem("KM330", comment.place, {"code": code})
        elif any(_speaks_of(comment, problem) and problem.code == code for problem in counted):
            yield Problem("KM327", comment.place, {"code": code})
        elif (comment, code) not in used:
            yield Problem("KM326", comment.place, {"code": code}, Severity.warning)
