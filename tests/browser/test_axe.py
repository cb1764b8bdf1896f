"""No fault that axe-core knows of, on a page of every kind, in both schemes, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import SCHEMES, faults, prepare
from tests.browser.chromium import DESKTOP, PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.doing import home, look_for, menu, menu_button, resize
from tests.browser.sites import LANGUAGES, BuiltPage, docs_pages, longest_of_each_kind, pages_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser-axe")]

SIZES: tuple[ViewportSize, ...] = (DESKTOP, PHONE)


def said(found: Iterable[str]) -> str:
    """All that is wrong, one line each, without what is wrong in the same way twice."""
    return "\n".join(dict.fromkeys(found))


def looked_through(page: Page, about: str, sizes: Sequence[ViewportSize] = SIZES) -> list[str]:
    found = []
    prepare(page)
    for size in sizes:
        resize(page, size)
        for scheme in SCHEMES:
            found += faults(page, scheme, about)
    return found


def all_kinds(visitor: Visitor, address: str, pages: Sequence[BuiltPage]) -> list[str]:
    found = []
    tab = visitor.open(address + pages[0].address)
    for each in longest_of_each_kind(pages):
        tab.goto(address + each.address)
        found += looked_through(tab, each.address)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["partners", "public"])
def test_a_page_of_every_kind(sites: Sites, visitor: Callable[..., Visitor], audience: str, language: str) -> None:
    pages = pages_of(sites.example, audience, language)
    assert len({page.kind for page in pages}) > 5
    found = all_kinds(visitor(), sites.address[audience], pages)
    assert not found, said(found)


@pytest.mark.parametrize("audience", ["partners", "public"])
def test_the_page_for_a_wrong_address(sites: Sites, visitor: Callable[..., Visitor], audience: str) -> None:
    found = looked_through(visitor().open(f"{sites.address[audience]}404.html"), "404.html")
    assert not found, said(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_project_s_own_pages(sites: Sites, visitor: Callable[..., Visitor], language: str) -> None:
    pages = [page for page in docs_pages(sites.docs) if page.language == language]
    assert len({page.kind for page in pages}) > 2
    found = all_kinds(visitor(), sites.address["docs"], pages)
    assert not found, said(found)


@pytest.mark.parametrize(("language", "word"), [("da", "møde"), ("en", "meeting")])
@pytest.mark.parametrize("audience", ["partners", "public"])
def test_with_the_search_open(
    sites: Sites, visitor: Callable[..., Visitor], audience: str, language: str, word: str
) -> None:
    found = []
    for size in SIZES:
        tab = visitor(viewport=size).open(sites.address[audience] + home(language))
        look_for(tab, word)
        found += looked_through(tab, "search", [size])
    assert not found, said(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["partners", "public"])
def test_with_the_drawer_open(sites: Sites, visitor: Callable[..., Visitor], audience: str, language: str) -> None:
    tab = visitor(viewport=PHONE).open(sites.address[audience] + home(language))
    menu_button(tab).click()
    menu(tab).get_by_role("link").first.wait_for()
    found = looked_through(tab, "drawer", [PHONE])
    assert not found, said(found)
