"""The page of findings has every code on it once, in both languages."""

from __future__ import annotations

import re

import pytest

from karlemose_model.messages import MESSAGES
from karlemose_model.reference.findings import page


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_code_is_on_it(language: str) -> None:
    text = page(language)
    told = re.findall(r'^(?:- |\| )<a id="km\d{3}"></a>(?:\*\*)?(KM\d{3})\b', text, re.MULTILINE)
    assert sorted(told) == sorted(MESSAGES)
    assert re.findall(r'<a id="(km\d{3})"></a>', text) == [code.lower() for code in told]
    assert "{path}" not in text


def test_the_danish_page_is_danish() -> None:
    # Examples are the same in both: they are in English.
    english, danish = (
        re.sub(r"```.*?```", "", page(language), flags=re.DOTALL).split("\n") for language in ("en", "da")
    )
    prose = [line for line in english if line.startswith(("- **", "## ")) or line[:1].isupper()]
    assert [line for line in prose if line in danish] == []
