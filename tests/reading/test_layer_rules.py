"""The layer table of design.md: each row a case, on a small model of three layers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import Reading, value_at
from tests.conftest import looked_at

MODEL = """\
schema: 1
id: model
version: 1
kind: model
name: {da: Model, en: Model}
languages: [da, en]
partners:
  police: {name: {da: Politi, en: Police}, kind: police}
  housing: {name: {da: Bolig, en: Housing}, kind: housing}
  school: {name: {da: Skole, en: School}, kind: institution}
roles:
  chair: {name: {da: Mødeleder, en: Chair}, purpose: {da: Leder mødet, en: Chairs}}
phases:
  clear: {name: {da: Akut, en: Clear}, purpose: {da: Ro, en: Calm}}
meetings:
  weekly:
    name: {da: Ugemøde, en: Weekly}
    purpose: {da: Status, en: Status}
    participants: {police: core, housing: core, school: guest}
    chair: chair
    minutes: 60
    agenda:
      status: {title: {da: Status, en: Status}, minutes: 30, role: chair}
      school: {title: {da: Skolen, en: School}, minutes: 10, partner: school}
      close: {title: {da: Slut, en: Close}, minutes: 5, role: chair}
    cadence:
      clear: {every: week}
    core: [participants.police, cadence.clear.every]
activities:
  visits:
    name: {da: Besøg, en: Visits}
    text: {da: Besøg, en: Visits}
    responsible: [school]
    together_with: [police, school]
"""
TOWN = """\
schema: 1
id: town
version: 1
kind: municipality
name: {da: By, en: Town}
extends: {playbook: ../model, version: 1}
"""
ESTATE = """\
schema: 1
id: estate
version: 1
kind: estate
name: {da: Park, en: Park}
extends: {playbook: ../town, version: 1}
"""

Read = Callable[..., Reading]


@pytest.fixture
def read(files: Callable[[dict[str, str]], Path]) -> Read:
    def build(estate: str = "", town: str = "", model: str = "") -> Reading:
        root = files(
            {
                "model/playbook.yml": MODEL + model,
                "town/playbook.yml": TOWN + town,
                "estate/playbook.yml": ESTATE + estate,
            }
        )
        return looked_at(root / "estate")

    return build


def at(reading: Reading, path: str) -> Any:
    assert reading.tree is not None
    return value_at(reading.tree.value, tuple(path.split(".")))


def codes(reading: Reading, severity: Severity = Severity.error) -> list[str]:
    return [problem.code for problem in reading.problems if problem.severity is severity]


def only(reading: Reading) -> Problem:
    assert len(reading.problems) == 1, reading.problems
    return reading.problems[0]


def test_three_layers_without_changes_are_the_model(read: Read) -> None:
    reading = read()
    assert reading.problems == ()
    assert reading.playbook is not None
    assert [layer.id for layer in reading.layers] == ["model", "town", "estate"]
    assert list(reading.playbook.partners) == ["police", "housing", "school"]
    assert reading.playbook.id == "estate"


def test_map_over_map_merges_key_by_key(read: Read) -> None:
    reading = read("meetings:\n  weekly:\n    cadence:\n      clear: {weekday: tuesday}\n")
    assert at(reading, "meetings.weekly.cadence.clear") == {"every": "week", "weekday": "tuesday"}


def test_a_text_is_replaced_whole_and_a_plain_string_is_in_the_first_language(read: Read) -> None:
    reading = read("partners:\n  police:\n    name: Lokalpolitiet\n")
    assert at(reading, "partners.police.name") == {"da": "Lokalpolitiet"}
    problem = only(reading)
    assert (problem.code, problem.severity) == ("KM303", Severity.warning)
    assert (problem.place.file, problem.place.line) == ("estate/playbook.yml", 9)


def test_a_plain_string_is_in_the_first_language_of_its_own_playbook(read: Read) -> None:
    reading = read("languages: [en]\npartners:\n  police:\n    name: Borough police\n")
    assert at(reading, "partners.police.name") == {"en": "Borough police"}
    assert reading.problems == ()


def test_a_figure_is_replaced_whole(read: Read) -> None:
    reading = read("place:\n  dwellings: 480\n", town="place:\n  dwellings:\n    - {value: 640, stated: 2018-12-06}\n")
    assert at(reading, "place.dwellings") == 480


def test_scalar_and_list_replace(read: Read) -> None:
    reading = read("meetings:\n  weekly:\n    minutes: 50\nactivities:\n  visits:\n    together_with: [housing]\n")
    assert at(reading, "meetings.weekly.minutes") == 50
    assert at(reading, "activities.visits.together_with") == ["housing"]
    assert reading.problems == ()


def test_an_empty_list_over_a_list_is_refused(read: Read) -> None:
    reading = read("activities:\n  visits:\n    together_with: []\n")
    problem = only(reading)
    assert problem.code == "KM121"
    assert problem.related[0].place.file == "model/playbook.yml"
    assert at(reading, "activities.visits.together_with") == ["police", "school"]


def test_a_new_id_comes_last(read: Read) -> None:
    reading = read("partners:\n  club: {name: {da: Klub, en: Club}, kind: association}\n")
    assert list(at(reading, "partners")) == ["police", "housing", "school", "club"]


def test_a_new_id_comes_after_the_one_named(read: Read) -> None:
    reading = read("partners:\n  club: {after: police, name: {da: Klub, en: Club}, kind: association}\n")
    assert list(at(reading, "partners")) == ["police", "club", "housing", "school"]


def test_after_an_unknown_id_says_which_it_may_be(read: Read) -> None:
    reading = read("partners:\n  club: {after: polise, name: {da: Klub, en: Club}, kind: association}\n")
    # Nothing refers to the new partner yet, and that is told as well.
    assert [(one.code, one.data.get("suggestion")) for one in reading.problems] == [
        ("KM323", None),
        ("KM124", "police"),
    ]


def test_after_on_an_id_that_is_there_is_refused(read: Read) -> None:
    assert codes(read("partners:\n  school: {after: police}\n")) == ["KM123"]


def test_another_type_shows_both_places(read: Read) -> None:
    problem = only(read("partners:\n  police: politiet\n"))
    assert problem.code == "KM122"
    assert (problem.place.file, problem.place.line) == ("estate/playbook.yml", 8)
    assert (problem.related[0].place.file, problem.related[0].place.line) == ("model/playbook.yml", 8)


def test_nothing_never_removes(read: Read) -> None:
    reading = read("partners:\n  school:\n")
    assert codes(reading) == ["KM120"]
    assert at(reading, "partners.school.kind") == "institution"


LEAVES_SCHOOL_OUT = """\
adaptations:
  no-school:
    removes: partners.school
    what: {da: Ingen skole, en: No school}
    why: {da: Der er ingen, en: There is none}
    status: approved
    by: {da: Styregruppen, en: The steering group}
    when: 2026-01-12
"""


def test_leaving_out_takes_references_along_and_finds_the_duty_without_an_owner(read: Read) -> None:
    reading = read(LEAVES_SCHOOL_OUT)
    assert at(reading, "partners.school") is None
    assert at(reading, "meetings.weekly.participants") == {"police": "core", "housing": "core"}
    assert at(reading, "activities.visits.together_with") == ["police"]
    gone = [departure.path for departure in reading.departures]
    assert gone[0] == "partners.school"
    assert "meetings.weekly.participants.school" in gone
    assert {departure.adaptation for departure in reading.departures} == {"no-school"}
    without_owner = sorted(str(problem.data["path"]) for problem in reading.problems)
    assert without_owner == ["activities.visits", "meetings.weekly.agenda.school"]
    assert set(codes(reading)) == {"KM304"}


def test_a_reference_of_the_same_layer_to_what_it_leaves_out_is_an_error(read: Read) -> None:
    reading = read(LEAVES_SCHOOL_OUT + "activities:\n  visits:\n    responsible: [police, school]\n")
    problem = next(problem for problem in reading.problems if problem.code == "KM202")
    assert problem.data["adaptation"] == "no-school"
    assert problem.place.file == "estate/playbook.yml"


def test_defining_it_anew_in_a_later_layer_brings_it_back(read: Read) -> None:
    reading = read(
        "partners:\n  school: {name: {da: Ny skole, en: New school}, kind: institution}\n", town=LEAVES_SCHOOL_OUT
    )
    assert at(reading, "partners.school.name.da") == "Ny skole"
    assert "partners.school" not in [departure.path for departure in reading.departures]


def test_an_entry_that_needs_the_reference_goes_with_it(read: Read) -> None:
    rationale = "rationale:\n  v: {component: activities.visits, text: {da: A, en: B}}\n"
    reading = read(LEAVES_SCHOOL_OUT.replace("partners.school", "activities.visits"), model=rationale)
    assert at(reading, "rationale") == {}
    assert reading.problems == ()


def test_what_belongs_to_an_activity_goes_with_it(read: Read) -> None:
    belongs = (
        "risks:\n  r: {text: {da: Fare, en: Danger}, activity: visits}\n"
        "checklists:\n  c: {name: {da: A, en: B}, role: chair, tasks: {t: {text: {da: A, en: B}, activity: visits}}}\n"
    )
    reading = read(LEAVES_SCHOOL_OUT.replace("partners.school", "activities.visits"), model=belongs)
    assert (at(reading, "risks"), at(reading, "checklists.c.tasks")) == ({}, {})
    assert reading.problems == ()
    risk = next(gone for gone in reading.departures if gone.path == "risks.r")
    assert (risk.because, risk.words.said_in("en") if risk.words else "") == ("activities.visits", "Danger")


def test_a_path_that_hits_nothing_names_the_nearest(read: Read) -> None:
    reading = read(LEAVES_SCHOOL_OUT.replace("partners.school", "partners.shool"))
    assert (only(reading).code, only(reading).data["suggestion"]) == ("KM125", "partners.school")


CHANGED = "meetings:\n  weekly:\n    cadence:\n      clear: {every: 2 weeks}\n"


def test_changing_core_without_an_adaptation_is_a_finding_with_the_models_line(read: Read) -> None:
    problem = only(read(CHANGED))
    assert problem.code == "KM301"
    assert (problem.place.file, problem.place.line) == ("estate/playbook.yml", 10)
    assert (problem.related[0].place.file, problem.related[0].place.line) == ("model/playbook.yml", 27)


def test_changing_core_with_an_adaptation_is_fine(read: Read) -> None:
    adaptation = LEAVES_SCHOOL_OUT.replace("removes: partners.school", "changes: meetings.weekly.cadence.clear.every")
    assert read(CHANGED + adaptation).problems == ()


def test_a_proposed_adaptation_takes_effect_and_is_a_warning(read: Read) -> None:
    adaptation = LEAVES_SCHOOL_OUT.replace("removes: partners.school", "changes: meetings.weekly.cadence.clear.every")
    reading = read(CHANGED + adaptation.replace("approved", "proposed"))
    assert (only(reading).code, only(reading).severity) == ("KM302", Severity.warning)
    assert at(reading, "meetings.weekly.cadence.clear.every") == "2 weeks"


def test_a_dated_change_of_core_is_a_change_of_core(read: Read) -> None:
    dated = "meetings:\n  weekly:\n    cadence:\n      clear: {changes: [{from: 2026-01-01, every: month}]}\n"
    assert codes(read(dated)) == ["KM301"]


def test_shortening_the_list_of_core_paths_is_a_finding(read: Read) -> None:
    assert codes(read("meetings:\n  weekly:\n    core: [participants.police]\n")) == ["KM301"]


def test_another_countrys_law_is_left_out_and_is_no_adaptation(read: Read) -> None:
    model = "agreements:\n  cctv:\n    country: DK\n    name: {da: A, en: B}\n    kind: cctv_permit\n    purpose: {da: A, en: B}\n"
    reading = read("place: {country: GB}\n", model=model)
    assert at(reading, "agreements") == {}
    assert [(gone.path, gone.because, gone.adaptation) for gone in reading.departures] == [
        ("agreements.cctv", "DK", "")
    ]
    assert reading.problems == ()


def test_the_problem_of_another_place_is_not_taken_over(read: Read) -> None:
    theirs = "problem:\n  gang: {text: {da: En bande, en: A gang}}\n"
    assert at(read(model=theirs), "problem") is None
    ours = "problem:\n  noise: {text: {da: Støj, en: Noise}}\n"
    assert list(at(read(ours, town=theirs), "problem")) == ["noise"]


def test_origins_tell_every_layer_that_set_a_value(read: Read) -> None:
    reading = read("meetings: {weekly: {minutes: 45}}\n", town="meetings: {weekly: {minutes: 55}}\n")
    assert reading.tree is not None
    origin = reading.tree.origin.at("meetings", "weekly", "minutes")
    layers = []
    while origin is not None:
        layers.append((origin.layer, origin.place.file))
        origin = origin.overrode
    assert layers == [
        ("estate", "estate/playbook.yml"),
        ("town", "town/playbook.yml"),
        ("model", "model/playbook.yml"),
    ]


def test_agenda_item_lists_and_free_keys(read: Read) -> None:
    reading = read("x-note: ours\npartners:\n  police:\n    x-phone-list: somewhere\n")
    assert reading.problems == ()
