"""Puts papers into a folder or a file; what a person wrote or edited there is never lost."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from karlemose_model.exports.errors import InTheWay, LeadsOut, Locked
from karlemose_model.files import leads_out, temporary_of, write_bytes
from karlemose_model.manifest import MANIFEST, checksum_of, digest, keep_beside, keep_strange, made_here, write_manifest
from karlemose_model.problems import Problem


def write_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Write the papers into the folder, beside those that are there already; only what changed is written.

    A paper of ours that a person edited is copied to `<folder>.edited/` first, which is reported. Raises InTheWay before
    anything is written when a file of somebody else's has a paper's name, LeadsOut when its folder is a link to elsewhere, Locked at the end for files that could not
    be replaced, OSError as the machine gives it.
    """
    if out := next((path for path in files if leads_out((folder / path).parent, folder)), None):
        raise LeadsOut((folder / out).parent)
    known = made_here(folder)
    there = [path for path in files if (folder / path).exists() or (folder / path).is_symlink()]
    now = {path: checksum_of(folder / path) for path in there}
    coming = {path: digest(content) for path, content in files.items()}
    strangers = [path for path in there if path not in known and now[path] != coming[path]]
    if strangers:
        raise InTheWay(tuple(folder / path for path in strangers))
    edited = [path for path in there if path in known and now[path] not in (*known[path], coming[path])]
    problems = tuple(keep_beside(folder, path) for path in edited)
    halves = [temporary_of(Path(path)).as_posix() for path in (*files, MANIFEST)]
    problems += keep_strange(folder, [path for path in halves if os.path.lexists(folder / path)], files, folder)
    before = {path: sums[0] for path, sums in known.items()}
    # Until the end the manifest knows both, so that a run that is stopped leaves nothing that seems somebody else's.
    write_manifest(folder, before, coming)
    locked = []
    for path, content in files.items():
        try:
            write_bytes(folder / path, content)
        except PermissionError:
            locked.append(path)
    write_manifest(folder, before | {path: one for path, one in coming.items() if path not in locked})
    if locked:
        raise Locked(tuple(folder / path for path in locked))
    return problems


def write_file(file: Path, content: bytes) -> None:
    """Write one paper under a name that its user chose. Raises InTheWay when another file has that name already."""
    if file.is_symlink() or (file.exists() and file.read_bytes() != content):
        raise InTheWay((file,))
    try:
        write_bytes(file, content)
    except PermissionError as error:
        raise Locked((file,)) from error
