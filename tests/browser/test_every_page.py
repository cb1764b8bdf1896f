"""What holds on each page of the example's sites: its width, its language, its twin, and that nothing comes from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.chromium import NARROW, PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.doing import resize
from tests.browser.sites import LANGUAGES, BuiltPage, docs_pages, pages_of

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


def faults(visitor: Visitor, address: str, pages: Sequence[BuiltPage]) -> list[str]:
    """What is wrong on these pages, each seen on a phone and on a narrower one."""
    wrong = []
    tab = visitor.open(address)
    sizes = [PHONE, NARROW]
    for page in pages:
        tab.goto(address + page.address)
        # The window of the last page is this one's first: half as often it is made anew.
        sizes.reverse()
        for size in sizes:
            resize(tab, size)
            too_wide = tab.evaluate(WIDER)
            if too_wide:
                wrong.append(f"{page.address} at {size['width']} px is {too_wide}")
        about: dict[str, Any] = tab.evaluate(ABOUT)
        if about["language"] != page.language:
            wrong.append(f"{page.address} says that it is in {about['language']!r}")
        (other,) = set(LANGUAGES) - {page.language}
        if page.twin and [other, other, address + page.twin] not in about["twins"]:
            wrong.append(f"{page.address} has the twin {about['twins']}")
        wrong += [
            f"{page.address} fetches {each}"
            for each in about["fetched"]
            if urlsplit(each).hostname != "127.0.0.1" and urlsplit(each).scheme != "data"
        ]
    return wrong


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["partners", "public"])
def test_each_page(sites: Sites, visitor: Callable[..., Visitor], audience: str, language: str) -> None:
    pages = pages_of(sites.example, audience, language)
    # The twin is the same page.
    assert [page for page in pages if page.twin.removeprefix("en/") != page.address.removeprefix("en/")] == []
    wrong = faults(visitor(viewport=PHONE), sites.address[audience], pages)
    assert not wrong, "\n".join(wrong)


def test_each_of_the_project_s_own_pages(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    wrong = faults(visitor(viewport=PHONE), sites.address["docs"], docs_pages(sites.docs))
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
