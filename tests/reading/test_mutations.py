"""Whatever a person does to the lines of a playbook, reading it gives findings or a playbook, never an exception."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from karlemose_model.documents import pages
from karlemose_model.model import Audience
from karlemose_model.problems import has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.full import full
from karlemose_model.rules import checked
from tests.conftest import AS_OF

LINES = """\
schema: 1
id: park
version: 1
kind: estate
name: {da: Park, en: Park}
languages: [da, en]
extends: {playbook: karlemose, version: 1}
place:
  dwellings: 480
  holidays: {optional: [12-24]}
timeline:
  - {phase: clear, from: 2026-01-05}
partners:
  club:
    after: police
    name: {da: Klub, en: Club}
    kind: association
meetings:
  operational:
    participants: {club: guest}
    cadence:
      clear: {weekday: tuesday, at: 10:00}
adaptations:
  no-cctv:
    removes: activities.cctv
    what: {da: Ingen kameraer, en: No cameras}
    why: {da: Nej, en: No}
    status: approved
""".split("\n")

VALUES = [
    "",
    "null",
    "[]",
    "{a: b}",
    "[1, 2]",
    "7",
    "true",
    "x: y",
    "- a",
    "9.30",
    "*x",
    "!!int 3",
    '"\\0"',
    "karlemose",
    "“x”",
    "• x",
    "\u00a0x",
    "kl. 9",
    "1.550",
    "12,5",
    "x, y",
    "Lokale #4",
    "7.12.2026",
    "ja",
    "{a, b}",
    "x\u2028y",
]

changes = st.lists(
    st.tuples(
        st.integers(0, len(LINES) - 1),
        st.sampled_from(["cut", "value", "indent", "double", "key"]),
        st.sampled_from(VALUES) | st.text(max_size=12),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=4,
)


def mutated(how: list[tuple[int, str, str, int]]) -> str:
    lines = list(LINES)
    for number, what, value, count in how:
        line = lines[number]
        if what == "cut":
            lines[number] = line[:count]
        elif what == "value":
            lines[number] = f"{line.split(':')[0]}: {value}"
        elif what == "indent":
            lines[number] = " " * count + line.lstrip()
        elif what == "double":
            lines[number] = f"{line}\n{line}"
        elif ":" in line:
            lines[number] = f"{' ' * (len(line) - len(line.lstrip()))}{value}:{line.split(':', 1)[1]}"
    return "\n".join(lines)


@given(changes)
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_change_gives_findings_or_pages(
    tmp_path_factory: pytest.TempPathFactory, how: list[tuple[int, str, str, int]]
) -> None:
    path: Path = tmp_path_factory.mktemp("p") / "park.yml"
    path.write_text(mutated(how), "utf-8")
    reading = checked(read_playbook(path), AS_OF)
    assert "KM199" not in {problem.code for problem in reading.problems}, "said in pydantic's words"
    for language in ("da", "en"):
        full(Findings(reading.problems, reading.texts, language))
    if reading.playbook is not None and not has_errors(reading.problems):
        rollout = reading.seen_on(date(2026, 2, 1))
        assert rollout is not None
        assert pages(rollout, Audience.public, "da")
