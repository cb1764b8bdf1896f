"""A template and answers to a new folder, through cookiecutter: whole or not at all, and nothing anywhere else."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from karlemose_model.files import shipped
from karlemose_model.messages.message import N_

NOTES = ".karlemose"
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")


class NotGenerated(Exception):
    """Why nothing was generated: English words for gettext, and the data that they name."""

    def __init__(self, words: str, **data: object) -> None:
        super().__init__(words.format(**data))
        self.words = words
        self.data = data


def generate(template: str, answers: Mapping[str, str], into: Path, templates: Path | None = None) -> Path:
    """Make the folder `into` from the template (`estate`, `district`) with these answers, and give it back.

    `answers` are by the names in the template's cookiecutter.json, hidden ones included; what is not answered is the
    template's default. A wheel's file as `__package` goes along, so that CI has what this computer has and the repository
    names no path of it. `templates` stands in for the folder of templates that comes with the tool. It is made beside
    the folder and renamed into place; what the person has set up for cookiecutter is not read. Raises NotGenerated when
    the folder can't be taken, an answer can't be used, or the template refuses.
    """
    package = Path(answers.get("__package", ""))
    wheel = package if package.suffix == ".whl" and package.is_file() else None
    if wheel:
        answers = {**answers, "__package": f"{NOTES}/{wheel.name}"}
    for name, answer in answers.items():
        if has_braces(answer):
            raise NotGenerated(N_("the answer for {name} has double braces, which only templates may have"), name=name)
    if is_taken(into):
        raise NotGenerated(N_("{folder} is there already and is not empty"), folder=into)
    source = (templates or shipped("templates")) / template
    # On the same disk, so that it can be renamed; inside the folder itself if that is there.
    standing = next(folder for folder in (into.absolute(), *into.absolute().parents) if folder.is_dir())
    try:
        with tempfile.TemporaryDirectory(prefix=".karlemose-new-", dir=standing) as scratch:
            made = _made(source, answers, Path(scratch))
            if wheel:
                shutil.copyfile(wheel, made / NOTES / wheel.name)
            into.parent.mkdir(parents=True, exist_ok=True)
            _move(made, into)
    except OSError as error:
        raise NotGenerated(
            N_("{folder} can't be written: {system}"), folder=into, system=error.strerror or type(error).__name__
        ) from error
    return into


def has_braces(answer: str) -> bool:
    """Whether cookiecutter would take something in the answer for a program and run it."""
    return bool(_BRACES.search(answer))


def is_taken(folder: Path) -> bool:
    """Whether something is there that is not ours to touch: a file, a link, or a folder with something in it."""
    if folder.is_symlink():
        return True
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def rendered(template: str, name: str, answers: Mapping[str, str], templates: Path | None = None) -> str:
    """What a hidden value of the template, e.g. `__slug`, is with these answers; nothing is generated."""
    from cookiecutter.utils import create_env_with_context

    settings = json.loads(((templates or shipped("templates")) / template / "cookiecutter.json").read_text("utf-8"))
    context = {"cookiecutter": settings}
    written = create_env_with_context(context).from_string(settings[name])
    return str(written.render(cookiecutter={**settings, **answers}))


def _made(source: Path, answers: Mapping[str, str], scratch: Path) -> Path:
    """What the template gives, as a folder below `scratch`."""
    # It costs a quarter of a second, so that only who generates pays for it.
    from cookiecutter.exceptions import CookiecutterException
    from cookiecutter.main import cookiecutter

    heard = scratch / "heard"
    # Nothing of the person's own settings, and nothing kept of the answers.
    settings = {name: str(scratch / name) for name in ("cookiecutters_dir", "replay_dir")}
    try:
        with _hearing(heard), _temporary_files_in(scratch):
            made = cookiecutter(
                str(source),
                no_input=True,
                extra_context=dict(answers),
                output_dir=str(scratch / "made"),
                default_config={**settings, "default_context": {}},
            )
    except CookiecutterException as error:
        said = heard.read_text("utf-8", "replace").strip()
        raise NotGenerated("{said}", said=said or str(error)) from error
    return Path(made)


@contextlib.contextmanager
def _hearing(file: Path) -> Iterator[None]:
    """Write into the file what the hooks, which are programs of their own, print; and keep cookiecutter's log quiet."""
    logger = logging.getLogger("cookiecutter")
    quiet = logging.NullHandler()
    logger.addHandler(quiet)
    sys.stdout.flush()
    sys.stderr.flush()
    kept = {number: os.dup(number) for number in (1, 2)}
    try:
        with file.open("wb") as stream:
            for number in kept:
                os.dup2(stream.fileno(), number)
            yield
    finally:
        for number, before in kept.items():
            os.dup2(before, number)
            os.close(before)
        logger.removeHandler(quiet)


@contextlib.contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Keep temporary files there: cookiecutter leaves the rendered hooks, with the answers in them, where it put them."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _move(made: Path, into: Path) -> None:
    """Rename into place. A folder that is there is empty, and may be the one that somebody stands in: it stays itself."""
    if not into.is_dir():
        made.rename(into)
        return
    moved: list[Path] = []
    try:
        for path in sorted(made.iterdir()):
            moved.append(path.rename(into / path.name))
    except BaseException:
        for path in moved:
            path.rename(made / path.name)
        raise
