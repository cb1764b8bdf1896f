"""What is said of several estates together: never more than points to, and little where they do not agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from karlemose_model.documents.evaluation_pooled_words import agreement_words, pooled_verdict, pooled_words
from karlemose_model.evaluation.pooled_results import Pooled
from karlemose_model.evaluation.results import Method, Ratio, Strength
from tests.documents.test_evaluation_words import LANGUAGES, OF_EFFECT

AGREEING = Pooled(Ratio(0.605, 0.391, 0.934, 0.023, Method.exact), 0.8, ("a", "b", "c"), 0.988)
APART = replace(AGREEING, p_homogeneity=0.04)
UNSURE = replace(AGREEING, ratio=Ratio(0.9, 0.6, 1.35, 0.6, Method.exact), chance_fell_more=0.7)
WORSE = replace(AGREEING, ratio=Ratio(1.6, 1.1, 2.3, 0.02, Method.exact), chance_fell_more=0.01)
ALIKE = replace(AGREEING, ratio=Ratio(0.999, 0.9985, 0.9995, 0.01, Method.exact), chance_fell_more=0.99)


def test_the_figure_has_its_interval_and_the_chance() -> None:
    assert pooled_words(AGREEING, "en") == [
        "3 estates together (Mantel–Haenszel): ratio of rates 0.60, 95 per cent interval from 0.39 to 0.93.",
        "The chance that the estates fell more than their comparison areas is 99 per cent.",
    ]


def test_agreeing_estates_point_to_something_and_no_more() -> None:
    assert AGREEING.strength is WORSE.strength is Strength.points_to
    assert pooled_verdict(AGREEING, "en").startswith("The figures point to")
    assert "developed better" in pooled_verdict(AGREEING, "en")
    assert "udviklet sig dårligere" in pooled_verdict(WORSE, "da")
    assert agreement_words(AGREEING, "en").startswith("The estates agree as far as the figures show (p = 0.800)")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pooled", [APART, UNSURE, ALIKE])
def test_what_cannot_be_said_has_no_word_of_effect(pooled: Pooled, language: str) -> None:
    assert not OF_EFFECT[language].search(pooled_verdict(pooled, language))


def test_estates_that_do_not_agree_have_a_figure_that_says_little() -> None:
    assert APART.strength is Strength.cannot_say
    assert "the common figure says little of any of them" in pooled_verdict(APART, "en")
    assert "det fælles tal siger ikke ret meget" in pooled_verdict(APART, "da")
    assert (
        agreement_words(APART, "en")
        == "The estates do not agree (p = 0.040): they differ by more than chance explains."
    )


def test_the_line_between_agreeing_and_not() -> None:
    assert replace(AGREEING, p_homogeneity=0.1).agrees
    assert not replace(AGREEING, p_homogeneity=0.0999).agrees


def test_the_word_is_that_of_the_chance_as_it_is_shown() -> None:
    words = [replace(AGREEING, chance_fell_more=chance).strength for chance in (0.8949, 0.8951, 0.1049, 0.1051)]
    assert words == [Strength.cannot_say, Strength.points_to, Strength.points_to, Strength.cannot_say]
