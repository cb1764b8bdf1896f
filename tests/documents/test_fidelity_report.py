"""The fidelity report and the agenda's item: what they say of a rating, of two, of none, and on which day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from karlemose_model.documents import pages
from karlemose_model.documents.agenda import agenda_markdown
from karlemose_model.documents.fidelity_report import fidelity_markdown
from karlemose_model.followup import meetings_between
from karlemose_model.model import Audience, FidelityRecord, Rollout
from tests.documents.sample import PLAYBOOK, RATINGS, canary, rollout
from tests.documents.shipped import seen as shipped_rollout

PARK = "eksempelparken"


def rated(*records: dict[str, Any], changes: dict[str, Any] | None = None) -> Rollout:
    """The sample with those ratings in the place of its own."""
    seen = rollout(changes)
    fidelity = tuple(FidelityRecord.model_validate(one) for one in records)
    return replace(seen, records=replace(seen.records, fidelity=fidelity))


def report(seen: Rollout, language: str = "en") -> str:
    found = fidelity_markdown(seen, language)
    assert found is not None
    return found


def row(body: str, first: str) -> list[str]:
    """The cells of the first row of a table that begins so."""
    line = next(line for line in body.splitlines() if line.startswith(f"| {first} |"))
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


def section(body: str, heading: str) -> str:
    """What stands under the first heading of those words."""
    return re.split(r"^#+ ", body.partition(f" {heading}\n")[2], maxsplit=1, flags=re.M)[0]


def steering_item(seen: Rollout, day: str, language: str = "en") -> str:
    """What stands under the item on fidelity of the steering group's meeting that day."""
    on = date.fromisoformat(day)
    (found,) = meetings_between(seen, on, on, "steering")
    body = agenda_markdown(seen, found, language)
    return section(body.partition("## To each item" if language == "en" else "## Til hvert punkt")[2], "4. Fidelity")


def test_the_table_on_top_tells_both_sides() -> None:
    body = report(shipped_rollout(PARK))
    assert row(body, "How faithfully") == ["**moderate**", "**moderate**"]
    assert row(body, "Score") == ["79 of 100", "63 of 100"]
    assert row(body, "Since the rating before") == ["up 16 since 5 March 2026", "nothing to compare with"]
    assert row(body, "Core items without a mark")[1].startswith("Are there mentors")
    assert body.index("How faithfully") < body.index("## ")


def test_a_band_that_a_weak_core_item_lowered_says_so() -> None:
    seen = replace(shipped_rollout(PARK), as_of=date(2026, 3, 31))
    body = report(seen)
    (band,) = row(body, "How faithfully")
    assert band == "**low** (the band is one lower than the score gives, since a core item is below 2)"
    assert row(body, "Core items below 2")[0].startswith("Is there a plan for hold and build")
    assert "Seen from outside" not in body


def test_what_is_missing_of_a_band_is_said() -> None:
    one = {**RATINGS[0], "marks": {"weekly": {"mark": 4, "evidence": "x"}}}
    body = report(rated(one))
    assert row(body, "How faithfully") == ["**no band** (a band needs 80 per cent)"]
    assert row(body, "Items with a mark that counts") == ["1 of 2; they stand for 33 per cent of the model"]


def test_adaptation_and_drift_stand_apart() -> None:
    body = report(rollout())
    kept = section(body, "Approved adaptations, kept apart")
    assert canary("what") in kept
    assert f"Approved: {canary('by')}, 20 October 2025." in kept
    lifted = section(body, "What would lift the marks")
    assert canary("fidelity") not in lifted.split()
    assert canary("seen-2") in lifted
    # Its mark is shown, in brackets.
    assert row(body, canary("fidelity"))[0] == "(2)"


def test_what_is_only_proposed_counts_and_is_said() -> None:
    proposed = {"no-cctv": {**PLAYBOOK["adaptations"]["no-cctv"], "status": "proposed"}}
    body = report(rated(RATINGS[0], changes={"adaptations": proposed}))
    assert "### Changed, but not approved on the day of the rating" in body
    assert "kept apart" not in body.partition("## How to read it")[0]
    assert row(body, canary("fidelity"))[0] == "2"
    assert row(body, "Items with a mark that counts")[0].startswith("2 of 2")


def test_what_lifts_a_mark_is_the_next_anchor_the_lowest_core_item_first() -> None:
    table = section(report(shipped_rollout(PARK)), "What would lift the marks")
    marks = [int(mark) for mark in re.findall(r"^\| [^|]+ \| (\d) \|", table, re.M)]
    assert marks == [2] + [3] * 6
    assert "| 2 | The plan is followed, with contact every week in the clear phase. |" in table
    assert "departures" not in table


def test_both_sides_of_one_day_stand_beside_each_other_and_others_do_not() -> None:
    body = report(rollout())
    beside = section(body, "Inside and outside beside each other")
    assert row(beside, canary("fidelity")) == ["(2)", "3", r"\+1"]
    assert row(beside, canary("fidelity-seen")) == ["1", "–", "–"]
    apart = report(rated(RATINGS[0], {**RATINGS[1], "date": "2026-11-11"}))
    assert "beside each other" not in apart
    assert "## Seen from outside, 11 November 2026" in apart


def test_all_ratings_of_a_side_the_newest_first() -> None:
    history = section(report(shipped_rollout(PARK)), "All ratings from this side")
    assert re.findall(r"^\| (\d+ \w+ 2026) \|", history, re.M) == ["3 September 2026", "5 March 2026"]


def test_the_source_of_the_bands_is_named() -> None:
    assert "articles/10.1186/s13012-024-01406-3/tables/3" in report(rollout())


def test_without_a_rating_there_is_no_page() -> None:
    seen = replace(shipped_rollout(PARK), as_of=date(2026, 3, 4))
    assert fidelity_markdown(seen, "da") is None
    assert "fidelity.md" not in {page.path for page in pages(seen, Audience.partners, "da")}


def test_the_public_has_no_page_and_no_mark() -> None:
    made = pages(shipped_rollout(PARK), Audience.public, "en")
    assert "fidelity.md" not in {page.path for page in made}
    assert not any("79 of 100" in page.body for page in made)


def test_the_steering_agenda_has_the_newest_rating_of_its_day() -> None:
    seen = shipped_rollout(PARK)
    december = steering_item(seen, "2026-12-08")
    assert "**Seen from inside, 3 September 2026:** Moderate, 79 of 100. Up 16 since 5 March 2026." in december
    assert "**Seen from outside, 3 September 2026:** Moderate, 63 of 100." in december
    assert "Core items without a mark: Are there mentors" in december
    assert "What would lift the partners' own marks:" in december
    # What was known at an earlier meeting is what its agenda shows.
    march = steering_item(seen, "2026-03-10")
    assert "Low, 63 of 100." in march
    assert "Core items below 2: Is there a plan" in march
    assert "September" not in march


def test_a_steering_agenda_before_the_first_rating_lists_what_is_asked() -> None:
    item = steering_item(shipped_rollout(PARK), "2025-12-09")
    assert "11 points are given a mark from 0 to 4." in item
    assert "of 100" not in item


def test_the_newer_rating_gives_the_table_of_the_agenda() -> None:
    seen = shipped_rollout(PARK)
    later = [one.model_copy(update={"date": date(2026, 9, 7)}) if one.body else one for one in seen.records.fidelity]
    seen = replace(seen, records=replace(seen.records, fidelity=tuple(later)))
    assert "What would lift the marks from outside:" in steering_item(seen, "2026-12-08")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_agenda_on_the_site_leads_to_the_report(language: str) -> None:
    made = {page.path: page for page in pages(shipped_rollout(PARK), Audience.partners, language)}
    assert "](../fidelity.md)" in made["meetings/2026-12-08-steering.md"].body
    assert "](fidelity.md)" in made["contents.md"].body
    assert "](fidelity.md)" in made["steering-report.md"].body


def test_a_score_that_fell_or_stayed_says_so() -> None:
    def one(day: str, mark: int) -> dict[str, Any]:
        return {
            **RATINGS[0],
            "date": day,
            "marks": {id_: {"mark": mark, "evidence": "x"} for id_ in PLAYBOOK["fidelity"]},
        }

    fell = report(rated(one("2026-05-01", 4), one("2026-08-01", 3)))
    assert row(fell, "Since the rating before") == ["down 25 since 1 May 2026"]
    stayed = report(rated(one("2026-05-01", 3), one("2026-08-01", 3)))
    assert row(stayed, "Since the rating before") == ["unchanged since 1 May 2026"]
    best = report(rated(one("2026-05-01", 4)))
    assert "What would lift" not in best
