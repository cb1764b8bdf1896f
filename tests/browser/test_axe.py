"""No fault that axe-core knows of, on a page of every kind, in both schemes, on a desk and on a phone.

A kind of page is looked at in all four ways, two of them in each language: the words change neither colours nor marks.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import SCHEMES, Scheme, faults, prepare
from tests.browser.chromium import DESKTOP, PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.doing import home, look_for, menu, menu_button, resize
from tests.browser.sites import LANGUAGES, BuiltPage, docs_pages, longest_of_each_kind, pages_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser-axe")]

Way = tuple[ViewportSize, Scheme]

EVERY_WAY: tuple[Way, ...] = tuple((size, scheme) for size in (DESKTOP, PHONE) for scheme in SCHEMES)
_LIGHT, _DARK = SCHEMES
WAYS: dict[str, tuple[Way, ...]] = {
    "da": ((DESKTOP, _LIGHT), (PHONE, _DARK)),
    "en": ((DESKTOP, _DARK), (PHONE, _LIGHT)),
}


def said(found: Iterable[str]) -> str:
    """All that is wrong, one line each, without what is wrong in the same way twice."""
    return "\n".join(dict.fromkeys(found))


def looked_through(page: Page, about: str, ways: Sequence[Way] = EVERY_WAY) -> list[str]:
    found = []
    prepare(page)
    for size, scheme in ways:
        resize(page, size)
        found += faults(page, scheme, about)
    return found


def all_kinds(visitor: Visitor, address: str, pages: Sequence[BuiltPage], ways: Sequence[Way]) -> list[str]:
    found = []
    tab = visitor.open(address + pages[0].address)
    for each in longest_of_each_kind(pages):
        tab.goto(address + each.address)
        found += looked_through(tab, each.address, ways)
    return found


def test_the_languages_together_are_every_way() -> None:
    assert sorted(map(str, itertools.chain(*WAYS.values()))) == sorted(map(str, EVERY_WAY))
    assert WAYS.keys() == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["partners", "public"])
def test_a_page_of_every_kind(sites: Sites, visitor: Callable[..., Visitor], audience: str, language: str) -> None:
    pages = pages_of(sites.example, audience, language)
    assert len({page.kind for page in pages}) > 5
    found = all_kinds(visitor(), sites.address[audience], pages, WAYS[language])
    assert not found, said(found)


@pytest.mark.parametrize("audience", ["partners", "public"])
def test_the_page_for_a_wrong_address(sites: Sites, visitor: Callable[..., Visitor], audience: str) -> None:
    found = looked_through(visitor().open(f"{sites.address[audience]}404.html"), "404.html")
    assert not found, said(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_project_s_own_pages(sites: Sites, visitor: Callable[..., Visitor], language: str) -> None:
    pages = [page for page in docs_pages(sites.docs) if page.language == language]
    assert len({page.kind for page in pages}) > 2
    found = all_kinds(visitor(), sites.address["docs"], pages, WAYS[language])
    assert not found, said(found)


@pytest.mark.parametrize(("language", "word"), [("da", "møde"), ("en", "meeting")])
@pytest.mark.parametrize("audience", ["partners", "public"])
def test_with_the_search_open(
    sites: Sites, visitor: Callable[..., Visitor], audience: str, language: str, word: str
) -> None:
    found = []
    for size in (DESKTOP, PHONE):
        tab = visitor(viewport=size).open(sites.address[audience] + home(language))
        look_for(tab, word)
        found += looked_through(tab, "search", [way for way in EVERY_WAY if way[0] == size])
    assert not found, said(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["partners", "public"])
def test_with_the_drawer_open(sites: Sites, visitor: Callable[..., Visitor], audience: str, language: str) -> None:
    tab = visitor(viewport=PHONE).open(sites.address[audience] + home(language))
    menu_button(tab).click()
    menu(tab).get_by_role("link").first.wait_for()
    found = looked_through(tab, "drawer", [way for way in EVERY_WAY if way[0] == PHONE])
    assert not found, said(found)
