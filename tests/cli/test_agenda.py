"""`karlemose agenda`: the paper that is brought along, and what is said when there is no meeting."""

from __future__ import annotations

import pytest

from karlemose_model.files import shipped

EXAMPLE = shipped("playbooks") / "eksempelparken"
MODEL = shipped("playbooks") / "karlemose"


def test_the_next_agenda_has_what_a_coordinator_needs(karlemose):
    ran = karlemose("agenda", "-p", EXAMPLE, "--lang", "en")
    assert ran.code == 0
    assert ran.out == karlemose("agenda", "--next", "-p", EXAMPLE, "--lang", "en").out
    for words in ("Thursday 3 December 2026, week 49, at 13:30–14:30", "(core partners)", "Not to be said:", "## Next meeting",
                  "Thursday 17 December 2026", "without personal data", "is fictional", "| 13:30 | 2 |"):  # fmt: skip
        assert words in ran.out
    assert "](" not in ran.out
    assert len(ran.out.split()) < 1900  # two sheets of paper, printed on both sides


def test_a_day_with_a_meeting_gives_its_agenda(karlemose):
    by_day = karlemose("agenda", "--date", "2026-12-03", "--meeting", "operational", "-p", EXAMPLE, "--lang", "en")
    assert by_day.out == karlemose("agenda", "-p", EXAMPLE, "--lang", "en").out


def test_danish_is_the_examples_first_language(karlemose):
    ran = karlemose("agenda", "-p", EXAMPLE)
    assert "torsdag den 3. december 2026" in ran.out
    assert "13.30" in ran.out


def test_a_day_without_a_meeting_names_the_nearest(karlemose):
    ran = karlemose("agenda", "--date", "2026-12-04", "-p", EXAMPLE, "--lang", "en")
    assert ran.code == 2
    assert ran.out == ""
    for words in (
        "no meeting on Friday 4 December 2026",
        "2026-12-03 (operational)",
        "2026-12-08 (steering)",
        "--extra 2026-12-04",
    ):
        assert words in ran.err


def test_an_extra_meeting_says_why_it_is_held(karlemose):
    ran = karlemose(
        "agenda", "--extra", "2026-11-27", "--at", "08:30", "--reason", "A shooting *near* | the <b>square</b>",
        "-p", EXAMPLE, "--lang", "en",
    )  # fmt: skip
    assert ran.code == 0
    assert r"extra meeting: A shooting \*near\* &#124; the &lt;b\>square&lt;/b\>" in ran.out
    assert "Friday 27 November 2026, week 48, at 08:30–09:30" in ran.out


def test_an_extra_meeting_without_an_hour_says_so(karlemose):
    ran = karlemose("agenda", "--extra", "2026-11-27", "--reason", "A shooting", "-p", EXAMPLE, "--lang", "en")
    assert "hour not agreed" in ran.out


def test_a_playbook_without_dates_has_a_standing_agenda(karlemose):
    ran = karlemose("agenda", "-p", MODEL, "--lang", "en")
    assert ran.code == 2
    assert "--standing" in ran.err
    ran = karlemose("agenda", "--standing", "-p", MODEL, "--lang", "en")
    assert ran.code == 0
    assert "# Operational meeting: the standing agenda" in ran.out
    assert karlemose("agenda", "--date", "2026-12-03", "-p", MODEL, "--lang", "en").code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["--meeting", "nowhere"],
        ["--date", "2026-13-01"],
        ["--date", "2026-12-03", "--next"],
        ["--extra", "2026-12-03"],
        ["--reason", "because"],
        ["--at", "08:30"],
        ["--extra", "2026-12-03", "--reason", "x", "--at", "noon"],
    ],
)
def test_a_call_that_makes_no_sense_ends_with_2(karlemose, arguments):
    ran = karlemose("agenda", "-p", EXAMPLE, *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_too(karlemose, day):
    assert karlemose("agenda", "--date", day, "-p", EXAMPLE).code == 2
    assert karlemose("agenda", "--extra", day, "--reason", "x", "--at", "23:59", "-p", EXAMPLE).code == 2


def test_a_day_whose_meeting_was_moved_says_where_to(karlemose):
    ran = karlemose("agenda", "--date", "2026-12-31", "-p", EXAMPLE, "--lang", "da")
    assert ran.code == 2
    assert "er flyttet til mandag den 4. januar 2027: Nytårsaften." in ran.err
