"""The search finds what people look for, in each language and with the language's own letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

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


def test_what_is_for_partners_is_not_found_by_the_public(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor().open(sites.address["public"])
    # That something is found first says that the index is there.
    found = look_for(tab, "tryghed")
    search(tab).get_by_role("searchbox").fill("mødelokale")
    expect(found).to_have_count(0)
