"""What a person probably meant: hours, days, numbers and words as Danes write them, and nothing where it could be two things."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.model import Playbook
from karlemose_model.reading.hints import danish_words, meant
from karlemose_model.reading.json_schema import RECORDS, playbook_schema, record_schema
from karlemose_model.text import LANGUAGES


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("kl. 9", "09:00"), ("kl 13.30", "13:30"), ("klokken 9", "09:00"), ("9.30", "09:30"), ("0930", "09:30"),
        ("930", "09:30"), ("9:30", "09:30"), ("9,30", "09:30"), ("1 pm", "13:00"), ("12 am", "00:00"),
        ("25:00", ""), ("13-14", ""), ("9.3", ""), ("middag", ""), ("", ""),
    ],
)  # fmt: skip
def test_hours(said: str, hour: str) -> None:
    assert meant.clock(said) == hour


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("3.12.2026", "2026-12-03"), ("3/12-26", "2026-12-03"), ("3. december 2026", "2026-12-03"),
        ("den 3. dec. 2026", "2026-12-03"), ("torsdag den 3. december 2026", "2026-12-03"), ("20261203", "2026-12-03"),
        ("2026–12–03", "2026-12-03"), ("2026/12/3", "2026-12-03"), ("2026-13-07", "2026-07-13"),
        ("31.2.2026", ""), ("3.12", ""), ("uge 49", ""), ("12/31/2026", ""),
    ],
)  # fmt: skip
def test_days(said: str, day: str) -> None:
    assert meant.day(said) == day


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12,5", "12.5"), ("1 550", "1550"), ("1\u00a0550", "1550"), ("1.234,5", "1234.5"), ("90 %", "90"), ("60 min.", "60"),
        ("1.5 %", "1.5"), ("-3", "-3"), ("1.550", ""), ("1,550", ""), ("12.000 kr.", ""), ("60-90", ""), ("ca. 400", ""),
    ],
)  # fmt: skip
def test_numbers(said: str, number: str) -> None:
    assert meant.number(said) == number


def test_a_whole_number_is_not_guessed_from_a_fraction() -> None:
    assert meant.number("12,5", whole=True) == meant.number("12.5", whole=True) == ""


@pytest.mark.parametrize(
    ("said", "rhythm"),
    [
        ("uge", "week"), ("ugentligt", "week"), ("hver uge", "week"), ("1 gang om ugen", "week"), ("2 uger", "2 weeks"),
        ("hver anden uge", "2 weeks"), ("hver 14. dag", "2 weeks"), ("every other week", "2 weeks"), ("hver måned", "month"),
        ("hver 3. måned", "3 months"), ("hvert kvartal", "quarter"), ("årligt", "year"),
        ("2 gange om ugen", ""), ("hver tirsdag", ""), ("efter behov", ""),
    ],
)  # fmt: skip
def test_rhythms(said: str, rhythm: str) -> None:
    assert meant.rhythm(said) == rhythm


def test_an_id_is_made_of_a_name() -> None:
    assert meant.slug("Sønder Høj") == "soender-hoej"
    assert meant.slug("Åben Café") == "aaben-cafe"
    assert meant.slug("12 blokke") == ""


def test_a_danish_word_goes_before_one_that_is_spelt_alike() -> None:
    days = ["monday", "tuesday", "wednesday", "thursday"]
    assert meant.choice("tirsdag", days) == "tuesday"
    assert meant.choice("Torsdag.", days) == "thursday"
    assert meant.choice("thusday", days) == "tuesday" or meant.choice("thusday", days) == "thursday"


def test_a_word_is_what_can_stand_there() -> None:
    assert meant.key("sted", ["place", "kpis"]) == "place"
    assert meant.key("sted", ["location", "at"]) == "location"
    assert meant.key("Møder", ["meetings"]) == meant.key("moeder", ["meetings"]) == "meetings"
    assert meant.key("møder", ["kpis"]) == ""


@pytest.mark.parametrize(
    ("value", "length", "hour", "text"),
    [
        (9.3, 4, False, "9.30"), (9.3, 3, False, "9.3"), (9.3, 5, True, "09.30"), (930, 4, True, "0930"),
        (930, 3, True, "930"), (12345678, 11, False, "12345678"), (True, 4, False, "true"),
    ],
)  # fmt: skip
def test_a_number_is_told_as_it_was_written(value: object, length: int, hour: bool, text: str) -> None:
    assert meant.as_written(value, length, hour=hour) == text


def test_the_tables_lead_to_words_of_the_playbook() -> None:
    schema = str([playbook_schema(), *(record_schema(name) for name in RECORDS)])
    for table in (danish_words.KEYS, danish_words.VALUES):
        for danish, words in table.items():
            assert danish == meant.plain(danish)
            # A partner's id is no word of the schema: it is said in the model.
            known = [word for word in words if f"'{word}'" in schema or word in (*LANGUAGES, *PARTNERS)]
            assert known, danish
    assert set(danish_words.KEYS["navn"]) <= set(Playbook.model_fields)


PARTNERS = ("social-project", "kindergarten")


@given(st.text(max_size=40))
def test_whatever_is_said_a_suggestion_is_in_the_form_asked_for(said: str) -> None:
    assert re.fullmatch(r"(\d\d:\d\d)?", meant.clock(said))
    assert meant.day(said) in ("", date.fromisoformat(meant.day(said) or "2026-12-03").isoformat())
    assert re.fullmatch(r"([-+]?\d+(\.\d+)?)?", meant.number(said))
    assert re.fullmatch(r"(([a-z][a-z0-9]*)(-[a-z0-9]+)*)?", meant.slug(said))


@pytest.mark.parametrize(("said", "day"), [("27-01-04", ""), ("04-01-2027", "2027-01-04"), ("31-12-26", "")])
def test_a_day_that_could_be_two_is_not_guessed(said: str, day: str) -> None:
    assert meant.day(said) == day


@pytest.mark.parametrize(
    ("said", "number"), [("sidste", "-1"), ("Anden", "2"), ("første", "1"), ("fjerde", "4"), ("ofte", "")]
)
def test_the_how_manieth(said: str, number: str) -> None:
    assert meant.which(said) == number


@pytest.mark.parametrize(
    ("said", "meant_list"),
    [
        ("28-30", "[28, 29, 30]"),
        ("uge 28 – 29", "[28, 29]"),
        ("28; 29", "[28, 29]"),
        ("july, may", "[july, may]"),
        ("30-28", ""),
        ("july", ""),
    ],
)
def test_several(said: str, meant_list: str) -> None:
    assert meant.several(said) == meant_list


@pytest.mark.parametrize(
    ("said", "month"),
    [
        ("januar 2025", "2025-01"),
        ("Jan. 2025", "2025-01"),
        ("1/2025", "2025-01"),
        ("01.2025", "2025-01"),
        ("2025-1", "2025-01"),
        ("2025M01", "2025-01"),
        ("202501", "2025-01"),
        ("15.1.2025", "2025-01"),
        ("2025-13", ""),
        ("13/2025", ""),
        ("2025", ""),
        ("engang 2025", ""),
    ],
)
def test_a_month_is_read_from_what_people_write(said: str, month: str) -> None:
    assert meant.month(said) == month
