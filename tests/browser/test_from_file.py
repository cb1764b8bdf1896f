"""Opened from a folder, without any server: pages, links and ticks work, and the search says what it needs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESKTOP, PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.doing import home, search, search_button
from tests.browser.sites import LANGUAGES

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_links_and_ticks_work(sites: Sites, visitor: Callable[..., Visitor], language: str) -> None:
    folder = sites.example / "partners"
    tab = visitor(viewport=PHONE).open((folder / home(language)).as_uri())
    tab.locator("article a[href$='partners/police.html'], article a[href*='partners/police.html#']").first.click()
    tab.wait_for_url(re.compile(r"^file://.*partners/police\.html"))
    (other,) = set(LANGUAGES) - {language}
    tab.locator(f"a[hreflang={other}]").click()
    there = folder / ("en" if other == "en" else "") / "partners" / "police.html"
    tab.wait_for_url(lambda url: url.partition("#")[0] == there.as_uri())
    assert tab.locator("html").get_attribute("lang") == other
    tab.goto((folder / ("" if language == "da" else "en") / "checklists" / "initial.html").as_uri())
    box = tab.locator("article input.km-tick").nth(1)
    box.check()
    tab.reload()
    expect(tab.locator("article input.km-tick").nth(1)).to_be_checked()
    expect(tab.locator("article input.km-tick").nth(0)).not_to_be_checked()
    # The style sheet is there as well: what only a screen reader reads takes no room.
    assert tab.evaluate("document.styleSheets.length > 0 && getComputedStyle(document.body).marginTop") == "0px"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_says_that_it_needs_a_server(
    sites: Sites, visitor: Callable[..., Visitor], language: str, size: dict[str, int]
) -> None:
    tab = visitor(viewport=size).open((sites.example / "partners" / home(language)).as_uri())
    search_button(tab).click()
    expect(search(tab).get_by_text("server")).to_be_visible()
