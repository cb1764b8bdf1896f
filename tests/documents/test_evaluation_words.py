"""The sentences of an evaluation: never stronger than the result, the chance beside each interval, in both languages."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.documents.evaluation_beside_words import (
    buffer_chance_words,
    displacement_words,
    harm_words,
    permutation_words,
    placebo_words,
    segmented_words,
    surroundings_title,
)
from karlemose_model.documents.evaluation_numbers import (
    between_words,
    chance_number,
    change_words,
    fewer_or_more,
    p_words,
)
from karlemose_model.documents.evaluation_reasons import dispersion_words, doubt_words, lack_words, method_words
from karlemose_model.documents.evaluation_words import (
    brief_words,
    caution_words,
    chance_words,
    fall_said,
    prevented_title,
    prevented_words,
    strength_words,
    sure_words,
    verdict_words,
)
from karlemose_model.evaluation.results import (
    Displacement,
    Doubt,
    Harm,
    Impact,
    Lack,
    Method,
    Missing,
    Permutation,
    Placebo,
    Prevented,
    Ratio,
    Segmented,
    Sign,
    Strength,
    Towards,
)
from karlemose_model.wording import translator
from tests.documents.evaluation_sample import ALL, ALONE, CLEAR, DISPLACEMENT, LEANS, OPEN, WORSE, missing

LANGUAGES = ("da", "en")
OF_EFFECT = {
    "en": re.compile(r"\b(prevented|worked(?! out)|effects?|conclusive|point(s|ed)? to|thanks to|because of|best estimate|developed (better|worse) in)\b", re.I),
    "da": re.compile(r"(forebyg|forhindre|virk(er|ede|et|ning)|effekt(?!måling)|sikkert\b(?! det)|peger på|takket være|skyldes|bedste skøn|udviklede sig (bedre|dårligere) i )", re.I),
}  # fmt: skip
"""Words that tell of an effect: a page that cannot say has none of them."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_no_sentence_is_left_in_english_or_with_a_gap(name: str, language: str) -> None:
    impact = ALL[name]
    said = everything(impact, language)
    assert not re.search(r"[{}]|None|Strength|\bnan\b|\binf\b", " ".join(said))
    if language == "da":
        assert not re.search(r"\b(the|offences|months|interval from)\b", " ".join(said))


def everything(impact: Impact, language: str) -> list[str]:
    """All that is said of a result."""
    said = [
        strength_words(impact, language),
        verdict_words(impact, language),
        *sure_words(impact, language),
        prevented_title(impact, language),
        *prevented_words(impact, language),
        *caution_words(impact, language),
        *doubt_words(impact.doubts, language),
        dispersion_words(impact.dispersion, language),
        method_words(impact.ratio.method, language),
    ]
    if isinstance(impact.displacement, Displacement):
        said += displacement_words(impact.displacement, fall_said(impact), 0.46, language)
        said.append(surroundings_title(impact, language))
    if isinstance(impact.harm, Harm):
        said += harm_words(impact.harm, impact, language)
    if isinstance(impact.segmented, Segmented):
        said += segmented_words(impact.segmented, language)
    if isinstance(impact.placebo, Placebo):
        said.append(placebo_words(impact.placebo, impact.ratio, language))
    if isinstance(impact.permutation, Permutation):
        said.append(permutation_words(impact.permutation, language))
    return said


@pytest.mark.parametrize("impact", [OPEN, ALONE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_say_tells_of_no_effect(impact: Impact, language: str) -> None:
    for sentence in everything(impact, language):
        assert not OF_EFFECT[language].search(sentence), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_effect_are_found_where_they_may_stand(language: str) -> None:
    for impact in (CLEAR, WORSE, LEANS):
        assert OF_EFFECT[language].search(" ".join(everything(impact, language)))


def test_each_strength_has_its_words() -> None:
    assert strength_words(CLEAR, "en") == "conclusive"
    assert verdict_words(CLEAR, "en") == (
        "The number of recorded offences developed better in the estate than in the comparison areas, and chance is no likely reason."
    )
    assert "developed worse" in verdict_words(WORSE, "en")
    assert verdict_words(LEANS, "en").endswith("That is not certain.")
    assert verdict_words(LEANS, "da").startswith("Tallene peger på, at ")
    assert strength_words(OPEN, "da") == "kan ikke afgøres"
    assert verdict_words(OPEN, "da").startswith("Tallene viser ikke, om ")


def test_a_result_that_goes_neither_way_says_nothing_however_sure() -> None:
    still = replace(CLEAR, towards=Towards.same)
    assert strength_words(still, "en") == "cannot say"
    assert verdict_words(still, "en").startswith("The figures do not tell")


def test_only_what_is_conclusive_and_for_the_better_is_called_prevented() -> None:
    assert prevented_title(CLEAR, "en") == "How many offences were prevented"
    unsure = replace(CLEAR, prevented=Prevented(41.4, -30.5, 118.5))
    for impact in (WORSE, LEANS, OPEN, unsure):
        assert prevented_title(impact, "en") == "The difference in number"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("impact", ALL.values())
def test_beside_each_interval_stands_the_chance(impact: Impact, language: str) -> None:
    chance = chance_words(impact.chance_fell_more, language)
    groups = [sure_words(impact, language), prevented_words(impact, language)]
    for said in groups:
        assert "interval" in " ".join(said)
        assert chance in said
    if isinstance(impact.displacement, Displacement):
        said = displacement_words(impact.displacement, True, 0.46, language)
        assert buffer_chance_words(0.46, language) in said


def test_the_chance_and_the_interval_read_as_they_should() -> None:
    assert sure_words(CLEAR, "en") == [
        "Best estimate: 48 per cent fewer offences than if the estate had developed like the comparison areas.",
        "Ratio of rates: 0.52, 95 per cent interval from 0.39 to 0.69.",
        "The chance that the estate fell more than the comparison is 97 per cent.",
        "At 1 both developed alike; below 1 the estate developed better, above 1 worse.",
    ]
    assert sure_words(CLEAR, "da")[1] == "Rateforhold: 0,52, 95 procents usikkerhedsinterval fra 0,39 til 0,69."
    assert "fra 0,60 og uden øvre grænse" in sure_words(OPEN, "da")[0]


def test_more_offences_are_told_as_more() -> None:
    assert sure_words(WORSE, "en")[0].startswith("Best estimate: 42 per cent more offences")
    assert "12 more; 95 per cent interval from 25 more to 4 more" in prevented_words(WORSE, "en")[0]
    # More than double is no plain per cent any more.
    huge = replace(WORSE, ratio=Ratio(math.inf, 1.2, math.inf, 0.01, Method.exact))
    assert sure_words(huge, "en")[0] == "Ratio of rates: ∞, 95 per cent interval from 1.20 and without an upper end."


def test_an_interval_that_holds_no_difference_is_said_to_leave_it_open() -> None:
    open_ended = "An interval that holds no difference leaves open whether there was one."
    assert open_ended in prevented_words(LEANS, "en")
    assert open_ended not in prevented_words(CLEAR, "en")
    # What is shown counts: from no difference to 41 fewer.
    edge = replace(ALONE, prevented=Prevented(20.0, 0.3, 41.0))  # fmt: skip
    assert open_ended in prevented_words(edge, "en")
    worse = replace(WORSE, together=Missing(Lack.no_buffer))
    assert open_ended not in prevented_words(worse, "en")


def test_the_surroundings_are_counted_in_beside_the_estates_own_number_with_a_chance_of_their_own() -> None:
    said = prevented_words(CLEAR, "en")
    assert said[0].startswith("Held against the comparison's change in per cent: 30 fewer;")
    assert said[-1] == (
        "With the surroundings counted in: 29 fewer; 95 per cent interval from 9 fewer to 50 fewer. "
        "The chance that there were fewer in both together is 97 per cent."
    )
    assert "surroundings" not in " ".join(prevented_words(ALONE, "en"))


def test_what_the_surroundings_lost_is_part_of_the_verdict() -> None:
    moved = replace(CLEAR, displacement=replace(DISPLACEMENT, sign=Sign.displaced))
    assert verdict_words(moved, "en").endswith("part of it may have moved there.")
    assert "moved" not in verdict_words(CLEAR, "en")
    # Where nothing fell nothing can have moved.
    assert "moved" not in verdict_words(replace(moved, towards=Towards.fell_less), "en")
    assert prevented_title(moved, "en") == "The difference in number"


def test_a_table_says_how_sure_and_which_way() -> None:
    assert [brief_words(one, "en") for one in (CLEAR, WORSE, LEANS, OPEN)] == [
        "conclusive: better", "conclusive: worse", "points to: better", "cannot say"
    ]  # fmt: skip
    assert brief_words(replace(CLEAR, towards=Towards.same), "da") == "kan ikke afgøres"


def test_the_regression_has_a_chance_of_its_own() -> None:
    wide = Segmented(Ratio(0.76, 0.47, 1.23, 0.266, Method.quasi), 0.994, 1.1, 48)
    assert segmented_words(wide, "en")[1] == (
        "The chance that the estate fell more than the comparison by this regression is 87 per cent."
    )
    assert Ratio(1.3, 0.9, 1.9, 0.2, Method.quasi).chance_below == pytest.approx(0.1)


@pytest.mark.parametrize("impact", [WORSE, OPEN, replace(CLEAR, towards=Towards.same)])
def test_what_did_not_fall_cannot_have_moved(impact: Impact) -> None:
    assert isinstance(impact.displacement, Displacement)
    assert surroundings_title(impact, "en") == "The surroundings"
    for sign in Sign:
        said = displacement_words(replace(impact.displacement, sign=sign), fall_said(impact), 0.46, "en")[0]
        assert "the estate is not found to have done better" in said.lower()
        assert "sign of displacement" not in said.lower()
    cautions = " ".join(caution_words(impact, "en"))
    assert not re.search(r"\bfall\b|moved", cautions)


def test_the_chance_beside_harm_is_that_of_the_harm() -> None:
    harm = Harm(-100.0, 100.0, -296.0, 96.0, ("burglary",))
    assert harm.chance_fell == pytest.approx(0.841, abs=0.001)
    said = harm_words(harm, CLEAR, "en")
    assert "comparison areas is 84 per cent." in said[1]
    assert "The surroundings are counted in." in said
    assert "The surroundings are counted in." not in harm_words(harm, ALONE, "en")
    assert Harm(0.0, 0.0, 0.0, 0.0, ()).chance_fell == 0.5


@pytest.mark.parametrize(
    ("sign", "english", "danish"),
    [
        (Sign.none, "No sign of displacement", "Intet tegn på forskydning"),
        (Sign.displaced, "A sign of displacement", "Tegn på forskydning"),
        (Sign.cannot_say, "Whether offences have moved to the surroundings cannot be said", "Det kan ikke afgøres"),
    ],
)
def test_each_sign_has_its_words(sign: Sign, english: str, danish: str) -> None:
    found = replace(DISPLACEMENT, sign=sign)
    assert displacement_words(found, True, 0.46, "en")[0].startswith(english)
    assert displacement_words(found, True, 0.46, "da")[0].startswith(danish)


def test_less_harm_reads_as_less() -> None:
    assert isinstance(CLEAR.harm, Harm)
    assert harm_words(CLEAR.harm, CLEAR, "en")[0] == (
        "Each offence weighted by its harm: 1,721 less; 95 per cent interval from 1,125 less to 2,317 less."
    )
    assert "1.721 mindre" in harm_words(CLEAR.harm, CLEAR, "da")[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", Lack)
def test_each_lack_is_a_sentence(why: Lack, language: str) -> None:
    said = lack_words(missing(why), language, {"north": "Nordby"})
    assert said.endswith(".")
    assert not re.search(r"[{}]|date\(|\bnorth\b", said)


def test_lacks_tell_their_data() -> None:
    assert lack_words(missing(Lack.not_over), "da").endswith("kan opgøres fra den 1. december 2026.")
    assert lack_words(missing(Lack.no_counts), "en", {"north": "Nordby"}) == (
        "Counts are missing. Months without one: 3; areas: Nordby, ring."
    )
    assert "2,3 om måneden" in lack_words(missing(Lack.too_few_offences), "da")


def test_every_doubt_and_both_methods_have_words_in_danish() -> None:
    _ = translator("da")
    assert len(set(doubt_words(Doubt, "da"))) == len(Doubt)
    assert set(doubt_words(Doubt, "da")).isdisjoint(doubt_words(Doubt, "en"))
    for method in Method:
        assert method_words(method, "da").startswith("Metode: ")
        assert method_words(method, "da") != method_words(method, "en")


def test_months_that_vary_more_than_chance_are_told_so() -> None:
    assert dispersion_words(CLEAR.dispersion, "en").startswith("The months vary no more than chance")
    assert dispersion_words(WORSE.dispersion, "en").startswith("The months vary 1.63 times as much")


def test_a_month_in_which_nothing_began_is_told_by_what_it_tells() -> None:
    assert isinstance(CLEAR.placebo, Placebo)
    loud = replace(CLEAR.placebo, ratio=Ratio(0.5, 0.3, 0.8, 0.01, Method.exact))
    deaf = replace(CLEAR.placebo, ratio=Ratio(1.0, 0.3, 2.8, 0.9, Method.exact))
    assert "no difference is seen, as it should be. Ratio of rates there: 1.04" in placebo_words(
        CLEAR.placebo, CLEAR.ratio, "en"
    )
    assert "selv om der ikke burde være nogen. Rateforhold dér: 0,50" in placebo_words(loud, CLEAR.ratio, "da")
    assert "the offences are too few for that to tell anything" in placebo_words(deaf, CLEAR.ratio, "en")
    assert "as it should be" not in placebo_words(deaf, CLEAR.ratio, "en")


@given(st.floats(0, 1))
def test_no_chance_is_told_as_certain(chance: float) -> None:
    said = chance_number(chance, translator("en"))
    number = int(said.rpartition(" ")[2])
    assert 1 <= number <= 99
    assert abs(number - 100 * chance) <= 1


@given(st.floats(-1e6, 1e6), st.sampled_from(LANGUAGES))
def test_a_difference_has_no_sign_but_a_word(count: float, language: str) -> None:
    said = fewer_or_more(count, language)
    assert "-" not in said
    if round(count) > 0:
        assert said.endswith(("fewer", "færre"))
    elif round(count) < 0:
        assert said.endswith(("more", "flere"))
    else:
        assert said in ("no difference", "ingen forskel")


def test_small_figures_of_their_own() -> None:
    assert p_words(0.0004, "en") == "p < 0.001"
    assert p_words(0.0909, "da") == "p = 0,091"
    assert between_words(0.0, math.inf, "en") == "from 0.00 and without an upper end"
    assert change_words(60, 30, "en") == "down 50 per cent"
    assert change_words(0, 3, "en") == "–"
    assert change_words(600, 599, "en") == "down less than 1 per cent"
    assert change_words(0, 0, "da") == "uændret"


@pytest.mark.parametrize("strength", Strength)
def test_no_strength_says_that_the_work_is_the_reason(strength: Strength) -> None:
    said = " ".join(caution_words(replace(CLEAR, strength=strength), "en"))
    assert ("Regression to the mean" in said) == (strength is not Strength.cannot_say)
    assert ("the chance that the work is the reason" in said) == (strength is not Strength.cannot_say)
