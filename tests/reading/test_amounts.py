"""Numbers as offices write them: what each says, what can be read in two ways, and that nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.reading.amounts import Amount, TwoWays, read_amount


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1234", 1234, ""),
        ("12,5", 12.5, ""),
        ("12.5", 12.5, ""),
        ("1.234,5", 1234.5, ""),
        ("1,234.5", 1234.5, ""),
        ("1.234.567", 1_234_567, ""),
        ("1 234", 1234, ""),
        ("1\u00a0234,5", 1234.5, ""),
        ("12\u202f345", 12345, ""),
        ("12\u2009345.5", 12345.5, ""),
        ("\u2212" + "3,5", -3.5, ""),
        ("0,125", 0.125, ""),
        ("0.125", 0.125, ""),
        ("92 %", 92, "%"),
        ("92,5%", 92.5, "%"),
        ("92\u00a0%", 92, "%"),
        ("12 besøg", 12, "besøg"),
        ("kr. 500", 500, "kr."),
        ("500 kr.", 500, "kr."),
        ("€ 3", 3, "€"),
    ],
)
def test_what_a_danish_office_writes(text: str, value: float, unit: str) -> None:
    found = read_amount(text, comma=True)
    assert isinstance(found, Amount)
    assert (found.value, found.unit) == (value, unit)
    assert float(found.digits) == value


@pytest.mark.parametrize(
    ("text", "comma", "first", "second"),
    [
        ("1.234", True, "1234", "1,234"),
        ("-1.234", True, "-1234", "-1,234"),
        ("999.999", True, "999999", "999,999"),
        ("1,234", False, "1234", "1.234"),
    ],
)
def test_what_can_be_read_in_two_ways(text: str, comma: bool, first: str, second: str) -> None:
    assert read_amount(text, comma) == TwoWays(first, second)


@pytest.mark.parametrize(("text", "comma", "value"), [("1,234", True, 1.234), ("1.234", False, 1.234)])
def test_the_mark_of_the_file_is_no_question(text: str, comma: bool, value: float) -> None:
    found = read_amount(text, comma)
    assert isinstance(found, Amount)
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    ["", "-", "–", "..", "x", "nan", "inf", "1e3", "12.", ".5", "1 23", "12 34", "1,2,3", "1.23.456", "1.234.56,7",
     "0.123.456", "9" * 16, "1," + "9" * 16, "3-5", "1/2", "=1+1", "१२", "12 m2", "3:2"],
)  # fmt: skip
@pytest.mark.parametrize("comma", [True, False])
def test_what_is_no_number(text: str, comma: bool) -> None:
    assert read_amount(text, comma) is None


def danish(number: float, decimals: int, thousands: str) -> str:
    whole, _, fraction = f"{number:,.{decimals}f}".partition(".")
    return whole.replace(",", thousands) + (f",{fraction}" if fraction else "")


@given(
    st.integers(-(10**11), 10**11), st.integers(0, 3), st.sampled_from(["", ".", " ", "\u00a0", "\u202f"]), st.booleans()
)  # fmt: skip
def test_a_number_written_in_danish_is_read_as_that_number_or_asked_about(
    units: int, decimals: int, thousands: str, comma: bool
) -> None:
    """Whatever the file: a Danish number is never silently another one."""
    number = units / 10**decimals
    text = danish(number, decimals, thousands)
    found = read_amount(text, comma)
    if isinstance(found, TwoWays):
        assert float(found.first.replace(",", ".")) == number or float(found.second.replace(",", ".")) == number
    elif comma or decimals or thousands != ".":
        assert isinstance(found, Amount)
        assert found.value == pytest.approx(number)


@given(st.text(alphabet=st.sampled_from(list("0123456789.,- %kr\u00a0\u2212")), max_size=24), st.booleans())
def test_no_text_breaks_it_and_its_digits_are_those_that_were_written(text: str, comma: bool) -> None:
    found = read_amount(text, comma)
    written = "".join(sign for sign in text if sign.isdigit())
    if isinstance(found, Amount):
        assert "".join(sign for sign in found.digits if sign.isdigit()) == written
        assert float(found.digits) == found.value
    elif isinstance(found, TwoWays):
        assert "".join(sign for sign in found.first if sign.isdigit()) == written
        assert read_amount(found.second, comma) != found
        assert read_amount(found.first, comma) != found
