"""What is said of Eksempelparken's synthetic counts, held against the truth that they were drawn from."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.documents import pages
from karlemose_model.evaluation.choosing import impact
from karlemose_model.evaluation.results import Displacement, Impact, Sign, Strength, Towards
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from tests.example.offences import COMMON, EFFECT, truth

SEEN_ON = date(2026, 11, 26)


@pytest.fixture(scope="module")
def example() -> Rollout:
    rollout = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(SEEN_ON)
    assert rollout is not None
    return rollout


@pytest.fixture(scope="module")
def found(example: Rollout) -> Impact:
    result = impact(example)
    assert isinstance(result, Impact)
    return result


def test_every_interval_holds_what_is_true(found: Impact) -> None:
    assert found.ratio.low < EFFECT < found.ratio.high
    prevented = sum(
        truth("estate", "theft-damage", month) / EFFECT * (1 - EFFECT) for month in found.study.months_after
    )
    assert found.prevented.low < prevented < found.prevented.high
    assert isinstance(found.displacement, Displacement)
    # Nothing moved to the surroundings.
    assert found.displacement.ratio.low < 1 < found.displacement.ratio.high
    before, after = found.study.comparison
    assert after / before == pytest.approx(COMMON, abs=4 * (after**0.5 / before))


def test_there_is_an_effect_and_that_is_said_and_of_displacement_no_more_than_the_counts_allow(found: Impact) -> None:
    assert (found.strength, found.towards, found.doubts) == (Strength.conclusive, Towards.fell_more, ())
    assert isinstance(found.displacement, Displacement)
    assert found.displacement.sign is Sign.cannot_say


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("da", ["**Konklusion: entydigt.**", "fra 0,37 til 0,74", "Det kan ikke afgøres, om lovovertrædelser er flyttet"]),
        ("en", ["**Verdict: conclusive.**", "from 0.37 to 0.74", "Whether offences have moved to the surroundings cannot be said"]),
    ],
)  # fmt: skip
def test_the_page_says_so_in_both_languages(example: Rollout, language: str, says: list[str]) -> None:
    (page,) = [one for one in pages(example, Audience.partners, language) if one.path == "evaluation-result.md"]
    for words in says:
        assert words in page.body
    assert {name for name, _svg in page.pictures} == {"evaluation-series.svg", "evaluation-ratio.svg"}


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_public_sees_nothing_of_it(example: Rollout, language: str) -> None:
    public = [one.path for one in pages(example, Audience.public, language)]
    assert public
    assert not [path for path in public if "evaluation" in path]
