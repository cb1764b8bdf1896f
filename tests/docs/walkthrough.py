"""A page that is followed step by step: its commands with what they print, and the files that it has the reader write."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.docs.fences import fences

LEFT_OUT = "…"


@dataclass(frozen=True)
class Command:
    """What is typed after `$ `, and the lines that the page shows of its answer.

    `…` stands for what is left out: lines where it stands alone, else a part of its line.
    """

    typed: str
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """A file that the reader writes whole; its name stands before the block, as ``File: `roles.yml` ``."""

    name: str
    content: str


def steps(page: Path) -> Iterator[Command | Written]:
    """The steps of a page, in its order."""
    for block in fences(page):
        if block.name:
            yield Written(block.name, block.text)
        elif block.language == "console":
            yield from commands(block.text)


def commands(block: str) -> Iterator[Command]:
    """What is typed in a block of kind `console`."""
    typed: list[str] = []
    shown: list[str] = []
    for line in block.splitlines():
        if typed and typed[-1].endswith("\\") and not shown:
            typed.append(line)
        elif line.startswith("$ "):
            if typed:
                yield Command("\n".join(typed), tuple(shown))
            typed, shown = [line.removeprefix("$ ")], []
        else:
            assert typed, f"{line!r} answers no command"
            shown.append(line)
    if typed:
        yield Command("\n".join(typed), tuple(shown))


def agrees(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether that was printed: all of it, but for what `…` leaves out."""
    if not shown:
        return not printed
    if shown[0] == LEFT_OUT:
        return any(agrees(shown[1:], printed[skipped:]) for skipped in range(len(printed) + 1))
    return bool(printed) and _same(shown[0], printed[0]) and agrees(shown[1:], printed[1:])


def _same(shown: str, printed: str) -> bool:
    parts = (re.escape(part) for part in shown.rstrip().split(LEFT_OUT))
    return re.fullmatch(".*".join(parts), printed.rstrip()) is not None


class Shell:
    """A shell that goes on from command to command: where it stands and what is set stay."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder, self.environment = folder, dict(environment)

    def run(self, typed: str) -> subprocess.CompletedProcess[str]:
        """Type a command; what it prints comes together, as at a terminal."""
        read, write = os.pipe()
        told = f"{{ {typed}\n}} && {{ pwd; env -0; }} >&{write}"
        ran = subprocess.run(
            ["bash", "-c", told], cwd=self.folder, env=self.environment, pass_fds=[write], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read, encoding="utf-8") as stream:
            state = stream.read()
        if state:
            folder, _, settings = state.partition("\n")
            self.folder = Path(folder)
            self.environment = dict(one.split("=", 1) for one in settings.split("\0") if one)
        return ran
