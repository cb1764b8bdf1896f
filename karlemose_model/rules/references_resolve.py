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

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from karlemose_model.problems import MAX_TOLD, Problem, Related
from karlemose_model.reading import Tree, dotted, nearest_path, playbook_shape, references, resolve
from karlemose_model.reading.hints import meant
from karlemose_model.reading.shapes import Reference
from karlemose_model.rules.examined import Examined
from karlemose_model.text import LANGUAGES, Text

CODES = ("KM201", "KM202", "KM203", "KM204", "KM205")

_NOUNS = {
    "partners": "partner", "roles": "role", "phases": "phase", "meetings": "meeting", "kpis": "KPI",
    "activities": "activity", "agreements": "agreement", "sources": "source",
    "costs": "cost", "unit_values": "unit value",
}  # fmt: skip

_MOST_LISTED = 200
"""Where more entries can be meant, these are listed for whoever wrote an unknown id, and none is guessed at."""


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each reference that leads nowhere, with the id that it may have meant."""
    examined = examined.at_levels_below
    reading, tree = examined.reading, examined.tree
    removed: dict[str, str] = {}
    for departure in reading.departures:
        if departure.adaptation:
            removed.setdefault(departure.path, departure.adaptation)
    known = {name: _known(_entries(name, tree)) for name in _NOUNS}
    told = 0
    for reference in references(examined.doubtful_parts.value, playbook_shape()):
        if reference.section in reading.broken or reference.loc[0] in reading.broken:
            continue
        # What is one too many is counted and not told: nobody reads what it may have meant.
        guess = told < MAX_TOLD
        if reference.section == "*":
            found = _path(reference, tree, guess)
        else:
            found = _entry(reference, tree, removed, known[reference.section], guess)
        if found is not None:
            told += 1
            yield found


def _path(reference: Reference, tree: Tree, guess: bool) -> Problem | None:
    if resolve(tree.value, reference.id) is not None:
        return None
    origin, _ = tree.origin.walk(reference.loc)
    suggestion = nearest_path(tree.value, reference.id) if guess else ""
    data = {"id": reference.id, "path": dotted(reference.loc), "suggestion": suggestion}
    return Problem("KM204", origin.place, data)


def _entry(reference: Reference, tree: Tree, removed: Mapping[str, str], known: Text, guess: bool) -> Problem | None:
    id_, _, part = reference.id.partition("/") if reference.section == "sources" else (reference.id, "", "")
    entries = _entries(reference.section, tree)
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
        names = list(islice(parts, _MOST_LISTED)) if isinstance(parts, dict) else []
        data |= {"part": part, "parts": ", ".join(names), "suggestion": meant.nearest(part, names) if guess else ""}
        return Problem("KM203", place, data)
    if adaptation := removed.get(f"{reference.section}.{id_}"):
        line = tree.origin.at("adaptations", adaptation)
        related = (Related(line.name_place, "removed_here"),) if line else ()
        return Problem("KM202", place, data | {"adaptation": adaptation}, related=related)
    guess = guess and len(entries) <= _MOST_LISTED
    suggestion = (_named(id_, entries) or meant.choice(id_, list(entries))) if guess else ""
    data |= {"suggestion": suggestion, "known": known}
    related = (Related(section.name_place, "listed_here"),) if section else ()
    return Problem("KM205" if reference.section == "sources" else "KM201", place, data, related=related)


def _entries(section: str, tree: Tree) -> dict[str, Any]:
    entries = tree.value.get(section)
    return entries if isinstance(entries, dict) else {}


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
                for id_, entry in islice(entries.items(), _MOST_LISTED)
            )
            for language in LANGUAGES
        }
    )


def _names(entry: Any) -> dict[str, str]:
    name = entry.get("name") if isinstance(entry, dict) else None
    return (
        {language: said for language, said in name.items() if isinstance(said, str)} if isinstance(name, dict) else {}
    )
