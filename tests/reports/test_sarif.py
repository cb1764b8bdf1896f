"""SARIF: rules with help, relative URIs, fingerprints that stay when lines move, what is ignored is suppressed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from karlemose_model.problems import Place, Problem, Related, Severity
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.sarif import sarif
from karlemose_model.reports.spots import Repository
from tests.reports.samples import CPR, SHIPPED_FILE, plain, thousand


def run(findings: Findings) -> dict[str, Any]:
    document = json.loads(sarif(findings))
    (only,) = document["runs"]
    assert isinstance(only, dict)
    return only


def locations(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [each["physicalLocation"] for each in result["locations"] + result.get("relatedLocations", [])]


def test_every_rule_has_help_and_every_result_its_rule() -> None:
    given = run(thousand())
    rules = given["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["shortDescription"]["text"]
        # What a finding names is left open; braces that a person shall write stay.
        assert "{{" not in rule["help"]["text"] + rule["shortDescription"]["text"]
    for result in given["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")


def test_columns_and_lines_count_from_one_and_never_run_backwards() -> None:
    given = run(thousand())
    assert given["columnKind"] == "unicodeCodePoints"
    for result in given["results"]:
        for location in locations(result):
            region = location["region"]
            assert region["startLine"] >= 1
            assert 1 <= region["startColumn"] <= region.get("endColumn", region["startColumn"])


def test_uris_are_relative_and_percent_encoded() -> None:
    given = run(thousand())
    seen = set()
    for result in given["results"]:
        for location in locations(result):
            artifact = location["artifactLocation"]
            uri = artifact["uri"]
            assert uri.isascii()
            assert not set(uri) & set(' "<>\\^`{|}#?')
            if "uriBaseId" in artifact:
                assert artifact["uriBaseId"] in given["originalUriBaseIds"]
                assert not urlsplit(uri).scheme
                assert not uri.startswith("/")
            else:
                assert uri == "file:///elsewhere/kommune/playbook.yml"
            seen.add((artifact.get("uriBaseId"), unquote(uri)))
    assert {
        ("%SRCROOT%", "estates/æøå 😀.yml"),
        ("%SRCROOT%", "estates/a,b:c%.yml"),
        ("%SRCROOT%", "kommune/playbook.yml"),
        ("KARLEMOSE", SHIPPED_FILE),
    } <= seen


def test_the_value_that_it_lies_over_is_a_related_location() -> None:
    below = Place(SHIPPED_FILE, 7, 3, 5)
    problem = Problem("KM121", Place("a.yml", 2, 1), {"path": "x"}, related=(Related(below, "value_here"),))
    findings = Findings((problem,), repository=Repository(shipped=frozenset({SHIPPED_FILE})))
    ((related,),) = [result["relatedLocations"] for result in run(findings)["results"]]
    assert related["physicalLocation"]["region"] == {"startLine": 7, "startColumn": 3, "endColumn": 8}
    assert related["message"]["text"] == "the value that it lies over stands here"


def fingerprints(text: str, *lines: int, code: str = "KM310") -> list[str]:
    problems = tuple(Problem(code, Place("a.yml", line)) for line in lines)
    results = run(Findings(problems, {"a.yml": text}))["results"]
    return [result["partialFingerprints"]["lineAndCode/v1"] for result in results]


def test_fingerprints_stay_when_lines_move() -> None:
    before = fingerprints("one: 1\ntwo: 2\n", 1, 2)
    assert before == fingerprints("# new\n\n  one: 1\r\ntwo: 2\n", 3, 4)
    assert before != fingerprints("one: 1\ntwo: 3\n", 1, 2)
    assert before != fingerprints("one: 1\ntwo: 2\n", 1, 2, code="KM309")


def test_equal_lines_have_fingerprints_of_their_own() -> None:
    assert len(set(fingerprints("same\nsame\nsame\n", 1, 2, 3))) == 3
    missing = Findings(tuple(Problem("KM001", Place(name)) for name in ("a", "b")))
    assert len({json.dumps(result["partialFingerprints"]) for result in run(missing)["results"]}) == 2


def test_a_cpr_number_can_not_be_guessed_from_a_fingerprint() -> None:
    other = CPR.replace("5000", "5001")
    assert fingerprints(f"cpr: {CPR}\n", 1) == fingerprints(f"cpr: {other}\n", 1)


def test_what_is_ignored_is_suppressed_with_its_reason() -> None:
    results = run(plain())["results"]
    assert [result["suppressions"] for result in results] == [
        [], [], [], [{"kind": "inSource", "justification": "It is on the sign."}],
    ]  # fmt: skip


def test_a_value_is_no_link() -> None:
    problem = Problem("KM135", Place("a.yml"), {"value": "[here](https://example.org)", "path": "x", "choices": "y"})
    (result,) = run(Findings((problem,)))["results"]
    assert "](" not in result["message"]["text"]


@pytest.mark.parametrize("severity", Severity)
def test_a_rule_is_as_bad_as_its_worst_finding(severity: Severity) -> None:
    findings = Findings((Problem("KM101", Place("a.yml"), {}, severity),))
    (rule,) = run(findings)["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"] == {"level": severity}


def test_the_language_is_said() -> None:
    given = run(replace(plain(), language="da"))
    assert given["language"] == "da"
    assert 'mente du "police"?' in given["results"][1]["message"]["text"]
