"""The real municipalities and police districts of Denmark, and finding one by a few letters."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.scaffold.places import (
    Found,
    danish_order,
    district_of,
    find,
    municipalities,
    police_districts,
)


def test_there_are_98_municipalities_and_12_police_districts_each_once_in_danish_order() -> None:
    assert len(municipalities()) == len(set(municipalities())) == 98
    assert len(police_districts()) == len(set(police_districts())) == 12
    assert list(municipalities()) == sorted(municipalities(), key=danish_order)
    # Å and its older spelling Aa come last.
    assert municipalities()[0] == "Albertslund Kommune"
    assert municipalities()[-4:] == ("Ærø Kommune", "Aabenraa Kommune", "Aalborg Kommune", "Aarhus Kommune")
    assert police_districts()[0] == "Bornholms Politi"
    assert police_districts()[-1] == "Østjyllands Politi"


def test_every_municipality_belongs_to_one_district_and_the_numbers_are_those_of_the_sources() -> None:
    numbers = Counter(district_of(name) for name in municipalities())
    assert numbers == {
        "Bornholms Politi": 1, "Fyns Politi": 10, "Københavns Politi": 4, "Københavns Vestegns Politi": 11,
        "Midt- og Vestjyllands Politi": 11, "Midt- og Vestsjællands Politi": 10, "Nordjyllands Politi": 9,
        "Nordsjællands Politi": 13, "Syd- og Sønderjyllands Politi": 8, "Sydsjællands og Lolland-Falsters Politi": 7,
        "Sydøstjyllands Politi": 7, "Østjyllands Politi": 7,
    }  # fmt: skip
    assert district_of("Køge Kommune") == "Midt- og Vestsjællands Politi"
    assert district_of("Eksempelby Kommune") == ""


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Køge Kommune", "Køge Kommune"),
        ("køge", "Køge Kommune"),
        ("koege", "Køge Kommune"),
        ("KOEGE KOMMUNE", "Køge Kommune"),
        ("København", "Københavns Kommune"),
        ("aabenraa", "Aabenraa Kommune"),
        ("Åbenrå", "Aabenraa Kommune"),
        ("høje taastrup", "Høje-Taastrup Kommune"),
        ("bornholm", "Bornholms Regionskommune"),
    ],
)
def test_a_municipality_is_known_however_it_is_spelled(written: str, name: str) -> None:
    assert find(written, municipalities()) == Found(name)


def test_a_few_letters_find_it_and_a_slip_of_the_pen_is_understood() -> None:
    assert find("hør", municipalities()).near == ("Hørsholm Kommune",)
    assert find("fred", municipalities()).near == (
        "Fredensborg Kommune", "Fredericia Kommune", "Frederiksberg Kommune", "Frederikshavn Kommune",
        "Frederikssund Kommune",
    )  # fmt: skip
    assert find("kjøge", municipalities()).near[0] == "Køge Kommune"
    assert find("midtfyn", municipalities()).near == ("Faaborg-Midtfyn Kommune",)
    assert find("vestegn", police_districts()).near == ("Københavns Vestegns Politi",)
    assert find("Eksempelby", municipalities()) == Found()
    assert find("  ", municipalities()) == Found()


@given(st.text(max_size=30))
def test_anything_that_is_typed_finds_something_or_nothing(written: str) -> None:
    found = find(written, municipalities())
    assert not (found.name and found.near)
    assert {found.name, *found.near} <= {"", *municipalities()}
