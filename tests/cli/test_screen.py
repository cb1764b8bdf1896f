"""Nothing that a command prints is shaped like a CPR number, whoever wrote the words: arguments, paths, another program, an error."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from karlemose_model.cli import COMMANDS, karlemose, main
from karlemose_model.cli.screen import on_screen
from tests.conftest import Ran
from tests.recording.park import TREE

SAMPLE = "311257-5000"
Run = Callable[..., Ran]


def every(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Each command with the words that call it, those below others too."""
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            below = command.get_command(click.Context(command), name)
            assert below is not None
            yield from every(below, (*words, name))
    yield words, command


CALLS = [
    (*words, *given)
    for words, command in every(karlemose)
    for parameter in command.params
    for given in [
        (SAMPLE,) if isinstance(parameter, click.Argument) else (parameter.opts[0], SAMPLE),
    ]
    if isinstance(parameter, click.Argument) or not parameter.is_flag  # type: ignore[attr-defined]
]
"""Each argument and each option of each command, given the sample."""


def test_every_argument_of_every_command_is_tried() -> None:
    assert {call[0] for call in CALLS} == set(COMMANDS)
    assert len(CALLS) > 80


def test_no_argument_is_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, karlemose: Run) -> None:
    monkeypatch.chdir(tmp_path)
    # Where there is no playbook, nothing can be served, and nobody is asked.
    monkeypatch.setattr("sys.stdin", io.StringIO())
    for call in (*CALLS, (SAMPLE,), ("check", f"--{SAMPLE}"), ("kpi", SAMPLE), ("new", SAMPLE)):
        ran = karlemose(*call)
        assert "5000" not in ran.out + ran.err, call
        assert not list(tmp_path.rglob("*5000*")), call


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "call",
    [
        ("agenda", "--meeting", SAMPLE),
        ("agenda", "--extra", "2026-01-22", "--reason", SAMPLE),
        ("minutes", "new", "--meeting", SAMPLE),
        ("minutes", "new", "--extra", "2026-01-22", "--reason", f"About {SAMPLE}", "--meeting", "operational"),
        ("minutes", "close", SAMPLE),
        ("actions", "--partner", SAMPLE),
        ("actions", "done", SAMPLE),
        ("actions", "done", "2026-01-06-operational/1", "--outcome", f"He is {SAMPLE}"),
        ("actions", "done", "2026-01-06-operational/1", "--status", "not_done", "--why", "3\u200b11257 5000"),
        ("calendar", "--role", SAMPLE),
        ("calendar", "--output", f"{SAMPLE}.ics"),
        ("export", SAMPLE),
        ("explain", SAMPLE),
        ("explain", f"meetings.{SAMPLE}"),
        ("check", "--output", f"{SAMPLE}/x.txt"),
        ("kpi", "--output", f"{SAMPLE}/x.txt"),
        ("build", "--builder", "none", "--audience", "public", "--out", SAMPLE),
        ("export", "minutes", "--output", f"{SAMPLE}.docx"),
    ],
)
def test_nothing_is_repeated_of_what_a_playbook_is_asked_for(
    files: Callable[[dict[str, str]], Path], karlemose: Run, call: tuple[str, ...]
) -> None:
    folder = files(TREE)
    before = contents(folder)
    ran = karlemose(*call, "--as-of", "2026-01-15")
    assert ran.out + ran.err
    assert "5000" not in ran.out + ran.err
    # Nor is it stored, in a file or in a name.
    assert contents(folder) == before


def test_a_machine_that_says_no_is_quoted_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, karlemose: Run
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", f"/home/{SAMPLE}/playbook.yml")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("karlemose_model.cli.check.read_playbook", refuse)
    ran = karlemose("check")
    assert (ran.code, ran.out) == (2, "")
    assert "/home/•••••••••••/playbook.yml: KM192" in ran.err
    assert "5000" not in ran.err


@pytest.mark.parametrize("traceback", ["", "1"])
def test_an_error_of_our_own_quotes_it_neither(tmp_path: Path, traceback: str) -> None:
    program = (
        "import sys, karlemose_model.cli.check as check\n"
        "from karlemose_model.cli import main\n"
        f"def broken(path): raise RuntimeError('about {SAMPLE}')\n"
        "check.read_playbook = broken\n"
        "main(['check'])\n"
    )
    script = tmp_path / "broken.py"
    script.write_text(program, "utf-8")
    environment = {**os.environ, "KARLEMOSE_TRACEBACK": traceback, "PYTHONPATH": str(Path(__file__).parents[2])}
    ran = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == (1 if traceback else 70)
    assert ("RuntimeError: about •••••••••••" in ran.stderr) is bool(traceback)
    assert "5000" not in ran.stdout + ran.stderr


def test_text_and_bytes_are_masked_and_everything_else_is_as_before(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with on_screen():
        click.echo(f"a {SAMPLE}")
        click.echo(f"b {SAMPLE} æ".encode(), nl=False)
        print(SAMPLE, file=sys.stderr)
        sys.stdout.writelines([SAMPLE, "\n"])
        sys.stdout.buffer.write(b"\xff\xfe not text\n")
        sys.stdout.flush()
        assert sys.stdout.encoding
        assert sys.stdout.isatty() is False
    out, err = capfdbinary.readouterr()
    assert "a •••••••••••\nb ••••••••••• æ".encode() in out
    assert b"\xff\xfe not text\n" in out
    assert "•••••••••••\n".encode() == err
    assert b"5000" not in out


def test_the_streams_are_their_owners_again_afterwards() -> None:
    before = sys.stdout, sys.stderr
    with pytest.raises(SystemExit):
        main(["no-such-command"])
    assert (sys.stdout, sys.stderr) == before
