"""The docs' exit codes are the code's: all of them, each command's in its own help, and so commands end."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType

import click
import pytest

from karlemose_model import cli
from karlemose_model.cli import opening
from karlemose_model.reference.commands import every_command
from tests.conftest import Ran

DOCS = Path(__file__).parents[2] / "docs"
NAMED = {"ERRORS_FOUND": 1, "MISSED": 1, "COULD_NOT_RUN": 2, "OUR_BUG": 70}
USAGE = {"UsageError", "BadParameter"}


def working() -> list[tuple[str, click.Command]]:
    """The commands that do something themselves, and are not only the way to others."""
    return [
        (name, command)
        for name, command in every_command()
        if not isinstance(command, click.Group) or command.invoke_without_command
    ]


def given(function: FunctionType, seen: set[FunctionType]) -> Iterator[int]:
    """The codes that a function of a command can end with, by what it and the functions of cli/ that it calls say."""
    if function in seen:
        return
    seen.add(function)
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if name in NAMED:
            yield NAMED[name]
        elif name in USAGE:
            yield 2
        called = function.__globals__.get(name)
        if isinstance(called, FunctionType | type) and called.__module__.startswith(cli.__name__):
            methods = vars(called).values() if isinstance(called, type) else [called]
            for method in methods:
                # What a dataclass is given for its fields is written nowhere.
                if isinstance(method, FunctionType) and method.__code__.co_filename == inspect.getfile(called):
                    yield from given(method, seen)


# What `serve` opens again and again may be wrong in the meantime: it says so and goes on.
ENDS_WHEN_IT_IS_ENDED = {"serve"}
ENDING = [(name, command) for name, command in working() if name not in ENDS_WHEN_IT_IS_ENDED]


@pytest.mark.parametrize(("name", "command"), ENDING, ids=[name for name, _command in ENDING])
def test_each_command_tells_its_codes(name: str, command: click.Command) -> None:
    told = re.search(r"Ends with (.+?)\.(?:\s|$)", " ".join((command.help or "").split()))
    assert told, f"karlemose {name} does not say what it ends with"
    callback = inspect.unwrap(command.callback) if command.callback else None
    assert isinstance(callback, FunctionType)
    # 70 is our own bug, which is told of once for all.
    found = {0, *given(callback, set())} - {70}
    assert {int(code) for code in re.findall(r"(?:^|with |, |; )([012])(?=,| when| or|$)", told[1])} == found


@pytest.mark.parametrize("page", ["en/exit-codes.md", "da/slutkoder.md"])
def test_all_codes_are_on_the_page_and_no_others(page: str) -> None:
    told = re.findall(r"^\| (\d+) \|", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    run = ast.parse(textwrap.dedent(inspect.getsource(cli._run)))
    ends = {
        int(ast.unparse(node.value))
        for node in ast.walk(run)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant)
    }
    assert ends == {0, 1, 2, 70, 130}, "what main() ends with has changed"
    assert {opening.ERRORS_FOUND, opening.COULD_NOT_RUN, opening.OUR_BUG} <= ends
    # A process that the system ends has 128 and the signal's number.
    assert [int(code) for code in told] == sorted({*ends, 128 + 15})


NEEDED = {
    "actions done": ["2026-12-03-operational/1"],
    "explain": ["partners"],
    "kpi template": ["--period", "2026-11"],
}
WITHOUT_A_PLAYBOOK = {"new estate", "new district", "schema", "update"}
# tests/cli/test_serve.py asks `serve`.
ON_A_PLAYBOOK = [name for name, _command in ENDING if name not in WITHOUT_A_PLAYBOOK]


@pytest.mark.parametrize("name", ON_A_PLAYBOOK)
def test_so_they_end(files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], name: str) -> None:
    files({"playbook.yml": "schema: 1\nid: [park\n"})
    where = [] if name in ("check", "build") else ["-p"]
    command = [*name.split(), *NEEDED.get(name, [])]
    broken = karlemose(*command, *where, "playbook.yml")
    assert broken.code == 1, broken.err
    missing = karlemose(*command, *where, "nowhere")
    assert missing.code == 2, missing.err
    assert karlemose(*command, "--nonsense").code == 2


@pytest.mark.parametrize("name", sorted(WITHOUT_A_PLAYBOOK))
def test_what_works_on_no_playbook_ends_with_2_when_it_is_asked_wrongly(
    karlemose: Callable[..., Ran], name: str
) -> None:
    assert karlemose(*name.split(), "--nonsense").code == 2
