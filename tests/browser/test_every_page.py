"""What holds on each page of the example's sites: its width, its language, its twin, and that nothing comes from elsewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.chromium import NARROW, PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.sites import LANGUAGES, pages_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

# How far the page is wider than the window, and what sticks out.
WIDER = """() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide <= 0) return "";
    const out = [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > innerWidth + 1
        && each.checkVisibility());
    return `${wide} px too wide: ${out.slice(-1).map((each) => each.outerHTML.slice(0, 160))}`;
}"""

ABOUT = """() => ({
    language: document.documentElement.lang,
    twins: [...document.querySelectorAll("a[hreflang]")].map((link) => [link.hreflang, link.lang, link.href]),
    fetched: [...document.querySelectorAll("[src], link[href], object[data], [srcset], use[href], image[href], form[action]")]
        .filter((each) => each.rel !== "canonical" && each.rel !== "alternate")
        .flatMap((each) => ["src", "href", "data", "srcset", "action"].map((name) => each.getAttribute(name)))
        .filter((value) => value).map((value) => new URL(value, document.baseURI).href),
})"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["partners", "public"])
def test_each_page(sites: Sites, visitor: Callable[..., Visitor], audience: str, language: str) -> None:
    pages = pages_of(sites.example, audience, language)
    (other,) = set(LANGUAGES) - {language}
    files = {page.address for page in pages_of(sites.example, audience, other)}
    address = sites.address[audience]
    tab = visitor(viewport=PHONE).open(address)
    wrong = []
    for page in pages:
        tab.goto(address + page.address)
        for size in (PHONE, NARROW):
            tab.set_viewport_size(size)
            too_wide = tab.evaluate(WIDER)
            if too_wide:
                wrong.append(f"{page.address} at {size['width']} px is {too_wide}")
        about: dict[str, Any] = tab.evaluate(ABOUT)
        twin = posixpath.normpath(f"en/{page.address}" if language == "da" else page.address.removeprefix("en/"))
        if about["language"] != language:
            wrong.append(f"{page.address} says that it is in {about['language']!r}")
        if about["twins"] != [[other, other, address + twin]] or twin not in files:
            wrong.append(f"{page.address} has the twin {about['twins']}")
        wrong += [
            f"{page.address} fetches {each}"
            for each in about["fetched"]
            if urlsplit(each).hostname != "127.0.0.1" and urlsplit(each).scheme != "data"
        ]
        tab.set_viewport_size(PHONE)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", ["index.html", "meetings/operational.html", "kpis/recorded-crime.html"])
def test_the_language_link_leads_there_and_back(sites: Sites, visitor: Callable[..., Visitor], page: str) -> None:
    tab = visitor(viewport=PHONE).open(sites.address["partners"] + page)
    tab.locator("a[hreflang=en]").click()
    tab.wait_for_url(sites.address["partners"] + "en/" + page)
    assert tab.locator("html").get_attribute("lang") == "en"
    tab.locator("a[hreflang=da]").click()
    tab.wait_for_url(sites.address["partners"] + page)
    assert tab.locator("html").get_attribute("lang") == "da"
