"""Which playbook of a chain wrote what, path by path, for those who must not take the model's words for the place's."""

from __future__ import annotations

from collections.abc import Sequence

from karlemose_model.reading.origins import Origin, Tree
from karlemose_model.text import LANGUAGES


def written_by(tree: Tree, layers: Sequence[str]) -> dict[str, str]:
    """Path → the id of the playbook that wrote what stands there; of a map or a list, the highest that wrote a part of it.

    `layers` are the ids of the chain, lowest first. Places in a list have no path of their own, nor have the languages
    of a text.
    """
    rank = {name: number for number, name in enumerate(layers)}
    found: dict[str, str] = {}

    def visit(origin: Origin, path: str) -> str:
        children = origin.children
        # A text is replaced whole: one of its languages tells for all.
        below = [
            child.layer
            if key in LANGUAGES
            else visit(child, path if isinstance(key, int) else f"{path}.{key}" if path else key)
            for key, child in children.items()
        ]
        highest = max(below, key=lambda layer: rank.get(layer, -1), default=origin.layer)
        if path:
            # The parts of a list share its path; the list itself speaks last.
            found[path] = highest
        return highest

    visit(tree.origin, "")
    return found
