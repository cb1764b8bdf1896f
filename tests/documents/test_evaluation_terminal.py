"""The result on a terminal: no picture is told at length, and nothing is lost that only a picture shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from karlemose_model.documents.evaluation_ratio_picture import ratio_description
from karlemose_model.documents.evaluation_result import result_markdown
from karlemose_model.documents.evaluation_terminal import result_on_terminal
from karlemose_model.documents.evaluation_words import interval_words
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import Displacement, Impact, Lack, Missing, Placebo, Ratio
from karlemose_model.model import Audience
from tests.documents.evaluation_sample import ALL, LEANS, answer, evaluated

LANGUAGES = ("da", "en")


def ratios(found: Impact) -> Iterator[Ratio]:
    yield found.ratio
    if isinstance(found.displacement, Displacement):
        yield found.displacement.ratio
    if isinstance(found.placebo, Placebo):
        yield found.placebo.ratio


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_every_ratio_is_told_and_the_months_on_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    found = ALL[name]
    answer(monkeypatch, found)
    text = result_on_terminal(evaluated(), found, None, language)
    for ratio in ratios(found):
        assert interval_words(ratio, language) in text
    line = {
        "en": "From January 2024 to June 2025, start 1 January 2025. By month: the estate 10 before, 5 after; the comparison, brought to its level before, ",
        "da": "Fra januar 2024 til juni 2025, start 1. januar 2025. Om måneden: boligområdet 10 før, 5 efter; sammenligningen, omregnet til samme niveau før, ",
    }[language]
    assert text.count(line) == 1
    assert {"en": "Recorded offences by month", "da": "Registrerede lovovertrædelser pr. måned"}[language] not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_sentences_say_the_picture_does_not_say_again(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    seen = evaluated()
    answer(monkeypatch, LEANS)
    text = result_on_terminal(seen, LEANS, None, language)
    told = ratio_description(LEANS, View(seen, Audience.partners, language, ()))
    assert told in result_markdown(seen, LEANS, None, language)
    assert told not in text
    assert text.count(interval_words(LEANS.ratio, language)) == 1
    assert "\n\n\n" not in text


def test_without_a_result_it_is_the_page() -> None:
    seen, found = evaluated(), Missing(Lack.no_comparison)
    assert result_on_terminal(seen, found, None, "en") == result_markdown(seen, found, None, "en")
