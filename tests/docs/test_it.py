"""The page for IT holds: every command is told of, and its packages and licences are those there are."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import files, metadata

import click
import pytest

from karlemose_model.cli import karlemose
from tests.docs.test_docs import ROOT

PAGES = {"da": ROOT / "docs" / "da" / "it.md", "en": ROOT / "docs" / "en" / "it.md"}


@pytest.mark.parametrize(("language", "title"), [("da", "## Nettet"), ("en", "## The network")])
def test_every_command_is_told_of(language: str, title: str) -> None:
    part = PAGES[language].read_text("utf-8").partition(title)[2].partition("\n## ")[0]
    assert [name for name in karlemose.list_commands(click.Context(karlemose)) if f"`{name}`" not in part] == []


def rows(language: str) -> dict[str, str]:
    """The licence of each package, as the page has it."""
    table = re.split(r"^## .*$", PAGES[language].read_text("utf-8"), flags=re.MULTILINE)
    part = next(part for part in table if "| mkdocs-material |" in part)
    return {
        cells[0].replace(" (`office`)", ""): cells[2]
        for line in part.splitlines()
        if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 3
    }


def told(package: str) -> str:
    """The licence that the package tells of itself, or nothing."""
    said = metadata(package)
    classes = [one.split(" :: ")[-1] for one in said.get_all("Classifier", []) if one.startswith("License ::")]
    short = {"MIT License": "MIT"}
    free = said["License"] or ""
    if said["License-Expression"]:
        return said["License-Expression"]
    if free and "\n" not in free and " " not in free:
        return free
    return ", ".join(short.get(one, one) for one in classes)


@pytest.mark.parametrize("language", PAGES)
def test_its_packages_are_those_of_the_project_with_the_licences_they_tell(language: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["office"]]
    names = {re.split(r"[\s;<>=!~\[]", one)[0] for one in asked}
    table = {name: licence for name, licence in rows(language).items() if name in names}
    assert set(rows(language)) - names == {next(iter(rows(language))), "---"}
    assert set(table) == names
    for name, licence in table.items():
        if told(name):
            assert licence == told(name), name
        else:
            whole = next(file for file in files(name) or () if file.name == "LICENSE").read_text("utf-8")
            assert "Redistribution and use" in whole, name
            assert licence.startswith("BSD-3-Clause ("), name


@pytest.mark.parametrize("language", PAGES)
def test_what_it_says_of_python_and_the_lock(language: str) -> None:
    text = PAGES[language].read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lowest = project["requires-python"].removeprefix(">=")
    assert f"Python {lowest} " in text
    declared = {one.split(" :: ")[-1] for one in project["classifiers"] if re.search(r":: 3\.\d+$", one)}
    (told_of,) = re.findall(rf"{re.escape(lowest)}; (3\.\d+) (?:og|and) (3\.\d+)", text)
    assert {lowest, *told_of} == declared
    assert "--hash=sha256:" in (ROOT / "requirements" / "site.txt").read_text("utf-8")
    # Whoever runs a mirror knows its address; ours to name is none.
    assert not re.search(r"pypi|pythonhosted|anaconda", text, re.IGNORECASE)


def test_the_copyleft_it_names_is_there() -> None:
    locked = (ROOT / "requirements" / "site.txt").read_text("utf-8")
    for name, licence in {"certifi": "MPL", "pathspec": "MPL", "text-unidecode": "GPL"}.items():
        assert f"{name}==" in locked
        assert any(licence in one for one in metadata(name).get_all("Classifier", [])), name
    (notice,) = [file for file in files("pypandoc-binary") or () if file.name == "copyright.pandoc"]
    assert "version 2 or later" in notice.read_text("utf-8")
