"""The sheet for observations: what it asks for, and that a sheet that was filled in is read back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import karlemose_model
from karlemose_model.model import Observation, Period, Rollout, Spell, Target
from karlemose_model.reading import read_playbook
from karlemose_model.reading.periods import read_period
from karlemose_model.recording.observation_sheet import (
    AskedFor,
    as_csv,
    as_xlsx,
    asked_for,
    escaped,
    midnight,
    period_of,
)

PARK = """schema: 1
id: park
version: 1
kind: estate
name: Park
languages: [da]
partners: {project: {name: Projektet, kind: other}}
meetings: {}
kpis:
  held: {name: Møder, definition: d, unit: procent, kind: process, direction: up, measure: share, frequency: month, fed_by: [meetings_held, observations], owner: project}
  mentees: {name: Unge, definition: "=1+1", unit: unge, kind: output, direction: up, measure: level, frequency: month, owner: project}
  answers: {name: Svar, definition: d, unit: procent, kind: outcome, direction: up, measure: share, frequency: quarter, owner: project}
  cases: {name: Sager, definition: d, unit: sager, kind: outcome, direction: none, frequency: case, owner: project}
  weeks: {name: Uger, definition: d, unit: x, kind: output, direction: up, frequency: week, owner: project}
  extra: {name: Ekstra, definition: d, unit: x, kind: output, direction: up, frequency: month, optional: true, owner: project}
  spend: {name: Penge, definition: d, unit: kr., kind: process, direction: none, frequency: month, fed_by: [spend], owner: project}
"""
CSV = "kpi,period,value\n"


@pytest.fixture
def rollout(files: Callable[[dict[str, str]], Path]) -> Callable[[str], Rollout]:
    def build(rows: str = "", **more: str) -> Rollout:
        folder = files({"playbook.yml": PARK, "records/observations.csv": CSV + rows} | more)
        seen = read_playbook(folder).seen_on(date(2026, 11, 26))
        assert seen is not None
        return seen

    return build


def of(text: str) -> Period:
    period = read_period(text)
    assert period is not None
    return period


def asked(rows: tuple[AskedFor, ...]) -> list[tuple[str, str]]:
    return [(row.kpi, row.period.written if row.period else "") for row in rows]


def test_the_next_period_of_each_that_is_followed_and_reported(rollout: Callable[..., Rollout]) -> None:
    rows = asked_for(rollout("mentees,2026-10,7\nmentees,2026-09,7\nanswers,2026-Q2,50\n"), "da")
    assert asked(rows) == [
        ("held", "2026-10"), ("mentees", "2026-11"), ("answers", "2026-Q3"), ("cases", ""), ("weeks", "2026-W47"),
    ]  # fmt: skip
    assert (rows[1].name, rows[1].unit, rows[1].owner) == ("Unge", "unge", "Projektet")
    assert asked(asked_for(rollout("extra,2026-09,1\n"), "da"))[-1] == ("extra", "2026-10")


def test_every_period_that_ends_in_the_one_asked_for(rollout: Callable[..., Rollout]) -> None:
    found = asked(asked_for(rollout(), "da", of("2026-12")))
    assert found == [
        ("held", "2026-12"), ("mentees", "2026-12"), ("answers", "2026-Q4"), ("cases", ""),
        ("weeks", "2026-W49"), ("weeks", "2026-W50"), ("weeks", "2026-W51"), ("weeks", "2026-W52"),
    ]  # fmt: skip
    assert asked(asked_for(rollout(), "da", of("2026-11")))[:3] == [
        ("held", "2026-11"),
        ("mentees", "2026-11"),
        ("cases", ""),
    ]


def test_what_is_worked_out_from_records_that_are_kept_is_not_asked_for(rollout: Callable[..., Rollout]) -> None:
    walk = {"records/walks/2026-10-01.yml": "schema: 1\ndate: 2026-10-01\n"}
    assert "held" in dict(asked(asked_for(rollout("", **walk), "da")))
    seen = rollout()
    held = Rollout(seen.playbook, seen.as_of, type(seen.records)(meetings=(object(),)))  # type: ignore[arg-type]
    assert "held" not in dict(asked(asked_for(held, "da")))


def test_the_sheet_is_named_for_its_shortest_period(rollout: Callable[..., Rollout]) -> None:
    rows = asked_for(rollout(), "da")
    assert period_of(tuple(row for row in rows if row.kpi != "weeks")) == of("2026-10")
    assert period_of(tuple(row for row in rows if row.kpi == "cases")) is None


def test_the_csv_is_one_that_a_danish_excel_opens_right(rollout: Callable[..., Rollout]) -> None:
    content = as_csv(asked_for(rollout(), "da"), "da")
    assert content.startswith(b"\xef\xbb\xbfn\xc3\xb8gletal;periode;")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert [row["periode"] for row in rows] == ["2026M10", "2026M10", "2026-Q3", "", "2026-W47"]
    assert rows[1]["definition"] == "'=1+1"
    assert content == as_csv(asked_for(rollout(), "da"), "da")


@pytest.mark.parametrize(
    "text",
    [
        "=1", "+1", "-x", "@x", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x", "|cmd", "%x", " =1", "\u00a0=1", "\t1", "\r=1", "\n=1", "\tx",
        "=HYPERLINK(\"http://example.org\")", "=cmd|'/C calc'!A0", '=DDE("x";"y")', "\ufeff=1",
    ],
)  # fmt: skip
def test_no_text_becomes_a_formula(text: str) -> None:
    assert escaped(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "", "a - b", "1 + 1", "'=1", "Afholdte møder (=K15)"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert escaped(text) == text


def test_every_writer_of_tables_is_known() -> None:
    """A new one has to neutralise what a spreadsheet would calculate, and to be named here.

    `kept_values` writes ids, figures and words of the tool's own.
    """
    package = Path(karlemose_model.__file__).parent
    writers = [
        path.stem
        for path in package.rglob("*.py")
        if re.search(r"csv\.(Dict)?[Ww]riter|xlsxwriter", path.read_text("utf-8"))
    ]
    assert sorted(writers) == ["kept_values", "observation_sheet"]


def test_the_xlsx_holds_text_as_text_and_is_the_same_each_time(rollout: Callable[..., Rollout]) -> None:
    seen = rollout()
    content = as_xlsx(asked_for(seen, "en"), "en", midnight(seen))
    assert content == as_xlsx(asked_for(seen, "en"), "en", midnight(seen))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["kpi", "period", "value"]
    assert rows[2][:2] == ["mentees", "2026-10"]
    assert rows[2][9] == "=1+1"


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_sheet_that_was_filled_in_is_read_back_and_the_rest_waits(
    rollout: Callable[..., Rollout], language: str, tmp_path: Path
) -> None:
    text = as_csv(asked_for(rollout(), language), language).decode("utf-8-sig")
    lines = text.split("\r\n")
    lines[2] = lines[2].replace("mentees;2026M10;", "mentees;2026M10;1.234,5", 1)
    lines[3] = lines[3].replace("answers;2026-Q3;;;", "answers;2026-Q3;;3;4", 1)
    # As Excel saves it again: in Windows-1252.
    path = tmp_path / "records" / "observations" / "2026-10.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    reading = read_playbook(tmp_path)
    assert [one for one in reading.problems if one.place.file.endswith(".csv")] == []
    assert told(reading.records.observations) == [("mentees", "2026-10", 1234.5, None), ("answers", "2026-Q3", 75.0, 4)]


def told(observations: tuple[Observation, ...]) -> list[tuple[str, str, float, int | None]]:
    return [(one.kpi, one.period.written, one.value, one.n) for one in observations]


def test_nothing_is_asked_for_before_the_work_or_the_targets_begin(rollout: Callable[[str], Rollout]) -> None:
    seen = rollout("")
    playbook = seen.playbook
    begun = playbook.model_copy(update={"timeline": (Spell.model_validate({"phase": "clear", "from": "2027-01-04"}),)})
    rows = {row.kpi: row.period.written for row in asked_for(replace(seen, playbook=begun), "da") if row.period}
    assert rows["mentees"] == "2027-01"
    assert rows["weeks"] == "2027-W01"
    later = Target.model_validate({"value": 6, "from": "2026-12-01"})
    kpis = {**playbook.kpis, "mentees": playbook.kpis["mentees"].model_copy(update={"targets": (later,)})}
    rows = {
        row.kpi: row.period.written
        for row in asked_for(replace(seen, playbook=playbook.model_copy(update={"kpis": kpis})), "da")
        if row.period
    }
    assert rows["mentees"] == "2026-12"
