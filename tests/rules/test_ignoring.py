"""A comment leaves a finding out of the count: on its line or just above it, with a reason, and never every finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.reading import Reading
from tests.conftest import looked_at

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
Files = Callable[[dict[str, str]], Path]


@pytest.fixture
def look(files: Files) -> Callable[[str], Reading]:
    return lambda text: looked_at(files({"playbook.yml": HEAD + text}))


Look = Callable[[str], Reading]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize(
    "text",
    [
        "place: {dwellings: 410}  # karlemose: ignore[KM314] It is on the sign.\n",
        "# karlemose: ignore[KM314] It is on the sign.\nplace: {dwellings: 410}\n",
        "#karlemose:ignore[ KM314 , KM315 ]   It is on the sign.\nplace: {dwellings: {value: 410, stated: 2001-01-01}}\n",
    ],
)
def test_on_the_line_or_just_above(look: Look, text: str) -> None:
    reading = look(text)
    assert codes(reading) == []
    assert {(one.problem.code, one.reason) for one in reading.ignored} >= {("KM314", "It is on the sign.")}


def test_another_line_or_code_is_not_meant(look: Look) -> None:
    assert codes(look("# karlemose: ignore[KM314] On the sign.\n\nplace: {dwellings: 410}\n")) == ["KM326", "KM314"]
    assert codes(look("place: {dwellings: 410}  # karlemose: ignore[KM313] On the sign.\n")) == ["KM314", "KM326"]


@pytest.mark.parametrize(
    "comment", ["ignore[KM314]", "ignore", "ignore KM314 because", "ignore[] because", "ignore[KM314]   "]
)
def test_codes_and_a_reason_are_asked_for(look: Look, comment: str) -> None:
    assert sorted(codes(look(f"place: {{dwellings: 410}}  # karlemose: {comment}\n"))) == ["KM314", "KM325"]


def test_an_unwise_choice_may_be_lived_with(look: Look) -> None:
    text = "meetings:\n  operational:\n    minutes: 30  # karlemose: ignore[KM309] We talk fast.\n"
    assert codes(look(text)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("risks:\n  one: {text: {da: A, en: B}, role: nobody}  # karlemose: ignore[KM201] Later.\n", "KM201"),
        ("risks:\n  one: {text: {da: 311257-5000, en: B}}  # karlemose: ignore[KM310] A sample.\n", "KM310"),
        ("surprise: 1  # karlemose: ignore[KM130] Mine.\n", "KM130"),
    ],
)
def test_what_would_make_a_page_wrong_is_never_ignored(look: Look, text: str, code: str) -> None:
    reading = look(text)
    assert sorted(codes(reading)) == sorted([code, "KM327"])
    assert reading.ignored == ()


def test_comments_of_the_model_are_its_own_affair(look: Look) -> None:
    assert codes(look("")) == []
