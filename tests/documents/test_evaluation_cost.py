"""The cost page: only for partners, every amount traced to a line with a source, and no gain where none was measured."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import markdown as python_markdown
import pytest

from karlemose_model.documents import pages, paths
from karlemose_model.documents.page import Page
from karlemose_model.evaluation.balance_results import Balance, Scope
from karlemose_model.evaluation.measured import Effect
from karlemose_model.evaluation.results import Impact, Lack, Missing, Strength
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from tests.documents.sample import rollout
from tests.documents.test_pages import EXTENSIONS
from tests.evaluation.economy_sample import normal, nothing_measured
from tests.evaluation.economy_sample import rollout as counted

PATH = "evaluation-cost.md"
LANGUAGES = ("da", "en")
SEEN_ON = {"eksempelparken": date(2026, 11, 26), "karlemoseparken": date(2018, 12, 6)}
AMOUNT = {"en": re.compile(r"DKK −?\d"), "da": re.compile(r"\d (?:mio\. )?kr\.")}
LINE = re.compile(r"\[\d+\]\(#input\.(\d+)\)")
PLACE = re.compile(r'<span id="input\.(\d+)"></span>')
GAIN = {
    "en": re.compile(r"benefits exceed|results are worth|prevented cost|\| Worth, DKK|best estimate|pays off"),
    "da": re.compile(r"gevinsten er større|er resultaterne|forebygget sag|\| Værdi, mio|bedste bud|tjener sig"),
}


@cache
def shipped_rollout(name: str) -> Rollout:
    found = read_playbook(shipped("playbooks") / name).seen_on(SEEN_ON[name])
    assert found is not None
    return found


@cache
def page(name: str, language: str) -> Page:
    made = pages(shipped_rollout(name), Audience.partners, language)
    return next(one for one in made if one.path == PATH)


def cost_page(seen: Rollout, language: str = "en") -> Page:
    return next(one for one in pages(seen, Audience.partners, language) if one.path == PATH)


def worked(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any] | None = None, without: tuple[str, ...] = (), **more: Any
) -> str:
    """The page of the invented playbook of the balance's own tests, with effects that stand in for an evaluation."""
    from karlemose_model.documents import evaluation_found
    from karlemose_model.evaluation.balance import balance

    effects = more.get("effects", normal(20, 8))
    monkeypatch.setattr(evaluation_found, "balance_of", lambda seen: balance(seen, effects))
    monkeypatch.setattr(
        evaluation_found, "result_of", lambda *_asked: Missing(Lack.not_over, {"until": date(2027, 1, 1)})
    )
    return cost_page(counted(changes, without), more.get("language", "en")).body


def section(body: str, heading: str) -> str:
    return re.split(r"^## |^---$", body.partition(f"## {heading}\n")[2], maxsplit=1, flags=re.M)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SEEN_ON)
def test_every_amount_names_a_line_and_every_line_its_path_and_source(name: str, language: str) -> None:
    body = page(name, language).body
    rows = [row for found in tables(body) for row in found[2:]]
    lines = [line for line in body.splitlines() if AMOUNT[language].search(line) and not line.startswith("![")] + rows
    assert len(lines) > 30
    for line in lines:
        assert LINE.search(line) or PLACE.search(line), line
    # What is pointed at is there, and is numbered without a gap.
    places = [int(found) for found in PLACE.findall(body)]
    assert places == list(range(1, len(places) + 1))
    assert {int(found) for found in LINE.findall(body)} <= set(places)
    for row in (line for line in body.splitlines() if PLACE.search(line)):
        stands = row.split("|")[-2]
        assert "sources.md#source." in stands or "economy.price_index" in stands
        assert "`" in stands or "fm-economic-guidance-2023" in stands


@pytest.mark.parametrize("name", SEEN_ON)
def test_every_source_of_a_line_is_listed_with_its_address(name: str) -> None:
    body = page(name, "en").body
    listed = (
        section(body, "Every figure it rests on").partition("### The sources of these figures")[2].partition("###")[0]
    )
    rows = "".join(line for line in body.splitlines() if PLACE.search(line))
    used = set(re.findall(r"sources\.md#source\.([\w-]+)", rows))
    assert set(re.findall(r"^- \[source \d+\]\(sources\.md#source\.([\w-]+)\): ", listed, flags=re.M)) == used
    for source in used:
        url = shipped_rollout(name).playbook.sources[source].url
        assert url is None or f"sources.md#source.{source})" in listed
    assert listed.count("](http") == sum(shipped_rollout(name).playbook.sources[one].url is not None for one in used)


@pytest.mark.parametrize("name", SEEN_ON)
def test_every_path_is_one_of_the_playbook(name: str) -> None:
    book = shipped_rollout(name).playbook
    for path in re.findall(r"`([a-z_]+\.[^`]+)`", page(name, "en").body):
        found: Any = book
        for key in path.split("."):
            found = found[key] if isinstance(found, dict) else getattr(found, key)
        assert found is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SEEN_ON)
def test_the_page_is_whole(name: str, language: str) -> None:
    made = page(name, language)
    html = python_markdown.markdown(made.body, extensions=EXTENSIONS)
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert not re.search(r"\{\w+\}|None|\bnan\b|\\#|kr\.\.", made.body)
    assert {picture for picture, _svg in made.pictures} == set(re.findall(r"\]\(([\w-]+\.svg)\)", made.body))
    assert all(len(row.split("|")) == len(rows[0].split("|")) for rows in tables(made.body) for row in rows)


def tables(body: str) -> list[list[str]]:
    return [found.splitlines() for found in re.findall(r"(?:^\|.*\n)+", body, flags=re.M)]


def test_the_example_gives_the_answer_first_with_its_chance() -> None:
    short = section(page("eksempelparken", "en").body, "In short")
    assert "costs DKK 0.80 million (from DKK 0.69 million to DKK 1.00 million) in present value" in short
    assert "in DKK and prices of 2026" in short
    assert "by 3.5 per cent a year" in short
    assert "the chance that benefits exceed costs is 60 per cent" in short
    assert "There the chance that benefits exceed costs is 21 per cent" in short
    assert "So the figures cannot say whether it was worth the money." in short
    assert "No money comes back into a budget" in short
    assert (
        "One offence prevented cost DKK 13,600 (from DKK 7,220 to DKK 51,200): 59 (from 19 to 96) are counted" in short
    )
    # A range of assumptions is not to be taken for the evaluation's interval.
    assert "it is no 95 per cent interval." in short
    danish = section(page("eksempelparken", "da").body, "Kort fortalt")
    assert "koster 0,80 mio. kr. (fra 0,69 mio. kr. til 1,00 mio. kr.) i nutidsværdi" in danish
    assert "kan altså ikke afgøre, om det var pengene værd" in danish


def test_the_ledgers_stand_apart_and_say_why() -> None:
    body = section(page("eksempelparken", "en").body, "Whose money it is")
    assert "never added to each other" in body
    assert "a prison day not used is room, not money, until a unit closes" in body
    assert "| Housing organisation | 0.15 | 0.41 | 0.26 |" in body
    assert "| **The public budgets together** | **0.80** | **0.62** | **−0.19** |" in body
    assert "| **Society, in market prices** | **1.03** | **1.20** | **0.17** |" in body
    assert "| **Money in the budgets together** | **0.37** | **0.00** | **−0.37** |" in body
    # A victim is no public budget.
    assert "Victims of crime" not in body.partition("### Society")[0]


def test_what_moves_it_how_sure_it_is_and_what_was_not_done_twice() -> None:
    body = page("eksempelparken", "en").body
    assert "| from 19 to 96 | −0.63 | 0.93 | 50 |" in section(body, "What moves the result most")
    sure = section(body, "How sure the result is")
    assert "| Society | −0.58 | 0.13 | 1.09 | 60 per cent |" in sure
    assert "20,000 times" in sure
    assert "seed is 20170801" in sure
    assert "| less than 1 per cent |" in sure
    how = section(body, "How it was counted")
    assert "is not deducted a second time" in how
    assert "100 per cent is counted as this work's" in how
    assert "No price index is at hand" in how
    assert "The amount is invented." in body
    assert (
        "the source states DKK 84,000,000, its parts (persons kept from reoffending) add up to DKK 80,848,000" in body
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_measured_result_no_gain_is_claimed(language: str) -> None:
    made = page("karlemoseparken", language)
    assert not GAIN[language].search(made.body)
    assert GAIN[language].search(page("eksempelparken", language).body)
    assert made.pictures == ()
    said = {
        "en": "What it was worth is unknown, and no amount for it is made up.",
        "da": "Hvad det var værd, vides ikke, og der er ikke fundet på et beløb.",
    }[language]
    assert said in made.body


def test_the_question_is_answered_with_and_without_the_sentences() -> None:
    body = page("karlemoseparken", "en").body
    short = section(body, "In short")
    assert "within two years: 3.5 without the prison sentences, 132 (from 73 to 190) with them" in short
    assert "DKK 1.74 million in present value without the prison sentences and DKK 66.5 million" in short
    both = section(body, "With and without the prison sentences")
    assert "Imprisonment is a cost." in both
    assert "| With the prison sentences | 66.5 | 85.2 |" in both
    assert "| Without the prison sentences | 1.74 | 2.23 |" in both
    assert "The page is seen on 6 December 2018. These figures are later" in body


WITHOUT_AMOUNT = {
    # The model's coordinator and police hours have an amount here, and cameras were voted down.
    "eksempelparken": {"mentoring", "mobile-station"},
    "karlemoseparken": {"coordinator", "police-resources", "cctv", "mentoring", "mobile-station"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SEEN_ON)
def test_what_lacks_an_amount_is_a_cost_of_this_place(name: str, language: str) -> None:
    body = page(name, language).body
    left_out = section(
        body, {"en": "What is not counted, and why", "da": "Hvad der ikke er regnet med, og hvorfor"}[language]
    )
    assert set(re.findall(r"^- .+ \(`costs\.([\w-]+)`\)$", left_out, flags=re.M)) == WITHOUT_AMOUNT[name]
    count = {
        "en": r"without an amount that can be counted: (\d+)\.",
        "da": r"uden et beløb, som kan regnes med: (\d+)\.",
    }
    assert re.findall(count[language], body) == [str(len(WITHOUT_AMOUNT[name]))]


def test_the_two_numbers_of_enough_say_which_answers_which_question() -> None:
    body = page("eksempelparken", "en").body
    enough = section(body, "How many would be enough")
    assert "| How many are worth the costs, before market prices |" in enough
    assert "| 45 (from 23 to 111) |" in enough
    assert "This is the number for talks about budgets" in enough
    assert "in the column “Equal for society at”: there public money counts 1.28 times" in enough
    assert "| Equal for society at |" in section(body, "What moves the result most")
    danish = page("eksempelparken", "da").body
    assert danish.count("Går lige op for samfundet ved") == 2
    assert "talks about budgets" not in page("karlemoseparken", "en").body


SCOPES = (
    (20.0, None, False, "Burglaries: counted are the estate's own only, as nothing is counted in the surroundings."),
    (20.0, 4.0, False, "Burglaries: counted are the estate's own only (20). In the surroundings there were 4 fewer than expected, but not clearly"),
    (20.0, -4.0, False, "Burglaries: counted are the estate's own (20) less those in the surroundings, where there were 4 more than expected, which may have moved there. A draw with more there takes them off, and one with fewer counts nothing in"),
    (20.0, 4.0, True, "Burglaries: counted are the estate's own (20) with the surroundings, where there were clearly fewer than expected (4)."),
    (-62.0, -4.0, False, "Burglaries: counted are the estate's own only, and there were 62 more than expected. So none can have moved from there"),
    (-62.0, 4.0, True, "Burglaries: counted are the estate's own, 62 more than expected, with the surroundings, where there were clearly fewer"),
)  # fmt: skip


@pytest.mark.parametrize(("own", "around", "clear", "says"), SCOPES)
def test_what_of_the_surroundings_is_counted_is_said(
    monkeypatch: pytest.MonkeyPatch, own: float, around: float | None, clear: bool, says: str
) -> None:
    effects = normal(20, 8)

    def found(seen: Rollout, outcome: str) -> Effect | Missing:
        effect = effects(seen, outcome)
        return effect if isinstance(effect, Missing) else replace(effect, scope=Scope(own, around, clear))

    short = section(worked(monkeypatch, effects=found), "In short")
    assert says in short
    assert short.count("Burglaries: counted are") == 1


def impact_of(strength: Strength) -> Impact:
    """The fictional example's result, only as sure as that."""
    from karlemose_model.evaluation.choosing import impact

    found = impact(shipped_rollout("eksempelparken"))
    assert isinstance(found, Impact)
    return replace(found, strength=strength)


def test_a_worth_is_no_surer_than_the_evaluation_that_it_rests_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from karlemose_model.documents import evaluation_found

    pages_of = {}
    for strength in Strength:
        found = impact_of(strength)
        monkeypatch.setattr(evaluation_found, "result_of", lambda *_asked, found=found: found)
        pages_of[strength] = cost_page(shipped_rollout("eksempelparken")).body
    sure = pages_of[Strength.conclusive]
    assert "hold only if" not in sure
    assert "One offence prevented cost DKK" in sure
    pointing = pages_of[Strength.points_to]
    condition = "Worth and chance hold only if the measured difference is due to the work, and the evaluation does not say so for sure."
    for heading in ("In short", "Whose money it is", "How sure the result is"):
        assert condition in section(pointing, heading)
    assert "To society the results are worth DKK" in pointing
    assert "One offence fewer than expected cost DKK" in pointing
    short = section(pages_of[Strength.cannot_say], "In short")
    assert "results are worth" not in short
    assert "One offence" not in short
    assert (
        "The evaluation cannot say that there is any result. If its best estimate held, the results would be worth DKK"
        in short
    )
    assert "the chance that benefits exceed costs would be 60 per cent" in short
    assert "Under the same condition they would be worth DKK" in short
    assert "What one offence fewer cost is unknown. The evaluation cannot say that there were any fewer." in short
    assert "hold only if its best estimate does" in section(pages_of[Strength.cannot_say], "How sure the result is")


def test_a_worth_under_a_condition_reads_well_in_danish(monkeypatch: pytest.MonkeyPatch) -> None:
    from karlemose_model.documents import evaluation_found

    found = impact_of(Strength.cannot_say)
    monkeypatch.setattr(evaluation_found, "result_of", lambda *_asked: found)
    short = section(cost_page(shipped_rollout("eksempelparken"), "da").body, "Kort fortalt")
    assert "Hvis dens bedste bud holdt, ville resultaterne være 1,20 mio. kr. værd for samfundet" in short
    assert "kr.." not in short


def test_a_worth_that_rests_on_no_evaluation_has_no_such_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    body = worked(
        monkeypatch, {"benefits": {"burglaries": {"outcome": None, "number": {"low": 1, "value": 2, "high": 5}}}}
    )
    assert "the results are worth" in body
    assert "hold only if" not in body


def test_a_fall_that_the_surroundings_outweigh_is_not_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    effects = normal(-18, 20)

    def found(seen: Rollout, outcome: str) -> Effect | Missing:
        effect = effects(seen, outcome)
        return effect if isinstance(effect, Missing) else replace(effect, scope=Scope(67.0, -85.0, False))

    short = section(worked(monkeypatch, effects=found), "In short")
    assert "What one offence fewer cost is unknown. In the estate there were fewer than expected, but in the" in short
    assert "did not clearly develop better" not in short


def test_a_reason_is_told_of_an_inference_only(monkeypatch: pytest.MonkeyPatch) -> None:
    reason = {"reason": "No source gives the amount."}
    sourced = worked(monkeypatch, {"costs": {"coordinator": {"basis": "source", "source": "invented", **reason}}})
    assert "No source gives the amount." not in sourced
    inferred = worked(monkeypatch, {"costs": {"coordinator": {"basis": "inference", **reason}}})
    assert "A coordinator (line [1](#input.1)): Our inference: No source gives the amount." in inferred


def test_where_no_result_is_counted_what_is_known_of_results_stands_with_its_source() -> None:
    body = page("karlemoseparken", "en").body
    known = section(body, "What is known of results")
    assert (
        "Nothing of this is counted in money here, and nothing of it is set against what would have happened" in known
    )
    assert "[Background](background.md)" in known
    lines = [line for line in known.splitlines() if line.startswith("- ")]
    assert any("20 persons (6 December 2018, said by the slides at ECPA 2018, " in line for line in lines)
    # Neither what was stated later than the day nor what the model cites from elsewhere.
    assert "13 persons" not in known
    assert "Gellerup" not in known
    assert all("](sources.md#source." in line for line in lines)
    assert "What is known of results" not in page("eksempelparken", "en").body


def test_before_the_evaluation_the_newest_value_of_each_kpi_is_what_is_known() -> None:
    seen = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(date(2026, 5, 26))
    assert seen is not None
    known = section(cost_page(seen).body, "What is known of results")
    assert "(kpis/perceived-safety.md): 64 per cent (137 of 214), 2025 ([source" in known
    # Whether the work is done is no result.
    assert "Meetings held" not in known
    assert known.count("Perceived safety") == 1


def test_of_the_example_only_the_estates_own_are_worth_anything() -> None:
    assert "counted are the estate's own only (59). In the surroundings there were 10 fewer than expected" in section(
        page("eksempelparken", "en").body, "In short"
    )
    assert "bliver de trukket fra, så spændet når længere ned." in page("eksempelparken", "da").body


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_terminal_it_has_no_places_and_no_words_of_pictures(language: str) -> None:
    from karlemose_model.documents.evaluation_cost import cost_markdown
    from karlemose_model.evaluation.balance import balance

    body, seen = page("eksempelparken", language).body, shipped_rollout("eksempelparken")
    text = cost_markdown(seen, balance(seen), language)
    assert PLACE.search(body)
    assert "<" not in text
    described = re.findall(r"^!\[(.+?)\]\(", body, flags=re.M)
    assert len(described) == 2
    for one in described:
        assert one not in text
        # Every number that the picture shows stands in the text.
        for number in re.findall(r"−?\d[\d.,]*\d", one):
            assert number in text
    assert {"en": "outermost columns", "da": "yderste søjler"}[language] not in text
    assert "\n\n\n" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SEEN_ON)
def test_nothing_of_it_reaches_the_public(name: str, language: str) -> None:
    seen = shipped_rollout(name)
    assert PATH in paths(seen, Audience.partners)
    assert PATH not in paths(seen, Audience.public)
    for one in pages(seen, Audience.public, language):
        assert not one.path.startswith("evaluation")
        assert "evaluation-cost" not in one.body


def test_it_is_found_from_the_list_of_pages_and_the_result() -> None:
    made = {one.path: one.body for one in pages(shipped_rollout("eksempelparken"), Audience.partners, "en")}
    for path in ("contents.md", "evaluation-appendix.md", "evaluation-result.md"):
        assert f"]({PATH})" in made[path], path


def test_both_frames_have_a_result_where_sentences_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    body = worked(monkeypatch)
    assert "evaluation-cost-spread.svg" in body
    assert "evaluation-cost-spread-without-sentences.svg" in body
    assert "## How sure the result is (Without the prison sentences)" in body
    short = section(body, "In short")
    assert short.count("the chance that benefits exceed costs is") == 4
    # The result is not conclusive here, whatever the draws are.
    assert "prevented" not in short
    assert short.count("One offence fewer than expected cost") == 2


@pytest.mark.parametrize(("rate", "said"), [(0.071, "7.1 per cent"), (-0.839, ""), (3.2, ""), (None, "")])
def test_only_a_rate_that_somebody_could_ask_for_is_told(
    monkeypatch: pytest.MonkeyPatch, rate: float | None, said: str
) -> None:
    from karlemose_model.documents import evaluation_found
    from karlemose_model.evaluation.balance import balance

    found = balance(counted(), normal(20, 8))
    assert isinstance(found, Balance)
    frames = tuple(replace(one, internal_rate=rate) for one in found.frames)
    monkeypatch.setattr(evaluation_found, "balance_of", lambda _seen: replace(found, frames=frames))
    body = cost_page(counted()).body
    assert (f"equal at a discount rate of {said}" in body) if said else "equal at a discount rate" not in body


def test_where_only_the_sentences_are_counted_nothing_is_said_to_be_nought(monkeypatch: pytest.MonkeyPatch) -> None:
    later = {"amount": {"value": 1, "stated": "2028-01-01", "source": "invented"}}
    body = worked(monkeypatch, {"costs": {"coordinator": later}}, without=("benefits",))
    assert "That is the prison sentences alone: no other cost is counted." in section(body, "In short")
    assert "Without the prison sentences" not in body
    assert "With and without" not in body
    assert "| 0" not in body


def test_what_cannot_be_counted_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"foreign": {**_value(), "currency": "GBP", "only_sensitivity": True}}
    changes = {
        "unit_values": values,
        "benefits": {"abroad": {"text": "Elsewhere.", "outcome": "burglary", "unit_value": "foreign", "source": "invented"}},
        "economy": {
            "questions": ["burglary", "foreign"],
            "exchange": [{"currency": "GBP", "rate": 9.3, "source": "invented"}],
        },
    }  # fmt: skip
    body = worked(monkeypatch, changes)
    left_out = section(body, "What is not counted, and why")
    assert "- Hours: Nobody has counted them." in left_out
    assert "- Elsewhere: its value may only be held beside the result." in left_out
    elsewhere = section(body, "Only to compare with: values that hold elsewhere")
    assert "| Foreign | GBP 1,000 |" in elsewhere
    assert "Foreign" not in section(body, "How many would be enough")
    assert "1 GBP = DKK 9.30" in body


def _value() -> dict[str, Any]:
    return {
        "name": "Foreign", "value": 1000, "low": 1000, "high": 1000, "per": "one", "price_year": 2025, "currency": "DKK",
        "paid_by": {"victims": 1}, "cashable": False, "not_covered": "All else.", "source": "invented",
    }  # fmt: skip


def test_a_result_that_was_not_measured_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    from karlemose_model.evaluation.results import Missing as Lacking

    def later(_rollout: Rollout, _outcome: str) -> Lacking:
        return Lacking(Lack.not_over, {"until": date(2027, 1, 1)})

    body = worked(monkeypatch, without=("benefits",), effects=later)
    assert "What one offence fewer cost is unknown. The months after the start are not over yet." in body
    assert not GAIN["en"].search(body)
    measured = worked(monkeypatch, effects=later)
    assert "- Fewer burglaries: it has not been measured (The months after the start are not over yet." in measured


def test_benefits_of_a_source_say_what_is_deducted_and_assumed(monkeypatch: pytest.MonkeyPatch) -> None:
    pupils = {"deadweight": 0.25, "attribution": 0.5, "years": 3, "drop_off": 0.1}
    body = worked(monkeypatch, {"benefits": {"pupils": pupils}})
    how = section(body, "How it was counted")
    assert "How many: Pupils: 25 per cent would have happened anyway, and is deducted" in how
    assert "How many: Pupils: 50 per cent is counted as this work's." in how
    assert "How many: Pupils: counted for 3 years, with 10 per cent less each year." in how
    assert "Money that comes back into a budget is" in section(body, "In short")


def test_amounts_of_other_years_show_what_the_index_makes_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    index = {
        "name": "Prices",
        "values": [{"year": 2020, "index": 80}, {"year": 2025, "index": 100}],
        "source": "invented",
    }
    body = worked(
        monkeypatch,
        {
            "economy": {"price_index": index},
            "costs": {"coordinator": {"counted": {"price_year": 2020}}},
        },
    )
    assert "DKK 300,000, each year 2025–2026; prices of 2020; DKK 375,000 in the prices of 2025" in body
    assert "No price index is at hand" not in body


def test_totals_that_do_not_add_up_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    totals = [{"total": 105000, "parts": [{"name": "All by participants", "value": 36000}]}]
    body = worked(monkeypatch, {"unit_values": {"burglary": {"totals": totals}}})
    assert (
        "the source states DKK 105,000, its parts (All by participants) add up to DKK 36,000. They differ by 65.7 per cent and do not fit"
        in body
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"economy": {"first_year": 2040}}, "No cost is counted in the years of the balance."),
        ({"place": {"country": "SE"}}, "No discount rates and tax factors of this country are known here"),
    ],
)
def test_without_a_balance_it_says_why(monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], why: str) -> None:
    body = worked(monkeypatch, changes)
    assert f"**No balance.** {why}" in body
    assert "## In short" not in body


def test_without_economy_there_is_no_page_and_nothing_is_loaded() -> None:
    assert PATH not in {one.path for one in pages(rollout(), Audience.partners, "en")}
    code = (
        "import sys; from tests.documents.sample import rollout; from karlemose_model.documents import pages;"
        "from karlemose_model.model import Audience; pages(rollout(), Audience.partners, 'da');"
        "assert not {'numpy', 'scipy', 'karlemose_model.evaluation.balance'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_a_balance_without_a_benefit_is_one_whose_costs_alone_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from karlemose_model.evaluation.balance import balance

    assert isinstance(balance(counted(without=("benefits",)), nothing_measured), Balance)
    body = worked(monkeypatch, without=("benefits",))
    assert "| Public budget | Costs, DKK million | Rests on |" in body
    assert ".svg" not in body
