"""The page on what an evaluation can find: who gets it, when there is one, and that it says what the figures say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from karlemose_model.documents import pages, paths
from karlemose_model.documents.evaluation_plan import PATH, plan_markdown
from karlemose_model.evaluation.power import plan
from karlemose_model.model import Audience, Rollout
from tests.documents import sample
from tests.evaluation.sample import AREAS, EVALUATION, counted, months

WILD = [0, 14, 1, 12, 0, 3, 11, 2, 0, 13, 1, 3]
ALIKE = [5, 6, 4, 5, 7, 3, 5, 5, 4, 6, 5, 5]
ONE_YEAR = {**EVALUATION, "before": {"from": "2024-01", "to": "2024-12"}, "after": {"from": "2025-01", "to": "2025-12"}}


def rollout(here: list[int], there: list[int], evaluation: dict[str, Any] | None = None) -> Rollout:
    """The sample with an evaluation, and the counts of the months up to the end of 2024."""
    seen = sample.rollout({"evaluation": evaluation or EVALUATION})
    counts = tuple(
        counted(area, "burglary", month, count)
        for area, series in (("here", here), ("there", there))
        for month, count in zip(months(f"{2025 - len(series) // 12}-01", len(series)), series, strict=True)
    )
    return replace(seen, records=replace(seen.records, counts=counts))


def said(seen: Rollout, language: str = "en") -> str:
    return " ".join(plan_markdown(seen, plan(seen), "burglary", language).split())


@pytest.mark.parametrize("language", ["da", "en"])
def test_partners_have_the_page_and_the_public_does_not(language: str) -> None:
    seen = rollout(ALIKE * 2, ALIKE * 2)
    made = {page.path: page for page in pages(seen, Audience.partners, language)}
    page = made[PATH]
    assert (page.kind, page.group) == ("evaluation-plan", "kpis")
    assert PATH in paths(seen, Audience.partners)
    assert f"]({PATH})" in made["contents.md"].body
    assert PATH not in paths(seen, Audience.public)
    assert PATH not in {page.path for page in pages(seen, Audience.public, language)}


def test_without_an_evaluation_there_is_no_page() -> None:
    assert PATH not in paths(sample.rollout(), Audience.partners)
    assert PATH not in {page.path for page in pages(sample.rollout(), Audience.partners, "en")}


def test_the_page_says_which_way_is_stronger() -> None:
    text = said(rollout(ALIKE * 2, ALIKE * 2))
    assert "24 months before and 24 after, and a comparison of the same size" in text
    planned, larger, pooled = (
        int(found)
        for found in re.findall(r"\| (?:as planned|with a comparison 4 times[^|]*|with 3 such[^|]*) \| (\d+) \|", text)
    )
    assert planned < larger < pooled
    assert "with 24 months before" not in text


def test_a_comparison_of_another_size_is_said() -> None:
    text = said(rollout([2] * 24, [5] * 24))
    assert "a comparison with 2.5 times as many offences" in text
    assert "et sammenligningsgrundlag med 2,5 gange så mange anmeldelser" in said(rollout([2] * 24, [5] * 24), "da")


def test_regression_to_the_mean_is_told_with_the_estates_own_numbers() -> None:
    text = said(rollout([4] * 12 + [8] * 12, [5] * 24))
    assert "there were 6.0 offences a month in the estate. In the last 12 of them there were 8.0 a month." in text
    assert "there would be a fall of 25 per cent, without anybody having done anything." in text
    assert "The 24 months are few to tell what is usual here" in text
    longer = said(rollout([8] * 24 + [4] * 12, [5] * 36))
    assert "The last months were not worse than usual" in longer
    assert "are few to tell" not in longer
    year = said(rollout([2] * 6 + [8] * 6, [5] * 12, ONE_YEAR))
    assert "there were 5.0 offences a month in the estate. Whether they were worse than usual cannot be told" in year
    assert not re.search(r"a fall of \d+ per cent, without anybody|not worse than usual", year)


def test_one_comparison_area_is_said_to_be_too_few() -> None:
    said_of_one = "There is one comparison area only."
    assert said_of_one in said(rollout(ALIKE * 2, ALIKE * 2))
    two = {
        **AREAS,
        "beyond": {"kind": "comparison", "name": "Mark", "covers": ["Markvej"], "why": "as old"},
    }
    seen = rollout(ALIKE * 2, ALIKE * 2, {**EVALUATION, "areas": two})
    beyond = tuple(replace(one, area="beyond") for one in seen.records.counts if one.area == "there")
    seen = replace(seen, records=replace(seen.records, counts=(*seen.records.counts, *beyond)))
    assert "as planned" in said(seen)
    assert said_of_one not in said(seen)


def test_the_method_and_its_reason_are_told() -> None:
    assert "not clearly more than chance alone makes them" in said(rollout(ALIKE * 2, ALIKE * 2))
    wild = said(rollout(WILD * 2, ALIKE * 2))
    assert "months vary more than chance alone makes them" in wild
    assert "quasi-Poisson and t" in wild


def test_too_few_offences_are_said_plainly() -> None:
    text = said(rollout([0] * 11 + [1] + [0] * 12, [1] * 24))
    assert "Not even a fall to nothing would be found in four of five cases: there are too few offences." in text
    assert "| as planned | 0 | none |" in text


def test_no_fall_is_found_in_all_cases() -> None:
    text = said(rollout([90] * 24, [90] * 24))
    assert "| 99 |" in text
    assert "| 100 |" not in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"outcomes": {"drugs": {"name": "Drugs", "initiated": "police"}}},
            "one that victims report has to be primary",
        ),
        ({"areas": {}}, "No area under areas is the estate."),
        ({"areas": {"here": EVALUATION["areas"]["here"]}}, "No area under areas is a comparison."),  # type: ignore[index]
        (
            {"before": {"from": "2024-06", "to": "2024-12"}},
            "Of the months before, 7 are over, and at least 12 are needed.",
        ),
        ({"before": {"from": "2022-01", "to": "2024-12"}}, "24 in all. Areas: Park, Skov."),
    ],
)
def test_where_nothing_can_be_said_the_page_says_why(changes: dict[str, Any], words: str) -> None:
    text = said(rollout(ALIKE * 2, ALIKE * 2, {**EVALUATION, **changes}))
    assert words in text
    assert "In short" not in text


def test_where_nothing_was_recorded_the_areas_are_named() -> None:
    assert "nothing was recorded in: Skov." in said(rollout(ALIKE * 2, [0] * 24))
    assert "I månederne før er der intet registreret i: Skov." in said(rollout(ALIKE * 2, [0] * 24), "da")
