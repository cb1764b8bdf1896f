"""The examples of costs and benefits in evaluate.md and effektmaaling.md, put together as a reader would, are a whole balance."""

from __future__ import annotations

from pathlib import Path

import pytest

from karlemose_model.evaluation.balance import balance
from karlemose_model.evaluation.balance_results import Balance
from karlemose_model.problems import Severity
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.conftest import AS_OF
from tests.docs.fences import fences
from tests.docs.test_blocks import HEAD, ROOT
from tests.evaluation.economy_sample import normal

PAGES = {"en": "en/evaluate.md", "da": "da/effektmaaling.md"}


@pytest.mark.parametrize("language", PAGES)
def test_they_make_a_balance_that_counts_each(tmp_path: Path, language: str) -> None:
    parts = [block.text for block in fences(ROOT / "docs" / PAGES[language]) if block.language == "yaml"]
    head = HEAD.format(languages={"da": "da, en", "en": "en, da"}[language])
    (tmp_path / "playbook.yml").write_text(head + "".join(parts), "utf-8")
    reading = read_playbook(tmp_path)
    assert [one for one in checked(reading, AS_OF).problems if one.severity is Severity.error] == []
    rollout = reading.seen_on(AS_OF)
    assert rollout is not None
    found = balance(rollout, normal(20, 8))
    assert isinstance(found, Balance)
    assert [line.key for line in found.lines] == ["coordinator", "less-damage"]
    assert [asked.unit_value for asked in found.frames[0].questions] == ["damage-avoided"]
    # With an amount under the model's id nothing is told of it as lacking one.
    assert "costs.coordinator" not in {one.path for one in found.not_counted}


@pytest.mark.parametrize("language", PAGES)
def test_the_page_has_one_of_each_and_says_that_the_figures_are_invented(language: str) -> None:
    text = (ROOT / "docs" / PAGES[language]).read_text("utf-8")
    examples = "".join(block.text for block in fences(ROOT / "docs" / PAGES[language]) if block.language == "yaml")
    for key in ("economy:\n", "counted:\n", "unit_values:\n", "benefits:\n"):
        assert examples.count(key) == 1
    said = {"en": "The figures in these examples are invented", "da": "Tallene i eksemplerne er opdigtede"}[language]
    assert text.index(said) < text.index("economy:\n")
