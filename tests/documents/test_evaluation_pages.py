"""The evaluation's pages: there only with `evaluation:` and only for partners, honest without a result, and whole with one."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import markdown as python_markdown
import pytest

from karlemose_model.documents import pages, paths
from karlemose_model.documents.evaluation_result import result_markdown
from karlemose_model.documents.evaluation_words import interval_words
from karlemose_model.documents.page import Page
from karlemose_model.evaluation.results import Impact, Lack, Missing
from karlemose_model.model import Audience, Rollout
from tests.documents.evaluation_sample import ALL, ALONE, CLEAR, LEANS, OPEN, answer, evaluated, missing
from tests.documents.sample import CANARY, canary, rollout
from tests.documents.test_evaluation_words import LANGUAGES, OF_EFFECT
from tests.documents.test_pages import EXTENSIONS

NAMES = ("evaluation-protocol.md", "evaluation-result.md", "evaluation-appendix.md")


def made(seen: Rollout, language: str = "en", audience: Audience = Audience.partners) -> dict[str, Page]:
    return {page.path: page for page in pages(seen, audience, language)}


def result(monkeypatch: pytest.MonkeyPatch, found: Impact | Missing, language: str = "en") -> str:
    answer(monkeypatch, found)
    return made(evaluated(), language)["evaluation-result.md"].body


def section(body: str, heading: str) -> str:
    return re.split(r"^#+ |^---$", body.partition(f"## {heading}\n")[2], maxsplit=1, flags=re.M)[0]


@pytest.mark.parametrize("audience", Audience)
def test_without_an_evaluation_there_is_no_page_of_it(audience: Audience) -> None:
    found = made(rollout(), audience=audience)
    assert not any(path.startswith("evaluation") for path in found)
    assert not any("evaluation-" in page.body for page in found.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_it_reaches_the_public(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    answer(monkeypatch, CLEAR)
    seen = evaluated()
    assert not any(path.startswith("evaluation") for path in paths(seen, Audience.public))
    found = made(seen, language, Audience.public)
    assert found == made(rollout(), language, Audience.public)
    assert not any(CANARY in page.body for page in found.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*ALL, *Lack])
def test_the_announced_pages_are_made_whole(monkeypatch: pytest.MonkeyPatch, name: str | Lack, language: str) -> None:
    answer(monkeypatch, missing(name) if isinstance(name, Lack) else ALL[name])
    seen = evaluated()
    found = made(seen, language)
    assert set(NAMES) <= set(found) == paths(seen, Audience.partners)
    for path in NAMES:
        page = found[path]
        html = python_markdown.markdown(page.body, extensions=EXTENSIONS)
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
        assert not re.search(r"\{\w+\}|None", page.body)
        assert path in found["contents.md"].body


def test_the_protocol_needs_no_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, missing(Lack.no_counts))
    seen = evaluated()
    body = made(replace(seen, records=replace(seen.records, counts=())))["evaluation-protocol.md"].body
    for said in (
        "fixed on 20 November 2024. The work that is evaluated began on 1 January 2025",
        "| Before the start | January 2024 to June 2024 | 6 |",
        f"| {canary('north')} | comparison | Nordgade | – | {canary('why-north')} |",
        "primary: the question is answered by it",
        f"| {canary('drugs')} | output: what the police find |",
        "the middle of the months before, when nothing began",
        "lies below 1.25: 25 per cent worse than the comparison",
    ):
        assert said in body
    # The primary outcome comes first, wherever it stands in the playbook.
    assert body.index(canary("burglary")) < body.index(canary("drugs"))


def test_a_protocol_that_was_fixed_after_the_start_says_what_that_may_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, CLEAR)
    body = made(evaluated({"fixed": "2025-03-01", "placebo": "2024-04"}))["evaluation-protocol.md"].body
    assert "nobody had seen" not in body
    assert "may have had a say in the choices" in body
    assert "tried out on April 2024, when" in body


def test_the_result_says_what_was_seen_how_sure_and_what_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    body = result(monkeypatch, CLEAR)
    assert "**Verdict: conclusive.** The number of recorded offences developed better in the estate" in body
    seen = section(body, "What we saw")
    assert f"| {canary('estate')} | 60 | 30 | down 50 per cent |" in seen
    assert "| The comparison areas together | 75 | 75 | unchanged |" in seen
    assert "from 0.39 to 0.69. The chance that the estate fell more than the comparison is 97 per cent." in body
    assert "30 fewer; 95 per cent interval from 12 fewer to 48 fewer" in section(
        body, "How many offences were prevented"
    )
    assert section(body, "Did it move to the surroundings?").strip().startswith("No sign of displacement")
    assert "Regression to the mean" in section(body, "What it may not be read as")
    assert "## What could not be worked out" not in body


def test_a_steering_group_has_its_three_questions_first(monkeypatch: pytest.MonkeyPatch) -> None:
    headings = re.findall(r"^## (.+)$", result(monkeypatch, CLEAR), re.M)
    assert headings[:3] == ["What we saw", "How sure it is", "What it may not be read as"]
    doubts = section(result(monkeypatch, LEANS), "How sure it is")
    assert "What speaks against leaning on it:" in doubts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_without_pictures_the_months_are_one_line_and_every_ratio_is_told_once(name: str, language: str) -> None:
    found = ALL[name]
    text = result_markdown(evaluated(), found, None, language)
    for ratio in (
        found.ratio,
        *(one.ratio for one in (found.displacement, found.placebo) if not isinstance(one, Missing)),
    ):
        assert text.count(interval_words(ratio, language)) == 1
    line = {
        "en": "From January 2024 to June 2025, start 1 January 2025. By month: the estate 10.0 before, 5.0 after; the comparison, brought to its level before, 10.0 after.",
        "da": "Fra januar 2024 til juni 2025, start 1. januar 2025. Om måneden: boligområdet 10,0 før, 5,0 efter; sammenligningen, omregnet til samme niveau før, 10,0 efter.",
    }[language]
    assert text.count(line) == 1
    assert {"en": "Recorded offences by month", "da": "Registrerede lovovertrædelser pr. måned"}[language] not in text
    assert "\n\n\n" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("impact", [OPEN, ALONE])
def test_a_page_that_cannot_say_has_no_word_of_effect(
    monkeypatch: pytest.MonkeyPatch, impact: Impact, language: str
) -> None:
    body = result(monkeypatch, impact, language)
    assert not OF_EFFECT[language].search(body)
    assert {"en": "**Verdict: cannot say.**", "da": "**Konklusion: kan ikke afgøres.**"}[language] in body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("impact", ALL.values())
def test_every_paragraph_with_an_interval_has_a_chance(
    monkeypatch: pytest.MonkeyPatch, impact: Impact, language: str
) -> None:
    figure = {"en": "per cent interval from", "da": "procents usikkerhedsinterval fra"}[language]
    chance = {"en": "The chance that ", "da": "Sandsynligheden for, at "}[language]
    found = [line for line in result(monkeypatch, impact, language).splitlines() if figure in line]
    assert len(found) >= 3
    for line in found:
        assert chance in line


def test_what_speaks_against_it_and_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    leans = result(monkeypatch, LEANS)
    assert "- The interval holds 1:" in leans
    assert "- **A month in which nothing began**: There are too few months: 3, where 6 are needed." in leans
    alone = section(result(monkeypatch, ALONE), "What could not be worked out")
    for what in ("Displacement", "Weighting by harm", "Regression by month", "Every comparison area taken"):
        assert f"- **{what}" in alone
    assert "Did it move" not in result(monkeypatch, ALONE)


def test_a_study_that_is_not_over_says_when_and_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, missing(Lack.not_over))
    found = made(evaluated())
    body = found["evaluation-result.md"].body
    assert (
        "**No result.** The months after the start are not over yet. It can be worked out from 1 December 2026 on."
        in body
    )
    assert "whoever looks on the way stops when it suits" in body
    assert found["evaluation-result.md"].pictures == ()
    assert "Recorded offences by month" not in found["evaluation-appendix.md"].body
    assert "whoever looks on the way" not in result(monkeypatch, missing(Lack.all_zero))


def test_the_appendix_has_every_month_figure_source_and_the_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, CLEAR)
    body = made(evaluated())["evaluation-appendix.md"].body
    assert f"| {canary('drugs')} | output: what the police find | 60 before, 30 after (down 50 per cent) |" in section(
        body, "Other counts"
    )
    for said in (
        "| Ratio of rates | 0.52 | from 0.39 to 0.69 | p < 0.001 | 97 per cent |".replace("<", "&lt;"),
        "| Ratio of rates of the surroundings | 1.01 | from 0.83 to 1.22 | p = 0.910 | 46 per cent |",
        "| Apr 2024 | 12 | 5 | 9 | 3 |",
        "| **Sum after** | **30** | **30** | **45** | **24** |",
        f"- {canary('estate')}: [source 1](sources.md#source.report), stated 3 Jul 2025",
        f"- {canary('north')}: {canary('counted')}",
        "Random draws: 100,000; seed: 20171206.",
        "taken for the estate: 0 changed as much or more (p = 0.091)",
        "Wheeler &amp; Ratcliffe",
        "- numpy ",
        "- statsmodels ",
        "Months are taken as independent of each other.",
    ):
        assert said in body, said


def test_counts_that_were_stated_later_name_no_source(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, CLEAR)
    seen = evaluated()
    early = replace(seen, as_of=seen.records.counts[0].month)
    body = made(early)["evaluation-appendix.md"].body
    assert "stated 3 Jul 2025" not in body
    assert canary("counted") in body


def test_emmie_and_eucpn_are_told_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, LEANS)
    found = made(evaluated())
    said = "The figures point to the number of recorded offences having developed better in the estate"
    assert f"| Effect | {said}" in found["evaluation-appendix.md"].body
    assert f"On the practice's own outcomes: {said}" in found["completeness.md"].body
    five = section(found["papers/practice-5is.md"].body, "An evaluation of the practice's own outcomes")
    assert said in five
    assert "No evaluation" not in five
    assert said not in found["papers/practice-tidier.md"].body


def test_pages_without_an_evaluation_load_no_numbers() -> None:
    code = (
        "import sys; from tests.documents.sample import rollout; from karlemose_model.documents import pages;"
        "from karlemose_model.model import Audience; pages(rollout(), Audience.partners, 'da');"
        "assert not {'numpy', 'statsmodels', 'karlemose_model.evaluation.choosing'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
