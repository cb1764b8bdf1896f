"""A yearly task of a phase that is over is reached only if its day fell within the phase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from karlemose_model.rules.pages import whole_example
from tests.conftest import AS_OF

Files = Callable[[dict[str, str]], Path]
LIST = """
timeline:
  - {phase: clear, from: 2026-01-05}
  - {phase: hold, from: 2026-02-02}
checklists:
  doors:
    name: Doors
    role: coordinator
    phase: PHASE
    tasks:
      locks: {text: See that the locks work., due: {each_year: DAY}}
"""


@pytest.mark.parametrize(
    ("phase", "day", "reached"),
    [("clear", "02-01", True), ("clear", "02-02", False), ("clear", "12-01", False), ("hold", "12-01", True)],
)
def test_a_yearly_day_must_fall_within_the_phase(files: Files, phase: str, day: str, reached: bool) -> None:
    example = LIST.replace("PHASE", phase).replace("DAY", day)
    problems = checked(read_playbook(files(whole_example(example))), AS_OF).problems
    found = [one for one in problems if (one.code, one.data.get("path")) == ("KM322", "checklists.doors.tasks.locks")]
    assert (not found) is reached
