"""What a trial found, kept as a file of its own under docs/assets/trials: the numbers, the day and the versions."""

from __future__ import annotations

import json
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from karlemose_model.files import write_text
from tests.trials.words import TRIALS

FOLDER = Path(__file__).parents[2] / "docs" / "assets" / "trials"

# The tool, and what reads, draws or writes for it: a fault or its mending may lie in any of them.
_LIBRARIES = (
    "karlemose-model", "babel", "cookiecutter", "icalendar", "jinja2", "markdown-it-py", "mkdocs", "mkdocs-material",
    "playwright", "pydantic", "pypandoc-binary", "python-calamine", "pyyaml", "ruamel.yaml", "typst", "xlsxwriter",
)  # fmt: skip

Figure = int | float | str


@dataclass(frozen=True)
class Result:
    """One trial's last run. `runs` and `found` are counted as its words say, `notes` are sentences by language."""

    runs: int
    found: int
    figures: Mapping[str, Figure]
    notes: Mapping[str, str]
    day: str
    platform: str
    python: str
    versions: Mapping[str, str]
    commit: str = ""
    """Of the tool's own source, where it was known; `+` behind it says that files had been changed since."""


def write(
    trial: str,
    *,
    runs: int,
    found: int,
    figures: Mapping[str, Figure],
    notes: Mapping[str, str] = {},
    programs: Mapping[str, str] = {},
    folder: Path = FOLDER,
) -> Path:
    """Keep what the trial found as its last result, with today's day and the versions here; gives the file.

    `programs` are versions of what is no Python package, by name, where the trial uses one.

    Raises ValueError for a trial without words in `tests.trials.words`, and for notes in one language only.
    """
    if trial not in TRIALS:
        raise ValueError(f"no words for the trial {trial!r} in tests/trials/words.py")
    if notes and notes.keys() != {"da", "en"}:
        raise ValueError("notes are in Danish and in English, or not at all")
    result = Result(
        runs=runs,
        found=found,
        figures=dict(figures),
        notes=dict(notes),
        day=datetime.now(UTC).date().isoformat(),
        platform=f"{platform.system()} {platform.machine()}",
        python=f"{platform.python_implementation()} {platform.python_version()}",
        versions={name: there for name in _LIBRARIES if (there := _version(name))} | dict(programs),
        commit=_commit(),
    )
    file = folder / f"{trial}.json"
    write_text(file, json.dumps(asdict(result), ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    return file


def results(folder: Path = FOLDER) -> dict[str, Result]:
    """The last result of each trial that has one, in the order of the words."""
    return {
        trial: Result(**json.loads(file.read_text("utf-8")))
        for trial in TRIALS
        if (file := folder / f"{trial}.json").is_file()
    }


def _commit() -> str:
    here = Path(__file__).parents[2]

    def git(*asked: str) -> str:
        return subprocess.run(["git", *asked], cwd=here, capture_output=True, text=True, check=True).stdout.strip()

    try:
        # The results of the trials before this one are no change of what is tried.
        changed = git("status", "--porcelain", "--", "karlemose_model", "playbooks", "templates", "tests")
        return git("rev-parse", "--short=12", "HEAD") + ("+" if changed else "")
    except (OSError, subprocess.CalledProcessError):
        # An archive of the source, or a machine without git.
        return ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
