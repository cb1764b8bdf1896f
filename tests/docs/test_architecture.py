"""The picture of the architecture and the page beside it have the floors of pyproject.toml, and can be read by all."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET

import pytest

from tests.docs.architecture import BANDS, DARK, FILES, GIVES, LIGHT, ROOT, drawn, floors, is_room, ours

SVG = "{http://www.w3.org/2000/svg}"
PAGES = {"da": ROOT / "docs/da/arkitektur.md", "en": ROOT / "docs/en/architecture.md"}


def in_pyproject() -> list[list[str]]:
    """Read in another way than the drawing does: the names alone, of what is in the package."""
    (contract,) = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    named = [re.findall(r"\w+", layer) for layer in contract["layers"]]
    return [rooms for layer in named if (rooms := [room for room in layer if is_room(ROOT / "karlemose_model" / room)])]


@pytest.mark.parametrize("language", FILES)
def test_the_picture_has_the_rooms_of_pyproject_in_their_order(language: str) -> None:
    rooms = [span.text for span in ET.parse(FILES[language]).iter(f"{SVG}tspan")]
    assert rooms == [room for floor in in_pyproject() for room in floor]


@pytest.mark.parametrize("language", FILES)
def test_the_picture_is_the_one_that_is_drawn(language: str) -> None:
    # If not: python -m tests.docs.architecture
    assert FILES[language].read_text("utf-8") == drawn(language, ours())


def test_every_floor_has_its_words() -> None:
    assert list(GIVES) == [floor[0] for floor in in_pyproject()]
    assert set(BANDS) <= set(GIVES)


@pytest.mark.parametrize("language", PAGES)
def test_the_table_beside_it_says_the_same(language: str) -> None:
    rows = re.findall(r"^\| (`.+?) \| ", PAGES[language].read_text("utf-8"), re.MULTILINE)
    assert [re.findall(r"`(\w+)`", row) for row in rows] == in_pyproject()


def test_a_floor_that_is_not_there_yet_is_not_drawn() -> None:
    text = '[[tool.importlinter.contracts]]\nid = "floors"\nlayers = ["(cli) | (attic)", "(cellar)", "model : text"]\n'
    assert floors(text, ROOT / "karlemose_model") == [["cli"], ["model", "text"]]


@pytest.mark.parametrize("language", FILES)
def test_the_picture_is_read_aloud_and_fits_a_phone(language: str) -> None:
    root = ET.parse(FILES[language]).getroot()
    assert root.get("role") == "img"
    assert root.get("lang") == language
    said = {part.get("id"): part.text for part in root if part.tag in (f"{SVG}title", f"{SVG}desc")}
    assert root.get("aria-labelledby", "").split() == list(said)
    assert all(words[language] in str(said["desc"]) for words in GIVES.values())
    # 390 pixels less the margins of the page; a line of 13 pixels takes some 7 a letter, and the box has 272.
    assert int(root.get("width", 0)) <= 360
    words = [(text.get("font-size"), text.text) for text in root.iter(f"{SVG}text") if text.text]
    assert {size for size, _ in words} == {"13"}
    assert max(len(line) for _, line in words) <= 40


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_its_colours_have_contrast_enough(scheme: dict[str, str]) -> None:
    for text, ground in (("text", "floor"), ("text", "paper"), ("soft", "paper"), ("on-hand", "hand")):
        assert contrast(scheme[text], scheme[ground]) >= 4.5, (text, ground)
    for line in ("edge", "hand"):
        assert contrast(scheme[line], scheme["paper"]) >= 3, line
