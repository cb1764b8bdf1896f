"""Every id that refers to a partner, role, phase, KPI, agreement, activity or source is there.

An id is a word that two places agree on; one letter off, and the page that should show the police shows nothing. What
an adaptation left out can't be referred to either.

Fails:

    meetings:
      operational:
        participants:
          polise: core
    kpis:
      mentees: {source: ecpa-2018/slide-99}
      convictions: {source: our-yearbook}
    adaptations:
      no-cameras:
        removes: activities.cctv
        what: There are no cameras.
        why: The tenants voted no.
        status: approved
        by: The steering group
        when: 2026-01-12
    risks:
      cameras: {text: Cameras that nobody looks after., activity: cctv}
    rationale:
      drones: {component: activities.drones, text: They see far.}

Passes:

    meetings:
      operational:
        participants:
          police: core
    kpis:
      mentees: {source: ecpa-2018/results}
    rationale:
      cameras: {component: activities.cctv, text: They are seen by all.}
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from karlemose_model.problems import Problem, Related
from karlemose_model.reading import Reading, Tree, dotted, nearest_path, playbook_shape, references, resolve
from karlemose_model.reading.hints import meant
from karlemose_model.reading.shapes import Reference
from karlemose_model.rules.examined import Examined
from karlemose_model.text import LANGUAGES, Text

CODES = ("KM201", "KM202", "KM203", "KM204", "KM205")

_NOUNS = {
    "partners": "partner", "roles": "role", "phases": "phase", "meetings": "meeting", "kpis": "KPI",
    "activities": "activity", "agreements": "agreement", "sources": "source",
}  # fmt: skip


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each reference that leads nowhere, with the id that it may have meant."""
    examined = examined.at_levels_below
    reading, tree = examined.reading, examined.tree
    for reference in references(examined.doubtful_parts.value, playbook_shape()):
        if reference.section in reading.broken or reference.loc[0] in reading.broken:
            continue
        found = _path(reference, tree) if reference.section == "*" else _entry(reference, tree, reading)
        if found is not None:
            yield found


def _path(reference: Reference, tree: Tree) -> Problem | None:
    if resolve(tree.value, reference.id) is not None:
        return None
    origin, _ = tree.origin.walk(reference.loc)
    data = {"id": reference.id, "path": dotted(reference.loc), "suggestion": nearest_path(tree.value, reference.id)}
    return Problem("KM204", origin.place, data)


def _entry(reference: Reference, tree: Tree, reading: Reading) -> Problem | None:
    id_, _, part = reference.id.partition("/") if reference.section == "sources" else (reference.id, "", "")
    entries = tree.value.get(reference.section)
    entries = entries if isinstance(entries, dict) else {}
    origin, _ = tree.origin.walk(reference.loc)
    place = origin.name_place if reference.is_key else origin.place
    section = tree.origin.at(reference.section)
    data: dict[str, object] = {
        "id": id_, "section": _NOUNS[reference.section], "listed": reference.section,
        "path": dotted(reference.loc[:-1] if reference.is_key else reference.loc),
    }  # fmt: skip
    if id_ in entries:
        parts = entries[id_].get("parts") if part and isinstance(entries[id_], dict) else None
        if not part or (isinstance(parts, dict) and part in parts):
            return None
        known = list(parts) if isinstance(parts, dict) else []
        near = difflib.get_close_matches(part, known, n=1)
        data |= {"part": part, "parts": ", ".join(known), "suggestion": near[0] if near else ""}
        return Problem("KM203", place, data)
    for departure in reading.departures:
        if departure.path == f"{reference.section}.{id_}" and departure.adaptation:
            removed = tree.origin.at("adaptations", departure.adaptation)
            related = (Related(removed.name_place, "removed_here"),) if removed else ()
            return Problem("KM202", place, data | {"adaptation": departure.adaptation}, related=related)
    data |= {"suggestion": _named(id_, entries) or meant.choice(id_, list(entries)), "known": _known(entries)}
    related = (Related(section.name_place, "listed_here"),) if section else ()
    return Problem("KM205" if reference.section == "sources" else "KM201", place, data, related=related)


def _named(said: str, entries: dict[str, Any]) -> str:
    """The id of the entry that is called so in one of its languages, e.g. `clear` for Akut."""
    word = meant.plain(said)
    return next((id_ for id_, entry in entries.items() if word in map(meant.plain, _names(entry).values())), "")


def _known(entries: dict[str, Any]) -> Text:
    """The ids that can stand there, each with its name, in every language."""
    return Text(
        {
            language: ", ".join(
                f"{id_} ({names[language]})" if language in (names := _names(entry)) else id_
                for id_, entry in entries.items()
            )
            for language in LANGUAGES
        }
    )


def _names(entry: Any) -> dict[str, str]:
    name = entry.get("name") if isinstance(entry, dict) else None
    return (
        {language: said for language, said in name.items() if isinstance(said, str)} if isinstance(name, dict) else {}
    )
