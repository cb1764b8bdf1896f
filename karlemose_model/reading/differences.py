"""Where two playbooks differ, path by path: an estate from its model, or the same estate over two versions of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from karlemose_model.model import Difference, Way
from karlemose_model.reading.merging import is_own
from karlemose_model.reading.origins import Loc, Origin, Tree, dotted
from karlemose_model.reading.shapes import Form, Shape, playbook_shape


def differences(before: Tree, after: Tree) -> tuple[Difference, ...]:
    """Every path at which `after` says something else, in its own order; what is gone comes last in each map.

    A new entry is one difference, however much it says. What a playbook says of itself (its id, its name, its size) is
    no difference.
    """
    return tuple(_between(before, after, playbook_shape(), ()))


def _between(before: Tree, after: Tree, shape: Shape, loc: Loc) -> Iterator[Difference]:
    if before.value is after.value:
        return
    if shape.form in (Form.record, Form.map) and isinstance(before.value, dict) and isinstance(after.value, dict):
        yield from _between_maps(before, after, shape, loc)
    elif before.value != after.value:
        yield Difference(
            dotted(loc), Way.changed, before.value, after.value, before.origin.name_place, after.origin.name_place
        )


def _between_maps(before: Tree, after: Tree, shape: Shape, loc: Loc) -> Iterator[Difference]:
    for key, value in after.value.items():
        child, path = shape.child(key), (*loc, key)
        # `after` says where an entry stands, not what it is.
        if child is None or key == "after" or is_own(path):
            continue
        there = _origin(after, key)
        if key in before.value:
            yield from _between(Tree(before.value[key], _origin(before, key)), Tree(value, there), child, path)
        elif not loc and child.form is Form.map and isinstance(value, dict):
            # A whole section is new: its entries are what a reader looks for.
            yield from _between_maps(Tree({}, there), Tree(value, there), child, path)
        else:
            yield Difference(dotted(path), Way.added, None, value, None, there.name_place)
    for key, value in before.value.items():
        known = shape.child(key) is not None and key != "after" and not is_own((*loc, key))
        if key not in after.value and known:
            yield Difference(dotted((*loc, key)), Way.removed, value, None, _origin(before, key).name_place, None)


def _origin(tree: Tree, key: Any) -> Origin:
    return tree.origin.children.get(key, tree.origin)
