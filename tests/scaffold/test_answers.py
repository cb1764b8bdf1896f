"""What is asked, and which answers are refused: in plain words, all at once, and with nothing left behind."""

from __future__ import annotations

import ast
import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cookiecutter.extensions import SlugifyExtension
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from tests.scaffold.baking import ANSWERS, ROOT, as_words, bake, table

BAD = table("bad.yml")
TEMPLATES = ("estate", "district")
# As cookiecutter renders an answer that follows from others; it only renders our own templates here.
JINJA = Environment(extensions=[SlugifyExtension])


def asked(template: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((ROOT / "templates" / template / "cookiecutter.json").read_text("utf-8"))
    return said


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# --- the questions ------------------------------------------------------------------------------------------------


def test_the_questions_are_eight_and_in_this_order() -> None:
    def questions(template: str) -> list[str]:
        return [key for key in asked(template) if not key.startswith("_")]

    shared = ["country", "languages", "first_meeting", "builds_on"]
    assert questions("estate") == ["name", "municipality", "police_district", *shared, "leave_out"]
    assert questions("district") == ["name", "kind", "police_district", *shared, "estates"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_question_and_choice_is_put_in_danish_and_english(template: str) -> None:
    said = asked(template)
    for key in (key for key in said if not key.startswith("_")):
        prompt = said["__prompts__"][key]
        words = [prompt] if isinstance(prompt, str) else list(prompt.values())
        if isinstance(said[key], list):
            assert set(prompt) == {"__prompt__", *said[key]}
        assert all(word.count(" / ") == 1 for word in words), words


def test_a_person_is_asked_and_the_defaults_can_be_taken(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = bake(out, options=(), typed="\n" * 8)
    assert ran.returncode == 0, ran.stderr
    for number, words in ((1, "Boligområdets navn"), (5, "Dansk og engelsk"), (8, "empty if all do")):
        assert f"[{number}/8]" in ran.stdout
        assert words in " ".join(ran.stdout.split())
    assert left_behind(out) == ["soender-hoej"]


@pytest.mark.parametrize(
    ("name", "slug"), list(csv.reader((ANSWERS / "slugs.csv").read_text("utf-8").splitlines()))[1:]
)
def test_the_folders_name_keeps_the_sound(name: str, slug: str) -> None:
    for template in TEMPLATES:
        rendered = JINJA.from_string(asked(template)["__slug"]).render(cookiecutter={"name": name})
        assert rendered == slug


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_the_weekday_is_that_of_the_first_meeting(day: date) -> None:
    rendered = JINJA.from_string(asked("estate")["__weekday"]).render(cookiecutter={"first_meeting": day.isoformat()})
    assert rendered == day.strftime("%A").lower()
    assert asked("district")["__weekday"] == asked("estate")["__weekday"]


@given(st.text(max_size=12))
def test_what_is_no_day_does_not_stop_the_questions(answer: str) -> None:
    assert JINJA.from_string(asked("estate")["__weekday"]).render(cookiecutter={"first_meeting": answer})


# --- answers that are refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", BAD, ids=[case["id"] for case in BAD])
def test_a_bad_answer_stops_it_and_says_why(case: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = bake(out, *as_words(case["answers"]), directory=f"templates/{case.get('template', 'estate')}")
    assert ran.returncode != 0
    assert [word for word in case["words"] if word not in ran.stderr] == [], ran.stderr
    assert [word for word in case.get("not", []) if word in ran.stderr] == [], ran.stderr
    assert "Der blev ikke lavet noget. / Nothing was made." in ran.stderr
    assert "Traceback" not in ran.stderr
    assert [path for path in out.rglob("*") if path.is_file()] == []
    # Of a name with slashes, which cookiecutter itself makes folders of, the upper one stays, empty.
    assert [name for name in left_behind(out) if case["id"] != "path-as-slug"] == []


def test_reasons_are_one_line_each(tmp_path: Path) -> None:
    (case,) = (case for case in BAD if case["id"] == "all-at-once")
    ran = bake(tmp_path / "out", *as_words(case["answers"]))
    lines = [line for line in ran.stderr.splitlines() if line.startswith("- ")]
    assert [line.split()[1].rstrip(":") for line in lines] == [
        "name", "municipality", "name", "country", "first_meeting", "leave_out",
    ]  # fmt: skip
    assert all(" / " in line for line in lines)


@pytest.mark.parametrize("name", ["{{ 7 * 7 }} Elm", "{% set x = 1 %} Elm", "Elm {# x #}"])
def test_braces_that_are_typed_are_refused_and_never_worked_out(name: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = bake(out, options=(), typed=f"{name}\n" + "\n" * 7)
    assert ran.returncode != 0
    assert "curly brackets" in ran.stderr
    assert "49" not in ran.stderr
    assert left_behind(out) == []


def test_a_choice_that_is_none_is_refused(tmp_path: Path) -> None:
    ran = bake(tmp_path / "out", "languages=sv")
    assert ran.returncode != 0
    assert "sv" in ran.stderr
    assert left_behind(tmp_path / "out") == []


@pytest.mark.parametrize("options", [("--no-input",), ("--no-input", "-f")], ids=["", "even when told to overwrite"])
def test_a_folder_that_is_there_is_never_written_into(options: tuple[str, ...], tmp_path: Path) -> None:
    mine = tmp_path / "out" / "soender-hoej"
    mine.mkdir(parents=True)
    (mine / "playbook.yml").write_text("mine", "utf-8")
    ran = bake(tmp_path / "out", options=options)
    assert ran.returncode != 0
    assert "already" in ran.stdout + ran.stderr
    assert [path.name for path in mine.iterdir()] == ["playbook.yml"]
    assert (mine / "playbook.yml").read_text("utf-8") == "mine"


# --- ways to reach the templates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "folder"), [("1", "soender-hoej"), ("2", "eksempelpolitiet")])
def test_both_are_reached_through_the_roots_nested_templates(typed: str, folder: str, tmp_path: Path) -> None:
    ran = bake(tmp_path / "out", directory="", options=(), typed=f"{typed}\n" + "\n" * 8)
    assert ran.returncode == 0, ran.stderr
    assert left_behind(tmp_path / "out") == [folder]


def test_a_template_can_be_named_by_a_relative_path(tmp_path: Path) -> None:
    ran = bake(tmp_path / "out", root="templates/estate", directory="", cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "out" / "soender-hoej" / "ci.sh").is_file()


@pytest.mark.parametrize(
    ("template", "answer", "code"), [("estate", "name=Prøveparken", 0), ("district", "name=Fyn", 0), ("estate", "languages=sv", 1)]
)  # fmt: skip
def test_cookiecutter_leaves_no_answers_behind(
    template: str, answer: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It puts the hooks, with the answers in them, into the system's temporary folder: they take themselves away."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    assert bake(tmp_path / "out", answer, directory=f"templates/{template}").returncode == code
    assert list(temporary.iterdir()) == []
    assert len(list((ROOT / "templates" / template / "hooks").glob("*.py"))) == 2


@pytest.mark.parametrize("file", sorted((ROOT / "templates").glob("*/hooks/*.py")), ids=lambda path: f"{path.parts[-3]}-{path.stem}")  # fmt: skip
def test_hooks_need_nothing_but_python(file: Path) -> None:
    """They run wherever cookiecutter does; what they call is theirs, in templates/common/hooks."""
    own = {path.stem for path in (ROOT / "templates" / "common" / "hooks").glob("*.py")}
    tree = ast.parse(file.read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= set(sys.stdlib_module_names) | own
