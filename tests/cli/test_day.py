"""The day that a playbook is judged on: the one asked for, else its own, whatever else is wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.cli.opening import day_of
from karlemose_model.reading import read_playbook

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: Park\nlanguages: [en]\nas_of: 2024-02-10\n"
Files = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize(
    "wrong", [{}, {"playbook.yml": HEAD + "place: {residents: many}\n"}, {"kpis.yml": "kpis: [\n"}]
)
def test_a_mistake_elsewhere_changes_nothing_of_the_day(files: Files, wrong: dict[str, str]) -> None:
    reading = read_playbook(files({"playbook.yml": HEAD} | wrong))
    assert bool(reading.problems) == bool(wrong)
    assert day_of(reading, None) == date(2024, 2, 10)
    assert day_of(reading, date(2024, 3, 1)) == date(2024, 3, 1)


def test_a_day_that_is_none_is_not_followed(files: Files) -> None:
    reading = read_playbook(files({"playbook.yml": HEAD.replace("2024-02-10", "soon")}))
    assert reading.own_day is None
