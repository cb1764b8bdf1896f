"""Puts what was built in its place: nothing of somebody else's is ever touched, and no reader sees half a site."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from karlemose_model.claims import LOCK
from karlemose_model.files import leads_out, sync_below, sync_folder, write_bytes, write_text
from karlemose_model.manifest import (
    MANIFEST,
    Standing,
    checksums,
    digest,
    keep_beside,
    keep_strange,
    move_beside,
    noted_from,
    standing,
    write_manifest,
)
from karlemose_model.problems import Place, Problem, Severity

_READY = "ready"
_OLD = "old"
_NEW = "new"
_GONE = "gone"
_SHOWN = 3


def refused(target: Path) -> tuple[Problem, ...]:
    """Why the folder can't be replaced: it holds files that we did not make. Nothing is touched."""
    if not target.exists() and not target.is_symlink():
        return ()
    now = standing(target)
    if not now.strangers:
        return ()
    shown = ", ".join(now.strangers[:_SHOWN]) + (" …" if len(now.strangers) > _SHOWN else "")
    data = {"folder": str(target), "files": shown, "count": len(now.strangers)}
    return (Problem("KM031" if now.ours else "KM030", Place(str(target)), data),)


def led_out(home: Path, target: Path, *others: Path) -> tuple[Problem, ...]:
    """Why nothing may be written below the folder: a link in it leads away from where we would. Nothing is touched."""
    paths = (home / LOCK, target, _work(target), *others)
    out = next((path for path in paths if leads_out(path, home)), None)
    return (Problem("KM188", Place(str(out)), {"path": str(out)}),) if out else ()


def work_folder(target: Path) -> Path:
    """An empty folder beside the target to build in; `recover` has been asked before.

    Its name alone says that it is ours: whatever a stop leaves of it, the next run may take it away.
    """
    work = _work(target)
    work.mkdir(parents=True)
    return work


def recover(target: Path) -> tuple[Problem, ...]:
    """Finish or undo what an earlier run began on this target when it was stopped; says what of a person's is kept."""
    work = _work(target)
    if not work.is_dir() or work.is_symlink():
        return ()
    if not target.exists():
        if (work / _READY).is_file() and (work / _NEW / MANIFEST).is_file():
            (work / _NEW).rename(target)
        elif (work / _OLD).is_dir():
            (work / _OLD).rename(target)
    return _clear(work, target)


def swap(work: Path, target: Path, made_from: str = "") -> tuple[Problem, ...]:
    """Put `work/new` in the target's place by two renames; what a person edited or laid there is kept beside it.

    `made_from` is noted in the manifest, for `karlemose_model.manifest.holds`. Between the renames the ready mark lets the
    next run complete the swap. The caller has asked `refused` before.
    """
    new, old = work / _NEW, work / _OLD
    write_manifest(new, checksums(new), made_from=made_from)
    # What the ready mark vouches for is on the disk before it, and the old site goes when the new one has its name there.
    sync_below(new)
    write_text(work / _READY, "")
    try:
        if target.exists():
            target.rename(old)
        new.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    sync_folder(target.parent)
    return _clear(work, target)


def _clear(work: Path, target: Path) -> tuple[Problem, ...]:
    """Take the work folder away, but nothing of a person's: that is looked for when nobody can add to it any more.

    What is half deleted must never come back as a site: so the ready mark goes first, and the old site by one rename.
    """
    (work / _READY).unlink(missing_ok=True)
    old = work / _OLD
    problems: tuple[Problem, ...] = ()
    if old.is_dir():
        now = standing(old)
        problems = (
            *(keep_beside(old, path, target) for path in now.edited),
            *(move_beside(old, path, target) for path in now.strangers),
            *keep_strange(old, now.left_over, {}, target),
        )
        old.rename(work / _GONE)
    shutil.rmtree(work)
    return problems


def outdated(folder: Path, content: str, builder: str) -> tuple[Problem, ...]:
    """A warning when the folder holds the same pages made otherwise, and not from what was built now.

    `content` is the checksum of that, with which both note what they were made from; `builder` makes that folder anew.
    """
    was = noted_from(folder)
    if was is None or was.partition(" ")[0] == content:
        return ()
    return (Problem("KM053", Place(str(folder)), {"folder": str(folder), "builder": builder}, Severity.warning),)


def write_source(target: Path, files: Mapping[str, bytes], made_from: str = "") -> tuple[Problem, ...]:
    """Bring the folder to hold exactly these files: only those whose bytes changed are written, the manifest last.

    `made_from` is noted in the manifest, for `outdated`. What a person edited is kept beside it and reported. The caller
    has asked `refused` before.
    """
    problems = keep_edited(target)
    before = standing(target) if target.exists() else Standing(ours=True)
    problems += keep_strange(target, before.left_over, files, target)
    coming = {path: digest(content) for path, content in files.items()}
    kept = {path: digest((target / path).read_bytes()) for path in before.listed}
    if kept != coming:
        # Until the end the manifest knows both, so that a run that is stopped leaves nothing that seems somebody else's.
        write_manifest(target, kept, coming)
    # First what goes: where Page.md and page.md are one file, the other order would remove what was just written.
    for path in (*before.listed, *before.left_over):
        if path not in coming:
            (target / path).unlink(missing_ok=True)
            _remove_empty(target, (target / path).parent)
    written = {(target / path).parent for path, content in files.items() if write_bytes(target / path, content)}
    for folder in written:
        sync_folder(folder)
    write_manifest(target, coming, made_from=made_from)
    return problems


def keep_edited(target: Path) -> tuple[Problem, ...]:
    """Copy what a person edited in the target to `<target>.edited/`, never over an earlier copy; says which files."""
    if not target.exists():
        return ()
    return tuple(keep_beside(target, path) for path in standing(target).edited)


def _work(target: Path) -> Path:
    return target.with_name(f".{target.name}.karlemose-work")


def _remove_empty(top: Path, folder: Path) -> None:
    while folder != top:
        with contextlib.suppress(OSError):
            folder.rmdir()
        folder = folder.parent
