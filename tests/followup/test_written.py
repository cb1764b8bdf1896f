"""A form that nobody has written in tells of no meeting; whatever somebody wrote, or struck out, does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.agenda.matters import matters_before
from karlemose_model.followup import written
from karlemose_model.kpis import values
from karlemose_model.model import Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.conftest import Ran

PLACE = """schema: 1
id: proeve
version: 1
kind: estate
name: Prøve
languages: [da]
extends: {playbook: karlemose, version: 1}
place: {country: DK}
timeline:
  - {phase: clear, from: 2027-01-12}
meetings:
  operational:
    cadence:
      clear: {weekday: tuesday%s}
"""
FIRST, SECOND = "records/meetings/2027-01-12-operational.yml", "records/meetings/2027-01-19-operational.yml"

Files = Callable[[dict[str, str | bytes]], Path]
Karlemose = Callable[..., Ran]


def seen(folder: Path, day: date) -> Rollout:
    rollout = read_playbook(folder).seen_on(day)
    assert rollout is not None
    return rollout


@pytest.fixture(params=[", at: 10:00", ""], ids=["with-an-hour", "without-an-hour"])
def folder(request: pytest.FixtureRequest, files: Files, karlemose: Karlemose) -> Path:
    """A place with the form for its first meeting."""
    made = files({"playbook.yml": PLACE % request.param})
    ran = karlemose("minutes", "new", "--as-of", "2027-01-11")
    assert ran.code == 0, ran.err
    return made


def nothing_happened(folder: Path, day: date, held: int = 0) -> None:
    rollout = seen(folder, day)
    assert len(written(rollout)) == held
    for kpi in ("meetings-held", "core-attendance", "agenda-on-time"):
        known = values(rollout, kpi)
        assert sum(value.numerator or 0 for value in known) <= held, kpi


def test_the_first_form_is_no_meeting(folder: Path) -> None:
    nothing_happened(folder, date(2027, 2, 20))
    assert matters_before(seen(folder, date(2027, 1, 19)), "operational", date(2027, 1, 19)).last is None


@pytest.mark.parametrize(
    ("as_made", "as_it_was"),
    [
        ("statement_read:", "statement_read: true #"),
        ("  police: police-contact", "  # police: police-contact"),
        ("agenda_sent:", "agenda_sent: 2027-01-11 #"),
        ("place:", "place: Beboerhuset #"),
        ("    note:", "    note: Alle var enige."),
        ("end:", "end: 11:00 #"),
    ],
)
def test_whatever_somebody_writes_or_strikes_out_counts(folder: Path, as_made: str, as_it_was: str) -> None:
    record = folder / FIRST
    text = record.read_text("utf-8")
    assert as_made in text
    record.write_text(text.replace(as_made, as_it_was, 1), "utf-8")
    assert [one.id for one in written(seen(folder, date(2027, 1, 13)))] == ["2027-01-12-operational"]


def test_the_next_form_approves_the_last_minutes_and_is_no_meeting_either(folder: Path, karlemose: Karlemose) -> None:
    record = folder / FIRST
    text = (
        record.read_text("utf-8").replace("statement_read:", "statement_read: true #").replace("end:", "end: 11:00 #")
    )
    record.write_text(text, "utf-8")
    assert karlemose("minutes", "new", "--as-of", "2027-01-18").code == 0
    assert "approves: 2027-01-12-operational" in (folder / SECOND).read_text("utf-8")
    nothing_happened(folder, date(2027, 2, 20), held=1)
    before = matters_before(seen(folder, date(2027, 1, 26)), "operational", date(2027, 1, 26))
    assert before.last is not None
    assert before.last.date == date(2027, 1, 12)
    assert [one.date for one in before.unapproved] == [date(2027, 1, 12)]


def test_the_form_of_an_extra_meeting_is_no_meeting(folder: Path, karlemose: Karlemose) -> None:
    (folder / FIRST).unlink()
    ran = karlemose("minutes", "new", "--extra", "2027-01-14", "--reason", "Uro", "--as-of", "2027-01-13")
    assert ran.code == 0, ran.err
    nothing_happened(folder, date(2027, 2, 20))


def test_where_the_day_was_changed_the_form_is_told_of_and_stops_nothing(folder: Path, karlemose: Karlemose) -> None:
    playbook = folder / "playbook.yml"
    playbook.write_text(playbook.read_text("utf-8").replace("tuesday", "thursday"), "utf-8")
    found = checked(read_playbook(folder), date(2027, 1, 11)).problems
    assert [one.severity.value for one in found if one.code == "KM357"] == ["warning"]
    assert not [one for one in found if one.code == "KM332"]
    assert karlemose("agenda", "--as-of", "2027-01-11").code == 0
