"""How complete a description is: what sources tell of the place is kept apart from our inference and from the model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.files import shipped, shipped_playbooks
from karlemose_model.model import Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.rules.profiles import PROFILES, Answer, Point, Result, Standing, Status, judge
from tests.conftest import AS_OF

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nlanguages: [da, en]\nextends: {playbook: karlemose, version: 1}\n"
Files = Callable[[dict[str, str | bytes]], Path]

NOT_TOLD = {Status.missing, Status.unknown, Status.below}


def rollout(path: Path, as_of: str | None = None) -> Rollout:
    reading = read_playbook(path)
    assert reading.playbook is not None, reading.problems
    found = reading.seen_on(date.fromisoformat(as_of) if as_of else reading.playbook.as_of or AS_OF)
    assert found is not None
    return found


def judged(seen: Rollout, profile: str) -> dict[str, Result]:
    return {result.criterion.number: result for result in judge(seen, PROFILES[profile])}


def ship(name: str, profile: str, as_of: str | None = None) -> dict[str, Result]:
    return judged(rollout(shipped("playbooks") / name, as_of), profile)


def answer(results: dict[str, Result], path: str) -> Answer:
    return next(one for result in results.values() for one in result.answers if one.ask.path == path)


def point(results: dict[str, Result], path: str) -> Point:
    every = (one for result in results.values() for one_answer in result.answers for one in one_answer.points)
    return next(one for one in every if one.path == path)


def park(files: Files, text: str, as_of: str = "2026-11-26") -> Rollout:
    return rollout(files({"playbook.yml": HEAD + text}), as_of)


def test_the_frameworks_have_their_numbers() -> None:
    assert [criterion.number for criterion in PROFILES["tidier"].criteria] == [str(number) for number in range(1, 13)]
    assert {criterion.number[0] for criterion in PROFILES["eucpn"].criteria} == set("1234")


@pytest.mark.parametrize("name", shipped_playbooks())
@pytest.mark.parametrize("profile", PROFILES)
def test_every_answer_is_counted_once(name: str, profile: str) -> None:
    for result in ship(name, profile).values():
        counts = {standing: result.count(standing) for standing in Standing}
        assert sum(counts.values()) == sum(len(one.points) for one in result.answers)
        told = counts.pop(Standing.told)
        assert (result.status is Status.told) == (told > 0 and not any(counts.values()))
        assert (result.status is Status.partly) == (told > 0 and any(counts.values()))


def test_the_source_of_karlemoseparken_is_silent_on_evaluation_training_and_fidelity() -> None:
    eucpn, tidier = ship("karlemoseparken", "eucpn"), ship("karlemoseparken", "tidier")
    assert eucpn["3a"].status in NOT_TOLD
    assert eucpn["4d"].status in NOT_TOLD
    assert {tidier["11"].status, tidier["12"].status} <= NOT_TOLD
    evaluation = answer(eucpn, "evidence.own-evaluation").points[0]
    assert evaluation.reason is not None
    assert "no outcome evaluation" in evaluation.reason.said_in("en")


def test_the_source_of_karlemoseparken_tells_the_rhythm_and_no_dose() -> None:
    tidier = ship("karlemoseparken", "tidier")
    assert tidier["8"].status is Status.partly
    assert answer(tidier, "activities.*.dose").count(Standing.told) == 0
    patrol = point(tidier, "activities.patrol.dose")
    assert patrol.standing is Standing.unknown
    assert patrol.reason is not None
    rhythm = answer(tidier, "meetings.*.cadence")
    assert [str(one.name and one.name.said_in("en")) for one in rhythm.which(Standing.told)] == ["Operational meeting"]
    assert "ecpa-2018/cooperate" in rhythm.which(Standing.told)[0].sources


def test_the_source_of_karlemoseparken_tells_little_of_the_cost_and_more_of_it_later() -> None:
    def told(as_of: str) -> set[str]:
        cost = answer(ship("karlemoseparken", "eucpn", as_of), "costs.*.amount")
        return {one.path for one in cost.which(Standing.told)}

    assert ship("karlemoseparken", "eucpn")["4f"].status is Status.partly
    assert told("2018-12-06") == {"costs.task-force.amount", "costs.safety-grant.amount"}
    assert told("2017-08-31") == {"costs.safety-grant.amount"}
    assert "costs.equalisation.amount" in told("2021-03-01")


def test_karlemoseparken_tells_its_problem_and_where_it_is() -> None:
    eucpn = ship("karlemoseparken", "eucpn")
    assert eucpn["1"].status is Status.told
    assert point(eucpn, "place.dwellings").sources == ("ecpa-2018/location",)
    assert point(eucpn, "place.boundary").standing is Standing.unknown


def test_a_model_is_not_asked_what_only_a_place_can_tell() -> None:
    tidier, eucpn = ship("karlemose", "tidier"), ship("karlemose", "eucpn")
    assert [number for number, one in tidier.items() if one.status is Status.not_applicable] == ["10", "12"]
    assert eucpn["4b"].status is Status.not_applicable
    assert tidier["2"].status is Status.inferred
    assert all(result.count(Standing.below) == 0 for result in (*tidier.values(), *eucpn.values()))


def test_what_the_model_says_is_not_told_of_eksempelparken() -> None:
    tidier = ship("eksempelparken", "tidier")
    assert tidier["2"].status is Status.below
    assert {one.layer for one in answer(tidier, "rationale").points} == {"karlemose"}
    assert tidier["10"].status is Status.told
    assert {one.standing for one in answer(tidier, "meetings.*.cadence").points} == {Standing.told}


def test_how_faithfully_it_was_run_is_told_once_it_was_rated() -> None:
    rated = ship("eksempelparken", "tidier", "2026-03-05")["12"]
    assert (rated.status, rated.answers[0].points[0].layer) == (Status.told, "eksempelparken")
    assert ship("eksempelparken", "tidier", "2026-03-04")["12"].status is Status.missing


def test_what_is_written_as_unknown_is_shown_with_its_reason(files: Files) -> None:
    text = "place: {municipality: {unknown: {da: Ingen siger det, en: Nobody says it}}, dwellings: {unknown: {da: Ej talt, en: Not counted}}}\n"
    eucpn = judged(park(files, text), "eucpn")
    for path, reason in (("place.municipality", "Nobody says it"), ("place.dwellings", "Not counted")):
        found = point(eucpn, path)
        assert found.standing is Standing.unknown
        assert found.reason is not None
        assert found.reason.said_in("en") == reason
    assert eucpn["4b"].status is Status.unknown


def test_one_field_that_the_place_writes_is_told_whatever_the_model_concludes(files: Files) -> None:
    tidier = judged(
        park(files, "activities:\n  patrol: {dose: {da: To timer om dagen, en: Two hours a day}}\n"), "tidier"
    )
    found = point(tidier, "activities.patrol.dose")
    assert (found.standing, found.layer) == (Standing.told, "park")
    assert point(tidier, "activities.patrol.mode").standing is Standing.inferred
    assert answer(tidier, "activities.*.dose").count(Standing.told) == 1


def test_the_places_own_inference_is_an_inference(files: Files) -> None:
    text = "problem:\n  noise:\n    text: {da: Larm, en: Noise}\n    basis: inference\n    reason: {da: Vi tror det, en: We think so}\n"
    assert judged(park(files, text), "eucpn")["1"].status is Status.inferred


OWN_SOURCE = """sources: {{slides: {{title: {{da: Lysbilleder, en: Slides}}, stated: 2026-03-01}}}}
problem: {{noise: {{text: {{da: Larm, en: Noise}}, source: {source}}}}}
"""


def test_a_source_that_came_later_tells_nothing_yet(files: Files) -> None:
    before = judged(park(files, OWN_SOURCE.format(source="slides"), "2026-02-28"), "eucpn")["1"]
    after = judged(park(files, OWN_SOURCE.format(source="slides"), "2026-03-01"), "eucpn")["1"]
    assert (before.status, after.status) == (Status.missing, Status.told)


@pytest.mark.parametrize(
    ("sources", "standing"),
    [
        ("[ecpa-2018/cooperate, eucpn-2018]", Standing.told),
        ("[ecpa-2018/cooperate]", Standing.below),
        ("[ecpa-2018/results, eucpn-2018]", Standing.below),
    ],
)
def test_a_statement_of_the_model_is_told_of_a_place_only_by_the_places_own_sources(
    files: Files, sources: str, standing: Standing
) -> None:
    eucpn = judged(park(files, OWN_SOURCE.format(source=sources)), "eucpn")
    assert point(eucpn, "meetings.operational.purpose").standing is standing


def test_what_the_model_decides_is_never_told_of_a_place_by_a_source(files: Files) -> None:
    tidier = judged(park(files, OWN_SOURCE.format(source="[ecpa-2018/cooperate, eucpn-2018]")), "tidier")
    assert point(tidier, "meetings.operational.core").standing is Standing.below
    assert answer(tidier, "fidelity.*.text").count(Standing.told) == 0


def test_a_layer_between_is_named(files: Files) -> None:
    town = HEAD.replace("id: park", "id: town").replace("estate", "municipality") + (
        "activities:\n  patrol: {dose: {da: En time, en: One hour}}\n"
    )
    own = HEAD.replace("playbook: karlemose", "playbook: ../town")
    folder = files({"town/playbook.yml": town, "park/playbook.yml": own})
    tidier = judged(rollout(folder / "park", "2026-11-26"), "tidier")
    assert point(tidier, "activities.patrol.dose").layer == "town"
    assert point(tidier, "activities.patrol.dose").standing is not Standing.told


def test_an_empty_playbook_tells_its_name_and_nothing_else(files: Files) -> None:
    bare = "schema: 1\nid: bare\nversion: 1\nkind: estate\nname: {da: Bar, en: Bare}\n"
    seen = rollout(files({"playbook.yml": bare}), "2026-11-26")
    assert judged(seen, "tidier")["1"].status is Status.told
    others = [one for number, one in judged(seen, "tidier").items() if number != "1"]
    assert {one.status for one in (*others, *judged(seen, "eucpn").values())} == {Status.missing}


def test_the_outcome_evaluation_is_told_once_a_source_reports_one(files: Files) -> None:
    text = OWN_SOURCE.format(source="slides") + (
        "evidence:\n  own-evaluation:\n    text: {da: Målt, en: Measured}\n    source: slides\n    basis: source\n"
    )
    assert judged(park(files, text), "eucpn")["3a"].status is Status.told
    assert judged(park(files, ""), "eucpn")["3a"].status is Status.missing
