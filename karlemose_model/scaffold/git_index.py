"""What the next commit will hold: git's index, read without any program that a repository names, and laid out as files."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from karlemose_model.scaffold.git import GitStopped, git

LINK, MODULE = "120000", "160000"
_EMPTY = {
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
}
"""What git calls an empty file, in both of its ways of counting."""
_NO_NAME = {"", ".", "..", ".git"}
LARGEST = 60_000_000
"""Bytes of a file that is still looked at; no more are read at once."""
_SIZE = 32
"""More digits than a file's size has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the index: its path from the repository's root with `/` between, its kind as git says it, and its content's name."""

    path: str
    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class Index:
    """What stands in the index: every file by path, what differs from the last commit (deleted files too), and what is in conflict."""

    root: Path
    files: dict[str, Entry]
    staged: tuple[str, ...]
    unmerged: tuple[str, ...]

    def contents(self, paths: Iterable[str]) -> Iterator[tuple[Entry, bytes | None]]:
        """The files at these paths with what they hold, as the commit will hold it: no filter has changed it.

        None stands for what is too large to be looked at. Raises GitStopped when git can't read the repository.
        """
        wanted = [self.files[path] for path in paths]
        together: list[Entry] = []
        bytes_ = 0
        for entry, size in zip(wanted, self._sizes(wanted), strict=True):
            if size > LARGEST:
                yield entry, None
                continue
            if bytes_ + size > LARGEST:
                yield from self._read(together)
                together, bytes_ = [], 0
            together.append(entry)
            bytes_ += size
        yield from self._read(together)

    def _sizes(self, wanted: list[Entry]) -> list[int]:
        """How large each is; one that is not there (git would have to fetch it) counts as too large."""
        said = git(self.root, "cat-file", "--batch-check=%(objectsize)", given=_asked(wanted)).split(b"\n")
        return [int(size) if size.isdigit() else LARGEST + 1 for size in said[: len(wanted)]]

    def _read(self, wanted: list[Entry]) -> Iterator[tuple[Entry, bytes]]:
        answer = memoryview(
            git(self.root, "cat-file", "--batch=%(objectsize)", given=_asked(wanted)) if wanted else b""
        )
        for entry in wanted:
            begin = bytes(answer[:_SIZE]).index(b"\n") + 1
            end = begin + int(answer[: begin - 1])
            yield entry, bytes(answer[begin:end])
            answer = answer[end + 1 :]


def _asked(wanted: list[Entry]) -> bytes:
    return "".join(f"{one.blob}\n" for one in wanted).encode()


def read_index(folder: Path) -> Index:
    """The index of the repository that the folder lies in; in a hook, the one that git has made for this commit.

    Raises NoGit, NoRepository or GitStopped.
    """
    root = Path(os.fsdecode(git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    home = Path(os.fsdecode(git(folder, "rev-parse", "--absolute-git-dir").removesuffix(b"\n")))
    index = _of_the_hook(root, home)
    files: dict[str, Entry] = {}
    unmerged: dict[str, None] = {}
    for line in _lines(git(root, "ls-files", "--stage", "--full-name", "-z", index=index)):
        told, _tab, path = line.partition("\t")
        mode, blob, stage = told.split(" ")
        if stage != "0":
            unmerged[path] = None
        elif mode != MODULE:
            files[path] = Entry(path, mode, blob)
    plain = ("--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all")
    staged = tuple(_lines(git(root, "diff", "--cached", "--name-only", "-z", *plain, index=index)))
    _drop_announced(root, files, frozenset(staged))
    return Index(root, files, staged, tuple(unmerged))


def lay_out(index: Index, paths: Iterable[str], into: Path) -> None:
    """Write these files of the index below a folder. Names that would lead out of it, and links that do, are left out."""
    links: list[tuple[Path, str]] = []
    for entry, content in index.contents(path for path in paths if _can_be_written(path)):
        target = into / entry.path
        if content is not None and entry.mode == LINK:
            links.append((target, os.fsdecode(content)))
            continue
        with contextlib.suppress(OSError):  # a name that this machine's files can't have
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as stream:
                # One that is too large is as large here, and as little read.
                stream.truncate(LARGEST + 1) if content is None else stream.write(content)
    # The last: nothing is ever written through one.
    for target, to in links:
        inside = Path(os.path.normpath(target.parent / to)).is_relative_to(into)
        if (
            inside
            and not PurePosixPath(to).is_absolute()
            and not PureWindowsPath(to).drive
            and not os.path.lexists(target)
        ):
            with contextlib.suppress(OSError):  # Windows lets not everybody make one
                target.parent.mkdir(parents=True, exist_ok=True)
                target.symlink_to(to)
    for target, _to in links:
        if target.is_symlink() and not Path(os.path.realpath(target)).is_relative_to(os.path.realpath(into)):
            target.unlink()


def _lines(answer: bytes) -> list[str]:
    return [os.fsdecode(line) for line in answer.split(b"\0") if line]


def _of_the_hook(root: Path, home: Path) -> str:
    """The index that git commits from, when it runs us as a hook of this repository: `git commit FILE` makes one of its own."""
    said = os.environ.get("GIT_INDEX_FILE", "")
    path = Path(os.path.realpath(root / said)) if said else None
    return str(path) if path and path.is_file() and path.is_relative_to(os.path.realpath(home)) else ""


def _drop_announced(root: Path, files: dict[str, Entry], staged: frozenset[str]) -> None:
    """Take out files that are only announced (`git add --intent-to-add`): they stand there empty, and no commit holds them."""
    empty = [path for path, entry in files.items() if entry.blob in _EMPTY and path not in staged]
    committed: frozenset[str] = frozenset()
    if empty:
        with contextlib.suppress(GitStopped):  # there is no commit yet
            committed = frozenset(_lines(git(root, "ls-tree", "-r", "-z", "--full-tree", "--name-only", "HEAD")))
    for path in empty:
        if path not in committed:
            del files[path]


def _can_be_written(path: str) -> bool:
    parts = path.split("/")
    odd = os.name == "nt" and any(sign in path for sign in '\\:*?"<>|')
    return not odd and not any(part.casefold() in _NO_NAME for part in parts)
