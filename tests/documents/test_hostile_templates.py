"""Templates of a stranger: none runs code, reads a file or goes on for ever; each ends as a Problem at its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from karlemose_model.documents import roles
from karlemose_model.documents.contents import paths
from karlemose_model.documents.environment import environment
from karlemose_model.documents.view import View
from karlemose_model.files import shipped as shipped_folder
from karlemose_model.model import Audience, OwnTemplate, Rollout
from karlemose_model.problems import Problem, Refused
from karlemose_model.reading import read_playbook
from karlemose_model.reading.own_templates import read_own_templates
from karlemose_model.reading.template_dialect import FILTERS
from tests.conftest import AS_OF, Ran
from tests.recording.park import HEAD

Files = Callable[[dict[str, str]], Path]
Run = Callable[..., Ran]
FOLDER = "templates/documents"
OWN = f"{FOLDER}/roles.md.j2"
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "hostile" / "templates.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def rollout(tmp_path_factory: pytest.TempPathFactory) -> Rollout:
    park = tmp_path_factory.mktemp("park")
    (park / "playbook.yml").write_text(HEAD, "utf-8")
    made = read_playbook(park).seen_on(AS_OF)
    assert made
    return made


def found(folder: Path, rollout: Rollout) -> list[Problem]:
    """What reading finds in the templates, and if that is nothing what stops the page of the roles."""
    read = read_own_templates(folder)
    if read.problems:
        return read.problems
    own = {name: OwnTemplate(text, read.files[name]) for name, text in read.templates.items()}
    here = replace(rollout, templates=own)
    try:
        list(roles.pages(View(here, Audience.partners, "da", paths(here, Audience.partners))))
    except Refused as refused:
        return [refused.problem]
    return []


@pytest.mark.parametrize("case", CASES, ids=[case["template"][:60] for case in CASES])
def test_it_is_stopped_at_its_line(files: Files, rollout: Rollout, case: dict[str, Any]) -> None:
    problems = found(files({OWN: case["template"]}), rollout)
    assert problems, "nothing stopped it"
    assert {problem.code for problem in problems} == {case["code"]}, problems
    assert problems[0].place.file.endswith("roles.md.j2")
    assert problems[0].place.line == case.get("line", 1)


def test_a_circle_of_two_is_found_without_a_page(files: Files, rollout: Rollout) -> None:
    tree = {OWN: "{% include 'block.md.j2' %}", f"{FOLDER}/block.md.j2": "x\n{% include 'roles.md.j2' %}"}
    first, second = found(files(tree), rollout)
    assert (first.code, second.code) == ("KM056", "KM056")
    assert first.data["circle"] == "block.md.j2 → roles.md.j2 → block.md.j2"
    assert first.place.line == 2


def test_what_is_taken_in_again_and_again_is_counted(files: Files, rollout: Rollout) -> None:
    loop = "{% for a in range(900) %}\n{% include 'block.md.j2' %}\n{% endfor %}"
    problems = found(files({OWN: loop, f"{FOLDER}/block.md.j2": "x" * 5000}), rollout)
    assert [problem.code for problem in problems] == ["KM054"]


@pytest.mark.parametrize(
    "template",
    [
        "{{ '-' * 20 }} {{ 2 ** 10 }} {{ 7 % 2 }} {{ 1 + 1 }} {{ 'a' ~ 1 }}",
        "{% for n in range(10) %}| {{ n }} |\n{% endfor %}",
        "{{ _('{name} went').format(name='x') }}",
        "{{ ['b', 'a']|sort|join(', ') }} {{ 'abc'|replace('b', 'x') }} {{ 2.345|round(1) }} {{ 'a b c'|truncate(3) }}",
        "{% for partner in playbook.partners.values() if partner.name %}\n- {{ partner.name }}{% if loop.last %}!{% endif %}\n{% endfor %}",
        "{% for basis, all in playbook.partners.values()|groupby('authority') %}{{ all|length }}{% endfor %}",
        "{% with x = as_of.year %}{{ x }}{% endwith %}{% set a, b = 1, 2 %}{{ a + b }}",
        "{{ {'a': 1}.a }} {{ [1, 2][0] }} {{ 'abc'[1:] }} {% if 1 in [1] and 'x' in 'xy' %}!{% endif %}",
        "{{ playbook.phases.clear.name }}",
        "{% if playbook.nothing is defined %}x{% endif %}{{ playbook.name.said_in('da') }}",
    ],
)
def test_what_a_template_needs_is_there(files: Files, rollout: Rollout, template: str) -> None:
    assert found(files({OWN: template}), rollout) == []


@pytest.mark.parametrize(
    "template",
    [
        "{% if a %}" + "{% elif a %}" * 2_000 + "{% endif %}",
        "{{ f(" + "a," * 8_000 + ") }}",
        "{{ " + "x ~ " * 6_000 + "x }}",
        "{{ 1" + "+1" * 12_000 + " }}",
        "{{ " + "(" * 25_000,
        "{{ " + "9" * 25_000 + " }}",
        "{{ 1" + "e9" * 12_000 + " }}",
        "{% for a in b %}" * 1_500,
    ],
)
def test_a_template_that_is_long_for_its_own_sake_is_a_problem_too(
    files: Files, rollout: Rollout, template: str
) -> None:
    assert found(files({OWN: template}), rollout)


def test_every_template_of_the_tool_could_be_ones_own(files: Files) -> None:
    shipped = {
        f"{FOLDER}/{path.name}": path.read_text("utf-8")
        for path in (shipped_folder("templates") / "documents").glob("*.md.j2")
    }
    read = read_own_templates(files(shipped))
    assert read.problems == []
    assert len(read.templates) == len(shipped)


def test_the_filters_are_those_that_are_told() -> None:
    ours = {name for name in environment("da").filters if not name.startswith("(")}
    assert ours == FILTERS


def test_a_message_repeats_no_value(files: Files, rollout: Rollout) -> None:
    for template in (
        "{{ playbook.partners[playbook.name.said_in('da')].x }}",
        "{{ [playbook.name]|first|int + 'a' }}",
        "{{ playbook.partners }}",
    ):
        (problem,) = found(files({OWN: template}), rollout)
        assert problem.code == "KM042"
        assert "Park" not in str(problem.data), problem


def test_check_says_what_build_would(files: Files, karlemose: Run) -> None:
    files(
        {
            "playbook.yml": HEAD,
            OWN: "First\n{% for a in range(900) %}\n{% for b in range(900) %}{{ unheard_of }}\n"
            "{% endfor %}\n{% endfor %}",
        }
    )
    ran = karlemose("check", "--as-of", "2026-01-15", "--lang", "en")
    assert ran.code == 1
    assert f"{OWN}:3:1: KM042 " in ran.out
