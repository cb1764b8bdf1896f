"""Items that take longer than the meeting lasts are a finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import looked_at

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"


def test_an_agenda_longer_than_its_meeting(files: Callable[[dict[str, str]], Path]) -> None:
    root = files({"playbook.yml": HEAD + "meetings: {operational: {agenda: {concerns: {minutes: 90}}}}\n"})
    problems = looked_at(root).problems
    assert [problem.code for problem in problems] == ["KM309"]
    assert problems[0].data["length"] == 60
