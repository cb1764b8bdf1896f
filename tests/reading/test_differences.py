"""Where two playbooks differ: each path once, with both values and both places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from karlemose_model.files import shipped
from karlemose_model.model import Difference, Way
from karlemose_model.reading import read_playbook
from karlemose_model.reading.differences import differences

MODEL = """\
schema: 1
id: model
version: 1
kind: model
name: {da: Model, en: Model}
partners:
  police: {name: {da: Politi, en: Police}, kind: police}
  library: {name: {da: Bibliotek, en: Library}, kind: institution}
meetings:
  weekly:
    name: {da: Ugemøde, en: Weekly meeting}
    purpose: {da: Overblik, en: Overview}
    minutes: 60
    participants: {police: core, library: guest}
"""
ESTATE = """\
schema: 1
id: park
version: 1
kind: estate
name: {da: Park, en: Park}
extends: {playbook: ../model, version: 1}
partners:
  club: {after: police, name: {da: Klub, en: Club}, kind: association}
meetings:
  weekly: {minutes: 45, mode: {da: Fysisk, en: In person}}
risks:
  frost: {text: {da: Frost, en: Frost}}
adaptations:
  no-library:
    removes: partners.library
    what: {da: Intet bibliotek, en: No library}
    why: {da: Lukket, en: Closed}
    status: approved
"""


def found(files: Callable[[dict[str, str]], Path], estate: str = ESTATE) -> dict[str, Difference]:
    reading = read_playbook(files({"model/playbook.yml": MODEL, "park/playbook.yml": estate}) / "park")
    rollout = reading.seen_on(date(2026, 11, 26))
    assert rollout is not None
    return {one.path: one for one in rollout.differences}


def test_each_way_with_values_and_places(files: Callable[[dict[str, str]], Path]) -> None:
    differences = found(files)
    assert {path: one.way for path, one in differences.items()} == {
        "partners.club": Way.added,
        "partners.library": Way.removed,
        "meetings.weekly.minutes": Way.changed,
        "meetings.weekly.mode": Way.added,
        "meetings.weekly.participants.library": Way.removed,
        "risks.frost": Way.added,
        "adaptations.no-library": Way.added,
    }
    changed = differences["meetings.weekly.minutes"]
    assert (changed.was, changed.now) == (60, 45)
    assert changed.place is not None
    assert changed.was_place is not None
    assert (changed.place.file, changed.place.line) == ("park/playbook.yml", 10)
    assert (changed.was_place.file, changed.was_place.line) == ("model/playbook.yml", 13)


def test_saying_the_same_again_is_no_difference(files: Callable[[dict[str, str]], Path]) -> None:
    same = ESTATE.partition("partners:")[0] + "meetings: {weekly: {minutes: 60}}\n"
    assert found(files, same) == {}


def test_the_model_differs_from_nothing() -> None:
    rollout = read_playbook(shipped("playbooks") / "karlemose").seen_on(date(2026, 11, 26))
    assert rollout is not None
    assert rollout.differences == ()


def test_where_an_entry_stands_is_no_difference(files: Callable[[dict[str, str]], Path]) -> None:
    after = MODEL.replace("library: {", "library: {after: police, ")
    root = files({"model/playbook.yml": MODEL, "other/playbook.yml": after})
    one, other = read_playbook(root / "model").tree, read_playbook(root / "other").tree
    assert one is not None
    assert other is not None
    assert differences(one, other) == differences(other, one) == ()
