"""A path to a checked Rollout: the layers read, merged and validated, with the records beside them."""

from __future__ import annotations

import difflib
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from karlemose_model.files import shipped, shipped_playbooks
from karlemose_model.model import Departure, LayerName, Playbook, Records, Rollout
from karlemose_model.problems import Ignored, Problem, Severity, in_order
from karlemose_model.reading.layers import Layer, find_extended, main_file, read_layer, shipped_layer, shown_name
from karlemose_model.reading.leaving_out import apply_country, apply_removals
from karlemose_model.reading.merging import Change, claim_texts, merge
from karlemose_model.reading.observations import MAX_BYTES, read_observations
from karlemose_model.reading.origins import Origin, Tree
from karlemose_model.reading.shapes import playbook_shape
from karlemose_model.reading.text_files import read_text
from karlemose_model.reading.validation import validate
from karlemose_model.text import LANGUAGES, Text

OBSERVATIONS = Path("records") / "observations.csv"


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a playbook gave: the playbook if it is one, all that is wrong, and what the rules need to ask further.

    `tree` holds the merged values with their origins; `changes` what each layer set anew; `texts` the files' text for
    snippets; `broken` the sections whose file could not be read; `ignored` what a comment in a file asks not to count.
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

    @property
    def time_zone(self) -> zoneinfo.ZoneInfo:
        """The time zone that days are counted in here."""
        place = self.playbook.place if self.playbook else None
        return zoneinfo.ZoneInfo(place.time_zone if place else "Europe/Copenhagen")

    def seen_on(self, as_of: date) -> Rollout | None:
        """The Rollout on that day, if there is a playbook."""
        if self.playbook is None:
            return None
        return Rollout(self.playbook, as_of, self.records, self.layers, self.departures)


def read_playbook(path: Path) -> Reading:
    """Read a playbook with all its layers and records. Never raises for what stands in the files."""
    chain, problems = _chain(path)
    texts = {name: text for layer in chain for name, text in layer.texts.items()}
    problems += [problem for layer in chain for problem in layer.problems]
    broken = frozenset(section for layer in chain for section in layer.broken)
    missing = {"KM001", "KM002", "KM003", "KM008"}
    could_not_open = chain[0].tree is None and any(problem.code in missing for problem in chain[0].problems)
    if any(layer.tree is None for layer in chain) or any(problem.code in _NO_CHAIN for problem in problems):
        return Reading(path, None, in_order(problems), texts=texts, broken=broken, could_not_open=could_not_open)

    merged, changes, departures, names, found = _laid_over(list(reversed(chain)))
    problems += found
    playbook, found = validate(merged)
    problems += found
    records = Records()
    more: dict[str, str] = {}
    if "kpis" not in broken:
        records, found, more = _records(chain[0].folder, merged.value)
        problems += found
    return Reading(
        path, playbook, in_order(problems), records, merged, tuple(changes), tuple(departures), tuple(names),
        {**texts, **more}, broken,
    )  # fmt: skip


_NO_CHAIN = {"KM020", "KM021", "KM022", "KM023"}


def _chain(path: Path) -> tuple[list[Layer], list[Problem]]:
    """The layers from the one asked for down to the model, and what is wrong in how they build on each other."""
    chain: list[Layer] = []
    seen: list[Path] = []
    problems: list[Problem] = []
    here: Path | None = path
    while here is not None:
        seen.append(main_file(here).resolve())
        layer = _layer(here) if chain else read_layer(here)
        chain.append(layer)
        if layer.tree is None:
            break
        extends = layer.tree.value.get("extends")
        origin = layer.tree.origin.children.get("extends")
        if not isinstance(extends, dict) or not isinstance(extends.get("playbook"), str) or origin is None:
            break
        wanted = extends["playbook"]
        place = origin.children["playbook"].place
        here = find_extended(wanted, layer.folder)
        if here is None:
            near = difflib.get_close_matches(wanted, shipped_playbooks(), n=1, cutoff=0.6)
            data = {
                "playbook": wanted,
                "suggestion": near[0] if near else "",
                "shipped": ", ".join(shipped_playbooks()),
            }
            problems.append(Problem("KM020", place, data))
        elif main_file(here).resolve() in seen:
            circle = " → ".join(shown_name(file) for file in [*seen, main_file(here).resolve()])
            problems.append(Problem("KM021", place, {"circle": circle}))
            here = None
        elif len(seen) >= MAX_LAYERS:
            problems.append(Problem("KM022", place, {"limit": MAX_LAYERS}))
            here = None
        else:
            problems += _version(extends, origin, here)
    return chain, problems


MAX_LAYERS = 8


def _layer(path: Path) -> Layer:
    folder = main_file(path).resolve().parent
    if folder.parent == shipped("playbooks").resolve():
        return shipped_layer(folder.name)
    return read_layer(path)


def _version(extends: Mapping[str, Any], origin: Origin, path: Path) -> list[Problem]:
    below = _layer(path)
    has = below.tree.value.get("version") if below.tree else None
    asked = extends.get("version")
    if not isinstance(has, int) or not isinstance(asked, int) or has == asked:
        return []
    place = origin.children["version"].place
    data = {"playbook": extends["playbook"], "asked": asked, "has": has}
    if has < asked:
        return [Problem("KM023", place, data)]
    return [Problem("KM024", place, data, Severity.warning)]


def _laid_over(
    layers: list[Layer],
) -> tuple[Tree, list[Change], list[Departure], list[LayerName], list[Problem]]:
    """The layers laid over each other, the lowest first."""
    merged: Tree | None = None
    changes: list[Change] = []
    departures: list[Departure] = []
    problems: list[Problem] = []
    names: list[LayerName] = []
    languages: list[str] = list(LANGUAGES)
    for layer in layers:
        assert layer.tree is not None
        own = layer.tree.value.get("languages")
        if isinstance(own, list) and own and own[0] in LANGUAGES:
            languages = own
        name = str(layer.tree.value.get("id") or layer.main)
        origin = layer.tree.origin.stamped(name)
        tree = Tree(claim_texts(layer.tree.value, origin, playbook_shape(), languages[0]), origin)
        if merged is None:
            merged = tree
        else:
            merged, result = merge(merged, tree)
            changes += result.changes
            problems += result.problems
        merged, gone, found = apply_removals(merged, name)
        departures = [old for old in departures if not _is_back(old, tree.value)] + gone
        problems += found
        names.append(_name(layer.tree.value, name, languages[0]))
    assert merged is not None
    merged, foreign = apply_country(merged)
    return merged, changes, departures + foreign, names, problems


def _is_back(departure: Departure, values: Any) -> bool:
    """Whether a later layer defines anew what was left out."""
    for key in departure.path.split("."):
        if not isinstance(values, dict) or key not in values:
            return False
        values = values[key]
    return True


def _name(values: Mapping[str, Any], id_: str, language: str) -> LayerName:
    name, version = values.get("name"), values.get("version")
    said = {key: str(text) for key, text in name.items()} if isinstance(name, dict) else {language: str(name or id_)}
    return LayerName(id_, version if isinstance(version, int) else 0, Text(said))


def _records(folder: Path, values: Mapping[str, Any]) -> tuple[Records, list[Problem], dict[str, str]]:
    path = folder / OBSERVATIONS
    kpis = values.get("kpis")
    ids = tuple(kpis) if isinstance(kpis, dict) else ()
    observations, problems = read_observations(path, shown_name(path), ids)
    text, _ = read_text(path, shown_name(path), max_bytes=MAX_BYTES) if path.is_file() else (None, None)
    texts = {shown_name(path): text} if text is not None else {}
    return Records(observations), list(problems), texts


def with_problems(reading: Reading, more: tuple[Problem, ...]) -> Reading:
    """The reading with further problems, e.g. those of the rules, all in order."""
    return replace(reading, problems=in_order((*reading.problems, *more)))
