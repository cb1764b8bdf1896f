"""The records of Eksempelparken are what its story gives, to the byte; and the story is read strictly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from karlemose_model.files import shipped
from tests.example.layout import yaml_text
from tests.example.make_records import make
from tests.example.story import Action

PARK = shipped("playbooks") / "eksempelparken"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_making_them_again_gives_the_same_bytes(tmp_path: Path) -> None:
    again = tmp_path / "eksempelparken"
    shutil.copytree(PARK, again)
    (again / "records" / "meetings" / "2026-01-02-operational.yml").write_text("schema: 1\n", "utf-8")
    (again / "records" / "meetings" / "2026-01-03-operational.yml").write_text("schema: 1\n", "utf-8")
    make(again)
    made, committed = contents(again / "records"), contents(PARK / "records")
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == [], "run: make example"


@pytest.mark.parametrize("key", ["done", "1", "first done", "1 done later", "next done", "1 done up next"])
def test_what_was_told_is_read_strictly(key: str) -> None:
    value = {"text": {"da": "Lys", "en": "Light"}, "owner": "housing/housing-contact", "due": "next"}
    assert Action.model_validate({**value, "told": {"-2 done": None, "3 open steering up": None}}).told[1].up
    with pytest.raises(ValidationError):
        Action.model_validate({**value, "told": {key: None}})


def test_the_layout_is_that_of_a_form_filled_in() -> None:
    long = "Der er sat lys op ved alle kælderindgange, og stien langs åen er fejet, så børnene igen kan gå den korte vej hjem."
    values = {
        "date": "2026-11-19",
        "seal": "1234567890123456",
        "nothing": None,
        "none": [],
        "place": {"da": "Beboerhuset, lokale 1", "en": "Residents' house"},
        "support": ["police", "housing"],
        "items": {"welcome": {"note": {"da": long, "en": "Short: yes"}}},
        "actions": [{"due": 7, "done": True}],
    }
    assert yaml_text(values) == (
        "date: 2026-11-19\n"
        'seal: "1234567890123456"\n'
        'place: {da: "Beboerhuset, lokale 1", en: Residents\' house}\n'
        "support: [police, housing]\n"
        "items:\n"
        "  welcome:\n"
        "    note:\n"
        "      da: >-\n"
        "        Der er sat lys op ved alle kælderindgange, og stien langs åen er fejet, så børnene igen kan gå den korte\n"
        "        vej hjem.\n"
        '      en: "Short: yes"\n'
        "actions:\n"
        "  - due: 7\n"
        "    done: true\n"
    )
