"""`karlemose check --staged`: what the next commit will hold, whatever else lies in the folder."""

from __future__ import annotations

import contextlib
import os
import posixpath
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.every_file import (
    PRIVATE_NAME,
    allowed_in,
    in_files,
    named,
    open_index,
    owner_of,
    sort_out,
)
from karlemose_model.cli.findings import hand_over, repository, tell_stopped
from karlemose_model.cli.help_words import machine_language
from karlemose_model.cli.opening import ERRORS_FOUND, day_of, language_of, looked_at
from karlemose_model.problems import Ignored, Place, Problem, Related, has_errors
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.reading.layers import MAIN, YAML_ENDINGS
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.spots import Repository
from karlemose_model.scaffold.git_index import Index, lay_out

_LEVELS = 8
"""So many playbooks outside the repository may build on each other."""


@dataclass(slots=True)
class _Found:
    """What was found in all that is staged, by the names that files have in the repository."""

    problems: list[Problem] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    searched: set[str] = field(default_factory=set)
    """The playbooks' own files, in which the rules have looked for CPR numbers."""
    language: str = ""


def check_staged(strict: bool, format_: str | None, output: Path | None, as_of: date | None, lang: str | None) -> None:
    """Check the playbooks that have staged files, and look in every staged file for what is shaped like a CPR number.

    Ends the command with 1 when there are errors, with 2 when there is no repository or a merge is not settled.
    """
    index = open_index(lang or machine_language(), Path())
    playbooks = _playbooks(index)
    found = _Found(language=lang or "")
    with tempfile.TemporaryDirectory(prefix="karlemose-") as folder:
        # The name of the repository's folder stays: what lies beside it is found from there.
        mirror = Path(os.path.realpath(folder)) / (index.root.name or "root")
        _lay_out(index, playbooks, mirror)
        with contextlib.chdir(mirror):
            for playbook in playbooks:
                _look_at(_read(Path(playbook), index, mirror), as_of, lang, found)
            staged = [path for path in index.staged if path in index.files]
            in_others, texts = in_files(index, staged, found.searched)
            allowed = allowed_in(index, mirror) if in_others else ()
        found.texts = {_from_root(name, mirror): text for name, text in found.texts.items()}
        found.problems = [_moved(problem, mirror) for problem in found.problems]
        found.ignored = [replace(one, problem=_moved(one.problem, mirror)) for one in found.ignored]
    found.texts |= texts
    told = {problem.place.file for problem in found.problems if problem.code == PRIVATE_NAME}
    found.problems += named(staged, told)
    counted, ignored = sort_out(in_others, allowed)
    found.problems += counted
    found.ignored += ignored
    names = tuple(posixpath.join(playbook, MAIN) for playbook in playbooks)
    findings = Findings(
        tuple(found.problems), found.texts, found.language or machine_language(), tuple(found.ignored), names,
        repository=Repository(index.root.as_posix(), "", repository().shipped), strict=strict,
    )  # fmt: skip
    stopped = has_errors(found.problems) or bool(strict and found.problems)
    # As hooks ask for it.
    if stopped and format_ == "concise" and output is None:
        tell_stopped(findings)
    else:
        hand_over(findings, format_, output)
    if stopped:
        raise click.exceptions.Exit(ERRORS_FOUND)


def _playbooks(index: Index) -> list[str]:
    """The folders of the playbooks to which something that is staged belongs, deleted files too."""
    return sorted({owner for path in index.staged if (owner := owner_of(path, index)) is not None})


def _lay_out(index: Index, playbooks: list[str], mirror: Path) -> None:
    """What belongs to these playbooks, and what others are made of that they may build on."""
    (mirror / ".git").mkdir(parents=True)
    owners = {path: owner_of(path, index) for path in index.files}
    wanted = [
        path
        for path, owner in owners.items()
        if owner in playbooks or (owner is not None and path.endswith(YAML_ENDINGS))
    ]
    lay_out(index, wanted if playbooks else (), mirror)


def _read(playbook: Path, index: Index, mirror: Path) -> Reading:
    """The playbook as it will be committed. What it builds on may lie beside the repository: that is read as it is there."""
    reading = read_playbook(playbook)
    for _level in range(_LEVELS):
        missing = [problem for problem in reading.problems if problem.code == "KM020"]
        fetched = [_fetched(problem, index, mirror) for problem in missing]
        if not any(fetched):
            break
        reading = read_playbook(playbook)
    return reading


def _fetched(problem: Problem, index: Index, mirror: Path) -> bool:
    """Whether the folder that a playbook builds on lies beside the repository, and is now beside the mirror as well."""
    wanted = str(problem.data["playbook"])
    copy = Path(os.path.normpath(mirror / posixpath.dirname(problem.place.file) / wanted))
    if not copy.is_relative_to(mirror.parent) or copy.is_relative_to(mirror) or copy.exists():
        return False
    beside = index.root.parent / copy.relative_to(mirror.parent)
    files = (
        [path for path in beside.glob("*.yml") if path.is_file() and not path.is_symlink()] if beside.is_dir() else []
    )
    for path in files:
        copy.mkdir(parents=True, exist_ok=True)
        (copy / path.name).write_bytes(path.read_bytes())
    return bool(files)


def _look_at(reading: Reading, as_of: date | None, lang: str | None, found: _Found) -> None:
    reading = looked_at(reading, day_of(reading, as_of))
    found.language = found.language or language_of(reading, lang)
    found.problems += reading.problems
    found.ignored += reading.ignored
    found.texts |= reading.texts
    found.searched |= {*reading.files}


def _moved(problem: Problem, mirror: Path) -> Problem:
    """The problem at the places that it has in the repository."""
    related = tuple(Related(_place(one.place, mirror), one.note) for one in problem.related)
    return replace(problem, place=_place(problem.place, mirror), related=related)


def _place(place: Place, mirror: Path) -> Place:
    return replace(place, file=_from_root(place.file, mirror))


def _from_root(name: str, mirror: Path) -> str:
    """A file's name as it is called from the repository's root; what lies beside the mirror lies beside the repository."""
    beside = f"{mirror.parent.as_posix()}/"
    return f"../{name.removeprefix(beside)}" if name.startswith(beside) else name
