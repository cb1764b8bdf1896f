"""Rules know what a playbook describes and how far it has come: the model has no staff, a new place no baseline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.problems import Problem
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.conftest import AS_OF

HEAD = "schema: 1\nid: park\nversion: 1\nkind: {kind}\nname: {{da: Park, en: Park}}\nextends: {{playbook: karlemose, version: 1}}\n"
Files = Callable[[dict[str, str]], Path]


def found(files: Files, kind: str, text: str = "", day: date = AS_OF) -> tuple[Problem, ...]:
    return checked(read_playbook(files({"playbook.yml": HEAD.format(kind=kind) + text})), day).problems


OWN = """\
roles:
  own-lead: {name: {da: Leder, en: Lead}, purpose: {da: Leder, en: Leads}}
kpis:
  own-share: {name: {da: A, en: A}, definition: {da: B, en: B}, unit: {da: C, en: C}, kind: output, direction: up, frequency: year}
"""


@pytest.mark.parametrize("kind", ["estate", "municipality", "district"])
def test_places_are_asked_for_people_targets_and_a_timeline(files: Files, kind: str) -> None:
    assert {"KM313", "KM318", "KM321"} <= {problem.code for problem in found(files, kind, OWN)}


def test_the_model_is_not(files: Files) -> None:
    assert found(files, "model") == ()


def lacking(problems: tuple[Problem, ...], kpi: str) -> str:
    return "".join(str(one.data["lacking"]) for one in problems if one.data.get("path") == f"kpis.{kpi}")


TIMELINE = "timeline: [{phase: clear, from: 2026-11-01}]\n"


@pytest.mark.parametrize(
    ("text", "day", "asked"),
    [
        ("", AS_OF, ""),
        (TIMELINE, date(2026, 10, 31), ""),
        (TIMELINE, date(2026, 11, 1), "baseline"),
        (TIMELINE + "stage: installation\n", AS_OF, ""),
        ("stage: initial\n", AS_OF, "baseline"),
        ("stage: full\n", AS_OF, "baseline"),
        (TIMELINE + "kpis: {convictions: {baseline: {unknown: {da: Ingen talte., en: Nobody counted.}}}}\n", AS_OF, ""),
    ],
)
def test_a_baseline_is_asked_for_once_installation_is_over(files: Files, text: str, day: date, asked: str) -> None:
    # Convictions have no direction, so a target is never asked for.
    assert lacking(found(files, "estate", text, day), "convictions") == asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("", ""),
        ("{owner: tenants}", ""),
        ("{targets: [{value: 60}]}", "baseline"),
        ("{baseline: {value: 44, stated: 2026-01-31, source: here}}", "targets"),
        ("{targets: [{value: 60}], baseline: {value: 44, stated: 2026-01-31, source: here}}", ""),
    ],
)
def test_an_optional_kpi_is_asked_about_only_once_the_place_has_taken_it_up(
    files: Files, said: str, asked: str
) -> None:
    text = TIMELINE + "sources: {here: {title: {da: Her, en: Here}}}\n"
    assert (
        lacking(
            found(files, "estate", text + (f"kpis: {{safe-after-dark: {said}}}\n" if said else "")), "safe-after-dark"
        )
        == asked
    )


@pytest.mark.parametrize(
    ("said", "fed"),
    [
        ("fed_by: [actions_on_time]", True),
        ("measure: level, fed_by: [serious_incidents]", True),
        ("measure: level, fed_by: [actions_on_time]", False),
        ("measure: share, fed_by: [serious_incidents]", False),
        ("measure: level, fed_by: [actions_on_time, observations]", True),
    ],
)
def test_a_kpi_measures_what_its_records_give(files: Files, said: str, fed: bool) -> None:
    codes = {one.code for one in found(files, "estate", f"kpis: {{actions-on-time: {{{said}}}}}\n")}
    assert ("KM324" not in codes) == fed


def roles_asked(problems: tuple[Problem, ...]) -> list[str]:
    return [role for one in problems if one.code == "KM313" for role in str(one.data["roles"]).split(", ")]


def test_an_unknown_holder_is_no_finding(files: Files) -> None:
    roles = "roles:\n  chair:\n    holder: &one {partner: housing, position: {unknown: {da: Ukendt., en: Unknown.}}}\n    deputy: *one\n"
    assert "chair" in roles_asked(found(files, "estate"))
    assert "chair" not in roles_asked(found(files, "estate", roles))


def test_what_only_the_model_says_is_told_at_the_estates_own_line_with_the_models_beside_it(files: Files) -> None:
    problems = found(files, "estate", "roles:\n  mentor-lead: {training: {da: Kursus, en: Course}}\n")
    untouched, touched = (problem for problem in problems if problem.code == "KM313")
    assert (touched.place.file, touched.place.line, touched.related) == ("playbook.yml", 8, ())
    assert touched.data["roles"] == "mentor-lead"
    assert (untouched.place.file, untouched.place.line) == ("playbook.yml", 7)
    assert "mentor-lead" not in roles_asked((untouched,))
    assert [one.place.file for one in untouched.related] == ["karlemose/roles.yml"]
    nowhere = next(problem for problem in problems if problem.code == "KM321")
    assert (nowhere.place.line, nowhere.place.column, nowhere.place.length) == (2, 1, 2)


def test_the_sample_for_a_role_can_be_pasted(files: Files) -> None:
    def asked(text: str) -> str:
        return next(str(one.data["example"]) for one in found(files, "estate", text) if one.code == "KM313")

    pasted = "roles: {" + asked("").replace("…", "x") + "}\n"
    problems = found(files, "estate", pasted)
    assert [one.code for one in problems if one.code < "KM300"] == []
    assert asked("") not in {str(one.data.get("example")) for one in problems}


def test_leaving_a_partner_out_points_at_the_estates_lines(files: Files) -> None:
    text = """\
adaptations:
  no-kindergarten:
    removes: partners.kindergarten
    what: {da: Ingen børnehave, en: No kindergarten}
    why: {da: Der er ingen, en: There is none}
    status: approved
    by: {da: Styregruppen, en: The steering group}
    when: 2026-01-12
kpis:
  mine:
    name: {da: Mit, en: Mine}
    definition: {da: Noget, en: Something}
    unit: {da: stk., en: pieces}
    kind: output
    direction: none
    frequency: month
"""
    problems = [problem for problem in found(files, "estate", text) if problem.code == "KM304"]
    assert all(problem.place.file == "playbook.yml" for problem in problems)
    assert [problem.place.line for problem in problems if problem.data["path"] == "kpis.mine"] == [16]


def test_a_role_whose_partner_is_left_out_goes_too_or_is_filled_by_another(files: Files) -> None:
    text = """\
adaptations:
  no-kindergarten:
    removes: partners.kindergarten
    what: {da: Ingen børnehave, en: No kindergarten}
    why: {da: Der er ingen, en: There is none}
    status: approved
    by: {da: Styregruppen, en: The steering group}
    when: 2026-01-12
"""
    lost = [problem for problem in found(files, "estate", text) if problem.code == "KM331"]
    assert [problem.data["path"] for problem in lost] == ["roles.kindergarten-contact"]
    filled = text + "roles: {kindergarten-contact: {holder: {partner: housing, position: {da: A, en: A}}}}\n"
    problems = found(files, "estate", filled)
    assert "KM331" not in {problem.code for problem in problems}
    assert "kindergarten-contact" in roles_asked(problems)
