"""Runs the site builder on one language's source, as a process of its own; gives nothing, or says why it failed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

_TIME_LIMIT = 600


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where the source of a language lies, and the folder that its pages go to."""

    language: str
    source: Path
    target: Path


class BuilderFailed(RuntimeError):
    """The site builder stopped; `language` is the run's, `output` is all that it said."""

    def __init__(self, language: str, output: str) -> None:
        super().__init__(f"the site builder failed on the pages in {language!r}:\n{output}")
        self.language = language
        self.output = output


def build_all(runs: Sequence[Run], as_of: date) -> None:
    """Build each language beside the others, in processes of their own.

    Raises BuilderFailed with the output of the first run that failed; warnings count as failures.
    """
    environment = _environment(as_of)
    started = [(run, _start(run, environment)) for run in runs]
    failed: BuilderFailed | None = None
    for run, process in started:
        try:
            output, _ = process.communicate(timeout=_TIME_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            output, _ = process.communicate()
            output += f"\nstopped after {_TIME_LIMIT} seconds"
        if process.returncode and failed is None:
            failed = BuilderFailed(run.language, output.replace(f"{run.source}{os.sep}", "").strip())
    if failed:
        raise failed


def _start(run: Run, environment: dict[str, str]) -> subprocess.Popen[str]:
    # -P: nothing beside the source may pass for a module. Never -q with --strict: together they hide warnings.
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(run.source / "mkdocs.yml"), "--site-dir", str(run.target)]
    return subprocess.Popen(  # noqa: S603 - our own interpreter, and arguments that no shell reads
        command,
        cwd=run.source,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _environment(as_of: date) -> dict[str, str]:
    """This process's environment, with the day that the site is seen on as the time of building."""
    midnight = datetime.combine(as_of, time(), tzinfo=UTC)
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(max(0, int(midnight.timestamp()))),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
