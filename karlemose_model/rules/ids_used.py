"""What is listed is also used: a partner, role, phase or source that nothing refers to is a slip or a leftover.

The sources of the model are its reading list too and are not asked for.

Fails:

    partners:
      library: {name: The library, kind: institution}

Passes:

    partners:
      library: {name: The library, kind: institution}
    meetings:
      operational:
        participants: {library: guest}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM323",)

_SECTIONS = {"partners": "partner", "roles": "role", "phases": "phase", "sources": "source"}


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each entry that this playbook is the first to list and that nothing refers to."""
    examined = examined.at_levels_below
    first = [
        (section, id_)
        for section in _SECTIONS
        if examined.is_rollout or section != "sources"
        for id_ in _first_listed(examined, section)
    ]
    used = _used(examined) if first else set()
    for section, id_ in first:
        if (section, id_) not in used:
            data: dict[str, object] = {"section": _SECTIONS[section], "id": id_}
            yield examined.finding("KM323", (section, id_), data, Severity.warning)


def _first_listed(examined: Examined, section: str) -> Iterator[str]:
    entries = examined.tree.value.get(section)
    for id_ in entries if isinstance(entries, dict) else ():
        origin = examined.tree.origin.at(section, id_)
        if origin is not None and origin.layer == examined.own and origin.overrode is None:
            yield id_


def _used(examined: Examined) -> set[tuple[str, str]]:
    used: set[tuple[str, str]] = set()
    for reference in examined.references:
        used.add((reference.section, reference.id.split("/")[0]))
        if reference.section == "*":
            section, _, rest = reference.id.partition(".")
            used.add((section, rest.split(".")[0]))
    return used
