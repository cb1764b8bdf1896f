"""Which playbook of a chain wrote what stands at a path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from karlemose_model.reading import read_playbook

Files = Callable[[dict[str, str | bytes]], Path]
OWN = """schema: 1
id: park
version: 1
kind: estate
name: {da: Park, en: Park}
extends: {playbook: karlemose, version: 1}
place: {closures: {summer: {name: {da: Sommer, en: Summer}, weeks: [28, 29]}}}
meetings:
  operational:
    cadence: {clear: {weekday: monday}}
"""


def test_a_map_is_the_highest_playbooks_that_wrote_a_part_of_it(files: Files) -> None:
    rollout = read_playbook(files({"playbook.yml": OWN})).seen_on(date(2026, 11, 26))
    assert rollout is not None
    written = rollout.written
    assert written["meetings.operational.cadence.clear.weekday"] == "park"
    assert written["meetings.operational.cadence.clear.every"] == "karlemose"
    assert written["meetings.operational.cadence"] == "park"
    assert written["meetings.operational.cadence.hold"] == "karlemose"
    assert written["meetings.operational.purpose"] == "karlemose"
    assert written["place.closures.summer.weeks"] == "park"
    assert written["name"] == "park"
    assert not any(path.endswith(".da") for path in written)
