"""What a visitor does on a site: go home, open the search or the drawer, walk on by the Tab key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page, ViewportSize

# How far the walk goes at most: more stops than any page has.
_MOST_STOPS = 900

_STOP = """() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    const shown = getComputedStyle(at);
    const line = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    // A box that is drawn by its label shows there that it has the focus.
    const drawn = [shown, getComputedStyle(at, "::before"), getComputedStyle(at, "::after")];
    if (at.labels) for (const label of at.labels) drawn.push(getComputedStyle(label), getComputedStyle(label, "::before"));
    const box = at.getClientRects()[0] || at.getBoundingClientRect();
    const x = box.left + Math.min(box.width / 2, 20), y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    window.kmStops = window.kmStops || new Map();
    if (!window.kmStops.has(at)) window.kmStops.set(at, window.kmStops.size);
    return {
        number: window.kmStops.get(at),
        html: at.outerHTML.slice(0, 140),
        tag: at.tagName.toLowerCase(),
        href: at.getAttribute("href"),
        seen: at.checkVisibility({opacityProperty: true, visibilityProperty: true}) && box.width > 0 && box.height > 0
            && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight,
        covered: !top ? "outside" : (at.contains(top) || top.contains(at)
            || [...(at.labels || [])].some((label) => label.contains(top))) ? "" : top.outerHTML.slice(0, 100),
        marked: drawn.some(line) || shown.boxShadow !== "none",
        inside: ["header", "nav", "main", "article", "footer", "dialog"].filter((where) => at.closest(where)),
    };
}"""

# All that the Tab key should reach: what can have the focus and is seen.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({visibilityProperty: true})
        && each.getClientRects().length).map((each) => each.outerHTML.slice(0, 140))"""

Stop = dict[str, Any]

_SEARCH = re.compile("^(Søg|Search)$")


def home(language: str) -> str:
    """The address of a language's front page below the site's root."""
    return "index.html" if language == "da" else f"{language}/index.html"


def resize(tab: Page, size: ViewportSize) -> None:
    """Makes the window that large, and waits until the page's script has laid its tables out anew."""
    if tab.viewport_size != size:
        tab.set_viewport_size(size)
    tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def search_button(tab: Page) -> Locator:
    return tab.get_by_role("banner").get_by_role("button", name=_SEARCH)


def menu_button(tab: Page) -> Locator:
    return tab.get_by_role("banner").get_by_role("button", name="Menu")


def search(tab: Page) -> Locator:
    """The dialog that the search is in, if it is open."""
    return tab.get_by_role("dialog", name=_SEARCH)


def menu(tab: Page) -> Locator:
    """The drawer with the list of pages, if it is open."""
    return tab.get_by_role("dialog", name="Menu")


def look_for(tab: Page, words: str) -> Locator:
    """Opens the search, types the words and gives the links that are found, when there are some."""
    search_button(tab).click()
    search(tab).get_by_role("searchbox").fill(words)
    found = search(tab).get_by_role("listitem").get_by_role("link")
    found.first.wait_for()
    return found


def stop(tab: Page) -> Stop | None:
    """What has the focus now, and how it looks; nothing if it is the page itself."""
    told: Stop | None = tab.evaluate(_STOP)
    return told


def walk(tab: Page) -> Iterator[Stop]:
    """Every stop of the Tab key from here to the end of the page, or to where it begins again."""
    seen: set[int] = set()
    for _ in range(_MOST_STOPS):
        tab.keyboard.press("Tab")
        here = stop(tab)
        if here is None or here["number"] in seen:
            return
        seen.add(here["number"])
        yield here
    raise AssertionError("the walk has no end")
