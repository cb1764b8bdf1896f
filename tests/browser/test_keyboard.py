"""A walk by keyboard: the skip link, every stop seen and marked, the drawer and the search, and out again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.chromium import DESKTOP, PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.doing import REACHABLE, home, menu, menu_button, search, search_button, stop, walk
from tests.browser.sites import LANGUAGES

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

SIZES = [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")]
CHECKLIST = "checklists/role-chair.html"


def press_until(tab: Page, where: Locator) -> None:
    """Presses the Tab key until the focus is there."""
    where.wait_for()
    for _ in range(60):
        if where.evaluate("(element) => element === document.activeElement"):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to {where}")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stop_skips_to_the_content(
    sites: Sites, visitor: Callable[..., Visitor], language: str, size: ViewportSize
) -> None:
    tab = visitor(viewport=size).open(sites.address["partners"] + home(language))
    tab.keyboard.press("Tab")
    first = stop(tab)
    assert first
    assert first["href"].startswith("#")
    assert first["seen"]
    assert not first["covered"]
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    after = stop(tab)
    assert after
    assert "article" in after["inside"], after["html"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", ["index.html", CHECKLIST, "en/partners/police.html", "en/plan.html"])
def test_every_stop_is_seen_and_marked_and_none_is_left_out(
    sites: Sites, visitor: Callable[..., Visitor], address: str, size: ViewportSize
) -> None:
    tab = visitor(viewport=size).open(sites.address["partners"] + address)
    reachable = tab.evaluate(REACHABLE)
    stops = list(walk(tab))
    assert [each["html"] for each in stops if not each["seen"]] == []
    assert [(each["html"], each["covered"]) for each in stops if each["covered"]] == []
    assert [each["html"] for each in stops if not each["marked"]] == []
    # Nothing holds the focus back: the walk comes by everything, down to the footer.
    assert [each for each in reachable if each not in {each["html"] for each in stops}] == []


@pytest.mark.parametrize("address", ["index.html", "en/kpis.html"])
def test_the_drawer_opens_takes_the_focus_and_gives_it_back(
    sites: Sites, visitor: Callable[..., Visitor], address: str
) -> None:
    tab = visitor(viewport=PHONE).open(sites.address["partners"] + address)
    press_until(tab, menu_button(tab))
    tab.keyboard.press("Enter")
    expect(menu(tab)).to_be_visible()
    # The focus is inside and stays there as long as the drawer is open; the browser's own bar may have it in between.
    inside = [each for each in (stop(tab), *walk(tab)) if each]
    assert {"dialog" in each["inside"] for each in inside} == {True}
    assert [each["html"] for each in inside if not each["seen"] or each["covered"] or not each["marked"]] == []
    links = menu(tab).get_by_role("navigation").get_by_role("link")
    assert sum(each["tag"] == "a" for each in inside) == links.count() > 1
    tab.keyboard.press("Escape")
    expect(menu(tab)).to_be_hidden()
    expect(menu_button(tab)).to_be_focused()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language", "word"), [("da", "børnehave"), ("en", "kindergarten")])
def test_the_search_is_used_without_a_mouse(
    sites: Sites, visitor: Callable[..., Visitor], language: str, word: str, size: ViewportSize
) -> None:
    tab = visitor(viewport=size).open(sites.address["partners"] + home(language))
    press_until(tab, search_button(tab))
    tab.keyboard.press("Enter")
    expect(search(tab).get_by_role("searchbox")).to_be_focused()
    tab.keyboard.type(word)
    found = search(tab).get_by_role("listitem").get_by_role("link")
    press_until(tab, found.first)
    there = stop(tab)
    assert there
    assert there["seen"]
    assert there["marked"]
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: url != sites.address["partners"] + home(language))
    assert word in tab.locator("article").inner_text().lower()
    assert tab.locator("html").get_attribute("lang") == language


def test_escape_leaves_the_search(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(sites.address["partners"])
    press_until(tab, search_button(tab))
    tab.keyboard.press("Enter")
    expect(search(tab).get_by_role("searchbox")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(search(tab)).to_be_hidden()
    expect(search_button(tab)).to_be_focused()
