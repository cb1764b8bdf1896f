"""`karlemose check --every-file`: whatever Git keeps is searched for CPR numbers, also what no playbook is made of; for `check --staged` too."""

from __future__ import annotations

import os
import posixpath
import tempfile
from collections.abc import Collection, Container, Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass, field, replace
from pathlib import Path

from karlemose_model.cli.opening import folder_of, stop
from karlemose_model.finished import words
from karlemose_model.messages import N_
from karlemose_model.privacy import cpr_like, find_cpr, how_sure, masked
from karlemose_model.problems import Ignored, Place, Problem, Severity
from karlemose_model.reading import read_playbook
from karlemose_model.reading.layers import MAIN, YAML_ENDINGS, shown_name
from karlemose_model.reading.packed_texts import PACKED, Unreadable, mail_texts, packed_texts, text_of
from karlemose_model.reading.unfolding import hits
from karlemose_model.rules.privacy import allowing
from karlemose_model.scaffold.git import GitStopped, NoGit, NoRepository, is_left_out
from karlemose_model.scaffold.git_index import Index, lay_out, read_index
from karlemose_model.wording import said, translator

_PAGES = (".md", ".html", ".svg", ".xml")
_MAIL = (".eml",)
_PARTS_OF_TEMPLATES = "{{"
"""In the name of a folder: a template's, whose playbook is none yet."""
_OURS = ".karlemose"
PRIVATE_NAME = "KM503"
NOTHING_STAGED = N_("This folder lies in no git repository, so nothing is staged.")
_NOTHING_KEPT = N_(
    "This folder lies in no git repository, so it can't be told which files git keeps: run git init here first, or leave out --every-file."
)


@dataclass(slots=True)
class Searched:
    """What was found in the files of repositories, and the text of those that have lines to show."""

    problems: list[Problem] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def search_every_file(
    paths: Iterable[Path], searched: Container[str], told: Collection[str], language: str
) -> Searched:
    """Look into each file that Git keeps in the repositories of these playbooks, but for those that the rules have `searched`.

    `told` are the shown names that the rules have found private themselves.

    Git keeps what was added to it, as it was then. Ends the command with 2 when a playbook lies in no repository or a
    merge is not settled.
    """
    found = Searched()
    known: set[Path] = set()
    for folder in dict.fromkeys(folder_of(path) for path in paths):
        # What is not there has been told of already.
        if not folder.is_dir():
            continue
        index = open_index(language, folder, without=_NOTHING_KEPT)
        if index.root in known:
            continue
        known.add(index.root)
        read = {path for path in index.files if shown_name(index.root / path) in searched}
        problems, texts = in_files(index, index.files, read)
        problems += named(index.files, told, index.root)
        counted, ignored = sort_out(problems, _allowed_in(index) if problems else ())
        found.problems += [_called(problem, index) for problem in counted]
        found.ignored += [replace(one, problem=_called(one.problem, index)) for one in ignored]
        found.texts |= {shown_name(index.root / name): text for name, text in texts.items()}
    return found


def open_index(language: str, folder: Path, *, without: str = NOTHING_STAGED, settled: bool = True) -> Index:
    """The folder's index; says why, and ends the command with 2, where there is none, it ignores the folder or a merge is not settled.

    `without` are the words for a folder that lies in no repository.
    """
    _ = translator(language)
    try:
        index = read_index(folder)
        left_out = is_left_out(folder)
    except NoGit:
        stop(_("This needs git, and it is not on this computer."))
    except NoRepository:
        stop(_(without))
    except GitStopped as error:
        stop(_("Git stopped: {said}").format(said=said(error)))
    if left_out:
        words = _("The git repository around this folder, {root}, ignores it: run git init here first.")
        stop(words.format(root=said(index.root)))
    if index.unmerged and settled:
        words = _("These files are in conflict, and can't be committed as they are: {files}")
        stop(words.format(files=said(", ".join(index.unmerged))))
    return index


def owner_of(path: str, index: Index) -> str | None:
    """The folder of the nearest playbook around a file, from the repository's root; None if there is none.

    What the tool keeps for itself, such as the playbook as it was generated, is part of none.
    """
    folder = "" if _OURS in path.split("/")[:-1] else path
    while folder:
        folder = posixpath.dirname(folder)
        if posixpath.join(folder, MAIN) in index.files:
            return None if _PARTS_OF_TEMPLATES in folder else folder
    return None


def in_files(index: Index, paths: Iterable[str], searched: Container[str]) -> tuple[list[Problem], dict[str, str]]:
    """A problem for each CPR-shaped string in these files of the index, beyond what the rules have searched;

    and the text of those that have lines to show: what is private in them is made unreadable there.
    """
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for entry, content in index.contents(paths):
        name = masked(entry.path)
        if content is None:
            problems.append(_not_searched(name, "large"))
        elif entry.path not in searched:
            text = None if content.startswith(PACKED) else text_of(content)
            if text is None:
                problems += _in_packed(name, content)
                continue
            here, on_page = _in_text(name, text), [*_on_page(name, text), *_in_mail(name, text, content)]
            problems += [*here, *on_page]
            # Where it can't be told which signs must be made unreadable, no line is shown.
            if here and not on_page:
                texts[name] = text
    return problems, texts


def named(paths: Iterable[str], told: Collection[str], root: Path | None = None) -> Iterator[Problem]:
    """A problem for each of these files, or folder around some, with a CPR-shaped name.

    `told` are the names of which the rules have told already: as files below `root` are shown, else as the paths are.
    """
    known: set[str] = set()
    for path in paths:
        parts = path.split("/")
        around = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        name = next((name for name in around if any(find_cpr(name))), None)
        if name is not None and name not in known:
            known.add(name)
            # Of a folder's name the rules tell at the file that they read in it.
            shown = shown_name(root / name) if root else name
            if not any(f"{one}/".startswith(f"{shown}/") for one in told):
                yield Problem(PRIVATE_NAME, Place(name))


def allowed_in(index: Index, mirror: Path) -> tuple[allowing.Entry, ...]:
    """What any playbook of the repository lets pass; they are laid out in the mirror, which is the current folder."""
    lay_out(
        index, (path for path in index.files if path.endswith(YAML_ENDINGS) and not (mirror / path).exists()), mirror
    )
    owners = dict.fromkeys(owner_of(path, index) for path in index.files if posixpath.basename(path) == MAIN)
    return tuple(one for owner in owners if owner is not None for one in allowing.entries(read_playbook(Path(owner))))


def sort_out(problems: Iterable[Problem], allowed: tuple[allowing.Entry, ...]) -> tuple[list[Problem], list[Ignored]]:
    """The problems that count, and those that an entry lets pass."""
    counted: list[Problem] = []
    ignored: list[Ignored] = []
    for problem in problems:
        entry = next((one for one in allowed if one.speaks_of(problem)), None)
        if entry is None:
            counted.append(problem)
        else:
            ignored.append(Ignored(problem, entry.allowed.reason, entry.id))
    return counted, ignored


def _allowed_in(index: Index) -> tuple[allowing.Entry, ...]:
    with tempfile.TemporaryDirectory(prefix="karlemose-") as folder:
        mirror = Path(os.path.realpath(folder)) / (index.root.name or "root")
        (mirror / ".git").mkdir(parents=True)
        with chdir(mirror):
            return allowed_in(index, mirror)


def _called(problem: Problem, index: Index) -> Problem:
    """The problem at the name that `check` has for its file."""
    return replace(problem, place=replace(problem.place, file=shown_name(index.root / problem.place.file)))


def _in_text(name: str, text: str) -> list[Problem]:
    """What stands in its lines and cells."""
    return [_found(Place(name, hit.line, hit.column, hit.length), hit.digits) for hit in hits(name, text)]


def _on_page(name: str, text: str) -> list[Problem]:
    """What only a page shows that is made of the text; where in it that comes from is not known."""
    if not name.lower().endswith(_PAGES):
        return []
    shown = {one.digits for piece in words(name, text.encode("utf-8", "replace"), rows=True) for one in cpr_like(piece)}
    return [_found(Place(name), digits) for digits in sorted(shown - {hit.digits for hit in hits(name, text)})]


def _in_mail(name: str, text: str, content: bytes) -> Iterator[Problem]:
    """What a saved e-mail says once its encoding is undone, and what is attached to it; where in the file that is helps nobody."""
    if not name.lower().endswith(_MAIL):
        return
    try:
        said = {one.digits for piece in mail_texts(content) for one in cpr_like(piece)}
    except Unreadable as error:
        yield _not_searched(name, error.why)
        return
    for digits in sorted(said - {hit.digits for hit in hits(name, text)}):
        yield _found(Place(name), digits)


def _in_packed(name: str, content: bytes) -> Iterator[Problem]:
    """One finding tells of all of a document: it has no lines."""
    try:
        for text in packed_texts(content):
            if one := next(cpr_like(text), None):
                yield _found(Place(name), one.digits)
                return
    except Unreadable as error:
        yield _not_searched(name, error.why)


def _found(place: Place, digits: str) -> Problem:
    return Problem("KM310", place, {"found": how_sure(digits)})


def _not_searched(name: str, why: str) -> Problem:
    return Problem("KM508", Place(name), {"found": why}, Severity.warning)
