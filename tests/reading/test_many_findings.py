"""Files with very many faults: the work grows as the file does, not with its square, and what is told has an end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.problems import MAX_TOLD, in_order
from karlemose_model.reading import read_playbook
from karlemose_model.reports.findings import Findings
from karlemose_model.rules import checked
from tests.work import calls

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
FAULTY: dict[str, Callable[[int], str]] = {
    "unknown keys": lambda many: "".join(f"zz{one}: 1\n" for one in range(many)),
    "on one line": lambda many: "risks: {" + ", ".join(f"r{one}: {{zz: 1}}" for one in range(many)) + "}\n",
    "not complete": lambda many: "partners:\n" + "".join(f"  part{one}: {{naem: x}}\n" for one in range(many)),
    "unknown sources": lambda many: (
        "risks:\n" + "".join(f"  r{one}: {{text: {{da: x, en: x}}, sources: [s{one}]}}\n" for one in range(many))
    ),
    "unknown activities": lambda many: (
        "risks:\n" + "".join(f"  r{one}: {{text: {{da: x, en: x}}, activity: a{one}}}\n" for one in range(many))
    ),
    "after nothing": lambda many: "partners:\n" + "".join(f"  p{one}: {{after: q{one}}}\n" for one in range(many)),
    "slipped out": lambda many: (
        "partners:\n" + "".join(f"  p{one}: {{name: x}}\n" for one in range(many)) + "  name: x\n  contact: x\n"
    ),
    "numbers in escapes": lambda many: 'notice: "' + r"\x3311257-5000 " * many + '"\n',
    "numbers in a comment": lambda many: "#" + " 311257-5000" * many + "\n",
}


def _check(folder: Path, text: str) -> Findings:
    (folder / "playbook.yml").write_text(HEAD + text, encoding="utf-8")
    reading = checked(read_playbook(folder), date(2026, 9, 1))
    findings = Findings(reading.problems, reading.texts, ignored=reading.ignored)
    assert findings.found
    return findings


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTY)
def test_twice_as_many_faults_take_no_more_than_twice_the_work(name: str, tmp_path: Path) -> None:
    make, many = FAULTY[name], MAX_TOLD + 100  # fewer are all told, each beside all others
    _check(tmp_path, make(1))  # what is made once, e.g. the model read, is no work of this file's
    nothing = calls(lambda: _check(tmp_path, make(1)))
    once = calls(lambda: _check(tmp_path, make(many))) - nothing
    twice = calls(lambda: _check(tmp_path, make(2 * many))) - nothing
    assert twice < 2.6 * once


@pytest.mark.parametrize("name", ["unknown keys", "unknown sources", "numbers in a comment"])
def test_a_file_with_very_many_faults_gets_the_first_and_their_number(name: str, tmp_path: Path) -> None:
    findings = _check(tmp_path, FAULTY[name](MAX_TOLD + 200))
    found, problems = findings.found, findings.problems
    codes = Counter(finding.code for finding in found)
    assert codes["KM196"] == 1
    assert len(found) == MAX_TOLD + 1
    last = next(finding for finding in found if finding.code == "KM196")
    more = (
        sum(int(str(problem.data["count"])) if problem.code == "KM196" else 1 for problem in in_order(problems))
        - MAX_TOLD
    )
    assert more >= 200
    assert last.words.what.startswith(f"{more} ")


def test_fifty_faults_are_all_told(tmp_path: Path) -> None:
    codes = Counter(finding.code for finding in _check(tmp_path, FAULTY["unknown keys"](50)).found)
    assert codes["KM130"] == 50
    assert codes["KM196"] == 0
