"""The layers of a playbook laid over each other, with everything that the rules and `explain` ask about it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from karlemose_model.model import Departure, LayerName
from karlemose_model.problems import Problem
from karlemose_model.reading.layers import Layer
from karlemose_model.reading.leaving_out import apply_country, apply_removals
from karlemose_model.reading.merging import Change, claim_texts, merge
from karlemose_model.reading.origins import Tree
from karlemose_model.reading.shapes import playbook_shape
from karlemose_model.text import LANGUAGES, Text


@dataclass(slots=True)
class Layered:
    """What came of it: the merged tree, what each layer says by itself, and how they differ; lowest layer first.

    `below` is what the playbook asked for was laid over, None when it builds on nothing.
    """

    merged: Tree
    below: Tree | None = None
    trees: list[Tree] = field(default_factory=list)
    names: list[LayerName] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    departures: list[Departure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def lay_over(layers: Sequence[Layer]) -> Layered:
    """The layers laid over each other, the lowest first."""
    done: Layered | None = None
    languages: list[str] = list(LANGUAGES)
    for layer in layers:
        assert layer.tree is not None
        own = layer.tree.value.get("languages")
        if isinstance(own, list) and own and own[0] in LANGUAGES:
            languages = own
        name = str(layer.tree.value.get("id") or layer.main)
        tree = _claimed(layer, layer.tree, name, languages[0])
        if done is None:
            done = Layered(tree)
        else:
            done.below = done.merged
            done.merged, result = merge(done.merged, tree)
            done.changes += result.changes
            done.problems += result.problems
        done.merged, gone, found = apply_removals(done.merged, name)
        done.departures = [old for old in done.departures if not _is_back(old, tree.value)] + gone
        done.problems += found
        done.trees.append(tree)
        done.names.append(_name(layer.tree.value, name, languages[0]))
    assert done is not None
    done.merged, foreign = apply_country(done.merged)
    done.departures += foreign
    return done


def _claimed(layer: Layer, tree: Tree, name: str, language: str) -> Tree:
    """The layer's tree under its name, its plain texts in its language; made once for a layer that many lie over."""
    if language not in layer.claimed:
        origin = tree.origin.stamped(name)
        layer.claimed[language] = Tree(claim_texts(tree.value, origin, playbook_shape(), language), origin)
    return layer.claimed[language]


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
