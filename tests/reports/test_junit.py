"""The JUnit report: well-formed whatever stands in a value, a case for each finding, a clean file is a passing case."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as Xml

from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.problems import Ignored, Place, Problem
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.junit import junit, xml_text
from tests.reports.samples import nothing, plain, thousand, warnings_only


def suites(findings: Findings) -> dict[str, list[tuple[str, ...]]]:
    """For each file the outcome of its cases: the tags below each."""
    root = Xml.fromstring(junit(findings))
    return {suite.get("name", ""): [tuple(below.tag for below in case) for case in suite] for suite in root}


def test_a_clean_file_is_a_passing_case() -> None:
    assert suites(nothing()) == {"kpis.yml": [()], "playbook.yml": [()]}


def test_errors_fail_warnings_pass_and_the_rest_is_clean() -> None:
    assert suites(plain()) == {
        "estates/kpi.yml": [("system-out",)],
        "estates/playbook.yml": [("failure",), ("skipped",)],
        "estates/risks.yml": [()],
        "nowhere": [("failure",)],
    }


def test_strict_lets_warnings_fail() -> None:
    assert suites(warnings_only()) == {"a.yml": [("system-out",)], "b.yml": [("system-out",)], "c.yml": [()]}
    strict = replace(warnings_only(), strict=True)
    assert suites(strict) == {"a.yml": [("failure",)], "b.yml": [("failure",)], "c.yml": [()]}


def test_the_counts_are_right() -> None:
    root = Xml.fromstring(junit(thousand()))
    assert root.get("tests") == str(len(list(root.iter("testcase"))))
    assert root.get("failures") == str(len(list(root.iter("failure")))) == "700"
    for suite in root:
        assert suite.get("tests") == str(len(suite))
        assert suite.get("failures") == str(len(list(suite.iter("failure"))))
        assert suite.get("skipped") == str(len(list(suite.iter("skipped"))))


def test_every_case_has_a_name_of_its_own_that_stays_when_lines_move() -> None:
    def names(findings: Findings) -> list[str]:
        return [case.get("name", "") for case in Xml.fromstring(junit(findings)).iter("testcase")]

    assert len(names(thousand())) == len(set(names(thousand())))
    twice = tuple(Problem("KM310", Place("a.yml", line)) for line in (2, 9))
    moved = tuple(Problem("KM310", Place("a.yml", line)) for line in (3, 10))
    assert names(Findings(twice)) == names(Findings(moved))
    assert names(Findings(twice))[1].endswith(" (2)")


@given(st.text(), st.text(max_size=30), st.text())
def test_it_is_well_formed_whatever_is_said(value: str, file: str, reason: str) -> None:
    problem = Problem("KM135", Place(file), {"value": value, "path": value, "choices": value, "suggestion": value})
    findings = Findings((problem,), {file: value}, ignored=(Ignored(Problem("KM120", Place(file)), reason),))
    root = Xml.fromstring(junit(findings))
    assert root.get("tests") == "2"


@given(st.text())
def test_only_what_xml_forbids_is_replaced(text: str) -> None:
    element = Xml.Element("a", b=xml_text(text))
    back = Xml.fromstring(Xml.tostring(element, encoding="unicode")).get("b")
    assert back == xml_text(text)
    for old, new in zip(text, xml_text(text), strict=True):
        assert new == old or (new == "?" and not old.isprintable())
