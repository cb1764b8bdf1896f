"""The list of commands is complete, and asking for it imports nothing heavy."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from karlemose_model import cli
from karlemose_model.cli import karlemose as group
from karlemose_model.cli.help_words import in_language
from tests.conftest import Ran

NO_COMMANDS = {
    "changing", "commit_hook", "every_file", "failing", "findings", "help_words", "kpi_publish", "kpi_template", "masking", "nearest", "opening", "output_paths", "screen", "staged",
}  # fmt: skip
"""What commands share, and commands below `kpi`."""


def test_every_command_is_listed_and_can_be_asked_for_help() -> None:
    context = click.Context(group)
    modules = {module.name for module in pkgutil.iter_modules(cli.__path__)} - NO_COMMANDS
    assert set(group.list_commands(context)) == modules
    for name in modules:
        found = group.get_command(context, name)
        assert found is not None
        assert found.help
        for command in [found, *(found.commands.values() if isinstance(found, click.Group) else ())]:
            assert command.help
            assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], []])
def test_the_list_imports_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom karlemose_model.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        "heavy = {'pydantic', 'yaml', 'jinja2', 'babel', 'holidays'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def help_on(language: str, *arguments: str) -> str:
    """What a machine set to that language shows, in a process of its own: click's words are the process's."""
    environment = {**os.environ, "LANG": language, "PYTHONUTF8": "1"}
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "karlemose_model", *arguments, "--help"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=True)
    return ran.stdout


def test_help_is_in_the_language_of_the_machine() -> None:
    whole, one, below = (help_on("da_DK.UTF-8", *each) for each in ((), ("build",), ("new", "estate")))
    assert "Brug: karlemose [OPTIONS]" in whole
    assert "Kommandoer:\n  new       Opret arkivet" in whole
    assert "Vis versionen." in whole
    assert "Byg drejebøgers websteder" in one
    assert "Valgmuligheder:" in one
    assert "[uden det: build]" in one
    assert "Vis denne hjælp." in one
    assert "Boligområdets navn. Som beboerne kender det." in " ".join(below.split())
    assert "Build the sites of playbooks" in help_on("C", "build")


def test_help_in_danish_changes_no_command() -> None:
    context = click.Context(group)
    before = group.get_command(context, "build")
    assert before is not None
    shown = in_language(before, "da")
    assert shown.help != before.help
    assert [type(one) for one in shown.params] == [type(one) for one in before.params]
    assert group.get_command(context, "build") is before
    assert "Build the sites" in (before.help or "")


@pytest.mark.parametrize(
    ("language", "wrong", "said"),
    [
        ("en", ["chek"], 'There is no command karlemose chek. The commands: karlemose --help. Did you mean "check"?'),
        ("da_DK.UTF-8", ["chek"], 'Kommandoen karlemose chek findes ikke. Kommandoerne: karlemose --help. Mente du "check"?'),
        ("da_DK.UTF-8", ["kpi", "tmplate"], 'Kommandoen karlemose kpi tmplate findes ikke. Kommandoerne: karlemose kpi --help. Mente du "template"?'),
        ("en", ["xyz", "--help"], "There is no command karlemose xyz. The commands: karlemose --help"),
    ],
)  # fmt: skip
def test_an_unknown_command_is_answered_with_the_nearest(
    language: str, wrong: list[str], said: str, karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", language)
    ran = karlemose(*wrong)
    assert (ran.code, ran.out, ran.err) == (2, "", said + "\n")
