"""No command uses the network: each runs where there is none, and neither Python nor any other process there asks for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from karlemose_model.cli import karlemose
from tests.docs.offline import COMMANDS, ROOT, Ran, name

# One worker runs all commands, in one process.
pytestmark = pytest.mark.xdist_group("offline")

# A network of its own that leads nowhere, for root; elsewhere Python alone is cut off. Where CI runs, it must be there.
UNSHARE = ("unshare", "--net")
ALONE = (
    shutil.which("unshare") is not None
    and not subprocess.run([*UNSHARE, "true"], check=False, capture_output=True).returncode
)


def start(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LANG": "C", "KARLEMOSE_TRACEBACK": "1"}
    command = [*(UNSHARE if ALONE else ()), sys.executable, *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    folder = tmp_path_factory.mktemp("offline")
    done = start("-m", "tests.docs.offline", folder, *(["--own-network"] if ALONE else []))
    assert done.returncode == 0, done.stderr
    whole = json.loads((folder / "ran.json").read_text("utf-8"))
    return {one["command"]: Ran(**one) for one in whole}


@pytest.mark.parametrize("command", [name(*one) for one in COMMANDS])
def test_a_command_runs_without_the_network_and_does_not_ask_for_it(command: str, ran: dict[str, Ran]) -> None:
    did = ran[command]
    assert did.code == 0, did.said
    assert did.tried == "", did.said
    assert did.sent == 0, did.said


def every_command(group: click.Group, before: str = "") -> Iterator[str]:
    for each in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), each)
        assert command is not None
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield f"{before}{each}"
        if isinstance(command, click.Group):
            yield from every_command(command, f"{before}{each} ")


def test_no_command_is_left_out() -> None:
    assert isinstance(karlemose, click.Group)
    assert {command for command, _ in COMMANDS} == set(every_command(karlemose))
    arguments = {argument for command, given in COMMANDS if command in ("build", "export") for argument in given}
    assert {"none", "zensical", "docx", "odt", "pdf"} <= arguments


def test_where_ci_runs_other_programs_are_cut_off_too() -> None:
    assert ALONE or not os.environ.get("CI")


# What reaches out in each way: through Python, and in a process that is not looked into.
PYTHON = "import socket; socket.create_connection(('192.0.2.1', 9))"
OTHER = "import subprocess, sys; subprocess.run([sys.executable, '-I', '-c', sys.argv[1]], check=False)"


def test_what_reaches_out_is_noticed(tmp_path: Path) -> None:
    notice = (
        "import pathlib, sys; from tests.docs.offline import cut, sent; folder = pathlib.Path(sys.argv[2]); before = sent(); cut(folder)\n"
        "try:\n    exec({!r})\nexcept OSError: pass\nprint((folder / 'tried').exists(), sent() - before)"
    )
    for number, reaches in enumerate((PYTHON, OTHER)):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = start("-c", notice.format(reaches), PYTHON, folder)
        tried, sent = done.stdout.split()
        assert tried == str(reaches == PYTHON), done.stderr
        if ALONE:
            # The first was stopped before it came so far.
            assert int(sent) == number, done.stderr
