"""The first page of the docs leads to every other one, under the door that its kind belongs to, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
DOORS = {
    "da": {"Lær": "tutorial", "Gør": "howto", "Slå op": "reference", "Forstå": "explanation"},
    "en": {"Learn": "tutorial", "Do": "howto", "Look up": "reference", "Understand": "explanation"},
}


@pytest.mark.parametrize("language", DOORS)
def test_every_page_stands_once_under_the_door_of_its_kind(language: str) -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    linked = []
    for door, rest in re.findall(r"^### ([^\n]+)\n(.*?)(?=^##)", index, re.MULTILINE | re.DOTALL):
        pages = re.findall(rf"\]\(({language}/[\w-]+\.md)\)", rest)
        linked += [(page, DOORS[language][door]) for page in pages]
    kinds = []
    for page in sorted((DOCS / language).glob("*.md")):
        (kind,) = re.findall(r"^type: (\w+)$", page.read_text("utf-8"), re.MULTILINE)
        kinds.append((f"{language}/{page.name}", kind))
    assert sorted(linked) == kinds
