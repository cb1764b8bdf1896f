"""A source is for everybody only where it is on the web, or where somebody said so."""

from __future__ import annotations

import pytest

from karlemose_model.model import Source


@pytest.mark.parametrize(
    ("said", "public"),
    [
        ({}, False),
        ({"url": "https://example.org/a"}, True),
        ({"audience": "public"}, True),
        ({"url": "https://example.org/a", "audience": "partners"}, False),
    ],
)
def test_who_may_see_it(said: dict[str, str], public: bool) -> None:
    assert Source.model_validate({"title": "A note", **said}).is_public is public
