"""The pictures on the project's own pages are of today's pages; `make screenshots` makes them anew."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable

import pytest

from tests.browser.chromium import Visitor
from tests.browser.conftest import Sites
from tests.browser.palette import in_few_colours
from tests.browser.screens import FOLDER, LANGUAGES, MOST_BYTES, SCREENS, Screen, said_on, shown, size_of
from tests.browser.sites import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

WRITES = bool(os.environ.get("KARLEMOSE_SCREENSHOTS"))
LOOK = FOLDER / "look.txt"
AGAIN = "make it anew with: make screenshots"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_picture_is_of_today_s_page(
    sites: Sites, visitor: Callable[..., Visitor], screen: Screen, language: str
) -> None:
    size = {"width": screen.width, "height": screen.height}
    visiting = visitor(viewport=size, device_scale_factor=screen.scale)
    tab = shown(visiting, sites.address[screen.audience], screen, sites.example, language)
    picture, words = screen.file(language), screen.words(language)
    if WRITES:
        FOLDER.mkdir(parents=True, exist_ok=True)
        taken = tab.screenshot(scale="device", caret="hide", animations="disabled")
        picture.write_bytes(in_few_colours(taken, visiting.open("about:blank")))
        words.write_text(said_on(tab), "utf-8")
    assert picture.is_file(), AGAIN
    assert said_on(tab) == words.read_text("utf-8"), f"{picture.name} shows an older page; {AGAIN}"
    png = picture.read_bytes()
    assert size_of(png) == (screen.width * screen.scale, screen.height * screen.scale)
    assert len(png) < MOST_BYTES


def test_the_pictures_show_today_s_look() -> None:
    """A checksum of the pages' templates, style sheets and scripts lies beside them: a new look asks for new pictures."""
    look = hashlib.sha256()
    for file in sorted(path for path in (ROOT / "templates" / "site").rglob("*") if path.is_file()):
        look.update(file.read_bytes())
    if WRITES:
        LOOK.write_text(look.hexdigest() + "\n", "utf-8")
    assert LOOK.read_text("utf-8").strip() == look.hexdigest(), f"the look has changed; {AGAIN}"


def test_no_picture_is_left_over() -> None:
    expected = {file for one in SCREENS for language in LANGUAGES for file in (one.file(language), one.words(language))}
    assert set(FOLDER.iterdir()) == {*expected, LOOK}


def test_each_picture_is_shown_on_a_page() -> None:
    """With words for those who do not see it."""
    docs = "".join(path.read_text("utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))
    shown_there = set(re.findall(r"!\[[^\]]{10,}\]\([^)]*assets/screens/([^)]+)\)", docs))
    assert shown_there == {one.file(language).name for one in SCREENS for language in LANGUAGES}
