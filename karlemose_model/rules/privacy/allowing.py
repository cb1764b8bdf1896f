"""What a check on privacy finds may stand where the playbook says so under `allowed`, with the reason.

What is shaped like a CPR number and is none, e.g. a case number, is let pass by its file and line: its digits are not
written once more, and when lines move, the finding comes back. A duty mailbox, a number or a word is let pass by its value,
wherever it stands. `karlemose check` lists what was let pass, and partners read it on the page about what must not be said.
An entry that nothing needs is a finding.

Fails:

    allowed:
      old-case:
        finding: KM310
        file: records/actions.yml
        line: 3
        reason: It was a case number of the municipality's.

Passes:

    allowed:
      case:
        finding: KM310
        file: records/actions.yml
        line: 3
        reason: It is a case number of the municipality's, and no person's.
    # records/actions.yml
    schema: 1
    events: []
    # About the municipality's case 311257-5000.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from karlemose_model.model import Allowed
from karlemose_model.problems import Ignored, Place, Problem, Severity
from karlemose_model.reading import Reading
from karlemose_model.reading.layers import YAML_ENDINGS
from karlemose_model.reading.names import FOLDERS
from karlemose_model.rules.privacy import BY_VALUE, no_cpr_numbers

CODES = ("KM502",)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of `allowed`: its id, what it says, the file it speaks of as messages call it, and where it stands."""

    id: str
    allowed: Allowed
    file: str
    place: Place

    @property
    def words(self) -> frozenset[str]:
        """What it lets pass by its words."""
        return frozenset({self.allowed.value} if self.allowed.value is not None else ())

    def speaks_of(self, problem: Problem) -> bool:
        """Whether the problem stands in the entry's file and line."""
        code, file, line = self.allowed.finding, self.file, self.allowed.line
        return (code, file, line) == (problem.code, problem.place.file, problem.place.line)


def entries(reading: Reading) -> tuple[Entry, ...]:
    """The entries of `allowed` that can be used, also while something else in the playbook is wrong."""
    section = reading.tree.value.get("allowed") if reading.tree else None
    if reading.tree is None or not isinstance(section, dict):
        return ()
    found = []
    for id_, values in section.items():
        origin = reading.tree.origin.at("allowed", id_)
        try:
            allowed = Allowed.model_validate(values)
        except ValidationError:
            continue
        if origin is not None:
            # The file is named from the folder of the playbook that the entry stands in.
            file = posixpath.normpath(posixpath.join(posixpath.dirname(origin.place.file), allowed.file or ""))
            found.append(Entry(str(id_), allowed, file, origin.name_place))
    return tuple(found)


def sort_out(
    found: Iterable[Problem], known: Iterable[Entry], without: Callable[[Entry], Iterable[Problem]]
) -> tuple[list[Problem], list[Ignored], list[Problem]]:
    """The problems that count, those that are let pass, and a warning for each entry that nothing needs.

    `without` gives what is found when the words of an entry are let pass.
    """
    counted = list(found)
    ignored: list[Ignored] = []
    unneeded: list[Problem] = []
    for entry in known:
        passed = list(_passed(entry, counted, without))
        counted = [problem for problem in counted if problem not in passed]
        ignored += [Ignored(problem, entry.allowed.reason, entry.id) for problem in passed]
        if not passed and _is_looked_for(entry.allowed):
            data = {"path": f"allowed.{entry.id}", "code": entry.allowed.finding}
            unneeded.append(Problem("KM502", entry.place, data, Severity.warning))
    return counted, ignored, unneeded


def numbers(reading: Reading, known: Iterable[Entry]) -> frozenset[str]:
    """The ten digits of each CPR-shaped string that is let pass, for what is written for the partners; no message tells them."""
    known = list(known)
    return frozenset(
        digits
        for problem, digits in (no_cpr_numbers.found(reading) if known else ())
        if any(entry.speaks_of(problem) for entry in known)
    )


def _is_looked_for(allowed: Allowed) -> bool:
    """Whether the check would have found it: public pages are looked at when they are built, other files before a commit."""
    if allowed.file is not None:
        folder, slash, _rest = allowed.file.partition("/")
        return folder in FOLDERS if slash else folder.endswith(YAML_ENDINGS)
    return any(allowed.finding in rule.CODES for rule in BY_VALUE)


def _passed(entry: Entry, found: list[Problem], without: Callable[[Entry], Iterable[Problem]]) -> Iterator[Problem]:
    if entry.allowed.value is None:
        yield from (problem for problem in found if entry.speaks_of(problem))
    else:
        left = list(without(entry))
        yield from (problem for problem in found if problem.code == entry.allowed.finding and problem not in left)
