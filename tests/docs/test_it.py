"""The page for IT holds: what needs no network runs with it cut, and its packages and licences are those there are."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import files, metadata
from pathlib import Path

import click
import pytest

from karlemose_model.cli import karlemose
from karlemose_model.files import shipped
from karlemose_model.scaffold.generating import generate
from tests.docs.test_docs import ROOT
from tests.scaffold.versions import commit, git

PAGES = {"da": ROOT / "docs" / "da" / "it.md", "en": ROOT / "docs" / "en" / "it.md"}
PARK = shipped("playbooks") / "eksempelparken"

# Python imports this module in every process that has its folder on PYTHONPATH: the site builder's too.
# A library that looks whether there is IPv6 binds a port of its own and sends nothing: that is no use of the network.
CUT = """
import pathlib, sys

OUT = ("connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")

def cut(event, arguments):
    if event in ["socket." + each for each in OUT]:
        pathlib.Path({tried!r}).write_text(event)
        raise OSError("the network is cut: " + event)

sys.addaudithook(cut)
"""

SMALL = """\
schema: 1
id: small
version: 1
kind: estate
name: A fictional estate
languages: [en]
extends: {playbook: karlemose, version: 1}
"""


class Machine:
    """One whose network is cut; `tried` is there once a process has reached for it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.tried = folder, folder / "tried"
        (folder / "sitecustomize.py").write_text(CUT.format(tried=str(self.tried)), "utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(self.folder), str(ROOT)]), "PYTHONUTF8": "1"}
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_network_is_cut_there(machine: Machine) -> None:
    ran = machine.run("-c", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert ran.returncode == 1
    assert "the network is cut" in ran.stderr
    assert machine.tried.exists()


@pytest.mark.parametrize(
    "command",
    [
        ["new", "estate", "--no-input", "--name", "Prøvehaven", "--notice", "Fictional."],
        ["new", "district", "--no-input", "--kind", "municipality", "--name", "Eksempelby", "--notice", "Fictional."],
        ["update", "-p", "generated"],
        ["update", "--check", "-p", "generated"],
        ["check", str(PARK)],
        ["agenda", "-p", str(PARK)],
        ["actions", "-p", str(PARK)],
        ["kpi", "-p", str(PARK)],
        ["fidelity", "-p", str(PARK)],
        ["calendar", "--output", "dates.ics", "-p", str(PARK)],
        ["records", "close-year", "-p", "park"],
        ["minutes", "new", "-p", "park"],
        ["explain", "meetings.operational", "-p", str(PARK)],
        ["schema"],
        ["build", str(PARK), "--builder", "none"],
        ["build", "small"],
        ["export", "agreements", "--to", "docx", "-p", "small"],
        ["export", "agreements", "--to", "pdf", "-p", "small"],
    ],
    ids=" ".join,
)
def test_commands_run_with_the_network_cut(machine: Machine, command: list[str]) -> None:
    if "small" in command:
        (machine.folder / "small").mkdir()
        (machine.folder / "small" / "playbook.yml").write_text(SMALL, "utf-8")
    if "generated" in command:
        made = generate("estate", {}, machine.folder / "generated")
        git(made, "init", "--quiet")
        commit(made)
    if "park" in command:
        for file in PARK.rglob("*"):
            if file.is_file():
                copy = machine.folder / "park" / file.relative_to(PARK)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(file.read_bytes())
    ran = machine.run("-m", "karlemose_model", *command)
    assert ran.returncode == 0, ran.stderr
    assert not machine.tried.exists(), machine.tried.read_text("utf-8")


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
