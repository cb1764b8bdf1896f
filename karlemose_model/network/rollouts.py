"""Reads the rollouts that a district or municipality lists under `estates:`, for the index and for `karlemose check`.

What is wrong in a listing is told at its line there. A rollout that can't be read stops nothing: it is told, and its entry
has no Rollout. Of what stands in it, not a word is told to those above.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from karlemose_model.model import Kind, Rollout
from karlemose_model.problems import Place, Problem, Related, Severity, has_errors, in_order
from karlemose_model.reading import Reading, read_playbook, with_problems
from karlemose_model.reading.layers import MAIN, YAML_ENDINGS, main_file, shown_name
from karlemose_model.reading.reach import is_relative, out_of_reach, reach
from karlemose_model.rules import checked
from karlemose_model.text import Text

SECTION = "estates"

_BELOW: Mapping[str, tuple[Kind, ...]] = {
    Kind.district: (Kind.municipality, Kind.estate),
    Kind.municipality: (Kind.estate,),
}
"""What each kind may list."""
_ANY = _BELOW[Kind.district]
"""What one of no known kind may list: its kind is what is wrong, and it is told already."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One path of a listing: as it is written there, the rollout if it could be read, and those that it lists itself.

    `name` is there, too, where a playbook has errors and says its name all the same.
    """

    written: str
    rollout: Rollout | None = None
    name: Text | None = None
    below: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """The rollouts of a listing in its order, all seen on one day, and what is wrong in it and in the listings below.

    `texts` are those of the playbooks that hold the listings below.
    """

    rollouts: tuple[Listed, ...] = ()
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def read_network(reading: Reading, as_of: date) -> Network:
    """The rollouts that the playbook lists, and those that they list; none for a playbook without `estates:`."""
    here = main_file(reading.path).resolve()
    return _listed(reading, as_of, (here,), {})


def with_network(reading: Reading, network: Network) -> Reading:
    """The reading with what is wrong in the listings among its problems, before the rules look at it."""
    more = with_problems(reading, network.problems)
    return replace(more, texts={**network.texts, **reading.texts})


def _listed(reading: Reading, as_of: date, above: tuple[Path, ...], seen: dict[Path, Place]) -> Network:
    """`above` are the files of the playbooks whose listings led here, `seen` every file that was listed so far, and where."""
    written = list(_written(reading))
    if not written or reading.tree is None:
        return Network()
    kind = str(reading.tree.value.get("kind"))
    if kind in (Kind.estate, Kind.model):
        place = reading.tree.origin.children[SECTION].name_place
        return Network(problems=(Problem("KM355", place, {"kind": kind}),))
    rollouts: list[Listed] = []
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for path, place in written:
        found = _find(path, place, above, seen)
        if isinstance(found, Problem):
            problems.append(found)
            rollouts.append(Listed(path))
            continue
        one, problem, nested = _read(path, place, found, as_of, (*above, found.resolve()), seen, _BELOW.get(kind, _ANY))
        rollouts.append(one)
        problems += [*nested.problems, *([problem] if problem else [])]
        texts |= nested.texts
    return Network(tuple(rollouts), in_order(problems), texts)


def _written(reading: Reading) -> Iterator[tuple[str, Place]]:
    """The paths of the listing and where they stand; what is no text is told when the playbook is validated."""
    listing = reading.tree.value.get(SECTION) if reading.tree else None
    if reading.tree is None or not isinstance(listing, list):
        return
    for number, path in enumerate(listing):
        if isinstance(path, str):
            origin, _ = reading.tree.origin.walk((SECTION, number))
            yield path, origin.place


def _find(path: str, place: Place, above: tuple[Path, ...], seen: dict[Path, Place]) -> Path | Problem:
    """The playbook's main file, or why the path leads to none that can be listed here."""
    data = {"path": path}
    if not is_relative(path):
        return Problem("KM353", place, data)
    folder = above[-1].parent
    try:
        file = main_file(folder / path)
        there = file.suffix in YAML_ENDINGS and file.is_file()
    except (OSError, ValueError):  # a name that no file can have
        there = False
    if not there:
        return Problem("KM350", place, data | {"suggestion": _nearest(path, folder)}, Severity.warning)
    if out_of_reach(file, folder):
        return Problem("KM187", place, data | {"folder": shown_name(reach(folder))})
    resolved = file.resolve()
    if resolved in above:
        circle = " → ".join(shown_name(one) for one in (*above[above.index(resolved) :], resolved))
        return Problem("KM351", place, data | {"circle": circle})
    if resolved in seen:
        return Problem("KM352", place, data, related=(Related(seen[resolved], "also_here"),))
    seen[resolved] = place
    return file


def _nearest(path: str, folder: Path) -> str:
    """The path to the playbook that lies beside where this one leads and is named most like it; empty if there is none."""
    wanted = PurePosixPath(path)
    try:
        beside = [one.name for one in sorted((folder / wanted.parent).iterdir()) if (one / MAIN).is_file()]
    except (OSError, ValueError):
        return ""
    near = difflib.get_close_matches(wanted.name, beside, n=1, cutoff=0.6)
    return str(wanted.with_name(near[0])) if near and wanted.name else ""


def _read(
    path: str,
    place: Place,
    file: Path,
    as_of: date,
    above: tuple[Path, ...],
    seen: dict[Path, Place],
    may_be: tuple[Kind, ...],
) -> tuple[Listed, Problem | None, Network]:
    """The entry of a rollout that is there, what is wrong with it, and what its own listing gave."""
    reading = read_playbook(file)
    kind = str(reading.tree.value.get("kind")) if reading.tree else ""
    if kind in set(Kind) - set(may_be):
        data = {"path": path, "kind": kind, "may": ", ".join(may_be)}
        return Listed(path), Problem("KM354", place, data), Network()
    nested = _listed(reading, as_of, above, seen)
    reading = checked(with_network(reading, nested), as_of)
    # A comment in the playbook below may ask to leave one of its own listing's out.
    counted = tuple(one for one in nested.problems if one in reading.problems)
    name = reading.layers[-1].name if reading.layers else None
    rollout = reading.seen_on(as_of)
    if rollout is None or has_errors(reading.problems):
        errors = sum(problem.severity is Severity.error for problem in reading.problems)
        return (
            Listed(path, name=name),
            Problem("KM356", place, {"path": path, "count": errors}, Severity.warning),
            Network(),
        )
    texts = {one.place.file: reading.texts[one.place.file] for one in counted if one.place.file in reading.texts}
    return (
        Listed(path, rollout, name, nested.rollouts),
        None,
        Network(problems=counted, texts={**nested.texts, **texts}),
    )
