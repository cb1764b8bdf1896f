"""Who may be told what: section 115 between authorities and not for investigation, section 63 d from police to landlord, no persons in public."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from karlemose_model.rules.law.never_for_investigation import _for_investigation
from karlemose_model.text import Text
from tests.conftest import AS_OF

Files = Callable[[dict[str, str]], Path]
HEAD = """\
schema: 1
id: sample
version: 1
kind: estate
name: Sample
languages: [en]
extends: {playbook: karlemose, version: 1}
"""
PARTNERS = """\
partners:
  probation: {name: The probation service, kind: other, authority: true}
  youth-school: {name: The youth school, kind: institution, self_owned_institution: true}
  nursery: {name: The nursery, kind: institution}
"""


def flow(basis: str, from_: str, to: str, purpose: str = "To prevent crime.", more: str = "", place: str = "") -> str:
    return (
        f"{HEAD}{place}{PARTNERS}agreements:\n  information-sharing:\n    flows:\n      tried:\n        what: Something.\n"
        f"        from: {from_}\n        to: [{to}]\n        purpose: {purpose}\n        legal_basis: {basis}\n"
        f"        retention: A year.\n{more}"
    )


def found(files: Files, playbook: str, *codes: str) -> list[Problem]:
    problems = checked(read_playbook(files({"playbook.yml": playbook})), AS_OF).problems
    assert not [one for one in problems if one.code < "KM200"], problems
    return [one for one in problems if one.code in codes]


@pytest.mark.parametrize("basis", ["ssp_115", "psp_115", "ksp_115"])
@pytest.mark.parametrize(
    ("from_", "to", "wrong"),
    [
        ("police", "municipality, probation", []),
        ("police", "youth-school", []),
        ("youth-school", "police", []),
        ("police", "municipality, housing, tenants", ["housing", "tenants"]),
        ("social-project", "police", ["social-project"]),
        # An institution that says nothing of itself may be anybody's.
        ("municipality", "nursery", ["nursery"]),
    ],
)
def test_section_115_has_an_authority_at_both_ends(
    files: Files, basis: str, from_: str, to: str, wrong: list[str]
) -> None:
    problems = found(files, flow(basis, from_, to), "KM366")
    assert [problem.data["partner"] for problem in problems] == wrong
    assert {problem.severity for problem in problems} <= {Severity.error}
    for problem in problems:
        line = flow(basis, from_, to).splitlines()[problem.place.line - 1]
        assert line[problem.place.column - 1 :].startswith(str(problem.data["partner"]))


@pytest.mark.parametrize("basis", ["housing_63d", "data_act_8", "consent", "anonymous"])
def test_another_basis_is_not_asked_for_authorities(files: Files, basis: str) -> None:
    assert found(files, flow(basis, "police", "housing"), "KM366", "KM368") == []


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("police", "housing", []),
        ("police", "municipality", [("municipality", Severity.warning)]),
        ("police", "youth-school", [("youth-school", Severity.warning)]),
        ("police", "housing, social-project", [("social-project", Severity.error)]),
        ("housing", "police", [("housing", Severity.error), ("police", Severity.error)]),
    ],
)
def test_section_63_d_goes_from_the_police_to_a_landlord(
    files: Files, from_: str, to: str, expected: list[tuple[str, Severity]]
) -> None:
    problems = found(files, flow("housing_63d", from_, to), "KM367")
    assert [(problem.data["partner"], problem.severity) for problem in problems] == expected


@pytest.mark.parametrize(
    ("purpose", "word"),
    [
        ("To prevent crime among young people.", ""),
        ("To prevent crime. Never for investigation.", ""),
        ("At forebygge kriminalitet blandt unge. Aldrig til efterforskning.", ""),
        ("To help an investigation.", "investigat"),
        ("At hjælpe politiets efterforskning", "efterforsk"),
        ("Opklaring af indbrud", "Opklar"),
        ("Not for us; to solve a crime", "solve a crime"),
        ("We investigate nothing", "investigate"),
        ("Investigation is for the police and goes another way.", ""),
        ("Efterforskning hører til hos politiet.", ""),
        ("It is for the police to investigate burglaries.", "investigate"),
        ("Not only to prevent crime but to investigate burglaries.", "investigate"),
        ("Ikke kun at forebygge, men at efterforske indbrud.", "efterforske"),
        ("Ikke alene forebyggelse, men opklaring.", "opklaring"),
    ],
)
def test_a_purpose_of_investigation_is_seen_unless_the_sentence_says_no(purpose: str, word: str) -> None:
    seen = _for_investigation(Text({"und": purpose}))
    assert (word != "") == (seen != "")
    assert word.startswith(seen)


def test_each_language_of_a_purpose_is_read() -> None:
    assert _for_investigation(Text({"en": "To prevent crime.", "da": "Til efterforskning."})) == "efterforsk"


@given(st.text(alphabet="efterforskning investigate.;!? aldrig", max_size=200))
def test_whatever_is_written_the_word_that_is_told_stands_there(words: str) -> None:
    assert _for_investigation(Text({"da": words or "x"})) in words


def test_a_long_purpose_takes_no_longer_than_its_length_asks() -> None:
    assert _for_investigation(Text({"da": "solve a " * 125_000})) == ""


@pytest.mark.parametrize(("basis", "expected"), [("ssp_115", ["KM364"]), ("consent", ["KM364"]), ("anonymous", [])])
def test_what_is_about_persons_is_never_public(files: Files, basis: str, expected: list[str]) -> None:
    problems = found(files, flow(basis, "police", "municipality", more="        audience: public\n"), "KM364")
    assert [problem.code for problem in problems] == expected


def test_the_model_and_its_playbooks_keep_to_it(files: Files) -> None:
    assert found(files, HEAD, "KM364", "KM365", "KM366", "KM367", "KM368") == []


def test_a_flow_about_persons_says_how_long_it_is_kept(files: Files) -> None:
    said = flow("ssp_115", "police", "municipality")
    assert found(files, said, "KM365") == []
    without = found(files, said.replace("        retention: A year.\n", ""), "KM365")
    assert [(one.severity, one.data["path"]) for one in without] == [
        (Severity.warning, "agreements.information-sharing.flows.tried")
    ]
    anonymous = flow("anonymous", "police", "municipality").replace("        retention: A year.\n", "")
    assert found(files, anonymous, "KM365") == []


def test_in_another_country_danish_law_is_no_measure_but_persons_stay_private(files: Files) -> None:
    place = "place: {country: NO, time_zone: Europe/Oslo}\n"
    said = flow("ssp_115", "police", "housing", "To investigate.", "        audience: public\n", place)
    codes = {one.code for one in found(files, said, "KM364", "KM366", "KM368")}
    assert codes == {"KM364"}
