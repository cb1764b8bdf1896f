"""The list of commands is complete, and asking for it imports nothing heavy."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import click
import pytest

from karlemose_model import cli
from karlemose_model.cli import karlemose as group

NO_COMMANDS = {"opening", "findings", "changing", "kpi_publish", "kpi_template"}
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
