"""A place's own templates take the place of the shipped ones; a fault in one is told at its line, and nothing is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, looked_at
from tests.recording.park import HEAD

Files = Callable[[dict[str, str]], Path]
Run = Callable[..., Ran]
OWN = "templates/documents/roles.md.j2"
GOOD = "Vores egne ord: {{ playbook.name }}\n\n{% for id in playbook.roles %}\n- {{ role(id) }}\n{% endfor %}\n"
BUILD = ("build", "--builder", "none", "--as-of", "2026-01-15")


def test_ones_own_template_is_used_and_its_values_are_text(files: Files, karlemose: Run) -> None:
    park = files({"playbook.yml": HEAD.replace("name: {da: Park", "name: {da: '<b>*Park*'"), OWN: GOOD})
    assert karlemose(*BUILD).code == 0
    page = (park / "build/park/source/partners/da/docs/roles.md").read_text("utf-8")
    assert r"Vores egne ord: &lt;b\>\*Park\*" in page
    assert "- [Tovholder](roles/coordinator.md)" in page


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("First\n{% for id in playbook.roles %}\n{{ role(id) }\n{% endfor %}\n", "KM041", 3),
        ("First\n\n{% if %}\n", "KM041", 3),
        ("First\n{{ unheard_of }}\n", "KM042", 2),
        ("First\n\n{{ playbook.roles.x.y }}\n", "KM042", 3),
        ("First\n{{ ''.__class__.__mro__ }}\n", "KM055", 2),
        ("First\n{% include 'nothing.md.j2' %}\n", "KM055", 2),
    ],
)
def test_a_fault_is_told_at_its_line_and_what_was_built_stays(
    files: Files, karlemose: Run, template: str, code: str, line: int
) -> None:
    park = files({"playbook.yml": HEAD, OWN: GOOD})
    assert karlemose(*BUILD).code == 0
    page = park / "build/park/source/partners/da/docs/roles.md"
    before = page.read_bytes()
    (park / OWN).write_text(template, "utf-8")
    ran = karlemose(*BUILD)
    assert ran.code == 1
    assert f"{OWN}:{line}:1: {code} " in ran.err
    assert page.read_bytes() == before
    if code != "KM042":
        assert code in karlemose("check", "--as-of", "2026-01-15").out


def test_a_name_that_no_template_has(files: Files, karlemose: Run) -> None:
    reading = looked_at(files({"playbook.yml": HEAD, "templates/documents/rolls.md.j2": GOOD}))
    (problem,) = reading.problems
    assert (problem.code, problem.data["suggestion"]) == ("KM040", "roles.md.j2")


def test_a_cpr_number_in_a_template_is_found_too(files: Files) -> None:
    reading = looked_at(files({"playbook.yml": HEAD, OWN: "{# 311257-5000 #}\n"}))
    assert [problem.code for problem in reading.problems] == ["KM310"]


def test_other_files_beside_are_nobodys_business(files: Files) -> None:
    tree = {"playbook.yml": HEAD, "templates/documents/README.txt": "x", "templates/documents/.old.md.j2": "{{"}
    assert looked_at(files(tree)).problems == ()
