"""Of a value a message tells at most 120 characters; lists to choose from and paths may be longer, their pieces may not."""

from __future__ import annotations

import string
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.messages import MESSAGES
from karlemose_model.problems import Place, Problem
from karlemose_model.wording import MAX_VALUE, in_general, said, word


def names(code: str) -> list[str]:
    message = MESSAGES[code]
    parts = string.Formatter().parse(f"{message.what}{message.why}{message.help}")
    return [name for _text, name, _spec, _conversion in parts if name]


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_no_code_tells_more_of_any_value(code: str) -> None:
    data = dict.fromkeys([*names(code), "suggestion"], "x" * 5000)
    words = word(Problem(code, Place("a.yml"), data), "en")
    for text in astuple(words):
        assert "x" * MAX_VALUE not in text
        assert not names(code) or "x" * (MAX_VALUE - 1) + "…" in "".join(astuple(words))


def test_a_list_to_choose_from_is_told_whole() -> None:
    choices = ", ".join(f"choice-{number}" for number in range(30))
    words = word(Problem("KM135", Place("a.yml"), {"value": "x", "path": "y", "choices": choices}), "en")
    assert choices in words.help


def test_the_path_of_a_file_is_told_whole() -> None:
    path = "/".join(["a-long-folder-name"] * 12) + "/playbook.yml"
    assert path in word(Problem("KM001", Place(path), {"path": path}), "en").what


@given(st.text(max_size=300))
def test_a_value_is_one_printable_line(text: str) -> None:
    told = said(text)
    assert len(told) <= MAX_VALUE
    assert told.isprintable()


@pytest.mark.parametrize("code", sorted(MESSAGES))
@pytest.mark.parametrize("language", ["da", "en"])
def test_what_a_code_says_in_general_leaves_the_values_open(code: str, language: str) -> None:
    words = in_general(code, language)
    assert words.what
    assert words.help
    for name in names(code):
        assert f"{{{name}}}" not in "".join(astuple(words))
