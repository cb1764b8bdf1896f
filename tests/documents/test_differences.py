"""The page on what is different shows each changed value beside the one it lies over, in its readers' words."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.documents import pages
from karlemose_model.files import shipped
from karlemose_model.model import Audience
from karlemose_model.reading import read_playbook


def page(playbook: str, day: date, language: str) -> str:
    rollout = read_playbook(shipped("playbooks") / playbook).seen_on(day)
    assert rollout is not None
    made = pages(rollout, Audience.partners, language)
    return next(one.body for one in made if one.kind == "differences")


@pytest.fixture(scope="module")
def english() -> str:
    return page("eksempelparken", date(2026, 11, 26), "en")


def test_both_values_stand_side_by_side_with_names_and_dates(english: str) -> None:
    row = next(line for line in english.splitlines() if "kpis/meetings-held.md" in line)
    assert row.endswith("What is aimed at | 90 | 80, from 3 November 2025; 90, from 1 March 2026 |")
    parties = next(line for line in english.splitlines() if "agreement.terms-of-reference" in line)
    assert "The sports club |" in parties
    assert "sports-club" not in parties


def test_what_an_adaptation_tells_is_not_told_twice(english: str) -> None:
    assert english.count("(How often, Clear)") == 1
    assert "cadence" not in english


def test_what_was_added_and_filled_in_is_named_by_section(english: str) -> None:
    assert "- KPIs: Youth evenings in the club\n" in english
    assert "- Partners: The sports club\n" in english
    filled = english.partition("## What was filled in here")[2]
    assert "- Roles: 33\n" in filled


def test_the_place_itself_is_no_difference(english: str) -> None:
    assert "dwellings" not in english
    assert "480" not in english


def test_a_playbook_that_builds_on_nothing_has_no_such_parts() -> None:
    body = page("karlemose", date(2026, 11, 26), "en")
    assert "What is said otherwise here" not in body
    assert "What was added here" not in body
