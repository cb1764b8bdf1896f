"""Origins: a tree beside the values that tells for each of them its file, line, column and layer, and what it overrode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from karlemose_model.problems import Place

if TYPE_CHECKING:
    from karlemose_model.reading.shapes import Shape

Key = str | int
Loc = tuple[Key, ...]


@dataclass(slots=True, eq=False)
class Origin:
    """Where a value stands: its own place, its key's place, its layer, and the origin of what it overrode."""

    place: Place
    key: Place | None = None
    layer: str = ""
    overrode: Origin | None = None
    children: dict[Key, Origin] = field(default_factory=dict)

    def walk(self, loc: Loc) -> tuple[Origin, Loc]:
        """The deepest origin on the way along `loc`, and the keys that were really there.

        Elements that only pydantic knows (names of union members) are passed over.
        """
        origin, found = self, []
        for element in loc:
            child = origin.children.get(element)
            if child is not None:
                origin = child
                found.append(element)
        return origin, tuple(found)

    def at(self, *loc: Key) -> Origin | None:
        """The origin exactly there, if there is a value."""
        origin: Origin | None = self
        for element in loc:
            origin = origin.children.get(element) if origin else None
        return origin

    @property
    def name_place(self) -> Place:
        """The place of the key if it has one, else of the value: where a person looks first."""
        return self.key or self.place

    def stamped(self, layer: str) -> Origin:
        """The same tree with the layer's name on every node; done once, just after reading."""
        for origin in self.every():
            origin.layer = layer
        return self

    def every(self) -> Iterator[Origin]:
        """This origin and all below it."""
        seen: set[int] = set()
        waiting = [self]
        while waiting:
            origin = waiting.pop()
            if id(origin) not in seen:
                seen.add(id(origin))
                yield origin
                waiting.extend(origin.children.values())


@dataclass(slots=True)
class Tree:
    """Values and their origins, side by side. `shape` is what they should be, where that is not a playbook."""

    value: Any
    origin: Origin
    shape: Shape | None = None


def dotted(loc: Loc) -> str:
    """A path as people write it: `meetings.operational.participants`; list places count from 1."""
    return ".".join(str(element + 1) if isinstance(element, int) else element for element in loc)
