"""A small example in every format and style, letter by letter: what changed shows as a diff."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from karlemose_model.reports.findings import Style
from karlemose_model.reports.formats import FORMATS
from tests.reports.samples import plain

EXPECTED = Path(__file__).parent / "expected"
CASES = {
    "full.txt": ("full", Style.plain),
    "full-colour.txt": ("full", Style.colour),
    "full-words.txt": ("full", Style.words),
    "concise.txt": ("concise", Style.plain),
    "github.txt": ("github", Style.plain),
    "findings.json": ("json", Style.plain),
    "junit.xml": ("junit", Style.plain),
    "findings.sarif": ("sarif", Style.plain),
}


@pytest.mark.parametrize("file", CASES)
def test_the_example(file: str) -> None:
    name, style = CASES[file]
    expected = (EXPECTED / file).read_text("utf-8").replace("VERSION", version("karlemose-model"))
    assert FORMATS[name].lay_out(replace(plain(), style=style)) == expected


def test_no_expected_file_is_left_over() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == set(CASES)
