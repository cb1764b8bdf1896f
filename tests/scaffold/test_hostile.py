"""Answers of a stranger: none is worked out as a template, and one that is kept says in the playbook what it said."""

from __future__ import annotations

from pathlib import Path

import pytest

from karlemose_model.reading import read_playbook
from karlemose_model.scaffold.generating import NotGenerated, generate, has_braces
from tests.site.hostile import STRINGS

NAMES = {
    "name": "Elm' + __import__('os').system('touch x') + '",
    "municipality": '!!python/object/apply:os.system ["touch x"] # & *x | > `touch x` $(touch x)',
    "police_district": '$( touch x ) \\" <script>alert(1)</script> --8<-- x',
}


def test_what_a_template_would_run_is_refused_in_every_answer(tmp_path: Path) -> None:
    refused = [text for text in STRINGS if has_braces(text)]
    assert [text for text in STRINGS if ("{{" in text or "{%" in text or "{#" in text) and text not in refused] == []
    for text in refused:
        for question in ("name", "municipality", "__notice", "__slug", "_extensions"):
            with pytest.raises(NotGenerated, match="double braces"):
                generate("estate", {question: text}, tmp_path / "new")
    assert not any(tmp_path.iterdir())


def test_other_answers_are_what_was_said_and_nothing_of_them_runs(tmp_path: Path) -> None:
    made = generate("estate", NAMES, tmp_path / "new")
    assert not list(tmp_path.rglob("x"))
    playbook = read_playbook(made).playbook
    assert playbook
    assert playbook.place
    assert playbook.name.said_in("da") == NAMES["name"]
    assert playbook.place.municipality
    assert playbook.place.municipality.said_in("da") == NAMES["municipality"]
    assert playbook.place.police_district
    assert playbook.place.police_district.said_in("da") == NAMES["police_district"]
