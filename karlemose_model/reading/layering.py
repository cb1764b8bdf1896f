"""The layers of a playbook laid over each other, with everything that the rules and `explain` ask about it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from karlemose_model.model import Departure, LayerName
from karlemose_model.problems import Problem
from karlemose_model.reading.layers import Layer
from karlemose_model.reading.leaving_out import apply_country, apply_removals
from karlemose_model.reading.levels import Levels
from karlemose_model.reading.merging import Change, claim_texts, merge
from karlemose_model.reading.origins import Loc, Tree
from karlemose_model.reading.shapes import playbook_shape
from karlemose_model.text import LANGUAGES, Text


@dataclass(slots=True)
class Layered:
    """What came of it: the merged tree, what each layer says by itself, and how they differ; lowest layer first.

    `merged` is what holds at the level of the playbook asked for, `reaching` what holds there or at a level below it, and
    `whole` what all layers say. `below` is what the playbook was laid over, as its level has it; None when it builds on
    nothing. `about` are the levels of what each adaptation speaks of, by the adaptation's path.
    """

    merged: Tree
    reaching: Tree
    whole: Tree
    levels: Levels
    about: dict[Loc, frozenset[str]] = field(default_factory=dict)
    below: Tree | None = None
    trees: list[Tree] = field(default_factory=list)
    names: list[LayerName] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    departures: list[Departure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def lay_over(layers: Sequence[Layer]) -> Layered:
    """The layers laid over each other, the lowest first; of the whole, what holds at the level of the last of them."""
    done: Layered | None = None
    levels = Levels({_id(layer): _kind(layer) for layer in reversed(layers)}, _kind(layers[-1]))
    removed: dict[Loc, frozenset[str]] = {}
    languages: list[str] = list(LANGUAGES)
    for layer in layers:
        assert layer.tree is not None
        own = layer.tree.value.get("languages")
        if isinstance(own, list) and own and own[0] in LANGUAGES:
            languages = own
        name = _id(layer)
        tree = _claimed(layer, layer.tree, name, languages[0])
        if done is None:
            done = Layered(tree, tree, tree, levels)
        else:
            done.below = done.whole
            done.whole, result = merge(done.whole, tree)
            done.changes += result.changes
            done.problems += result.problems
        before = done.whole
        done.whole, gone, found = apply_removals(before, name)
        removed |= {
            ("adaptations", one.adaptation): levels.at(before, _loc(one.path))
            for one in gone
            if one.path == one.because
        }
        done.departures = [
            *(old for old in done.departures if not _is_back(old, tree.value)),
            *(
                one
                for one in gone
                if levels.here & levels.at(before, _loc(one.path)) & levels.at(before, _loc(one.because))
            ),
        ]
        levels.remember(before, (_loc(one.path) for one in gone))
        done.problems += found
        done.trees.append(tree)
        done.names.append(_name(layer.tree.value, name, languages[0]))
    assert done is not None
    before = done.whole
    done.whole, foreign = apply_country(before)
    done.departures += [one for one in foreign if levels.here & levels.at(before, _loc(one.path))]
    done.about = about = {**removed, **_changed(done.whole, levels)}
    done.merged = levels.held(done.whole, levels.here, about)
    done.reaching = levels.held(done.whole, levels.reach, about) if levels.reach != levels.here else done.merged
    done.below = levels.held(done.below, levels.here, about) if done.below else None
    done.changes = [change for change in done.changes if levels.reach & levels.at(done.whole, change.loc)]
    return done


def _changed(tree: Tree, levels: Levels) -> dict[Loc, frozenset[str]]:
    """For each adaptation that changes something, the levels at which that holds."""
    adaptations = tree.value.get("adaptations")
    return {
        ("adaptations", id_): levels.at(tree, _loc(adaptation["changes"]))
        for id_, adaptation in (adaptations.items() if isinstance(adaptations, dict) else ())
        if isinstance(adaptation, dict) and isinstance(adaptation.get("changes"), str)
    }


def _loc(path: str) -> Loc:
    return tuple(path.split("."))


def _id(layer: Layer) -> str:
    return str(layer.tree.value.get("id") or layer.main) if layer.tree else layer.main


def _kind(layer: Layer) -> object:
    kind = layer.tree.value.get("kind") if layer.tree else None
    return kind if isinstance(kind, str) else ""


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
