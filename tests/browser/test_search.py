"""The search finds what people look for, in each language and with the language's own letters."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.doing import home, look_for, search

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

WORDS = [
    ("partners", "da", "børnehaven", "partners/kindergarten.html"),
    ("partners", "da", "årshjul", "papers/annual-wheel.html"),
    ("partners", "en", "kindergarten", "en/partners/kindergarten.html"),
    ("public", "da", "beboere", "residents.html"),
    ("public", "en", "residents", "en/residents.html"),
]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(("audience", "language", "word", "expected"), WORDS)
def test_a_word_leads_to_its_page(
    sites: Sites,
    visitor: Callable[..., Visitor],
    audience: str,
    language: str,
    word: str,
    expected: str,
    size: dict[str, int],
) -> None:
    address = sites.address[audience]
    tab = visitor(viewport=size).open(address + home(language))
    links = look_for(tab, word).evaluate_all("(links) => links.map((link) => link.href)")
    found = [link.removeprefix(address).partition("?")[0].partition("#")[0] for link in links]
    assert expected in found
    # What is in the other language is not found here.
    assert {link.startswith("en/") for link in found} == {language == "en"}


# What leads the list: what the words name, before what only speaks of it, is a source or lies in the archive.
FIRST = [
    ("da", "næste møde", "index.html"),
    ("da", "tryghedsvandring", "walks.html"),
    ("da", "tryghedsv", "walks.html"),
    ("da", "driftsmøde", "meetings/operational.html"),
    ("da", "kilder", "sources.html"),
    ("da", "referat 5. november 2026", "minutes/2026-11-05-operational.html"),
    ("en", "next meeting", "en/index.html"),
    ("en", "safety walk", "en/walks.html"),
]
LAST = ("minutes/", "onboarding/", "sources.html")


@pytest.mark.parametrize(("language", "words", "expected"), FIRST)
def test_the_page_that_is_meant_comes_first(
    sites: Sites, visitor: Callable[..., Visitor], language: str, words: str, expected: str
) -> None:
    address = sites.address["partners"]
    tab = visitor().open(address + home(language))
    links = look_for(tab, words).evaluate_all("(links) => links.map((link) => link.href)")
    found = [link.removeprefix(address).partition("#")[0] for link in links]
    assert found[0] == expected
    # One place per page.
    assert len(found) == len(set(found))
    if not expected.startswith(LAST):
        archived = [page.removeprefix("en/").startswith(LAST) for page in found]
        assert archived == sorted(archived)


def test_all_the_words_before_some_of_them(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor().open(sites.address["partners"] + home("da"))
    look_for(tab, "møde")
    both = look_for_more(tab, "bom parkeringsplads")
    one = look_for_more(tab, "parkeringsplads")
    # Only where no page has both words are those with one of them shown.
    assert both < one
    assert look_for_more(tab, "xyzzy parkeringsplads") == one


def test_nothing_found_leads_to_the_list_of_pages(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor().open(sites.address["partners"] + home("en"))
    found = look_for(tab, "police")
    hint = search(tab).get_by_role("link", name="All pages")
    expect(hint).to_be_hidden()
    search(tab).get_by_role("searchbox").fill("xyzzy")
    expect(found).to_have_count(0)
    expect(search(tab).get_by_role("status")).to_have_text("Nothing was found.")
    hint.click()
    tab.wait_for_url("**/en/contents.html")


def look_for_more(tab: Page, words: str) -> int:
    """In how many places these words are found, in the search that is open."""
    search(tab).get_by_role("searchbox").fill(words)
    said = search(tab).get_by_role("status").inner_text()
    (count,) = re.findall(r"på (\d+) sider", said)
    return int(count)


def test_what_is_for_partners_is_not_found_by_the_public(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor().open(sites.address["public"])
    # That something is found first says that the index is there.
    found = look_for(tab, "tryghed")
    search(tab).get_by_role("searchbox").fill("mødelokale")
    expect(found).to_have_count(0)
