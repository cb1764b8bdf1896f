"""What people really save: each gives a problem with a place and a next step, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.reading import read_playbook
from karlemose_model.wording import word
from tests.conftest import looked_at

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
Files = Callable[[dict[str, str | bytes]], Path]


def found(root: Path, name: str = "p") -> list[tuple[str, str, int]]:
    reading = looked_at(root / name)
    return [(problem.code, problem.place.file, problem.place.line) for problem in reading.problems]


def test_a_missing_file(files: Files) -> None:
    assert found(files({}), "nowhere") == [("KM001", "nowhere", 1)]


def test_a_folder_without_a_playbook_names_the_near_miss(files: Files) -> None:
    root = files({"p/playbok.yml": HEAD})
    reading = read_playbook(root / "p")
    assert [(problem.code, problem.data["suggestion"]) for problem in reading.problems] == [("KM003", "playbok.yml")]
    assert reading.could_not_open


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "KM009"),
        (b"# only a comment\n", "KM009"),
        (b"a:\n\tb: 1\n", "KM102"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "KM004"),
        ("schema: 1\n".encode("utf-16"), "KM005"),
        ("name: Køge\n".encode("cp1252"), "KM006"),
        (b"- a\n- b\n", "KM114"),
        (b"just words\n", "KM114"),
        (b"#" * 2_100_000, "KM007"),
    ],
)
def test_a_file_that_is_no_playbook(files: Files, content: bytes, code: str) -> None:
    assert [problem[0] for problem in found(files({"p/playbook.yml": content}))] == [code]


def test_a_byte_order_mark_is_fine(files: Files) -> None:
    assert found(files({"p/playbook.yml": b"\xef\xbb\xbf" + HEAD.encode()})) == []


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_and_windows_line_ends_move_no_column(files: Files, mark: bytes, ends: str) -> None:
    text = "schema: 2\nid: Prøve Park\nname: '🏠\t'\n".replace("\n", ends)
    reading = read_playbook(files({"p/playbook.yml": mark + text.encode()}) / "p")
    assert [(one.code, one.place.line, one.place.column) for one in reading.problems] == [("KM025", 1, 9)]
    text = "schema: 1\nid: '🏠\t', x\n".replace("\n", ends)
    reading = read_playbook(files({"p/playbook.yml": mark + text.encode()}) / "p")
    assert [(one.code, one.place.line, one.place.column) for one in reading.problems] == [("KM170", 2, 5)]


def test_an_error_in_a_section_file_names_that_file(files: Files) -> None:
    root = files({"p/playbook.yml": HEAD, "p/kpis.yml": "meetings-held:\n  direction: opad\n"})
    assert found(root) == [("KM135", "p/kpis.yml", 2)]


def test_a_broken_section_file_does_not_hide_other_faults(files: Files) -> None:
    root = files({"p/playbook.yml": HEAD + "meetigs: {}\n", "p/kpis.yml": "a: [1\n"})
    assert [code for code, _, _ in found(root)] == ["KM106", "KM130"]


def test_a_section_in_two_places(files: Files) -> None:
    assert ("KM011", "p/kpis.yml", 1) in found(files({"p/playbook.yml": HEAD + "kpis: {}\n", "p/kpis.yml": "{}\n"}))


def test_a_near_miss_of_a_section_file_is_a_finding_and_other_files_are_not(files: Files) -> None:
    root = files(
        {"p/playbook.yml": HEAD, "p/kpi.yml": "a: 1\n", "p/docker-compose.yml": "a: 1\n", "p/notes.yaml": "a: 1\n"}
    )
    assert found(root) == [("KM010", "p/kpi.yml", 1)]


def test_a_section_repeated_in_its_own_file(files: Files) -> None:
    root = files({"p/playbook.yml": HEAD, "p/risks.yml": "risks:\n  one: {text: {da: A, en: B}}\n"})
    assert found(root) == [("KM012", "p/risks.yml", 1)]


def test_extends_something_that_is_not_there(files: Files) -> None:
    root = files({"p/playbook.yml": HEAD.replace("playbook: karlemose", "playbook: karlemos")})
    reading = read_playbook(root / "p")
    assert [(problem.code, problem.data["suggestion"]) for problem in reading.problems] == [("KM020", "karlemose")]


def test_extends_a_folder_that_ci_has_not_fetched(files: Files) -> None:
    """On the computer of those who wrote it the municipality's folder lies beside it; CI has this repository only."""
    root = files({"p/playbook.yml": HEAD.replace("playbook: karlemose", "playbook: ../kommune")})
    reading = read_playbook(root / "p")
    assert [(problem.code, problem.data["playbook"]) for problem in reading.problems] == [("KM020", "../kommune")]
    for language, folder in (("en", "./what-we-build-on"), ("da", "./det-vi-bygger-paa")):
        help_ = word(reading.problems[0], language).help
        assert "CI" in help_
        assert help_.endswith(folder)


def test_extends_in_a_circle(files: Files) -> None:
    root = files(
        {
            "p/playbook.yml": HEAD.replace("karlemose", "../q"),
            "q/playbook.yml": HEAD.replace("karlemose", "../p").replace("park", "other"),
        }
    )
    assert [code for code, _, _ in found(root)] == ["KM021"]


def test_a_version_that_is_not_here(files: Files) -> None:
    root = files({"p/playbook.yml": HEAD.replace("karlemose, version: 1", "karlemose, version: 9")})
    assert [code for code, _, _ in found(root)] == ["KM023"]


def test_a_cadence_that_never_occurs_and_spells_out_of_order(files: Files) -> None:
    months = "january february march april may june july august september october november december".split()
    root = files(
        {
            "p/playbook.yml": HEAD
            + "timeline:\n  - {phase: clear, from: 2026-03-01}\n  - {phase: hold, from: 2026-02-01}\n"
            + f"meetings:\n  operational:\n    cadence:\n      hold: {{weekday: monday, not_in: [{', '.join(months)}]}}\n"
        }
    )
    codes = [code for code, _, _ in found(root)]
    assert "KM305" in codes
    assert "KM306" in codes


@pytest.mark.parametrize(
    ("line", "code", "suggestion"),
    [
        ("partnerz: {}", "KM130", "partners"),
        ("meetings: {operational: {participants: {polise: core}}}", "KM201", "police"),
        ("partners: [police]", "KM122", None),
        ("languages: [dk]", "KM142", "da"),
        ("meetings: {operational: {cadence: {clear: {weekday: torsdag}}}}", "KM135", "thursday"),
        ("meetings: {operational: {cadence: {clear: {at: 9.30}}}}", "KM140", None),
        ("meetings: {operational: {on_holiday: yes}}", "KM135", None),
        ("meetings: {operational: {cadence: {clear: {weekday: tirsdag}}}}", "KM135", "tuesday"),
        ("meetings: {operational: {cadence: {hold: {not_in: [juli; december]}}}}", "KM135", "july, december"),
        ("meetings: {operational: {cadence: {clear: {at: 9.30}}}}", "KM140", "09:30"),
        ("meetings: {operational: {cadence: {clear: {at: 0930}}}}", "KM140", "09:30"),
        ("meetings: {operational: {cadence: {hold: {every: hver 3. måned}}}}", "KM144", "3 months"),
        ("meetings: {operational: {cadence: {clear: {klokken: '10:00'}}}}", "KM130", "at"),
        ("meetings: {operational: {cadence: {clear: {sted: Torvet}}}}", "KM130", "location"),
        ("sted: {country: DK}", "KM130", "place"),
        ("place: {country: dk}", "KM156", "DK"),
        ("place: {dwellings: '1 550 boliger'}", "KM152", "1550"),
        ("place: {holidays: {optional: [24.12]}}", "KM157", "12-24"),
        ("place: {holidays: {optional: [24. december]}}", "KM157", "12-24"),
        ("checklists: {release-readiness: {tasks: {referred: {due: {each_year: 1. december}}}}}", "KM157", "12-01"),
        ("checklists: {release-readiness: {tasks: {referred: {due: {each_year: 02-30}}}}}", "KM139", None),
        ("checklists: {role-coordinator: {tasks: {yearly-list: {due: {on: 2026-12-01}}}}}", "KM150", None),
        ("sources: {one: {title: {da: A, en: B}, url: www.example.dk/a}}", "KM155", "https://www.example.dk/a"),
        ("partners: {club: {name: {da: A, en: B}, kind: forening}}", "KM135", "association"),
        ("partners: {club: {name: {da: A, en: B}, kind: association, authority: nej}}", "KM146", "false"),
        ("partners: {club: {name: {da: A, en: B}, kind: association, contact: {phone: 12345678}}}", "KM174", None),
        ("kpis: {mentees: {near: 2,5}}", "KM162", "2.5"),
        ("kpis: {mentees: {near: '2,5'}}", "KM136", "2.5"),
        ("kpis: {mentees: {near: '90 %'}}", "KM136", "90"),
        ("unit_values: {case: {paid_by: {police: 40%}}}", "KM136", "0.4"),
        ("benefits: {less: {attribution: '87,5 %'}}", "KM136", "0.875"),
        ("kpis: {mentees: {retning: op}}", "KM130", "direction"),
        ("place: {dwellings: '1.550 boliger'}", "KM152", None),
        ("place: {time_zone: Europe/Koege}", "KM153", None),
        ("timeline: [{phase: clear, from: 3. december 2026}]", "KM138", "2026-12-03"),
        ("timeline: [{phase: clear, from: 2026-02-30}]", "KM139", None),
        ("risks: {Vold på Øen: {text: {da: A, en: B}}}", "KM143", "vold-paa-oeen"),
        ("risks: {one: {text: {dk: A}}}", "KM142", "da"),
        ("risks: {one: {text: 7}}", "KM134", None),
        ("risks: {one: {text: {da: A, en: B}, basis: inference}}", "KM147", None),
        ("risks: {one: {text: {da: A, en: B}, source: ecpa-2018/resultats}}", "KM203", "results"),
    ],
)
def test_a_newcomers_slip_is_told_with_what_was_meant(
    files: Files, line: str, code: str, suggestion: str | None
) -> None:
    reading = looked_at(files({"p/playbook.yml": HEAD + line + "\n"}) / "p")
    problems = [problem for problem in reading.problems if problem.code == code]
    assert problems, reading.problems
    assert problems[0].place.line == 7
    if suggestion is not None:
        assert problems[0].data["suggestion"] == suggestion


@pytest.mark.parametrize("device", ["con", "aux", "nul", "com1", "lpt9"])
def test_no_id_is_the_name_of_a_device(files: Files, device: str) -> None:
    """Of each a folder or a file is called: `build/<id>`, `partners/<id>.md`, `<role>.ics`, `kpis/<id>.svg`."""
    ids = f"partners: {{{device}: {{name: {{da: A, en: B}}, kind: association}}}}\nkpis: {{{device}: {{unit: x}}}}\n"
    reading = looked_at(files({"p/playbook.yml": HEAD.replace("id: park", f"id: {device}") + ids}) / "p")
    found = [(problem.place.line, problem.place.column) for problem in reading.problems if problem.code == "KM183"]
    assert found == [(2, 5), (7, 12), (8, 8)]
    assert reading.playbook is None
    told = word(next(problem for problem in reading.problems if problem.code == "KM183"), "en")
    assert f"{device}-1" in told.help


def test_an_id_in_capitals_is_none_either(files: Files) -> None:
    reading = looked_at(files({"p/playbook.yml": HEAD.replace("id: park", "id: CON")}) / "p")
    assert [problem.code for problem in reading.problems] == ["KM143"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a:\n  da: 'Eksempelby\n  en: 'Borough'\n", "KM106", (2, 7)),
        ("place:\n  country DK\n  municipality: x\n", "KM105", (2, 3)),
        ("place:\n  country:DK\n  municipality: x\n", "KM127", (2, 3)),
        ("place:\n  municipality: 'Eksempelby\n  country: DK\n", "KM106", (2, 17)),
        ("place:\n  municipality: x: y\n  country: DK\n", "KM176", (2, 17)),
        ("timeline\n  - {phase: clear}\nroles: {}\n", "KM105", (1, 1)),
        ("place:\n  country: DK\n   municipality: x\n", "KM116", (3, 1)),
        ("place:\n  country: DK\n municipality: x\n", "KM116", (3, 1)),
        ("place:\n  holidays: {optional: [12-24]\nroles: {}\n", "KM106", (2, 13)),
    ],
)
def test_the_line_to_mend_is_named(files: Files, text: str, code: str, place: tuple[int, int]) -> None:
    problems = read_playbook(files({"p.yml": text}) / "p.yml").problems
    assert [(problem.code, (problem.place.line, problem.place.column)) for problem in problems] == [(code, place)]


def test_an_empty_value_is_told_once(files: Files) -> None:
    assert found(files({"p/playbook.yml": HEAD + "place:\n  country:\n"})) == [("KM120", "p/playbook.yml", 8)]


def test_a_colon_without_a_space_is_told_as_that(files: Files) -> None:
    line = "meetings: {operational: {cadence: {clear: {weekday:tuesday}}}}\n"
    assert ("KM127", "p/playbook.yml", 7) in found(files({"p/playbook.yml": HEAD + line}))


def test_a_misspelled_partner_with_its_keys_names_the_one_meant(files: Files) -> None:
    root = files({"p/playbook.yml": HEAD + "partners: {municipalty: {organisation: {da: A, en: B}}}\n"})
    problems = read_playbook(root / "p").problems
    assert {problem.code for problem in problems} == {"KM178"}
    assert {problem.data["suggestion"] for problem in problems} == {"municipality"}


@pytest.mark.parametrize(
    "line",
    [
        "partners: {club: {after: {a: b}, name: {da: A, en: B}, kind: other}}",
        "adaptations: {one: {changes: {a: b}, what: {da: A, en: B}, why: {da: A, en: B}, status: approved}}",
        "adaptations: [1, 2]",
        "languages: [[da]]",
        "meetings: {operational: {core: {a: b}}}",
        "risks: {one: {text: {da: A, en: B}, country: [DK]}}",
        "kpis: {meetings-held: {targets: {a: b}}}",
    ],
)
def test_a_value_of_another_kind_anywhere_is_a_finding(files: Files, line: str) -> None:
    assert found(files({"p/playbook.yml": HEAD + line + "\n"}))


def test_extends_a_name_that_no_file_can_have(files: Files) -> None:
    root = files({"p/playbook.yml": HEAD.replace("playbook: karlemose", 'playbook: "../a\\0b"')})
    assert [code for code, _, _ in found(root)] == ["KM020"]


def test_a_number_that_is_none_is_told_once(files: Files) -> None:
    line = "place: {dwellings: {value: 1 550}}\n"
    reading = read_playbook(files({"p/playbook.yml": HEAD + line}) / "p")
    assert [(one.code, one.data["suggestion"]) for one in reading.problems] == [("KM136", "1550")]


def test_a_key_by_a_danish_name_is_not_told_as_missing_too(files: Files) -> None:
    assert found(files({"p/playbook.yml": HEAD.replace("name:", "navn:")})) == [("KM130", "p/playbook.yml", 5)]


def test_a_list_without_its_only_entry_is_not_told_as_empty_too(files: Files) -> None:
    assert [code for code, *_ in found(files({"p/playbook.yml": HEAD + "languages: [dansk]\n"}))] == ["KM142"]


def test_without_the_playbook_below_not_everything_is_told_as_missing(files: Files) -> None:
    head = HEAD.replace("{playbook: karlemose, version: 1}", "karlemose")
    reading = read_playbook(files({"p/playbook.yml": head + "meetings: {operational: {minutes: 45}}\n"}) / "p")
    assert [(one.code, one.data["suggestion"]) for one in reading.problems] == [
        ("KM132", "{playbook: karlemose, version: 1}")
    ]


@pytest.mark.parametrize(
    ("text", "line", "under"),
    [
        ("place:\nmunicipality: x\n", 8, "place"),
        ("meetings:\noperational:\n  minutes: 45\n", 8, "meetings"),
        ("meetings:\n  operational:\n  cadence:\n    clear:\n      weekday: tuesday\n", 9, "meetings.operational"),
        ("meetings:\n  operational:\n    weekday: tuesday\n", 9, "meetings.operational.cadence.…"),
        ("kpis:\n  mentees:\n    near: 2\n  targets:\n    - {value: 5}\n", 10, "kpis.mentees"),
    ],
)
def test_a_key_that_has_slipped_out_is_told_where_it_belongs(files: Files, text: str, line: int, under: str) -> None:
    reading = looked_at(files({"p/playbook.yml": HEAD + text}) / "p")
    problems = [one for one in reading.problems if one.code != "KM120"]
    assert [(one.code, one.place.line, one.data.get("under")) for one in problems] == [("KM165", line, under)]


def test_a_fault_in_the_playbook_below_names_the_line_that_builds_on_it(files: Files) -> None:
    root = files(
        {
            "kommune/playbook.yml": HEAD.replace("park", "kommune").replace("estate", "municipality")
            + "place: {country: dk}\n",
            "p/playbook.yml": HEAD.replace("karlemose", "../kommune") + "place: {time_zone: Dansk tid}\n",
        }
    )
    reading = read_playbook(root / "p")
    assert [
        (one.code, one.place.file, [(related.place.file, related.place.line) for related in one.related])
        for one in reading.problems
    ] == [("KM156", "kommune/playbook.yml", [("p/playbook.yml", 6)]), ("KM153", "p/playbook.yml", [])]
