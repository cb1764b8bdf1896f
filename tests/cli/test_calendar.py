"""`karlemose calendar`: a file or stdout, a role's own dates, and exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from karlemose_model.files import shipped
from tests.conftest import Ran

PARK = shipped("playbooks") / "eksempelparken"
Run = Callable[..., Ran]


def test_into_a_file_with_a_word_on_who_may_see_it(karlemose: Run, tmp_path: Path) -> None:
    ran = karlemose("calendar", "-p", PARK, "--output", tmp_path / "dates.ics", "--lang", "en")
    assert (ran.code, ran.out) == (0, "")
    assert "is for them only" in ran.err
    assert (tmp_path / "dates.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_year_from_the_day_it_is_seen_on(karlemose: Run, tmp_path: Path) -> None:
    file = tmp_path / "dates.ics"
    karlemose("calendar", "-p", PARK, "--output", file)
    days = {line[-15:-7] for line in file.read_text("utf-8").splitlines() if line.startswith("DTSTART;TZID")}
    assert min(days) == "20261203"
    assert "20271101" < max(days) <= "20271126"
    karlemose("calendar", "-p", PARK, "--output", file, "--from", "2026-12-01", "--to", "2026-12-07")
    assert file.read_bytes().count(b"SUMMARY:Driftsm") == 1


def test_a_role_that_is_not_there(karlemose: Run) -> None:
    ran = karlemose("calendar", "-p", PARK, "--role", "chairr", "--lang", "en")
    assert ran.code == 2
    assert 'Did you mean "chair"?' in ran.err
    assert "police-contact" in ran.err


def test_no_date_in_that_time(karlemose: Run, tmp_path: Path) -> None:
    ran = karlemose(
        "calendar", "-p", shipped("playbooks") / "karlemoseparken", "--output", tmp_path / "x.ics", "--lang", "en"
    )
    assert (ran.code, ran.err) == (2, "There is no date from 2018-12-06 to 2019-12-06.\n")
    assert not (tmp_path / "x.ics").exists()


def test_a_calendar_that_somebody_edited_is_kept(tmp_path: Path, karlemose: Run) -> None:
    file = tmp_path / "dates.ics"
    said = ("calendar", "-p", PARK, "--lang", "en", "--output", file)
    karlemose(*said, "--to", "2027-01-01")
    assert "KM032" not in karlemose(*said).err
    ours = file.read_bytes()
    for kept in ("dates.edited.ics", "dates.edited.2.ics"):
        edited = ours.replace(b"SUMMARY:", f"SUMMARY:{kept} ".encode())
        file.write_bytes(edited)
        ran = karlemose(*said)
        assert ran.code == 0
        assert f"KM032 warning: {file} was edited by hand" in ran.err
        assert (file.read_bytes(), (tmp_path / kept).read_bytes()) == (ours, edited)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dates.edited.2.ics", "dates.edited.ics", "dates.ics"]


def test_a_calendar_without_its_checksum_counts_as_edited(tmp_path: Path, karlemose: Run) -> None:
    file = tmp_path / "dates.ics"
    file.write_bytes(karlemose_calendar := b"BEGIN:VCALENDAR\r\nPRODID:-//karlemose_model//karlemose calendar//EN\r\n")
    assert "KM032" in karlemose("calendar", "-p", PARK, "--lang", "en", "--output", file).err
    assert (tmp_path / "dates.edited.ics").read_bytes() == karlemose_calendar


def test_only_a_calendar_of_ours_is_written_over(tmp_path: Path, karlemose: Callable[..., Ran]) -> None:
    ours, theirs = tmp_path / "police.ics", tmp_path / "minutes.yml"
    theirs.write_text("schema: 1\n", "utf-8")
    said = ("-p", PARK, "--lang", "en", "--output")
    assert [karlemose("calendar", *said, ours).code for _ in range(2)] == [0, 0]
    ran = karlemose("calendar", *said, theirs)
    assert (ran.code, theirs.read_text("utf-8")) == (2, "schema: 1\n")
    assert "was not made here; nothing was written" in ran.err
