"""Law as checks: which rules run in which country, and the countries whose law nobody has written down here."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from karlemose_model.reading import Tree
from karlemose_model.rules.examined import Examined
from karlemose_model.rules.law import (
    agreements_signed,
    between_authorities,
    cameras,
    demonstrations,
    ethnicity,
    neutral_titles,
    never_for_investigation,
    personal_flows,
    police_to_landlords,
)

EVERYWHERE: tuple[ModuleType, ...] = (personal_flows, agreements_signed, ethnicity, neutral_titles, demonstrations)
"""What is privacy itself, or the partners' own order, in any country."""

PACKS: dict[str, tuple[ModuleType, ...]] = {
    "DK": (between_authorities, police_to_landlords, never_for_investigation, cameras),
}
"""The law of each country that is known here: another one is a line, with its own rules."""

RULES: tuple[ModuleType, ...] = (*EVERYWHERE, *(rule for pack in PACKS.values() for rule in pack))
"""All of them, for the pages."""


def country_of(tree: Tree | None) -> str:
    """The country whose law holds for a playbook, valid or not; Denmark where none is told, as in the model."""
    place = tree.value.get("place") if tree is not None else None
    said = place.get("country") if isinstance(place, dict) else None
    return said if isinstance(said, str) else "DK"


def rules_of(examined: Examined) -> tuple[ModuleType, ...]:
    """The rules on law that run for a playbook: none of another country's."""
    return (*EVERYWHERE, *PACKS.get(country_of(examined.tree), ()))


def unchecked_countries(trees: Iterable[Tree | None]) -> tuple[str, ...]:
    """The countries of those playbooks of which no law was checked, each once."""
    return tuple(sorted({country_of(tree) for tree in trees} - set(PACKS)))
