"""CPR-shaped strings: found in every form people write, false friends left alone, never repeated.

The samples have birth dates that lie ahead by the century table: they belong to nobody. tests/trials/cpr.py tries a hundred
thousand of them.
"""

from __future__ import annotations

import json
import re
import re._parser as parser  # type: ignore[import-not-found]
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from karlemose_model import privacy
from karlemose_model.privacy import cpr_like, find_cpr, how_sure, masked, short_of_a_zero


@pytest.mark.parametrize(
    "text",
    [
        "311257-5000",
        "3112575000",
        "311257 5000",
        "311257 - 5000",
        "311257\u20135000",
        "311257\u00a05000",
        "311257\u200b5000",
        "3\u200b1\u200b1257-5000",
        "31\u00ad1257-50\u00ad00",
        "3\u03361\u03361257-5000",
        "\u202e311257\u202c-5000",
        "\uff13\uff11\uff11\uff12\uff15\uff17-\uff15\uff10\uff10\uff10",
        "\u0663\u0661\u0661\u0662\u0665\u0667-\u0665\u0660\u0660\u0660",
        "\u00b3\u00b9\u00b9\u00b2\u2075\u2077-\u2075\u2070\u2070\u2070",
        "3\ufe0f\u20e31\ufe0f\u20e31257-5000",
        "3.112575e9",
        "3112,575000E6",
        ".3112575e+10",
        "31125750000e-1",
        "{a: 31125750.e2}",
        "31 12 57-5000",
        "31 12 57 5000",
        "31.12.57-5000",
        "31/12/57-5000",
        "31-12-57-5000",
        "31122057-5000",
        "31-12-2057-5000",
        "3 1 1 2 5 7 - 5 0 0 0",
        "311257/5000",
        "311257_5000",
        "311257\t5000",
        "311257**-**5000",
        "31/12-57-5000",
        "31/12 57-5000",
        "31/12-57 5000",
        "31. 12. 57 - 5000",
        "31.12. 57-5000",
        "31-12-57 5000",
        "31. 12-2057 - 5000",
        "3112 57 5000",
        "3112 57-5000",
        "311257 (5000)",
        "(311257) 5000",
        "311257 -- 5000",
        "311257:5000",
        "311257,5000",
        "311257 ; 5000",
        "311257        5000",
        "| 311257 | 5000 |",
        "# 311257-\n# 5000",
        "CPR311257-5000.",
        "a 290256-6000 b",
        "12.3112575000",
        "2026-12-03 31 12 57 5000",
        "31 12 57 50 00",
        "31\u00a012\u00a057\u00a050\u00a000",
        "31-12-57-50-00",
        "31.12.57.50.00",
        "31/12/57/50/00",
        "31 - 12 - 57 - 50 - 00",
        "31. 12. 57. 50. 00",
        "31 12 57  50 00",
        "2026-12-03 31 12 57 50 00",
        "kl. 13.30 31 12 57 50 00, 12",
        "1. 31. 12. 57. 50. 00",
        "\u00b3\u00b9\u00b9\u00b2\u2075\u2077\u207b\u2075\u2070\u2070\u2070",
        "31 1257-5000",
        "31/1257-5000",
        "3112-57-5000",
        "3112/57-5000",
        "311 257-5000",
        "311257-5 000",
        "31  12  57-5000",
        "31\t12\t57\t5000",
        "31-12-57, 5000",
        "31-12-57 (5000)",
        "(31-12-57) 5000",
        "31.12.57 -- 5000",
        "31. december 57-5000",
        "31 DEC 2057 - 5000",
        "31-12-57_5000",
        "31_12_57-5000",
        "31.12.57.5000",
        "31-12-2057_5000",
        "31.12.2057 -- 5000",
        "311257+5000",
        "311257=5000",
        "311257#5000",
        "311257 & 5000",
        "311257'5000",
        '311257 "5000"',
        "«311257»-5000",
        "311257->5000",
        "311257 \u2192 5000",
        "311257\u20225000",
        "311257\u20265000",
        "311257\u27965000",
        "311257\u25005000",
        "311257\u30fc5000",
        "311257....5000",
        "311257 ---- 5000",
        "31\u206512\ufff057-5000",
        "3,112,575,000",
        "3.112.575.000 kr.",
        "3\u00a0112\u00a0575\u00a0000,00",
        "3'112'575'000",
        "3\u2019112\u2019575\u2019000",
        "2026-12-03 3 112 575 000",
        "\u2083\u2081\u2081\u2082\u2085\u2087\u208b\u2085\u2080\u2080\u2080",
        "\u00b3\u00b9 \u00b9\u00b2 \u2075\u2077 \u2075\u2070 \u2070\u2070",
    ],
)
def test_every_form_is_found_and_masked(text: str) -> None:
    (found,) = cpr_like(text)
    assert found.digits in ("3112575000", "2902566000")
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert hidden.count("\n") == text.count("\n")
    assert list(find_cpr(hidden)) == []
    assert "5000" not in hidden
    assert "57" not in hidden


@pytest.mark.parametrize(
    "text", ["311257-50 00\t12", "31 12 57 5000\t12", "x\t31\t12\t57\t5000", "7\t3 112 575 000\t8"]
)
def test_a_number_in_the_next_cell_hides_none(text: str) -> None:
    assert [found.digits for found in cpr_like(text)] == ["3112575000"]


@pytest.mark.parametrize("text", ["311257-50 00", "31 12 57-50 00", "311257 - 50 00"])
def test_behind_a_hyphen_the_last_four_may_stand_in_pairs(text: str) -> None:
    assert [found.digits for found in cpr_like(text)] == ["3112575000"]
    assert not any(sign.isdigit() for sign in masked(text))


@pytest.mark.parametrize(
    "text",
    [
        "00 00 00 00",
        "12345678",
        "+45 31 12 57 50",
        "+3112575000",
        "3.2e9",
        "ab3112575e3f",
        "3.112575e8",
        "31125750005e-1",
        "+31 12 57 5000",
        "2012-216-0075",
        "2026-12-03",
        "2026-12-03 1200",
        "20261203T120000",
        "310257-5000",
        "320157-5000",
        "311357-5000",
        "290257-5000",
        "13112575000",
        "311257-50001",
        "31 12 57 5000 1234",
        "kl. 13.30 den 31.12.2057",
        "31.12.57 1200",
        "31.12.57 5000 kr.",
        "31/12/57 1200",
        "31. 12. 57 1200",
        "2026-12-03 12 2026",
        "2026-12-03 1990-2029",
        "2026-12-03 19950109T204600",
        "31.12-15.03.2026",
        "3112 57 5000 1234",
        "311257 50 00",
        "311257-50 00 12",
        "311.257,5000",
        "311257,50",
        "0.3112575000",
        "da39a3ee5e6b3112575000afd80709",
        "https://example.org/1406548",
        "DK50 0040 0440 1162 43",
        "5798009812345",
        "31121957-5000",
        "01 02 03 04 05",
        "07-08-09-10-11",
        "12 10 8",
        "31 12 57 50",
        "31 12 57 50 00 12",
        "12 31 12 57 50 00",
        "1234 31 12 57 50 00",
        "31-12-57-50-00-12",
        "99.12.31.12.57.50.00",
        "31.12.57.50.00.12",
        "+31 12 57 50 00",
        "0045 31 12 57 50",
        "31 13 57 50 00",
        "31 12 57 50 001",
        "31, 12, 57, 50, 00",
        "31.12.57 12.30",
        "31.12.57-12.30",
        "14/03/2057 5000",
        "2057-03-14 5000",
        "2057-03-14-5000",
        "20570314-5000",
        "31-12-57 50 00",
        "31/12/57 50 00",
        "31:12:57:50:00",
        "12 1000-1430",
        "12/10 1000-1430",
        "2010/11-2012",
        "2012-10-2013",
        "+1 201 257-5000",
        "v12.10.57.5000",
        "version 12.10.57.5000",
        "ver. 12.10.57.5000",
        "1. maj 1995-1996",
        "31.12.57.5000.1",
        "1.31.12.57.5000",
        "31.12.57, 5000",
        "31/12/57 (5000)",
        "31-12-57. 5000",
        "31-12-57,5000",
        "31-12-57\t5000",
        "31-12-57 | 5000",
        "31-12-57: 5000",
        "31-12-57, 5000 kr.",
        "31-12-57 (5000 DKK)",
        "12\t31\t12\t57\t5000",
        "31\t12\t57\t5000\t12",
        "31. december 2057 5000",
        "31. december 2057: 5000",
        "31. december 2057, 5000 kr.",
        "31. december 1957-5000",
        "311257 $5000",
        "31.12.57 kl. 1200",
        "112,575,000",
        "13,112,575,000",
        "3,112.575,000",
        "3.112.575.000.000",
        "99.3.112.575.000",
        "3,113,575,000",
        "4,112,575,000",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    assert list(find_cpr(text)) == []
    assert masked(text) == text


@pytest.mark.parametrize(
    ("number", "there"),
    [
        # https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret/: 29 February tells in which century the year lies.
        ("290236-4000", True), ("290236-9000", True), ("290200-4000", True), ("290200-0000", False), ("290200-5000", True),
        ("290256-5000", True), ("290296-5000", True), ("290200-3999", False), ("290260-4000", True), ("290258-8000", False),
    ],
)  # fmt: skip
def test_the_century_is_that_of_the_table(number: str, there: bool) -> None:
    assert any(find_cpr(number)) is there


def test_the_check_digit_only_tells_how_sure_it_is() -> None:
    # 4·3 + 3·1 + 2·1 + 7·2 + 6·5 + 5·7 + 4·5 + 3·0 + 2·0 = 116 = 10·11 + 6, so a last digit 5 makes it 121.
    assert how_sure("3112575005") == "likely"
    assert how_sure("3112575000") == "possible"
    assert all(any(find_cpr(digits)) for digits in ("3112575005", "3112575000"))


def test_a_nought_that_a_spreadsheet_dropped_is_put_back() -> None:
    assert short_of_a_zero("101575000") == "0101575000"
    assert short_of_a_zero("110000000") == ""
    assert short_of_a_zero("12345678") == ""


def test_two_that_stand_together_are_both_found() -> None:
    assert [found.digits for found in cpr_like("311257-5000,290256-6000 3112575001")] == [
        "3112575000", "2902566000", "3112575001",
    ]  # fmt: skip
    # What is no day may begin before what is.
    assert [found.digits for found in cpr_like("99 31 12 57 5000")] == ["3112575000"]


@given(st.dates(date(2037, 1, 1), date(2057, 12, 31)), st.integers(5000, 8999), st.sampled_from(["", "-", " "]))
def test_every_day_is_found_between_other_words(day: date, last: int, between: str) -> None:
    number = f"{day:%d%m%y}{between}{last}"
    assert [f"x {number}, y"[start:end] for start, end in find_cpr(f"x {number}, y")] == [number]


UNSEEN = st.text("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202a\u2069\u0301\u0336\u20dd\x00\x07", max_size=3)


@given(st.lists(UNSEEN, min_size=11, max_size=11), st.sampled_from("0\uff10\u0660\u06f0\u0966\U0001d7ce"))
def test_signs_that_nobody_sees_hide_nothing(between: list[str], nought: str) -> None:
    digits = "".join(chr(ord(nought) + int(sign)) if sign.isdigit() else sign for sign in "311257-5000")
    text = "a " + "".join(sign + more for sign, more in zip(digits, between, strict=True)) + " b"
    assert [found.digits for found in cpr_like(text)] == ["3112575000"]
    assert not any(sign.isdigit() for sign in masked(text) if sign not in "ab ")


@given(st.text(max_size=80))
@example("311257-\n5000")
@example("3\u03361\u03361257-5000\u0336")
def test_masking_twice_changes_nothing_more_and_keeps_every_column(text: str) -> None:
    once = masked(text)
    assert masked(once) == once
    assert len(once) == len(text)
    assert [len(line) for line in once.split("\n")] == [len(line) for line in text.split("\n")]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ('{"value": 3112575000.0, "n": 12}', '{"value": "••••••••••", "n": 12}'),
        ('{"value": -3112575000}', '{"value": "•••••••••"}'),
        ("[1, 311257, 5000]", '[1, "••••", "••"]'),
        ('{"a": "Ask 311257-5000.", "b": [3112575000]}', '{"a": "Ask •••••••••••.", "b": ["••••••••"]}'),
        ('{"a": "x\\n311257-5000"}', '{"a": "••••••••••••••"}'),
        ('{"sentence": "3,112,575,000 DKK"}\n', '{"sentence": "••••••••••••• DKK"}\n'),
        ("[311257-5000]", "[•••••••••••]"),
    ],
)
def test_what_is_json_stays_json(text: str, hidden: str) -> None:
    assert masked(text) == hidden
    if hidden.count('"') or not text.startswith("[3"):
        json.loads(hidden)


@given(
    st.recursive(
        st.integers(0, 10**10)
        | st.sampled_from([3112575000, 311257, 5000, 3112575000.5, "311257-5000", '"311257', "\n"])
        | st.text(max_size=4),
        st.lists,
    )
)
def test_masked_json_can_be_read_and_holds_none(value: object) -> None:
    text = json.dumps([value])
    hidden = masked(text)
    json.loads(hidden)
    assert len(hidden) == len(text)
    assert list(find_cpr(hidden)) == []


@given(st.text("0123456789 -./+_*\n\t\u200bab", max_size=60))
def test_what_is_found_lies_in_the_text_and_never_overlaps(text: str) -> None:
    end = 0
    for found in cpr_like(text):
        assert end <= found.start < found.end <= len(text)
        assert re.fullmatch(r"[0-9]{10}", found.digits)
        end = found.end


def test_no_place_of_a_text_is_looked_at_from_far_away() -> None:
    """So time grows with a text's length whatever stands in it: a pattern that can match at most so many signs looks no further
    from where it begins, and each begins once at each place. benchmarks/privacy.py measures it.
    """
    for shape in privacy._SHAPES:
        widest = parser.parse(shape.pattern).getwidth()[1]
        assert widest < 200, shape.pattern
