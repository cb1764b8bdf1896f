"""The reference in the docs is the one that the code gives, in both languages, with every code on it once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from karlemose_model.messages import MESSAGES
from karlemose_model.reports.reference import reference

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("language", "file"), [("da", "da/fund.md"), ("en", "en/findings.md")])
def test_the_committed_page_is_up_to_date(language: str, file: str) -> None:
    assert (DOCS / file).read_text("utf-8") == reference(language), "run `make reference`"


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_code_is_on_it(language: str) -> None:
    page = reference(language)
    told = re.findall(r"^(?:- \*\*|\| )(KM\d{3})", page, re.MULTILINE)
    assert sorted(told) == sorted(MESSAGES)
    assert "{path}" not in page


def test_the_danish_page_is_danish() -> None:
    english, danish = reference("en").split("\n"), reference("da").split("\n")
    prose = [line for line in english if line.startswith(("- **", "## ")) or line[:1].isupper()]
    assert [line for line in prose if line in danish] == []
