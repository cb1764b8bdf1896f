"""What is different here, and why: the layers, the adaptations, and what went with them, for partners."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from karlemose_model.documents.field_values import in_words
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.messages import N_
from karlemose_model.model import Departure, Difference, Way
from karlemose_model.reading.shapes import description_at
from karlemose_model.reading.values_in_words import one_line

SECTION_NAMES = {
    "rationale": N_("Why it should help"),
    "partners": N_("Partners"),
    "roles": N_("Roles"),
    "phases": N_("Phases"),
    "meetings": N_("Meetings"),
    "activities": N_("Activities"),
    "checklists": N_("Checklists"),
    "agreements": N_("Agreements"),
    "kpis": N_("KPIs"),
    "fidelity": N_("Fidelity"),
    "risks": N_("Risks"),
    "costs": N_("Costs"),
}
"""The sections in which a place and its model can be compared."""
_ENTRIES = {
    "rationale": N_("Reason why"),
    "partners": N_("Partner"),
    "roles": N_("Role"),
    "phases": N_("Phase"),
    "meetings": N_("Meeting"),
    "activities": N_("Activity"),
    "checklists": N_("Checklist"),
    "agreements": N_("Agreement"),
    "kpis": N_("KPI"),
    "fidelity": N_("Question on fidelity"),
    "risks": N_("Risk"),
    "costs": N_("Cost"),
    "evidence": N_("Evidence"),
    "lessons": N_("Lesson"),
}
_PARTS = {
    "tasks": N_("Task"),
    "terms": N_("Clause"),
    "flows": N_("Flow of information"),
    "duties": N_("Duty"),
    "contributions": N_("Contribution"),
    "agenda": N_("Agenda item"),
    "laws": N_("Law"),
}
"""What one entry of a section, or one part of an entry, is called."""


def pages(view: View) -> Iterator[Page]:
    """One page."""
    _ = view.translate
    adaptations = view.playbook.adaptations
    # What an adaptation names itself stands in its own lines; what only referred to it has no words and is no loss.
    went = [gone for gone in view.rollout.departures if gone.path != gone.because]
    yield view.page(
        "differences.md.j2",
        "differences.md",
        _("What is different here, and why"),
        "differences",
        "background",
        below=view.below,
        named={
            gone.adaptation: view.words(gone.words)
            for gone in view.rollout.departures
            if gone.words and gone.path == gone.because
        },
        gone={
            id_: _words(view, [gone for gone in went if gone.adaptation == id_ and gone.words]) for id_ in adaptations
        },
        gone_below=_words(view, [gone for gone in went if gone.adaptation and gone.adaptation not in adaptations]),
        foreign=_words(view, [gone for gone in went if not gone.adaptation]),
        changed=_changed(view),
        new=_new(view),
        filled=_filled(view),
    )


def _compared(view: View) -> list[Difference]:
    """The differences that a reader compares: not the place itself and its story, which no model could have."""
    return [
        one
        for one in view.rollout.differences
        if one.path.partition(".")[0] in SECTION_NAMES
        and one.path.rpartition(".")[2] not in ("source", "reason", "basis")
    ]


def _changed(view: View) -> list[tuple[str, str, str, str]]:
    """The entry, its field in words, what the lower playbook says and what is said here; adaptations tell their own."""
    told = [adaptation.changes for adaptation in view.playbook.adaptations.values() if adaptation.changes]
    return [
        (
            ".".join(one.path.split(".")[:2]),
            _field(view, one.path),
            in_words(view, one.path, one.was),
            in_words(view, one.path, one.now),
        )
        for one in _compared(view)
        if one.way is Way.changed and not any(f"{one.path}.".startswith(f"{path}.") for path in told)
    ]


def _field(view: View, path: str) -> str:
    """A field in words, with the phase that it holds in."""
    keys = path.split(".")
    meaning = re.split("[:;.]", description_at(path, view.language), maxsplit=1)[0] or keys[-1]
    phases = (view.words(view.playbook.phases[key].name) for key in keys[2:] if key in view.playbook.phases)
    return ", ".join((meaning, *phases))


def _new(view: View) -> list[tuple[str, str]]:
    """The entries that only this playbook has: the section's name and what the entry calls itself."""
    _ = view.translate
    return [
        (_(SECTION_NAMES[one.path.partition(".")[0]]), one_line(one.now, view.language))
        for one in _compared(view)
        if one.way is Way.added and _is_entry(one)
    ]


def _filled(view: View) -> list[tuple[str, int]]:
    """How many fields are filled in here that lower playbooks leave open, by section."""
    _ = view.translate
    counts = Counter(
        one.path.partition(".")[0] for one in _compared(view) if one.way is Way.added and not _is_entry(one)
    )
    return [(_(SECTION_NAMES[section]), count) for section, count in counts.items()]


def _is_entry(one: Difference) -> bool:
    return one.path.count(".") == 1


def _words(view: View, departures: list[Departure]) -> list[str]:
    _ = view.translate
    return [f"{_kind(view, gone)}: {view.words(gone.words)}" if gone.words else gone.path for gone in departures]


def _kind(view: View, gone: Departure) -> str:
    """What sort of thing has gone, so that a risk does not read as a fact."""
    _ = view.translate
    section, *rest = gone.path.split(".")
    inner = next((_PARTS[key] for key in reversed(rest) if key in _PARTS), None)
    return _(inner or _ENTRIES.get(section, SECTION_NAMES.get(section, section)))
