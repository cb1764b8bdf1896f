"""What stands in a repository before an update: its files as they were last committed, and what is in the way there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from karlemose_model.files import left_over_of
from karlemose_model.scaffold.git import committed
from karlemose_model.scaffold.git_index import LARGEST

_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Systems leave these wherever somebody has looked into a folder."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A repository before an update touched it: of the files that `changed` since, what the last commit holds counts."""

    folder: Path
    changed: frozenset[str]

    def content(self, name: str) -> bytes | None:
        """What the file holds; None: there is none."""
        return committed(self.folder, name) if name in self.changed else content_of(self.folder / name)

    def below(self, name: str) -> set[str]:
        """The files below a folder, as paths from there; also those that are gone, or new, since the last commit."""
        there = {path.relative_to(self.folder / name).as_posix() for path in _files(self.folder / name)}
        return there | {path.removeprefix(f"{name}/") for path in self.changed if path.startswith(f"{name}/")}


def content_of(path: Path) -> bytes | None:
    """What a plain file holds; None where there is none, or where a link leads elsewhere.

    One that is `too_large` is read no further than that: so far it equals nothing that was ever generated.
    """
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as stream:
        return stream.read(LARGEST + 1)


def too_large(content: bytes) -> bool:
    """Whether it is the beginning of a file that is larger than what is looked at."""
    return len(content) > LARGEST


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path from there; for what the tool has made itself, which is small."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}


def checksum(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of a list like that of `sha256sum`, by name; the same whatever line ends git writes on a machine."""
    sums = {name: sha256(content.replace(b"\r\n", b"\n")).hexdigest() for name, content in files.items()}
    # A name that is not UTF-8 was never generated: it makes another sum, as any other file more does.
    lines = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    return sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


def is_in_the_way(folder: Path, name: str) -> bool:
    """Whether something else than a plain file in plain folders stands there, such as a link that leads elsewhere."""
    path = folder
    *above, last = name.split("/")
    for part in above:
        path /= part
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            return True
    path /= last
    return path.is_symlink() or (path.exists() and not path.is_file())


def _files(folder: Path) -> list[Path]:
    """Links to folders are not followed; what a write that was killed has left behind is no file."""
    return [
        Path(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if name not in _OF_SYSTEMS and not left_over_of(name)
    ]
