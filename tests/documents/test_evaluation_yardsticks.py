"""EUCPN's third criterion and EMMIE's questions are answered by what is there: a result of any strength, proof by one alone."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from karlemose_model.documents import pages
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.evaluation_emmie import emmie as block
from karlemose_model.documents.evaluation_yardsticks import no_proof, yardsticks
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import Displacement, Impact, Lack, Missing, Sign, Towards
from karlemose_model.model import Audience, Evidence, Rollout
from karlemose_model.reports.completeness import profile_text
from karlemose_model.text import Text
from tests.documents.evaluation_sample import ALONE, CLEAR, DISPLACEMENT, LEANS, OPEN, WORSE, answer, evaluated, missing
from tests.documents.sample import rollout
from tests.documents.test_completeness import line, page, shipped_rollout

LANGUAGES = ("da", "en")
DISPLACED = replace(CLEAR, displacement=replace(DISPLACEMENT, sign=Sign.displaced))
THIRD = re.compile(r"^\| 3a\. [^|]+ \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
PROOF = "A result that is conclusive and for the better"
DONE = "An evaluation of the practice's own outcomes"
FIXED = "What is to be evaluated, fixed before the work began"


def third(seen: Rollout, language: str = "en") -> tuple[str, str]:
    (found,) = THIRD.findall(page(seen, language).body)
    status, counts = found
    return status, counts


def emmie(seen: Rollout, language: str = "en") -> dict[str, str]:
    body = next(one.body for one in pages(seen, Audience.partners, language) if one.path == "evaluation-appendix.md")
    table = re.split(r"^## ", body, flags=re.M)
    (asked,) = (part for part in table if "EMMIE" in part.splitlines()[0])
    lines = [one.strip("| ").split(" | ") for one in asked.splitlines() if one.startswith("| ")]
    return dict(lines[2:])


@pytest.mark.parametrize(
    ("found", "status", "told"),
    [
        (CLEAR, "Told", 3),
        (LEANS, "Partly told", 2),
        (OPEN, "Partly told", 2),
        (ALONE, "Partly told", 2),
        (WORSE, "Partly told", 2),
        (DISPLACED, "Partly told", 2),
        (missing(Lack.not_over), "Partly told", 1),
        (missing(Lack.no_counts), "Partly told", 1),
    ],
)
def test_only_what_is_conclusive_and_better_is_proof(
    monkeypatch: pytest.MonkeyPatch, found: Impact | Missing, status: str, told: int
) -> None:
    answer(monkeypatch, found)
    shown = third(evaluated())
    assert shown[0] == status
    assert shown[1].startswith(f"told: {told} of 3")
    assert f"not told: {3 - told}" in shown[1] or told == 3


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (LEANS, "The figures point to"),
        (OPEN, "The figures do not tell whether"),
        (WORSE, "developed worse in the estate"),
        (DISPLACED, "A sign of displacement"),
        (replace(CLEAR, towards=Towards.same), "The figures do not tell whether"),
    ],
)
def test_what_is_no_proof_says_why(monkeypatch: pytest.MonkeyPatch, found: Impact, why: str) -> None:
    answer(monkeypatch, found)
    body = page(evaluated()).body
    assert why in line(body, PROOF)
    assert line(body, DONE).endswith("told.")
    assert not line(body, DONE).endswith("not told.")


def test_nothing_stands_in_the_way_of_a_clear_result_and_surroundings_that_were_not_counted() -> None:
    assert no_proof(CLEAR) is None
    assert no_proof(replace(CLEAR, displacement=Missing(Lack.no_buffer))) is None
    assert isinstance(CLEAR.displacement, Displacement)


@pytest.mark.parametrize(
    ("language", "until", "none"),
    [
        ("en", "from 1 December 2026 on", "There is no result."),
        ("da", "fra den 1. december 2026", "Der er intet resultat."),
    ],
)
def test_without_a_result_both_say_why(monkeypatch: pytest.MonkeyPatch, language: str, until: str, none: str) -> None:
    answer(monkeypatch, missing(Lack.not_over))
    body = page(evaluated(), language).body
    done, proof = {
        "en": (DONE, PROOF), "da": ("En evaluering af indsatsens egen effekt", "Et resultat, der er sikkert og peger på en bedre udvikling"),
    }[language]  # fmt: skip
    assert until in line(body, done)
    assert none in line(body, proof)


@pytest.mark.parametrize(
    ("changes", "day", "why"),
    [
        ({}, None, ""),
        ({"fixed": "2025-03-01"}, None, "may have had a say in the choices"),
        ({}, date(2024, 11, 19), "It was not fixed before 20 November 2024."),
    ],
)
def test_what_was_fixed_late_was_not_fixed_beforehand(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], day: date | None, why: str
) -> None:
    answer(monkeypatch, CLEAR)
    seen = evaluated(changes)
    said = yardsticks(replace(seen, as_of=day) if day else seen)["evaluation.fixed"]
    assert (said.said_in("en") if said else "").endswith(f"{why}." if why and not why.endswith(".") else why)
    assert (third(replace(seen, as_of=day) if day else seen)[0] == "Told") == (not why)


def test_an_evaluation_that_a_source_tells_of_stands_where_there_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, missing(Lack.not_over))
    seen = evaluated()
    told = {"own-evaluation": Evidence(text=Text({"en": "Offences fell.", "da": "Faldt."}), source=("report",))}
    cited = replace(seen, playbook=seen.playbook.model_copy(update={"evidence": {**seen.playbook.evidence, **told}}))
    body = page(cited).body
    assert "told ([source 1](sources.md#source.report))" in line(body, DONE)
    assert "There is no result." in line(body, PROOF)


@pytest.mark.parametrize("name", ["karlemoseparken", "karlemose"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_playbook_without_an_evaluation_is_asked_what_it_was(name: str, language: str) -> None:
    seen = shipped_rollout(name)
    assert yardsticks(seen) == {}
    body = page(seen, language).body
    assert "evaluation.fixed" not in body
    assert body.count("EUCPN 3a") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", [CLEAR, OPEN, missing(Lack.no_counts)])
def test_the_terminal_says_the_same(monkeypatch: pytest.MonkeyPatch, found: Impact | Missing, language: str) -> None:
    answer(monkeypatch, found)
    seen = evaluated()
    status, counts = third(seen, language)
    (shown,) = (one for one in profile_text(seen, "eucpn", language).splitlines() if re.match(r"3a .*\d$", one))
    assert status in shown
    assert re.findall(r"\d+", shown)[-2:] == re.findall(r"\d+", counts)[:2]


def test_the_terminal_loads_no_numbers_without_an_evaluation() -> None:
    code = (
        "import sys; from tests.documents.sample import rollout;"
        "from karlemose_model.reports.completeness import profile_text; profile_text(rollout(), 'eucpn', 'da');"
        "assert not {'numpy', 'statsmodels', 'karlemose_model.evaluation.choosing'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_emmies_effect_has_its_figure_the_chance_and_when_it_was_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, CLEAR)
    effect = emmie(evaluated())["Effect"]
    for said in ("developed better in the estate", "0.52, 95 per cent interval from 0.39 to 0.69. The chance that the estate fell more than the comparison is 97 per cent.",
                 "No sign of displacement", "fixed on 20 November 2024"):  # fmt: skip
        assert said in effect
    answer(monkeypatch, missing(Lack.all_zero))
    assert emmie(evaluated())["Effect"].startswith("Nothing was recorded in any of the areas. All of this was fixed")


def test_emmie_counts_the_mechanisms_that_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, OPEN)
    seen = evaluated()
    asked = len(seen.playbook.activities) + len(seen.playbook.meetings)
    assert (
        f"is written for 1 of {asked} activities and meetings, and told of this place for 1: "
        in emmie(seen)["Mechanism"]
    )
    none = replace(seen, playbook=seen.playbook.model_copy(update={"activities": {}, "meetings": {}}))
    rows = block(Desk(View(none, Audience.partners, "en", ()), "evaluation-appendix.md")).rows
    assert rows[1].cells == ("Mechanism", "No activity or meeting is described.")


def test_emmies_implementation_is_the_newest_rating_or_that_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, OPEN)
    seen = evaluated()
    rated = emmie(seen)["Implementation"]
    assert "[Fidelity](fidelity.md)" in rated
    assert "per cent of the model" in rated
    none = replace(seen, records=replace(seen.records, fidelity=()))
    assert emmie(none)["Implementation"] == "No ratings are recorded yet."


def test_emmies_economics_counts_costs_and_those_of_a_balance(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, OPEN)
    seen = evaluated()
    assert "Not one goes into a balance, so it is not known whether it pays." in emmie(seen)["Economics"]
    none = replace(seen, playbook=seen.playbook.model_copy(update={"costs": {}}))
    assert emmie(none)["Economics"] == "No cost is described."
    example = shipped_rollout("eksempelparken")
    counted = sum(cost.counted is not None for cost in example.playbook.costs.values())
    assert counted
    lacking = sum(cost.counted is None and not cost.context for cost in example.playbook.costs.values())
    # What is told of for context alone is no cost of the place, here as on the page on costs.
    assert f"Costs that are described: {counted + lacking} (" in emmie(example)["Economics"]
    assert f"of which {counted} go into the balance of costs and benefits." in emmie(example)["Economics"]
    assert f"hvoraf {counted} indgår" in emmie(example, "da")["Økonomi"]


def test_the_sample_without_an_evaluation_has_no_emmie() -> None:
    assert not any("EMMIE" in one.body for one in pages(rollout(), Audience.partners, "en") if one.path != "sources.md")
