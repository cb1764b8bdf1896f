"""The text for people: the mark stands under what is meant, each style draws as it should, and nothing is made up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest

from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reports.concise import concise
from karlemose_model.reports.findings import Findings, Style
from karlemose_model.reports.full import full
from tests.reports.samples import CPR, plain

DATA = {"section": "partner", "id": "x", "path": "a.b", "listed": "partners"}


def at(text: str, *place: int, style: Style = Style.plain, suggestion: str = "") -> list[str]:
    """The lines of the finding at a place in a text."""
    problem = Problem("KM201", Place("a.yml", *place), DATA | {"suggestion": suggestion})
    return full(Findings((problem,), {"a.yml": text}, style=style)).splitlines()


def columns(text: str) -> int:
    """The columns that a terminal takes for a text."""
    return sum(
        2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text if not unicodedata.combining(each)
    )


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("      polise: core", "polise"),
        ("navn: {da: '😀😀 æøå', en: wrong}", "wrong"),
        ("navn: {da: 'e\u0301e\u0301', en: wrong}", "wrong"),
        ("navn: '漢字 wrong'", "wrong"),
        ("navn: 漢字", "漢字"),
        ("skjult: '\u200d\u202e' # wrong", "wrong"),
    ],
)
def test_the_mark_stands_under_what_is_meant(line: str, meant: str) -> None:
    shown, mark = at(f"a: 1\n{line}\n", 2, line.index(meant) + 1, len(meant))[2:4]
    before, _bar, rest = mark.partition("| ")
    assert columns(shown.partition("| ")[2][: line.index(meant)]) == len(rest) - len(rest.lstrip())
    assert columns(meant) == rest.count("^")
    assert shown.partition("| ")[0].strip() == "2"
    assert len(before) == len(shown.partition("| ")[0])


def test_a_tab_stays_a_tab_in_the_line_and_under_it() -> None:
    shown, mark = at("a: 'x\ty' # wrong\n", 1, 12, 5)[1:3]
    assert shown == "   1 | a: 'x\ty' # wrong"
    assert mark == "     |      \t     ^^^^^"


def test_windows_line_ends_do_not_show() -> None:
    assert at("a: 1\r\nb: 2\r\n", 2, 4, 9)[1:4] == ["   1 | a: 1", "   2 | b: 2", "     |    ^"]


@pytest.mark.parametrize("place", [(9, 1), (9, 700), (1, 700), (1, 6), (2, 3, 90)])
def test_a_place_beyond_the_end_is_no_trouble(place: tuple[int, ...]) -> None:
    lines = at("a: 1\nb: 2", *place, suggestion="other")
    assert lines[0].startswith(f"a.yml:{place[0]}:{place[1]}: KM201 ")
    assert sum('did you mean "other"?' in line for line in lines) == 1


def test_a_long_line_is_cut_and_the_mark_with_it() -> None:
    lines = at("a: " + "x" * 5000, 1, 4, 5000)
    assert len(lines[1]) == len("   1 | ") + 120
    assert lines[1].endswith("…")
    assert len(lines[2]) < len(lines[1])


def test_nothing_private_is_shown_and_the_mark_still_fits() -> None:
    lines = at(f"# {CPR} wrong\n", 1, 15, 5)
    assert lines[1:3] == ["   1 | # ••••••••••• wrong", "     |               ^^^^^"]


def test_what_a_terminal_would_obey_is_not_passed_on() -> None:
    lines = at("a: '\x1b[31m\x07'\n", 1, 4, 3)
    assert lines[1] == "   1 | a: '?[31m?'"


def test_a_file_that_is_not_there_has_no_line() -> None:
    text = full(Findings((Problem("KM001", Place("nowhere"), {"path": "nowhere"}),)))
    assert text.startswith("nowhere: KM001 ")
    assert ":1" not in text
    # An empty file has a first line, and so has one that is read no further than a letter that is not UTF-8.
    assert full(Findings((Problem("KM009", Place("a.yml")),), {"a.yml": ""})).startswith("a.yml:1:1: ")
    assert full(Findings((Problem("KM006", Place("a.yml", 3, 7)),))).startswith("a.yml:3:7: ")


def test_colour_says_no_more_than_the_text() -> None:
    drawn = full(replace(plain(), style=Style.colour))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    assert bare != drawn
    assert bare.replace("│", "|") == full(plain())
    # Each line ends in the colour that it began in.
    for line in drawn.splitlines():
        assert not re.search(r"\x1b\[(?!0m)[0-9;]*m[^\x1b]*$", line), line


def test_plain_text_has_no_colour_and_no_box_drawing() -> None:
    assert not re.search(r"[\x1b\u2500-\u257f]", full(plain()))


@pytest.mark.parametrize("language", ["da", "en"])
def test_words_draw_nothing(language: str) -> None:
    text = full(replace(plain(), style=Style.words, language=language))
    assert not re.search(r"[|^\x1b\u2500-\u257f]", text)
    assert "polise: core" in text
    assert "nowhere: KM001" in text


def test_words_tell_the_line_and_what_is_meant() -> None:
    assert at("a:\n  polise: core\n", 2, 3, 6, style=Style.words, suggestion="police")[1:4] == [
        "  line 2 says: polise: core",
        "  at column 3: polise",
        '  did you mean "police"?',
    ]
    # The whole line is not said twice, and a line that is empty or missing not at all.
    assert at("a:\n  polise\n", 2, 3, 6, style=Style.words)[1:-1] == ["  line 2 says: polise"]
    assert at("a:\n\n", 2, 1, style=Style.words)[1:-1] == []
    assert at("a:\n", 9, 9, style=Style.words)[1:-1] == []


def test_a_warning_says_so_in_full_and_concise() -> None:
    problem = Problem("KM201", Place("a.yml"), DATA, Severity.warning)
    for lay_out in (full, concise):
        assert lay_out(Findings((problem,))).startswith("a.yml: KM201 warning: unknown")
        assert lay_out(Findings((problem,), language="da")).startswith("a.yml: KM201 advarsel: ukendt")
