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

from karlemose_model.claims import LOCK, Taken, alone
from karlemose_model.files import shipped, sync_below, sync_folder, write_text
from karlemose_model.finished import held_back
from karlemose_model.messages.message import N_

NOTES = ".karlemose"
SCRATCH = ".karlemose-making"
"""Ends the name of the folder in which a new one is made. Its name alone says that it is ours."""
_MOVING = "moving"
_SLUG = re.compile(r"[a-z][a-z0-9-]{0,59}")
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
    the folder and renamed into place; what the person has set up for cookiecutter is not read. What a run that was killed
    has left is tidied away first. Raises NotGenerated when the folder can't be taken, an answer can't be used, or the
    template refuses.
    """
    package = Path(answers.get("__package", ""))
    wheel = package if package.suffix == ".whl" and package.is_file() else None
    if wheel:
        answers = {**answers, "__package": f"{NOTES}/{wheel.name}"}
    for name, answer in answers.items():
        if has_braces(answer):
            raise NotGenerated(N_("the answer for {name} has double braces, which only templates may have"), name=name)
    if not _SLUG.fullmatch(answers.get("__slug", "slug")):
        # Cookiecutter makes a folder of that name before the template looks at it, and that may be anywhere.
        raise NotGenerated(N_("__slug: write it with a letter first, and only a-z, digits and hyphens"))
    if is_taken(into):
        raise NotGenerated(N_("{folder} is there already and is not empty"), folder=into)
    source = (templates or shipped("templates")) / template
    scratch = _scratch(into)
    try:
        with _alone_in(scratch):
            made = _made(source, answers, scratch)
            _look_through(made)
            if wheel:
                shutil.copyfile(wheel, made / NOTES / wheel.name)
            sync_below(made)
            into.parent.mkdir(parents=True, exist_ok=True)
            _move(made, into, scratch)
            sync_folder(into.parent)
    except Taken:
        raise NotGenerated(N_("another karlemose is making {folder} just now"), folder=into) from None
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
    return folder.exists() and (not folder.is_dir() or any(path.name != SCRATCH for path in folder.iterdir()))


def complete(folder: Path) -> bool:
    """Put what a run that was killed had not yet moved into the folder there as well; whether there was such a thing.

    The rest is moved and not the moved part taken back, for somebody may have begun to write there. Raises OSError.
    """
    scratch = folder.absolute() / SCRATCH
    note, completed = scratch / _MOVING, False
    if scratch.is_symlink() or not scratch.is_dir():
        return False
    with contextlib.suppress(Taken), _alone_in(scratch, keep=True):
        if note.is_file():
            made = scratch / note.read_text("utf-8").strip()
            for path in sorted(made.iterdir()):
                if not os.path.lexists(folder / path.name):
                    path.rename(folder / path.name)
            completed = True
    return completed


def rendered(template: str, name: str, answers: Mapping[str, str], templates: Path | None = None) -> str:
    """What a hidden value of the template, e.g. `__slug`, is with these answers; nothing is generated."""
    from cookiecutter.utils import create_env_with_context

    settings = json.loads(((templates or shipped("templates")) / template / "cookiecutter.json").read_text("utf-8"))
    context = {"cookiecutter": settings}
    written = create_env_with_context(context).from_string(settings[name])
    return str(written.render(cookiecutter={**settings, **answers}))


def _look_through(made: Path) -> None:
    """Raises NotGenerated when answers come together to what must not stand in a playbook."""
    for problem in held_back(
        (path.relative_to(made).as_posix(), path.read_bytes()) for path in sorted(made.rglob("*")) if path.is_file()
    ):
        words = N_("{file} would hold what looks like a CPR number, which must not stand in a playbook")
        raise NotGenerated(words, file=problem.place.file)


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


def _scratch(into: Path) -> Path:
    """Where it is made: on the same disk, so that it can be renamed; inside the folder itself if that is there."""
    into = into.absolute()
    standing = next(folder for folder in (into, *into.parents) if folder.is_dir())
    return standing / (SCRATCH if standing == into else f".{into.name}{SCRATCH}")


@contextlib.contextmanager
def _alone_in(scratch: Path, *, keep: bool = False) -> Iterator[None]:
    """Be the only one that works in the folder, which is emptied first unless we `keep` it, and then go. Raises Taken."""
    ours = False
    try:
        with alone(scratch, patience=0):
            # What is to be gone on with is not lost when that fails.
            ours = not keep
            for path in () if keep else [path for path in scratch.iterdir() if path.name != LOCK]:
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            yield
            # What is half deleted is nothing to go on with.
            (scratch / _MOVING).unlink(missing_ok=True)
            ours = True
    finally:
        # Windows deletes no file that is open, and the claim's is until here.
        if ours:
            shutil.rmtree(scratch, ignore_errors=True)


def _move(made: Path, into: Path, scratch: Path) -> None:
    """Rename into place. A folder that is there is empty, and may be the one that somebody stands in: it stays itself."""
    if not into.is_dir():
        made.rename(into)
        return
    # From here on `complete` can go on.
    write_text(scratch / _MOVING, f"{made.relative_to(scratch).as_posix()}\n")
    moved: list[Path] = []
    try:
        for path in sorted(made.iterdir()):
            moved.append(path.rename(into / path.name))
    except BaseException:
        for path in moved:
            path.rename(made / path.name)
        raise
