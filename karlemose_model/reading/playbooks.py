"""A path to a checked Rollout: the layers read, merged and validated, with the records beside them."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from karlemose_model.model import Departure, LayerName, OwnTemplate, Playbook, Records, Rollout
from karlemose_model.problems import Ignored, Problem, in_order
from karlemose_model.reading.chain import read_chain
from karlemose_model.reading.differences import differences
from karlemose_model.reading.evaluation_counts import Unread
from karlemose_model.reading.hints.belonging import told_once
from karlemose_model.reading.layering import lay_over
from karlemose_model.reading.levels import Levels
from karlemose_model.reading.merging import Change
from karlemose_model.reading.names import names_in
from karlemose_model.reading.origins import Loc, Tree
from karlemose_model.reading.own_pages import OwnPages, read_own_pages
from karlemose_model.reading.own_templates import OwnTemplates, read_own_templates
from karlemose_model.reading.phase_gates import as_decided
from karlemose_model.reading.records import read_records
from karlemose_model.reading.tables import iso_day
from karlemose_model.reading.validation import validate
from karlemose_model.reading.written import written_by
from karlemose_model.text import LANGUAGES


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a playbook gave: the playbook if it is one, all that is wrong, and what the rules need to ask further.

    `tree` holds the merged values with their origins, as they hold at the playbook's level; `reaching` also holds what is
    written for the levels below it, `whole` what all layers say, and `levels` tells what holds where, with `about` the levels of
    what adaptations speak of, by the adaptations' paths. `below` are the
    values that the playbook itself was laid over, `trees` what each layer says by itself, in the order of `layers`, the lowest first; `changes` what each layer set anew; `texts` the
    files' text for snippets, `files` the names of the playbook's own among them; `broken` the sections whose file could
    not be read; `ignored` what a comment in a file asks not to count; `record_trees` the values of the records with their
    origins: of meetings by the records' names, of walks as `walks/2026-04-15`, of ratings as `fidelity/2026-09-15`, and
    `actions`; `own_templates` the place's own templates of pages, `own_pages` its own pages; `sheets` tells of each spreadsheet
    among `texts` in which lines its sheets begin; `names` are those of the files and folders beside the playbook;
    `let_pass` the digits of what is shaped like a CPR number and may stand, as the rules found; `unread_counts` the counts of
    the evaluation that are there and could not be read.
    """

    path: Path
    playbook: Playbook | None
    problems: tuple[Problem, ...]
    records: Records = field(default_factory=Records)
    tree: Tree | None = None
    changes: tuple[Change, ...] = ()
    departures: tuple[Departure, ...] = ()
    layers: tuple[LayerName, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    could_not_open: bool = False
    ignored: tuple[Ignored, ...] = ()
    files: tuple[str, ...] = ()
    below: Tree | None = None
    reaching: Tree | None = None
    whole: Tree | None = None
    levels: Levels = field(default_factory=lambda: Levels({}, ""))
    about: Mapping[Loc, frozenset[str]] = field(default_factory=dict)
    trees: tuple[Tree, ...] = ()
    record_trees: Mapping[str, Tree] = field(default_factory=dict)
    own_templates: OwnTemplates = field(default_factory=OwnTemplates)
    own_pages: OwnPages = field(default_factory=OwnPages)
    sheets: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    let_pass: frozenset[str] = frozenset()
    unread_counts: frozenset[Unread] = frozenset()

    @property
    def time_zone(self) -> zoneinfo.ZoneInfo:
        """The time zone that days are counted in here."""
        place = self.playbook.place if self.playbook else None
        return zoneinfo.ZoneInfo(place.time_zone if place else "Europe/Copenhagen")

    @property
    def own_day(self) -> date | None:
        """The day that its head says it is seen on, also while something else in the playbook is not valid."""
        if self.playbook is not None:
            return self.playbook.as_of
        said = self.tree.value.get("as_of") if self.tree else None
        return iso_day(said) if isinstance(said, str) else None

    @property
    def own_texts(self) -> dict[str, str]:
        """The text of each of the playbook's own files, without those of the levels above."""
        return {name: self.texts[name] for name in self.files}

    def seen_on(self, as_of: date) -> Rollout | None:
        """The Rollout on that day, if there is a playbook."""
        if self.playbook is None:
            return None
        assert self.tree is not None
        different = differences(self.below, self.tree) if self.below else ()
        written = written_by(self.tree, [layer.id for layer in self.layers])
        own = {
            name: OwnTemplate(text, self.own_templates.files[name])
            for name, text in self.own_templates.templates.items()
        }
        # What was decided later is not known yet on that day.
        decided = as_decided(self.playbook, (record for record in self.records.meetings if record.date <= as_of))
        return Rollout(
            decided, as_of, self.records, self.layers, self.departures, different, written, own, tuple(self.own_pages.pages),
            self.let_pass,
        )  # fmt: skip


def read_playbook(path: Path, *, newest: bool = False) -> Reading:
    """Read a playbook with all its layers and records. Never raises for what stands in the files.

    `newest` lays it over the newest versions of what it builds on, whatever versions it asks for.
    """
    chain = read_chain(path, newest=newest)
    own = chain.layers[0]
    texts = {name: text for layer in chain.layers for name, text in layer.texts.items()}
    problems = list(chain.problems)
    broken = frozenset(section for layer in chain.layers for section in layer.broken)
    could_not_open = own.tree is None and any(problem.code in _MISSING for problem in own.problems)
    if chain.is_broken:
        return Reading(
            path, None, in_order(problems), texts=texts, broken=broken, could_not_open=could_not_open,
            files=tuple(own.texts), names=names_in(own.folder),
        )  # fmt: skip

    layered = lay_over(list(reversed(chain.layers)))
    playbook, found = validate(layered.merged)
    if layered.reaching is not layered.merged:
        # What is written here for the levels below is wrong here, not first where somebody builds on it.
        found += [one for one in validate(layered.reaching)[1] if one not in found]
    problems = told_once([*problems, *layered.problems, *found])
    found_records = read_records(own.folder, layered.merged.value, language_in(layered.merged.value), broken)
    own_templates = read_own_templates(own.folder)
    own_pages = read_own_pages(own.folder, languages_in(layered.merged.value))
    problems += [*found_records.problems, *own_templates.problems, *own_pages.problems]
    more = {**found_records.texts, **own_templates.texts, **own_pages.texts}
    return Reading(
        path, playbook, in_order(problems), found_records.records, layered.merged, tuple(layered.changes), tuple(layered.departures),
        tuple(layered.names), {**texts, **more}, broken, files=(*own.texts, *more), below=layered.below,
        trees=tuple(layered.trees), record_trees=found_records.trees, own_templates=own_templates,
        own_pages=own_pages, sheets=found_records.sheets, reaching=layered.reaching, whole=layered.whole,
        levels=layered.levels, about=layered.about, names=names_in(own.folder), unread_counts=found_records.unread_counts,
    )  # fmt: skip


_MISSING = {"KM001", "KM002", "KM003", "KM008"}


def language_in(values: Mapping[str, Any]) -> str:
    """The language of plain texts: the first of the playbook that holds these values."""
    languages = values.get("languages")
    return languages[0] if isinstance(languages, list) and languages and languages[0] in LANGUAGES else LANGUAGES[0]


def languages_in(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages of the playbook that holds these values; all that there are if it names none."""
    languages = values.get("languages")
    known = [language for language in LANGUAGES if isinstance(languages, list) and language in languages]
    return tuple(known) or LANGUAGES


def with_problems(reading: Reading, more: tuple[Problem, ...]) -> Reading:
    """The reading with further problems, e.g. those of the rules, all in order."""
    return replace(reading, problems=in_order((*reading.problems, *more)))
