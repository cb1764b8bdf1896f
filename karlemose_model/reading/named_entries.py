"""Entries of a section as tables name them: by id, or by name in either language, for the readers of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from karlemose_model.reading.hints import meant


class NamedEntries:
    """The ids of a section's entries, found by what a person wrote."""

    def __init__(self, values: Mapping[str, Any], also: Sequence[str] = ()) -> None:
        """`values` is the section, merged, valid or not; `also` are further keys of an entry that hold a name of it."""
        self.ids = tuple(values)
        others: dict[str, set[str]] = {}
        for id_, said in values.items():
            for name in _names(said, also):
                others.setdefault(name.casefold(), set()).add(id_)
        # A name that two of them have names neither.
        self._others = {name: min(ids) for name, ids in others.items() if len(ids) == 1}

    def find(self, said: str) -> str:
        """The id of the entry of that id or name; empty if there is none."""
        return said if said in self.ids else self._others.get(said.casefold(), "")

    def near(self, said: str) -> str:
        """The id of the entry that was probably meant; empty if none is near."""
        names = {id_: id_ for id_ in self.ids} | self._others
        return names.get(meant.nearest(said.casefold(), names, cutoff=0.5), "")


def _names(said: Any, also: Sequence[str]) -> list[str]:
    if not isinstance(said, dict):
        return []
    name = said.get("name")
    names = list(name.values()) if isinstance(name, dict) else [name]
    return [
        each.strip() for each in (*(said.get(key) for key in also), *names) if isinstance(each, str) and each.strip()
    ]
