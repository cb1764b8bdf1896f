"""`karlemose schema`: the same bytes each time, on stdout or in a folder, and design.md's exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from karlemose_model.reading.json_schema import as_text, schema_files
from tests.conftest import Ran

Run = Callable[..., Ran]


def test_it_prints_the_schema_of_a_playbook(karlemose: Run) -> None:
    ran = karlemose("schema")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == schema_files()["playbook.json"]


def test_it_prints_the_schema_of_a_section(karlemose: Run) -> None:
    ran = karlemose("schema", "--section", "timeline")
    assert ran.code == 0
    validator = Draft7Validator(json.loads(ran.out))
    assert validator.is_valid([{"phase": "clear", "from": "2026-01-05"}])
    assert not validator.is_valid([{"phase": "clear"}])


def test_it_writes_every_schema_and_a_second_time_nothing(
    karlemose: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new" / "schema"
    first = karlemose("schema", "--folder", folder)
    assert first.code == 0
    assert f"{len(schema_files())} of them changed" in first.out
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == schema_files()
    (folder / "kpis.json").write_text('{"$schema": "http://json-schema.org/draft-07/schema#"}', "utf-8")
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    assert "; 1 af dem er ændret" in karlemose("schema", "--folder", folder).out


@pytest.mark.parametrize("own", ["mine", "{}", "[1]"])
def test_somebodys_own_file_is_not_written_over(karlemose: Run, tmp_path: Path, own: str) -> None:
    (tmp_path / "kpis.json").write_text(own, "utf-8")
    ran = karlemose("schema", "--folder", tmp_path)
    assert ran.code == 2
    assert f"Already there, and no schema: {tmp_path / 'kpis.json'}." in ran.err
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("kpis.json", own)]


def test_an_own_or_an_edited_schema_is_kept_beside(karlemose: Run, tmp_path: Path) -> None:
    own = '{"$schema": "http://json-schema.org/draft-07/schema#", "title": "mine"}\n'
    (tmp_path / "kpis.json").write_text(own, "utf-8")
    ran = karlemose("schema", "--folder", tmp_path)
    assert ran.code == 0
    assert "KM032" in ran.err
    assert (tmp_path / "kpis.edited.json").read_text("utf-8") == own
    edited = (tmp_path / "roles.json").read_text("utf-8").replace("roles", "rolls")
    (tmp_path / "roles.json").write_text(edited, "utf-8")
    assert karlemose("schema", "--folder", tmp_path).code == 0
    assert (tmp_path / "roles.edited.json").read_text("utf-8") == edited
    assert (tmp_path / "roles.json").read_text("utf-8") == schema_files()["roles.json"]


def test_a_schema_of_another_version_of_ours_is_replaced(karlemose: Run, tmp_path: Path) -> None:
    older = as_text({"$schema": "http://json-schema.org/draft-07/schema#", "allOf": []})
    (tmp_path / "kpis.json").write_text(older, "utf-8")
    assert karlemose("schema", "--folder", tmp_path).err == ""
    assert not (tmp_path / "kpis.edited.json").exists()


@pytest.mark.parametrize(
    "words", [("--section", "kpi"), ("--section", "kpis", "--folder", "."), ("--folder", __file__), ("--nonsense",)]
)
def test_wrong_usage_could_not_run(karlemose: Run, words: tuple[str, ...]) -> None:
    ran = karlemose("schema", *words)
    assert (ran.code, ran.out) == (2, "")


def test_a_folder_that_cannot_be_written_could_not_run(karlemose: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    ran = karlemose("schema", "--folder", tmp_path / "file" / "schema")
    assert ran.code == 2
    assert "KM193 there is no" in ran.err
