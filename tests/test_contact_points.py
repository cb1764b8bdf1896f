"""Ways to reach or find somebody: found in the forms that Danes write, told from other numbers, never slow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.contact_points import Way, contact_points, same_contact


def found(text: str) -> list[tuple[str, str]]:
    return [(str(one.way), text[one.start : one.end]) for one in contact_points(text)]


@pytest.mark.parametrize(
    ("text", "way", "what"),
    [
        ("Skriv til vagt@park.example.org.", "email", "vagt@park.example.org"),
        ("vagt (at) park.example.org", "email", "vagt (at) park.example.org"),
        ("vagt[snabel-a]park.example.org", "email", "vagt[snabel-a]park.example.org"),
        ("mailto:vagt@park.example.org", "email", "vagt@park.example.org"),
        ("Ring 00 00 00 00", "phone", "00 00 00 00"),
        ("Ring 12-34-56-78!", "phone", "12-34-56-78"),
        ("tlf. 2233 4455", "phone", "2233 4455"),
        ("tlf. 22334455", "phone", "22334455"),
        ("+45 12345678", "phone", "+45 12345678"),
        ("+4512 34 56 78", "phone", "+4512 34 56 78"),
        ("0045 12 34 56 78", "phone", "0045 12 34 56 78"),
        ("+46 70 123 45 67", "phone", "+46 70 123 45 67"),
        ("12\u00a034\u00a056\u00a078", "phone", "12\u00a034\u00a056\u00a078"),
        ("tel:+4512345678", "phone", "tel:+4512345678"),
        ("Vi bor på Opdigtetvej 12", "address", "Opdigtetvej 12"),
        ("hos Hans Opdigtets Vej 3B, 1. sal", "address", "Hans Opdigtets Vej 3B"),
        ("Nørre Allé 7", "address", "Nørre Allé 7"),
        ("Torvet 5", "address", "Torvet 5"),
        ("opgang 4, 2. tv.", "address", "2. tv."),
        ("12 Invented Street", "address", "12 Invented Street"),
        ("bilen AB 12 345 holdt der", "plate", "AB 12 345"),
        ("AB12345", "plate", "AB12345"),
    ],
)
def test_every_form_is_found(text: str, way: str, what: str) -> None:
    assert (way, what) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "CVR 12345678", "CVR-nr. 12 34 56 78", "EAN-nummer 5798000123456", "SE-nr.: 12345678", "sagsnr. 12345678",
        "2026-12-03", "20261203", "2025 2026", "20252026", "uge 48, 2026", "kl. 13.30", "3/12 2026",
        "12 345 678 kr.", "22334455 kr.", "12.345.678", "1.200.000", "480 boliger", "640 homes", "10 20 30 40 50",
        "12,34 56,78", "1234 5678 9012", "reg. 1234 konto 1234567", "LBK nr. 1171 af 11/11/2024", "lov nr. 150",
        "112", "114", "ring 112 eller 114", "116 111", "§ 115, stk. 3", "KM301", "§ 79 a",
        "Eksempelparken 480 boliger", "på vej 3 timer", "Parkeringsplads 3", "Torvet 5 gange", "Ellevej 3.500 kr.",
        "the 4th of May", "EU 12 345", "version 13.30.10.20", "kilde 12.10", "a @ b", "@eksempel", "5 @ 3",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("way", "one", "other"),
    [
        (Way.phone, "+45 12 34 56 78", "tel:12345678"),
        (Way.phone, "0045 12345678", "1234 5678"),
        (Way.email, "Vagt@Park.example.org", "vagt (at) park.example.org"),
        (Way.plate, "AB 12 345", "ab12345"),
        (Way.address, "Opdigtetvej  12", "opdigtetvej 12"),
    ],
)
def test_the_same_is_the_same_however_it_is_written(way: Way, one: str, other: str) -> None:
    assert same_contact(way, one) == same_contact(way, other)


@given(st.text(alphabet="aA vejVEJ.@-+0123456789\u00a0ø(t)", max_size=200))
def test_what_is_found_lies_in_the_text_and_never_overlaps(text: str) -> None:
    behind = 0
    for one in contact_points(text):
        assert behind <= one.start < one.end <= len(text)
        assert one.same
        behind = one.end


@given(
    st.integers(20_000_000, 99_999_999),
    st.sampled_from(["{0}{1}{2}{3}", "{0} {1} {2} {3}", "{0}{1} {2}{3}", "+45{0}{1}{2}{3}"]),
)
def test_every_danish_number_is_found_or_is_a_day_or_two_years(number: int, form: str) -> None:
    digits = str(number)
    text = f"Ring {form.format(digits[:2], digits[2:4], digits[4:6], digits[6:])}, tak."
    assert [way for way, _what in found(text)] == ["phone"] or digits[:2] in ("20", "19")


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    """Not timed: with a square in it, it would never end."""
    for long in (
        "a" * 500_000,
        "12 " * 100_000,
        "1" * 500_000,
        "a@" * 100_000,
        "Aa " * 100_000,
        "+45 " * 50_000,
        "A.b@c." * 50_000,
    ):
        assert list(contact_points(long)) is not None
