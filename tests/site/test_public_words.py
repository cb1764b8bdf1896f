"""No public page names a partner's contact, an hour, or a meeting or patrol to come: looked for by form, in all that is shipped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from karlemose_model.files import shipped, shipped_playbooks
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.site import build_site
from tests.conftest import AS_OF
from tests.site.public_words import addresses, days_after, files, hours, public_addresses, told_out_of_turn


@pytest.fixture(scope="module", params=shipped_playbooks())
def rollout(request: pytest.FixtureRequest) -> Rollout:
    reading = read_playbook(shipped("playbooks") / request.param)
    assert reading.playbook
    seen = reading.seen_on(reading.playbook.as_of or AS_OF)
    assert seen
    return seen


def test_the_public_source_tells_nothing_of_it(rollout: Rollout, tmp_path: Path) -> None:
    built = build_site(rollout, Audience.public, tmp_path, "none")
    assert built.problems == ()
    assert told_out_of_turn(rollout, built.source) == []


def test_what_is_meant_for_residents_and_for_telling_of_faults_is_there(tmp_path: Path) -> None:
    rollout = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(AS_OF)
    assert rollout
    source = build_site(rollout, Audience.public, tmp_path, "none").source
    told = set().union(*(addresses(text) for _name, text in files(source)))
    assert told == public_addresses(rollout.playbook)
    assert len(told) > 3


def test_the_partners_source_is_full_of_it(tmp_path: Path) -> None:
    """Else the test above could not fail."""
    rollout = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(AS_OF)
    assert rollout
    source = build_site(rollout, Audience.partners, tmp_path, "none").source
    every = dict(files(source))
    whole = "\n".join(every.values())
    assert {"lokalpolitiet@politi.example.org", "00 00 00 00"} <= addresses(whole)
    assert {"13.30", "13:30"} <= hours(whole)
    assert date(2026, 12, 3) in days_after(whole, AS_OF)
    assert "da/docs/calendar/all.ics" in every


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi ses kl. 13.30", {"13.30"}),
        ("at 9:05 sharp", {"9:05"}),
        ("kl. 9.30", {"kl. 9.30"}),
        ("source 12.10 and kilde 12.11", set()),
        ("1.45 times, 12.505 kr., 2026-11-30, version 13.30.1", set()),
    ],
)
def test_hours_are_told_from_numbers(text: str, found: set[str]) -> None:
    assert hours(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("skriv til a.b@c.example.org.", {"a.b@c.example.org"}),
        ("ring 00 00 00 00 eller +45 12345678", {"00 00 00 00", "+45 12345678"}),
        ("in 2026 2027 and 20262027 homes", {"2026 2027"} | {"20262027"}),
        ("480 homes, 1.100 residents", set()),
    ],
)
def test_addresses_and_numbers_are_found(text: str, found: set[str]) -> None:
    assert addresses(text) == found


def test_days_are_found_in_both_languages() -> None:
    text = "3. december 2026, 4 December 2026, 2026-12-05, 1. maj 2026"
    assert days_after(text, AS_OF) == {date(2026, 12, day) for day in (3, 4, 5)}
