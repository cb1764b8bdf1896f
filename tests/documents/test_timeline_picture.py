"""The timeline's picture: a bar for each spell inside the picture, and words that say the same."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.documents.chart_picture import WIDTH
from karlemose_model.documents.timeline_picture import timeline_description, timeline_svg
from karlemose_model.documents.view import View
from karlemose_model.model import Audience
from tests.documents.sample import rollout

SVG = "{http://www.w3.org/2000/svg}"
SPELLS = [
    {"phase": "clear", "from": "2025-11-03"},
    {"phase": "hold", "from": "2026-06-01"},
    {"phase": "clear", "from": "2026-10-05"},
]


def view(language: str = "en", spells: list[dict[str, str]] = SPELLS) -> View:
    return View(rollout({"timeline": spells}), Audience.partners, language, ())


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_names_the_phases_and_says_what_it_shows(language: str) -> None:
    root = ET.fromstring(timeline_svg(view(language)))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    names = {"da": ["Akut", "Fastholde"], "en": ["Clear", "Hold"]}[language]
    assert [text for text in texts if text in names] == names
    description = root.find(f"{SVG}desc")
    assert description is not None
    assert description.text == timeline_description(view(language))
    assert root.get("lang") == language


def test_the_words_name_every_spell() -> None:
    assert timeline_description(view()) == (
        "Timeline: Clear from 3 November 2025 to 31 May 2026; Hold from 1 June 2026 to 4 October 2026; "
        "Clear from 5 October 2026 on; as of 26 November 2026."
    )


def test_without_a_timeline_there_is_none() -> None:
    assert timeline_svg(view(spells=[])) == ""


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4000), min_size=1, max_size=9, unique=True))
def test_nothing_lies_outside_and_every_spell_has_a_bar(days: list[int]) -> None:
    begin = date(2020, 1, 1)
    spells = [
        {"phase": "hold" if place % 2 else "clear", "from": (begin + timedelta(days=day)).isoformat()}
        for place, day in enumerate(sorted(days))
    ]
    root = ET.fromstring(timeline_svg(view(spells=spells)))
    bars = [one for one in root.iter(f"{SVG}rect") if one.get("x")]
    arrows = [one for one in root.iter(f"{SVG}path") if "c-data" in (one.get("class") or "").split()]
    assert len(bars) + len(arrows) == len(spells)
    for bar in bars:
        assert 0 <= float(bar.get("x", "")) <= float(bar.get("x", "")) + float(bar.get("width", "")) <= WIDTH
    for arrow in arrows:
        assert all(0 <= float(x) <= WIDTH for x in re.findall(r"[MH](-?[\d.]+)", arrow.get("d", "")))
    labels = sorted(
        float(one.get("x", "")) for one in root.iter(f"{SVG}text") if one.get("y") and not one.get("font-weight")
    )
    assert all(after - before > 60 for before, after in zip(labels, labels[1:], strict=False))
