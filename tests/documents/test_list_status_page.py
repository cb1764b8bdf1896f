"""The page of the list status: for partners in Denmark only, with the distance in words and what is not known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from karlemose_model.documents import Page, pages
from karlemose_model.documents.list_status_page import PATH
from karlemose_model.files import shipped
from karlemose_model.model import Audience, ListCriterion, ListFigure, Records, Rollout
from karlemose_model.problems import Place
from karlemose_model.reading import read_playbook
from tests.documents.sample import CANARY, canary, rollout
from tests.documents.shipped import seen as shipped_rollout


def page_of(seen: Rollout, language: str = "en", audience: Audience = Audience.partners) -> Page | None:
    return next((page for page in pages(seen, audience, language) if page.path == PATH), None)


def body(seen: Rollout, language: str = "en") -> str:
    page = page_of(seen, language)
    assert page is not None
    return page.body


def test_partners_get_the_page_and_the_public_nothing_of_it() -> None:
    sample = rollout()
    shown = body(sample)
    for marked in ("list", "list-note", "case"):
        assert canary(marked) in shown
    assert "4,711" in shown
    for language in ("da", "en"):
        for page in pages(sample, Audience.public, language):
            assert page.path != PATH
            assert CANARY not in page.body
            assert "list-status" not in page.body
            assert "4,713" not in page.body


def test_the_public_pages_are_the_same_with_and_without_the_figures() -> None:
    park = shipped_rollout("eksempelparken")
    assert park.records.list_figures
    bare = replace(park, records=replace(park.records, list_figures=()))
    for language in ("da", "en"):
        assert pages(park, Audience.public, language) == pages(bare, Audience.public, language)


def test_without_figures_or_in_another_country_there_is_no_page() -> None:
    sample = rollout()
    assert page_of(replace(sample, records=Records())) is None
    assert page_of(rollout({"place": {"municipality": "M", "country": "SE"}})) is None
    assert page_of(replace(sample, as_of=date(2017, 1, 1), records=Records())) is None


def test_what_is_missing_is_named() -> None:
    shown = body(rollout())
    assert "can't be told: the figure is missing" in shown
    assert "at least 3 times the country's average" in shown
    assert "it can't be told" in shown
    figures = (
        ListFigure(2025, ListCriterion.convicted, 16.0, 790.0, False, "s", None, "", Place("l.csv")),
        ListFigure(2025, ListCriterion.residents, 1100.0, None, False, "s", None, "", Place("l.csv")),
    )
    assert "the count of the year before is missing" in body(replace(rollout(), records=Records(list_figures=figures)))
    both = (*figures, replace(figures[0], year=2024))
    assert "the country's average is unknown" in body(replace(rollout(), records=Records(list_figures=both)))


def test_the_example_shows_the_paradox_in_both_languages() -> None:
    park = shipped_rollout("eksempelparken")
    assert re.search(
        r"2026 is: \*\*prevention area\*\* without them, \*\*vulnerable housing area\*\* with them", body(park)
    )
    danish = body(park, "da")
    assert "**forebyggelsesområde** uden dem og **udsat boligområde** med dem" in danish
    assert "Eksempelparken er opdigtet" in danish
    assert danish.count("synthetic") >= len(park.records.list_figures)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_says_for_whom_it_is_what_decides_and_when_the_law_was_read(language: str) -> None:
    shown = body(shipped_rollout("eksempelparken"), language)
    told = {
        "da": (
            "Siden er kun for partnerne",
            "Ministeriet offentliggør",
            "eller en jurist",
            "26. november 2026",
            "stemple",
        ),
        "en": ("for the partners only", "The ministry publishes", "or a lawyer", "26 November 2026", "stigmatise"),
    }[language]
    for words in told:
        assert words in shown
    assert "https://danskelove.dk/almenboligloven/61a" in shown


def test_no_real_place_is_given_a_figure() -> None:
    reading = read_playbook(shipped("playbooks") / "karlemoseparken")
    assert reading.records.list_figures == ()
