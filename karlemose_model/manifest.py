"""What we made in a folder, file by file with its checksum, and what became of it since; for whoever replaces it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from karlemose_model.files import leads_out, left_over_of, sync_folder, write_bytes, write_text
from karlemose_model.problems import Place, Problem, Severity

MANIFEST = ".karlemose-manifest.json"

_HEAD = b'{\n "made_by": "karlemose_model"'
"""So every manifest begins."""

# What file managers put into every folder that they show; nobody's own work.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a folder stands against its manifest: is it ours, what is edited in it, what is not from us.

    `left_over` are halves of our own files, from a run that was stopped while it wrote.
    """

    ours: bool
    listed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()


def digest(content: bytes) -> str:
    """The checksum that a manifest keeps."""
    return hashlib.sha256(content).hexdigest()


def checksum_of(file: Path) -> str:
    """The checksum of what stands at that place; of a folder or a link, which is never a file of ours, an empty one."""
    return digest(file.read_bytes()) if file.is_file() and not file.is_symlink() else ""


def write_manifest(
    folder: Path, files: Mapping[str, str], coming: Mapping[str, str] | None = None, made_from: str = ""
) -> None:
    """Note the folder's files and their checksums; `coming` are those that are about to be written.

    `made_from` is a checksum of all that they were made from, for whoever asks `holds`.
    """
    said: dict[str, object] = {"made_by": "karlemose_model", "files": dict(sorted(files.items()))}
    if made_from:
        said["made_from"] = made_from
    if coming:
        said["coming"] = dict(sorted(coming.items()))
    write_text(folder / MANIFEST, json.dumps(said, indent=1, ensure_ascii=False) + "\n")


def checksums(folder: Path) -> dict[str, str]:
    """The checksum of every file in the folder, by relative path, the manifest left out. Links are not followed."""
    return {path: digest((folder / path).read_bytes()) for path in _contents(folder) if path != MANIFEST}


def standing(folder: Path) -> Standing:
    """How the folder stands against its manifest. A folder without a readable manifest is not ours."""
    if folder.is_symlink() or not folder.is_dir():
        return Standing(ours=False, strangers=(folder.name,))
    found = _contents(folder)
    manifest = _read(folder / MANIFEST)
    if manifest is None:
        # Stopped while it wrote the first manifest, a run of ours has left half of it and nothing else.
        left_over = [path for path in found if _left_over(path, {}, {})]
        strangers = [path for path in found if path != MANIFEST and path not in left_over]
        return Standing(ours=False, strangers=tuple(strangers), left_over=tuple(left_over))
    files, coming = manifest
    listed: list[str] = []
    edited: list[str] = []
    strangers = []
    left_over = []
    for path in found:
        if path == MANIFEST or path.rpartition("/")[2] in _LITTER:
            continue
        if path not in files and path not in coming:
            (left_over if _left_over(path, files, coming) else strangers).append(path)
            continue
        listed.append(path)
        if (folder / path).is_symlink() or digest((folder / path).read_bytes()) not in (
            files.get(path),
            coming.get(path),
        ):
            edited.append(path)
    return Standing(True, tuple(listed), tuple(edited), tuple(strangers), tuple(left_over))


def made_here(folder: Path) -> dict[str, tuple[str, ...]]:
    """The files that we made in the folder, with the checksums that they can have while nobody edits them."""
    manifest = _read(folder / MANIFEST)
    if manifest is None:
        return {}
    files, coming = manifest
    both = {path: (files.get(path), coming.get(path)) for path in (*files, *coming)}
    return {path: tuple(one for one in sums if one is not None) for path, sums in both.items()}


def holds(folder: Path, made_from: str) -> bool:
    """Whether the folder is just as we made it, and from that: nothing edited, added or missing."""
    manifest = _read(folder / MANIFEST)
    if manifest is None or _said(folder / MANIFEST).get("made_from") != made_from:
        return False
    now = standing(folder)
    touched = (*now.edited, *now.strangers, *now.left_over)
    return now.ours and not touched and set(now.listed) == set(manifest[0])


def noted_from(folder: Path) -> str | None:
    """The checksum that the manifest notes of what its files were made from; None where no manifest of ours is."""
    said = _said(folder / MANIFEST)
    return str(said.get("made_from", "")) if said else None


def keep_beside(folder: Path, path: str, name: Path | None = None) -> Problem:
    """Copy a file that a person edited to `<folder>.edited/`, never over an earlier copy; says where it is kept.

    `name` is what the folder was called when it was edited, if it is called otherwise by now.
    """
    before = name or folder
    return _keep((folder / path).read_bytes(), before / path, _beside(before, path))


def keep_copy(file: Path) -> Problem:
    """Copy a file that a person edited beside itself, as `dates.edited.ics`, never over another; says where it is kept."""
    return _keep(file.read_bytes(), file, file.with_name(f"{file.stem}.edited{file.suffix}"))


def move_beside(folder: Path, path: str, name: Path) -> Problem:
    """Move a file or link that is not ours to `<name>.edited/`, as `keep_beside` copies one; says where it is now."""
    free = _free(_beside(name, path))
    free.parent.mkdir(parents=True, exist_ok=True)
    (folder / path).rename(free)
    file = str(name / path)
    return Problem("KM051", Place(file), {"file": file, "kept": str(free)}, Severity.warning)


def keep_strange(folder: Path, paths: Iterable[str], files: Mapping[str, bytes], name: Path) -> tuple[Problem, ...]:
    """Move beside the folder what is called like a half of a file of ours and is none; says where each is now.

    `files` are about to be written; `name` is what the folder was called when the paths were found.
    """
    known = made_here(folder)
    problems = []
    for path in paths:
        if not _is_half(folder, path, known, files):
            kept = move_beside(folder, path, name).data["kept"]
            file = str(name / path)
            problems.append(Problem("KM059", Place(file), {"file": file, "kept": kept}, Severity.warning))
    return tuple(problems)


def _is_half(folder: Path, path: str, known: Mapping[str, tuple[str, ...]], files: Mapping[str, bytes]) -> bool:
    """Whether it is a beginning of what we wrote, or are about to write, into the file that it is called after."""
    if (folder / path).is_symlink() or not (folder / path).is_file():
        return False
    content, whole = (folder / path).read_bytes(), left_over_of(path)
    if whole == MANIFEST:
        return content.startswith(_HEAD) or _HEAD.startswith(content)
    there = (folder / whole).read_bytes() if (folder / whole).is_file() else b""
    return digest(content) in known.get(whole, ()) or any(
        one.startswith(content) for one in (files.get(whole, b""), there)
    )


def _keep(content: bytes, file: Path, wanted: Path) -> Problem:
    """Write what stood in the file to the wanted place, or to a free one like it."""
    free = _free(wanted, content)
    write_bytes(free, content)
    # What it is kept from is about to go.
    sync_folder(free.parent)
    return Problem("KM032", Place(str(file)), {"file": str(file), "kept": str(free)}, Severity.warning)


def _beside(folder: Path, path: str) -> Path:
    """Where the folder's file is kept: beside the folder, where no link leads away from."""
    wanted, number = folder.with_name(f"{folder.name}.edited") / path, 1
    while leads_out(wanted.parent, folder.parent):
        number += 1
        wanted = folder.with_name(f"{folder.name}.edited.{number}") / path
    return wanted


def _free(wanted: Path, content: bytes | None = None) -> Path:
    """The wanted place, or one with a number, where nothing stands yet, or this content."""
    free, number = wanted, 1
    while os.path.lexists(free) and not (content is not None and free.is_file() and free.read_bytes() == content):
        number += 1
        free = wanted.with_name(f"{wanted.stem}.{number}{wanted.suffix}")
    return free


def _said(path: Path) -> dict[str, Any]:
    """What a manifest says; nothing if it can't be read or is none of ours."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) and said.get("made_by") == "karlemose_model" else {}


def _read(path: Path) -> tuple[dict[str, str], dict[str, str]] | None:
    said = _said(path)
    if not isinstance(said.get("files"), dict):
        return None
    coming = said.get("coming")
    return said["files"], coming if isinstance(coming, dict) else {}


def _left_over(path: str, files: Mapping[str, str], coming: Mapping[str, str]) -> bool:
    """Whether it is the half of a file of ours that we were writing when the machine stopped."""
    whole = left_over_of(path)
    return bool(whole) and (whole == MANIFEST or whole in files or whole in coming)


def _contents(folder: Path) -> list[str]:
    """Every file and link below the folder, as sorted relative paths with `/`."""
    found: list[str] = []
    for top, folders, names in os.walk(folder):
        here = Path(top)
        links = [name for name in folders if (here / name).is_symlink()]
        found += [(here / name).relative_to(folder).as_posix() for name in [*names, *links]]
    return sorted(found)
