"""Names beside sensitive words: in every kind of record and on own pages, told without the name, let pass with a reason.

The names are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.rules import checked
from tests.conftest import AS_OF, Ran

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
MINUTES = "schema: 1\nmeeting: operational\ndate: 2026-11-03\n"
Files = Callable[[dict[str, str]], Path]
Run = Callable[..., Ran]
Look = Callable[..., Reading]


@pytest.fixture
def look(files: Files) -> Look:
    def read(more: dict[str, str], head: str = "") -> Reading:
        return checked(read_playbook(files({"playbook.yml": HEAD + head, **more})), AS_OF)

    return read


def named(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.code == "KM505"]


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("records/meetings/2026-11-03-operational.yml", MINUTES + "items:\n  x:\n    note: >-\n      Der blev set hash,\n      og Mikkel var der.\n", 8),
        ("records/meetings/2026-11-03-operational.yml", MINUTES + "# Mikkel er dømt\n", 4),
        ("records/meetings/2026-11-03-operational.yml", MINUTES + "actions:\n  - {text: Tal med Mikkel om hans misbrug., partner: police, due: 2026-12-01}\n", 5),
        ("records/actions.yml", "schema: 1\nevents:\n  - {action: 2026-11-03-operational/1, on: 2026-11-04, status: done, outcome: Mikkel er anholdt.}\n", 3),
        ("records/observations.csv", "kpi,period,value,n,source,stated,note\nmentees,2026-10,3,,synthetic,2026-11-01,Mikkel er i misbrug\n", 2),
        ("records/observations/oktober.csv", "kpi;period;value;n;source;stated;note\nmentees;2026-10;3;;synthetic;2026-11-01;Mikkel er syg\n", 2),
        ("records/incidents.csv", "date,kind,zone,reported\n2026-11-03,vold,hos Mikkel,yes\n", 2),
        ("records/walks/2026-11-03.yml", "schema: 1\ndate: 2026-11-03\nroute: Forbi Mikkel, der sælger hash\n", 3),
        ("records/fidelity/2026-11-03.yml", "schema: 1\ndate: 2026-11-03\nnote: Mikkel er syg\n", 3),
        ("records/published.yml", "schema: 1\nreleases: []  # Mikkel er dømt\n", 2),
        ("docs/da/om.md", "# Om stedet\n\nHer bor Mikkel,\nder er dømt for vold.\n", 3),
        ("docs/da/om.md", "---\naudience: public\n---\n\n# Om stedet\n\n- Mikkel er syg\n", 7),
    ],
)  # fmt: skip
def test_it_is_found_in_all_that_is_written_of_what_happened(look: Look, file: str, text: str, line: int) -> None:
    (problem,) = named(look({file: text}))
    assert (problem.place.file, problem.place.line, problem.place.length) == (file, line, 6)
    assert problem.severity is Severity.warning
    assert problem.data.keys() == {"found"}
    column = problem.place.column - 1
    assert text.split("\n")[line - 1][column : column + 6] == "Mikkel"


def test_what_is_agreed_is_not_searched(look: Look) -> None:
    assert named(look({}, "risks:\n  one: {text: {da: Mikkel er dømt., en: Mikkel was convicted.}}\n")) == []


def test_what_the_playbook_knows_is_no_person(look: Look) -> None:
    text = MINUTES + "items:\n  x: {note: Der sælges hash bag Kløverglad.}\n"
    file = "records/meetings/2026-11-03-operational.yml"
    assert len(named(look({file: text}))) == 1
    known = "partners:\n  club: {name: {da: Kløverglad, en: Kløverglad}, kind: association}\n"
    assert named(look({file: text}, known)) == []


def test_no_message_and_no_line_repeats_the_name(files: Files, karlemose: Run) -> None:
    text = MINUTES + "items:\n  x:\n    note: >-\n      Der er hash hos Zelmai\n      Qaderi i opgang 4.\n"
    files({"playbook.yml": HEAD, "records/meetings/2026-11-03-operational.yml": text})
    for style in ("full", "json", "sarif"):
        ran = karlemose("check", "--format", style, "--lang", "en", "--as-of", "2026-11-26")
        assert "KM505" in ran.out
        assert "Zelmai" not in ran.out + ran.err
        assert "Qaderi" not in ran.out + ran.err


def test_it_is_let_pass_by_its_words(look: Look) -> None:
    file, text = (
        "records/meetings/2026-11-03-operational.yml",
        MINUTES + "items:\n  x: {note: Mikkels café har haft indbrud.}\n",
    )
    allowed = "allowed:\n  cafe: {finding: KM505, value: mikkel, reason: Det er en café.}\n"
    reading = look({file: text}, allowed)
    assert named(reading) == []
    assert [(one.problem.code, one.allowed) for one in reading.ignored if one.allowed] == [("KM505", "cafe")]
    assert not [problem for problem in reading.problems if problem.code == "KM502"]


def test_a_comment_leaves_it_out(look: Look) -> None:
    text = (
        MINUTES + "items:\n  x:\n    note: Mikkels café har haft indbrud.  # karlemose: ignore[KM505] Det er en café.\n"
    )
    reading = look({"records/meetings/2026-11-03-operational.yml": text})
    assert named(reading) == []
    assert [one.reason for one in reading.ignored if one.problem.code == "KM505"] == ["Det er en café."]


def test_the_example_is_searched() -> None:
    """Nothing is found in it, as tests/acceptance/test_shipped_playbooks.py sees: this says that it was looked for."""
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    assert sum("/records/" in f"/{name}" for name in reading.files) > 20


def test_whoever_acts_is_a_partner_or_a_role_and_free_text_is_short(look: Look) -> None:
    """Domain.md L03: the model itself holds an owner to an organisation, and free text in records to a length."""
    file = "records/meetings/2026-11-03-operational.yml"
    owner = MINUTES + "actions:\n  - {text: Ring., partner: Mikkel, due: 2026-12-01}\n"
    assert "KM201" in {problem.code for problem in look({file: owner}).problems}
    long = MINUTES + f"items:\n  x: {{note: {'a' * 2001}}}\n"
    assert "KM145" in {problem.code for problem in look({file: long}).problems}
    table = f"kpi,period,value,n,source,stated,note\nmentees,2026-10,3,,synthetic,2026-11-01,{'a' * 201}\n"
    assert "KM416" in {problem.code for problem in look({"records/observations.csv": table}).problems}
