"""Commands to GitHub's runner: read back as it reads them they say the same, the worst first, and never forged."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.github import command, github
from karlemose_model.reports.spots import Repository
from tests.reports.samples import plain, thousand


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def read(line: str) -> Command:
    """A line as GitHub's runner reads it (actions/runner, src/Runner.Common/ActionCommand.cs)."""
    assert line.startswith("::")
    end = line.index("::", 2)
    name, _space, written = line[2:end].partition(" ")
    properties = {}
    for pair in written.split(",") if written else []:
        key, _equals, value = pair.partition("=")
        properties[key] = undone(value, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"})
    return Command(name, properties, undone(line[end + 2 :], {"%0D": "\r", "%0A": "\n", "%25": "%"}))


def undone(text: str, escapes: dict[str, str]) -> str:
    for escape, character in escapes.items():
        text = text.replace(escape, character)
    return text


# A percent sign before letters that look like an escape is what goes wrong most easily.
nasty = st.text(st.sampled_from("%025ADC3:,\r\n= æ😀\u2028"), max_size=20) | st.text(max_size=20)


@given(st.dictionaries(st.sampled_from(["file", "line", "title"]), nasty, min_size=1), nasty)
def test_what_is_escaped_comes_back(properties: dict[str, str], message: str) -> None:
    line = command("error", properties, message)
    assert not re.search(r"[\r\n]", line)
    assert read(line) == ("error", properties, message)


def test_every_line_of_a_thousand_is_one_command() -> None:
    lines = github(thousand()).split("\n")
    assert lines.pop() == ""
    # What is forged inside a value stays inside: only the line that counts is no command.
    assert [line for line in lines if not line.startswith("::")] == [lines[-1]]
    commands = [read(line) for line in lines[:-1]]
    assert {each.name for each in commands} == {"error", "warning", "notice"}
    for each in commands[:-1]:
        assert re.fullmatch(r"KM\d{3}", each.properties["title"])
        assert all(int(each.properties.get(key, "1")) >= 1 for key in ("line", "col", "endColumn"))


def test_the_worst_come_first_and_then_by_place() -> None:
    findings = thousand()
    commands = [read(line) for line in github(findings).splitlines()[:-2]]
    assert [each.name for each in commands] == ["error"] * 700 + ["warning"] * 300
    titles = [finding.code for finding in findings.found if finding.severity is Severity.error]
    assert [each.properties["title"] for each in commands[:700]] == titles


@pytest.mark.parametrize(("errors", "warnings", "told"), [(10, 10, False), (11, 0, True), (0, 11, True)])
def test_more_than_github_shows_is_counted(errors: int, warnings: int, told: bool) -> None:
    problems = [Problem("KM101", Place("a.yml", line)) for line in range(1, errors + 1)]
    problems += [Problem("KM101", Place("b.yml", line), {}, Severity.warning) for line in range(1, warnings + 1)]
    lines = github(Findings(tuple(problems))).splitlines()
    assert len(lines) == errors + warnings + (2 if told else 0)
    if told:
        notice = read(lines[-2])
        assert notice.name == "notice"
        assert notice.message == lines[-1]
        assert "11 errors" in lines[-1] or "11 warnings" in lines[-1]


def test_nothing_wrong_is_nothing_said() -> None:
    assert github(Findings(())) == ""


def test_the_message_holds_what_suggestion_and_help() -> None:
    first = read(github(plain()).splitlines()[0])
    what, suggestion, help_ = first.message.split("\n")
    assert "polise" in what
    assert suggestion == 'did you mean "police"?'
    assert help_.startswith("help: ")
    assert first.properties == {
        "file": "estates/playbook.yml", "line": "6", "col": "7", "endColumn": "13", "title": "KM201",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("playbook.yml", "estates/park/playbook.yml"),
        ("/repo/kommune/playbook.yml", "kommune/playbook.yml"),
        ("/repository/playbook.yml", None),
        ("C:/elsewhere/playbook.yml", None),
        ("karlemose/kpis.yml", None),
    ],
)
def test_a_file_is_named_from_the_root_or_in_the_message(name: str, path: str | None) -> None:
    repository = Repository("/repo", "estates/park", frozenset({"karlemose/kpis.yml"}))
    done = read(github(Findings((Problem("KM101", Place(name, 3, 5)),), repository=repository)).rstrip("\n"))
    assert done.properties.get("file") == path
    assert done.message.startswith(f"{name}:3:5: ") is (path is None)
    assert ("line" in done.properties) is (path is not None)


def test_a_cell_of_a_spreadsheet_is_named_in_the_message_and_behind_the_place() -> None:
    place = Place("records/a.xlsx", 7, 3, 1, cell="Ark1!B7")
    findings = Findings((Problem("KM401", place, {"columns": "kpi"}),), {"records/a.xlsx": "\n" * 8})
    assert str(findings.found[0].spot) == "records/a.xlsx:7:3 (Ark1!B7)"
    said = github(findings)
    assert said.startswith("::error file=records/a.xlsx,line=7,")
    assert "::records/a.xlsx:7:3 (Ark1!B7): " in said
