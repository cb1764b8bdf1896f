"""Every statement of the seed's slides stands at a playbook path, and a page of Karlemoseparken shows it in both languages."""

from __future__ import annotations

import functools
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from karlemose_model.documents import pages
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import Reading, read_playbook, value_at
from karlemose_model.rules import checked
from tests.conftest import AS_OF

STATEMENTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "slides.yml").read_text("utf-8"))
SLIDES = {
    "title", "background", "location", "becoming", "had-become", "partners", "cooperate", "results", "future",
    "experiences", "good-practice",
}  # fmt: skip


@functools.cache
def reading(playbook: str) -> Reading:
    return checked(read_playbook(shipped("playbooks") / playbook), AS_OF)


@functools.cache
def shown(language: str) -> dict[str, str]:
    """What each partner page says, without Markdown's marks."""
    rollout = reading("karlemoseparken").seen_on(date(2018, 12, 6))
    assert isinstance(rollout, Rollout)
    found = pages(rollout, Audience.partners, language)
    return {page.path: re.sub(r"\s+", " ", page.body.replace("\\", "").replace("&amp;", "&")) for page in found}


def test_every_slide_is_there() -> None:
    assert {statement["slide"] for statement in STATEMENTS} == SLIDES


@pytest.mark.parametrize("number", range(len(STATEMENTS)))
def test_a_statement_is_in_the_playbook_and_on_a_page(number: int) -> None:
    statement = STATEMENTS[number]
    tree = reading(statement["playbook"]).tree
    assert tree is not None
    assert value_at(tree.value, tuple(statement["path"].split("."))) is not None, statement["path"]
    for language in ("da", "en"):
        wanted = str(statement[f"page_contains_{language}"])
        # A number must stand alone: 20 is not in 2018, nor in 1.20.
        alone = r"(?!\w|[.,]\d)" if wanted.isdecimal() else ""
        assert re.search(rf"(?<![\w.,]){re.escape(wanted)}{alone}", shown(language)[statement["page"]]), (
            language,
            wanted,
        )
