"""The playbooks that one builds on, from the one asked for down to the model, each in the version it asks for."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from karlemose_model.files import leads_out, shipped, shipped_playbooks
from karlemose_model.problems import Place, Problem, Related, Severity
from karlemose_model.reading.layers import Layer, find_extended, main_file, read_layer, shipped_name, shown_name
from karlemose_model.reading.origins import Origin
from karlemose_model.reading.reach import out_of_reach, reach

MAX_LAYERS = 8
SCHEMA = 1
"""The version of the file format that is read."""
VERSIONS = "versions"
"""The folder beside a playbook's files that keeps its older versions: versions/1/playbook.yml and so on."""


@dataclass(slots=True)
class Chain:
    """The layers, the one asked for first; `is_broken` when they can't be laid over each other."""

    layers: list[Layer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_broken: bool = False

    def refuse(self, problem: Problem) -> None:
        """Nothing can be made of the layers because of this."""
        self.problems.append(problem)
        self.is_broken = True


def read_chain(path: Path, *, newest: bool = False) -> Chain:
    """The layers of the playbook at that path, and what is wrong in how they build on each other.

    A playbook is laid over the version of the lower one that its `extends` asks for, as long as that is kept; with
    `newest`, over the newest one.
    """
    chain = Chain()
    seen: list[Path] = []
    here: Path | None = path
    while here is not None:
        seen.append(main_file(here).resolve())
        layer = _layer(here) if chain.layers else read_layer(here)
        chain.layers.append(layer)
        here = _below(layer, seen, chain, newest=newest)
    chain.problems += [*_of_layers(chain.layers), *_upside_down(chain.layers)]
    for problem in _called_the_same(chain.layers):
        chain.refuse(problem)
    chain.is_broken = chain.is_broken or any(layer.tree is None for layer in chain.layers)
    return chain


def _of_layers(layers: list[Layer]) -> Iterator[Problem]:
    """What is wrong in the layers' texts; in a lower one with the line of the playbook asked for that builds on it."""
    own, *lower = layers
    yield from own.problems
    extends = own.tree.origin.children.get("extends") if own.tree is not None else None
    here = (Related(extends.name_place, "built_on_here"),) if extends is not None else ()
    for layer in lower:
        yield from (replace(problem, related=problem.related or here) for problem in layer.problems)


def _upside_down(layers: list[Layer]) -> Iterator[Problem]:
    """A problem for each playbook that builds on one of a level below its own."""
    for upper, lower in pairwise(layers):
        if upper.tree is None or lower.tree is None:
            continue
        kind, found = upper.tree.value.get("kind"), lower.tree.value.get("kind")
        if kind in FROM_ABOVE and found in FROM_ABOVE and FROM_ABOVE.index(kind) < FROM_ABOVE.index(found):
            data = {"playbook": upper.tree.value["extends"]["playbook"], "kind": kind, "found": found}
            place = upper.tree.origin.children["extends"].children["playbook"].place
            yield Problem("KM179", place, data)


def _called_the_same(layers: list[Layer]) -> Iterator[Problem]:
    """A problem for each playbook whose id one further down has too: what each of them wrote is told by its id."""
    below: dict[str, Place] = {}
    for layer in reversed(layers):
        own = layer.tree.value.get("id") if layer.tree is not None else None
        if layer.tree is None or not isinstance(own, str):
            continue
        place = layer.tree.origin.children["id"].place
        if own in below:
            data = {"id": own, "file": below[own].file}
            yield Problem("KM180", place, data, related=(Related(below[own], "also_here"),))
        below[own] = place


FROM_ABOVE = ("model", "district", "municipality", "estate")
"""Kinds of playbooks; each builds on its like or on one that stands before it."""


def _below(layer: Layer, seen: list[Path], chain: Chain, *, newest: bool) -> Path | None:
    """Where the playbook lies that this layer builds on, if it builds on one."""
    if layer.tree is None:
        return None
    schema = layer.tree.value.get("schema", SCHEMA)
    if schema != SCHEMA and not isinstance(schema, dict | list | None):
        place = layer.tree.origin.children["schema"].place
        chain.refuse(Problem("KM025", place, {"value": schema}))
        return None
    extends, origin = layer.tree.value.get("extends"), layer.tree.origin.children.get("extends")
    if not isinstance(extends, dict) or not isinstance(extends.get("playbook"), str) or origin is None:
        return None
    wanted, place = extends["playbook"], origin.children["playbook"].place
    found = find_extended(wanted, layer.folder)
    if found is None:
        named = [name for name in shipped_playbooks() if wanted.lower().startswith(name)]
        near = named[-1:] or difflib.get_close_matches(wanted, shipped_playbooks(), n=1, cutoff=0.6)
        data = {"playbook": wanted, "suggestion": "".join(near), "shipped": ", ".join(shipped_playbooks())}
        chain.refuse(Problem("KM020", place, data))
        return None
    if wanted not in shipped_playbooks() and out_of_reach(main_file(found), layer.folder):
        chain.refuse(Problem("KM187", place, {"path": wanted, "folder": shown_name(reach(layer.folder))}))
        return None
    if main_file(found).resolve() in seen:
        circle = " → ".join(shown_name(file) for file in [*seen, main_file(found).resolve()])
        chain.refuse(Problem("KM021", place, {"circle": circle}))
        return None
    if len(seen) >= MAX_LAYERS:
        chain.refuse(Problem("KM022", place, {"limit": MAX_LAYERS}))
        return None
    return found if newest else _in_version(extends, origin, found, chain)


def _in_version(extends: Mapping[str, Any], origin: Origin, newest: Path, chain: Chain) -> Path | None:
    below = _layer(newest)
    has = below.tree.value.get("version") if below.tree else None
    asked = extends.get("version")
    if not isinstance(has, int) or not isinstance(asked, int) or has == asked:
        return newest
    place = origin.children["version"].place
    data = {"playbook": extends["playbook"], "asked": asked, "has": has}
    kept = below.folder / VERSIONS / str(asked)
    if has < asked:
        chain.refuse(Problem("KM023", place, data))
        return None
    if leads_out(kept, below.folder) or not main_file(kept).is_file():
        chain.refuse(Problem("KM026", place, data | {"kept": f"{VERSIONS}/{asked}/playbook.yml"}))
        return None
    # A newer version is told and never taken unasked.
    chain.problems.append(Problem("KM024", place, data, Severity.warning))
    return kept


def _layer(path: Path) -> Layer:
    folder = main_file(path).resolve().parent
    playbooks = shipped("playbooks").resolve()
    if folder.is_relative_to(playbooks):
        return shipped_layer(folder.relative_to(playbooks).as_posix())
    return read_layer(path)


@cache
def shipped_layer(name: str) -> Layer:
    """A playbook that comes with the tool, or a kept version of one; read once per process, never changed."""
    return read_layer(shipped("playbooks") / name, shipped_name)
