"""A path to a checked Rollout: the layers read, merged and validated, with the records beside them."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from karlemose_model.model import Departure, LayerName, Observation, Playbook, Records, Rollout
from karlemose_model.problems import Ignored, Problem, in_order
from karlemose_model.reading.chain import read_chain
from karlemose_model.reading.differences import differences
from karlemose_model.reading.hints.belonging import told_once
from karlemose_model.reading.layering import lay_over
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.meeting_records import read_meeting_records
from karlemose_model.reading.merging import Change
from karlemose_model.reading.observations import MAX_BYTES, read_observations
from karlemose_model.reading.origins import Tree
from karlemose_model.reading.text_files import read_text
from karlemose_model.reading.validation import validate
from karlemose_model.reading.written import written_by
from karlemose_model.text import LANGUAGES

OBSERVATIONS = Path("records") / "observations.csv"


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a playbook gave: the playbook if it is one, all that is wrong, and what the rules need to ask further.

    `tree` holds the merged values with their origins, `below` those that the playbook itself was laid over, `trees` what
    each layer says by itself, in the order of `layers`, the lowest first; `changes` what each layer set anew; `texts` the
    files' text for snippets, `files` the names of the playbook's own among them; `broken` the sections whose file could
    not be read; `ignored` what a comment in a file asks not to count; `record_trees` the values of the records of
    meetings with their origins, by the records' names.
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
    trees: tuple[Tree, ...] = ()
    record_trees: Mapping[str, Tree] = field(default_factory=dict)

    @property
    def time_zone(self) -> zoneinfo.ZoneInfo:
        """The time zone that days are counted in here."""
        place = self.playbook.place if self.playbook else None
        return zoneinfo.ZoneInfo(place.time_zone if place else "Europe/Copenhagen")

    def seen_on(self, as_of: date) -> Rollout | None:
        """The Rollout on that day, if there is a playbook."""
        if self.playbook is None:
            return None
        assert self.tree is not None
        different = differences(self.below, self.tree) if self.below else ()
        written = written_by(self.tree, [layer.id for layer in self.layers])
        return Rollout(self.playbook, as_of, self.records, self.layers, self.departures, different, written)


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
            files=tuple(own.texts),
        )  # fmt: skip

    layered = lay_over(list(reversed(chain.layers)))
    playbook, found = validate(layered.merged)
    problems = told_once([*problems, *layered.problems, *found])
    minutes = read_meeting_records(own.folder, layered.merged.value, _language(layered.merged.value))
    observations, found, more = _observations(own.folder, layered.merged.value, broken)
    problems += [*minutes.problems, *found]
    more |= minutes.texts
    records = Records(observations, tuple(minutes.records.values()))
    return Reading(
        path, playbook, in_order(problems), records, layered.merged, tuple(layered.changes), tuple(layered.departures),
        tuple(layered.names), {**texts, **more}, broken, files=(*own.texts, *more), below=layered.below,
        trees=tuple(layered.trees), record_trees=minutes.trees,
    )  # fmt: skip


_MISSING = {"KM001", "KM002", "KM003", "KM008"}


def _observations(
    folder: Path, values: Mapping[str, Any], broken: frozenset[str]
) -> tuple[tuple[Observation, ...], list[Problem], dict[str, str]]:
    if "kpis" in broken:
        return (), [], {}
    path = folder / OBSERVATIONS
    kpis = values.get("kpis")
    ids = tuple(kpis) if isinstance(kpis, dict) else ()
    observations, problems = read_observations(path, shown_name(path), ids)
    text, _ = read_text(path, shown_name(path), max_bytes=MAX_BYTES) if path.is_file() else (None, None)
    return observations, list(problems), {shown_name(path): text} if text is not None else {}


def _language(values: Mapping[str, Any]) -> str:
    """The language of plain texts: the playbook's first."""
    languages = values.get("languages")
    return languages[0] if isinstance(languages, list) and languages and languages[0] in LANGUAGES else LANGUAGES[0]


def with_problems(reading: Reading, more: tuple[Problem, ...]) -> Reading:
    """The reading with further problems, e.g. those of the rules, all in order."""
    return replace(reading, problems=in_order((*reading.problems, *more)))
