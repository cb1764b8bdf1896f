"""Runs the real cookiecutter program on the templates, as a person would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
ANSWERS = Path(__file__).parent / "answers"


def bake(
    folder: Path,
    *answers: str,
    root: Path | str = ROOT,
    directory: str = "templates/estate",
    options: tuple[str, ...] = ("--no-input",),
    typed: str = "",
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    """What cookiecutter says to these answers (`question=answer`); the new folder lies in `folder`."""
    home = folder.parent / f".home-{folder.name}"
    home.mkdir(parents=True, exist_ok=True)
    (home / "none.yml").write_text("{}", "utf-8")
    chosen = ["--directory", directory] if directory else []
    command = [str(BIN / "cookiecutter"), str(root), *chosen, *options, "-o", str(folder), *answers]
    here = cwd or folder.parent
    environment = {
        **os.environ, "HOME": str(home), "COOKIECUTTER_CONFIG": str(home / "none.yml"), "PYTHONUTF8": "1",
        "PWD": str(here),
    }  # fmt: skip
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False, input=typed, cwd=here
    )


def as_words(answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Answers as they are given on cookiecutter's command line."""
    return tuple(f"{question}={answer}" for question, answer in answers.items())


def table(name: str) -> list[dict[str, Any]]:
    """The cases in a file of `answers/`."""
    cases: list[dict[str, Any]] = yaml.safe_load((ANSWERS / name).read_text("utf-8"))
    return cases
