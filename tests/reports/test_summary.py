"""The line that counts: one, many and none in both languages, and what is ignored only when there is any."""

from __future__ import annotations

import re

import pytest

from karlemose_model.problems import Ignored, Place, Problem, Severity
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.summary import summary


def counted(playbooks: int, errors: int, warnings: int, ignored: int, language: str = "en") -> str:
    def some(count: int, severity: Severity = Severity.error) -> tuple[Problem, ...]:
        return tuple(Problem("KM101", Place(severity, line), {}, severity) for line in range(1, count + 1))

    names = tuple(f"{number}.yml" for number in range(playbooks))
    left_out = tuple(Ignored(problem, "") for problem in some(ignored))
    problems = some(errors) + some(warnings, Severity.warning)
    return summary(Findings(problems, {}, language, left_out, names))


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ((1, 0, 0, 0), "1 playbook checked: no errors, no warnings"),
        ((1, 1, 1, 1), "1 playbook checked: 1 error, 1 warning, 1 finding ignored"),
        ((2, 12, 3, 4), "2 playbooks checked: 12 errors, 3 warnings, 4 findings ignored"),
        ((0, 0, 0, 0), "no playbook checked: no errors, no warnings"),
    ],
)
def test_numbers_and_nouns_agree(counts: tuple[int, int, int, int], line: str) -> None:
    assert counted(*counts) == line


@pytest.mark.parametrize("count", [1, 2, 12])
def test_in_danish_too(count: int) -> None:
    line = counted(count, count, count, count, "da")
    assert re.findall(r"\d+", line) == [str(count)] * 4
    assert "(" not in line
    assert not re.search(r"playbook|error|warning|ignored", line)


def test_what_is_said_twice_counts_once() -> None:
    twice = (Problem("KM101", Place("a.yml")), Problem("KM101", Place("a.yml")))
    assert summary(Findings(twice, playbooks=("a.yml",))) == "1 playbook checked: 1 error, no warnings"
