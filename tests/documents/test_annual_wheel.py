"""The annual wheel: what falls when in twelve months, with and without a timeline, and nothing of another country."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from karlemose_model.documents import pages
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from tests.documents.sample import rollout


def wheel(seen: Rollout, language: str = "en") -> dict[str, list[str]]:
    """The months with their rows, links as their words."""
    body = next(p.body for p in pages(seen, Audience.partners, language) if p.path == "papers/annual-wheel.md")
    body = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", body)
    parts = re.split(r"^## (.*)\n", body, flags=re.M)[1:]
    return {
        heading: [line for line in text.splitlines() if line.startswith("| ") and "---" not in line][1:]
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
    }


def changed(**changes: Any) -> dict[str, list[str]]:
    return wheel(rollout(changes))


def test_it_begins_with_the_month_of_the_view_and_has_twelve() -> None:
    months = [heading for heading in changed() if re.fullmatch(r"[A-Z][a-z]+ \d{4}", heading)]
    assert months[0] == "November 2026"
    assert months[-1] == "October 2027"


def test_the_days_of_a_meeting_in_a_month_stand_together() -> None:
    (row,) = [row for row in changed()["February 2027"] if "Operational meeting" in row]
    assert row.startswith("| 11 and 25 | Operational meeting | Coordinator |")


def test_a_moved_meeting_says_from_which_day() -> None:
    assert any("moved from Thursday 31 December 2026" in row for row in changed()["January 2027"])


def test_tasks_closures_reviews_and_the_end_of_a_permit() -> None:
    found = changed(
        place={"closures": {"summer": {"name": "Summer", "weeks": [28, 29]}, "x": {"name": "Inventory", "from": "2027-01-30", "to": "2027-02-02"}}},
        checklists={"l": {"name": "L", "role": "coordinator", "tasks": {"list": {"text": "Read the list", "due": {"each_year": "12-01"}}}}},
        agreements={
            "t": {"name": "Terms", "kind": "terms_of_reference", "purpose": "P", "review": "2027-03-05"},
            "c": {"name": "Permit", "kind": "cctv_permit", "purpose": "P", "cctv": {"expires": "2027-04-06", "controller": "housing"}},
        },
    )  # fmt: skip
    assert "| 1 | Read the list | Coordinator |" in found["December 2026"]
    assert any(row.startswith("| 12 | Summer: nobody meets until 25 July |") for row in found["July 2027"])
    assert any(row.startswith("| 30 | Inventory: nobody meets until 2 February |") for row in found["January 2027"])
    assert any("| 5 | Terms is to be looked at again |" in row for row in found["March 2027"])
    assert "| 6 | Permit ends | The housing organisation |" in found["April 2027"]


def test_without_a_timeline_the_yearly_days_stand_and_no_meeting_has_a_date() -> None:
    tasks = {"list": {"text": "Read the list", "due": {"each_year": "12-01"}}}
    found = changed(timeline=[], checklists={"l": {"name": "L", "role": "coordinator", "tasks": tasks}})
    assert "| 1 | Read the list | Coordinator |" in found["December"]
    assert not any(re.search(r"\d{4}", heading) for heading in found)
    assert any("every second Thursday" in row for row in found["Meetings and visits"])


@pytest.mark.parametrize(("country", "there"), [("DK", True), ("SE", False)])
def test_outside_dates_are_those_of_the_country(tmp_path, country: str, there: bool) -> None:
    (tmp_path / "playbook.yml").write_text(
        "schema: 1\nid: p\nversion: 1\nkind: estate\nname: P\nlanguages: [en]\n"
        "extends: {playbook: karlemose, version: 1}\n"
        f"place: {{country: {country}}}\ntimeline: [{{phase: clear, from: 2026-01-05}}]\n",
        "utf-8",
    )
    seen = read_playbook(tmp_path).seen_on(date(2026, 11, 26))
    assert seen is not None
    said = "\n".join(row for rows in wheel(seen).values() for row in rows)
    assert ("lists of housing areas" in said) is there
    assert ("Landsbyggefonden" in said) is there
    assert ("accessibility statement" in said) is there
    assert "make the year plan" in said


def test_the_example_has_all_the_outside_dates() -> None:
    seen = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(date(2026, 11, 26))
    assert seen is not None
    found = wheel(seen)
    for month, day, words in (
        ("December 2026", "1", "lists of housing areas"),
        ("December 2026", "31", "SSP year plan"),
        ("June 2027", "30", "Landsbyggefonden"),
        ("September 2027", "1", "accessibility statement"),
    ):
        assert any(row.startswith(f"| {day} |") and words in row for row in found[month]), (month, words)
