"""Where a command may write: what lies in the current folder is really in it, whatever links somebody has put there.

A name that is shaped like a CPR number is refused, for it would stay on the disk.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from karlemose_model.cli.help_words import machine_language
from karlemose_model.files import leads_out
from karlemose_model.privacy import find_cpr
from karlemose_model.problems import Place, Problem


class OutputPath(click.Path):
    """A path to write to. One that is named from the current folder on must not lead out of it through a link."""

    def __init__(self, *, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(path_type=Path, file_okay=file_okay, dir_okay=dir_okay)

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        if any(find_cpr(str(value))):
            self.fail("A name shaped like a CPR number can't be used; choose another.", parameter, context)
        path = Path(os.fsdecode(super().convert(value, parameter, context)))
        stop_at_link_out(path, machine_language())
        return path


def stop_at_link_out(path: Path, language: str) -> None:
    """End the command with 2 if the path leads out of the current folder through a link.

    Who names a place elsewhere, or a whole path, means it; a link may have come with somebody else's files.
    """
    # They name outputs themselves.
    from karlemose_model.cli.findings import tell
    from karlemose_model.cli.opening import COULD_NOT_RUN

    if path.is_absolute() or ".." in path.parts or not leads_out(path, Path.cwd()):
        return
    tell([Problem("KM188", Place(path.as_posix()), {"path": path.as_posix()})], {}, language)
    raise click.exceptions.Exit(COULD_NOT_RUN)
