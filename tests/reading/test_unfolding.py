"""A CPR-shaped string is found where only reading the file brings it together, and no line that shows it is shown."""

from __future__ import annotations

import json

import pytest

from karlemose_model.reading.unfolding import hits, sealed

DIGITS = "3112575000"
ESCAPED = "".join(f"\\u{ord(sign):04x}" for sign in "311257-5000")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (f'a: "{ESCAPED}"\n', 1, 1),
        ('a: "\\x331\\x312\\x357-5000"\n', 1, 1),
        (f'"{ESCAPED}": a\n', 1, 1),
        (f'a: [x, "{ESCAPED}"]\n', 1, 1),
        ("a: 311257\n  5000\n", 1, 2),
        ("a: Ask about 311257_\n  5000.\n", 1, 2),
        ("a: Ask about 311257\n  _5000_.\n", 1, 2),
        ("a: x\nb: ask about 311257\n  5000 today\n", 2, 3),
        ("a: >\n  about 311257\n  5000\n  today\nb: 1\n", 1, 5),
        ("a: |\n  311257\n  5000\n", 1, 4),
        ('a: "311257\\\n  5000"\n', 1, 2),
        ("a: '311257\n\n  5000'\n", 1, 3),
        (f"a: {hex(int(DIGITS))}\n", 1, 1),
        (f"a: {oct(int(DIGITS))}\n", 1, 1),
        ("a: 3_112_575_000\n", 1, 1),
        ("a: +3112575000\n", 1, 1),
        ("a: '+3112575000'\n", 1, 1),
        ("- &here 311257\n  5000\n- *here\n", 1, 2),
    ],
)
def test_in_yaml(text: str, first: int, last: int) -> None:
    (hit,) = hits("playbook.yml", text)
    assert (hit.digits, hit.line) == (DIGITS, first)
    assert first <= hit.last <= last
    shown = sealed("playbook.yml", text).split("\n")
    assert not any(sign.isalnum() for line in shown[first - 1 : hit.last] for sign in line)
    assert [len(line) for line in shown] == [len(line) for line in text.split("\n")]


def test_what_stands_in_sight_is_told_once_and_only_it_is_masked() -> None:
    text = "a: Ask 311257-5000 twice, 311257-5000.\nb: 3112575000 # 311257-5000\n"
    found = hits("a.yml", text)
    assert [(hit.line, hit.column, hit.length, hit.plain) for hit in found] == [
        (1, 8, 11, True), (1, 27, 11, True), (2, 4, 10, True), (2, 17, 11, True),
    ]  # fmt: skip
    assert sealed("a.yml", text).split("\n")[0] == "a: Ask ••••••••••• twice, •••••••••••."


def test_one_in_sight_hides_no_other_of_the_same_digits() -> None:
    text = f'{{a: 311257-5000, b: "{ESCAPED}"}}\n'
    assert [(hit.column, hit.plain) for hit in hits("a.yml", text)] == [(5, True), (21, False)]
    assert "3" not in sealed("a.yml", text)


def test_text_that_is_no_yaml_is_searched_as_far_as_it_goes() -> None:
    assert [(hit.line, hit.plain) for hit in hits("a.yml", f'a: "{ESCAPED}"\nb: [\n# 311257-5000\n')] == [
        (1, False), (3, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("kpi,value,n\nx,311257,5000\n", 2, 3),
        ("kpi;value;n\nx;311257;5000\n", 2, 3),
        ("kpi\tvalue\tn\nx\t311257\t5000\n", 2, 3),
        ('kpi,note\nx,"311257\n5000"\n', 2, 1),
        ('kpi,note\nx,"311257 ","5000"\n', 2, 4),
        ("kpi;value\nx;101575000\n", 2, 3),
        ("kpi;value\nx;101.575.000\n", 2, 3),
        ("kpi;value\nx;1;101 575 000,00 kr.\n", 2, 5),
        ("kpi;value\nx;3.112.575.000\n", 2, 3),
        ("kpi,value\nx,3 112 575 000 DKK\n", 2, 3),
        ("kpi;value\nx;3112,575000e6\n", 2, 3),
        ("kpi;value\nx;+3112575000\n", 2, 3),
    ],
)
def test_in_the_cells_of_a_table(text: str, line: int, column: int) -> None:
    (hit,) = hits("observations.csv", text)
    assert (hit.line, hit.column) == (line, column)
    shown = sealed("observations.csv", text)
    assert not any(sign.isdigit() for sign in shown)
    assert shown.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "a;311257;50001\n",
        "a,31.12.57,5000\n",
        "a;110000000\n",
        "a;1015750000\n",
        "2026-10;1;12\n2026-11;3;4\n",
        "a;110.000.000\n",
        "a;+31 12575000;b\n",
        "a;3.5e9;b\n",
        "a;1.015.750.000\n",
    ],
)
def test_other_cells_are_left_alone(text: str) -> None:
    assert hits("spend.csv", text) == ()


def test_in_a_spreadsheets_text_and_in_json() -> None:
    (hit,) = hits("a.xlsx", "kpi\tvalue\nx\t101575000\n")
    assert (hit.line, hit.column, hit.digits) == (2, 3, "0101575000")
    text = json.dumps({"a": 1, "name": "x"}, indent=1).replace("x", ESCAPED)
    (hit,) = hits("answers.json", text)
    assert (hit.line, hit.plain) == (3, False)
    assert "\\u0033" not in sealed("answers.json", text)
    (hit,) = hits("answers.json", '{"a": 12e3,\n "b": 3.112575e9}')
    assert (hit.line, hit.column, hit.digits) == (2, 7, DIGITS)
