"""The page on completeness: both tables, what lacks by name, for partners only, and the same counts as the terminal's."""

from __future__ import annotations

import re
from datetime import date

import pytest

from karlemose_model.documents import Page, pages
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.reports.completeness import WIDTH, profile_text
from karlemose_model.rules.profiles import PROFILES
from karlemose_model.wording import translator
from tests.conftest import AS_OF
from tests.documents.sample import rollout as sample

ROW = re.compile(r"^\| (\d+[a-z]?)\\?\. ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def shipped_rollout(name: str) -> Rollout:
    reading = read_playbook(shipped("playbooks") / name)
    assert reading.playbook is not None
    found = reading.seen_on(reading.playbook.as_of or AS_OF)
    assert found is not None
    return found


def page(rollout: Rollout, language: str = "en") -> Page:
    return next(one for one in pages(rollout, Audience.partners, language) if one.path == "completeness.md")


def line(body: str, words: str) -> str:
    return next(one for one in body.splitlines() if one.startswith(f"- **{words}**"))


def test_both_tables_stand_on_it_in_their_order() -> None:
    rows = ROW.findall(page(shipped_rollout("karlemoseparken")).body)
    assert [row[0] for row in rows] == [
        criterion.number for profile in PROFILES.values() for criterion in profile.criteria
    ]


def test_it_is_no_page_for_everybody() -> None:
    assert "completeness.md" not in {one.path for one in pages(sample(), Audience.public, "en")}


def test_karlemoseparken_shows_what_its_source_does_not_tell() -> None:
    body = page(shipped_rollout("karlemoseparken")).body
    status = {(row[0], row[1]): row[2] for row in ROW.findall(body)}
    assert status["3a", "A robust and positive outcome evaluation"] == "Nothing told"
    assert status["4d", "Implementation: training"] == "Not told of this place"
    assert status["4f", "Implementation: cost"] == "Partly told"
    assert status["12", "How well: fidelity in fact"] == "Nothing told"
    dose = line(body, "How much of each activity, and how often")
    assert "told: 0 of 11" in dose
    assert "Extra resources and patrolling (The slides say extra resources" in dose
    assert "and 6 more" in dose
    assert "The rest comes from The Karlemose model." in dose
    assert ("12", "How well: fidelity in fact", "Nothing told", "No ratings are recorded yet.") in ROW.findall(body)
    assert "No ratings are recorded yet." in line(body, "How faithfully it was run")
    assert "We found no outcome evaluation" in line(body, "An evaluation of the practice's own outcomes")
    assert "A full table is no mark of quality" in body


def test_what_is_told_leads_to_its_sources() -> None:
    dwellings = line(page(shipped_rollout("karlemoseparken")).body, "The number of homes")
    assert "told ([source 1.3](sources.md#source.ecpa-2018.location))" in dwellings


def test_nothing_is_told_of_a_model_below_where_none_is() -> None:
    body = page(shipped_rollout("karlemose")).body
    assert "told of the model" not in body
    assert "Not told of this place" not in body
    assert ("12", "How well: fidelity in fact", "Does not apply", "–") in ROW.findall(body)
    assert "told of the model" in page(shipped_rollout("eksempelparken")).body


def test_names_are_escaped() -> None:
    nasty = {
        "patrol": {"name": "A | *b* [c](d)", "text": "x", "dose": {"unknown": {"da": "Nej | nej", "en": "No | no"}}}
    }
    body = page(sample({"activities": nasty, "rationale": {}}, without=("adaptations", "agreements", "costs"))).body
    dose = line(body, "How much of each activity, and how often")
    assert r"A &#124; \*b\* \[c\](d) (No &#124; no)" in dose


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", list(PROFILES))
def test_the_terminal_counts_as_the_page_does(name: str, language: str) -> None:
    rollout = shipped_rollout("karlemoseparken")
    text = profile_text(rollout, name, language)
    rows = {(row[0], row[1]): row for row in ROW.findall(page(rollout, language).body)}
    _ = translator(language)
    for criterion in PROFILES[name].criteria:
        row = rows[criterion.number, _(criterion.name)]
        found = next(one for one in text.splitlines() if re.match(rf"{criterion.number}\s.*\d$", one))
        assert row[2] in found
        counts = re.findall(r"\d+", found)[-2:]
        assert counts[1] == "1" or re.findall(r"\d+", row[3])[:2] == counts
    assert all(len(one) <= WIDTH for one in text.splitlines())


def test_the_terminal_has_no_counts_where_nothing_is_asked() -> None:
    text = profile_text(shipped_rollout("karlemose"), "tidier", "en")
    assert re.search(r"^12 .*Does not apply\s+–$", text, re.MULTILINE)


def test_a_profile_that_is_none_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        profile_text(sample(), "qualiprev", "en")


def test_the_day_is_that_of_the_view() -> None:
    reading = read_playbook(shipped("playbooks") / "karlemoseparken")
    later = reading.seen_on(date(2021, 3, 1))
    assert later is not None
    told = re.compile(r"told: (\d+) of")
    before = told.search(line(page(shipped_rollout("karlemoseparken")).body, "What it costs"))
    after = told.search(line(page(later).body, "What it costs"))
    assert before
    assert after
    assert int(after[1]) > int(before[1])
