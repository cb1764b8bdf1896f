"""The first page of the docs leads to every other one, under the door that its kind belongs to, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
DOORS = {
    "da": {"Introduktion": "tutorial", "Vejledninger": "howto", "Opslag": "reference", "Baggrund": "explanation"},
    "en": {"Learn": "tutorial", "Do": "howto", "Look up": "reference", "Understand": "explanation"},
}

CATALOGUE = {"da": "lov.md", "en": "law.md"}


@pytest.mark.parametrize("language", DOORS)
def test_every_page_stands_once_under_the_door_of_its_kind(language: str) -> None:
    index = (DOCS / language / "index.md").read_text("utf-8")
    linked = []
    for door, rest in re.findall(r"^## ([^\n]+)\n(.*?)(?=^## )", index, re.MULTILINE | re.DOTALL):
        linked += [(page, DOORS[language][door]) for page in re.findall(r"\]\(([\w-]+\.md)\)", rest)]
    kinds = []
    for page in sorted((DOCS / language).glob("*.md")):
        if re.fullmatch(r"(law|lov)-l\d\d\.md", page.name):
            # The catalogue of checks of law leads to a page for each.
            assert f"]({page.name})" in (DOCS / language / CATALOGUE[language]).read_text("utf-8")
            continue
        (kind,) = re.findall(r"^type: (\w+)$", page.read_text("utf-8"), re.MULTILINE)
        kinds.append((page.name, kind))
    assert sorted([*linked, ("index.md", "home")]) == kinds


def test_the_first_page_leads_to_both_languages_each_told_in_its_own() -> None:
    first = (DOCS / "index.md").read_text("utf-8")
    assert "](en/index.md)" in first
    danish = first.partition('<div lang="da">')[2].partition("</div>")[0]
    assert 'href="da/index.html"' in danish
    assert not re.search("[æøå]", first.replace(danish, ""))
