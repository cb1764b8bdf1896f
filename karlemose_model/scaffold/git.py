"""What git knows of a folder: what is not committed, what the last commit holds, how texts are merged; run so that it runs nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_ELSEWHERE = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"})
"""A hook of another repository sets these: only the folder that was named counts."""
_RUN_NOTHING = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
"""A repository can name programs that git is to run, also to fetch what it lacks; looking at one runs none of them."""
_ERROR = 128
"""From here on git's exit codes are failures; below it, `merge-file` counts conflicts."""


class NoGit(Exception):
    """There is no git on this machine."""


class NoRepository(Exception):
    """The folder lies in no git repository."""


class GitStopped(Exception):
    """Git could not do it; the text is git's own."""


def not_committed(folder: Path) -> frozenset[str]:
    """The files below the folder that differ from the last commit, as paths from it; untracked ones too, ignored ones not.

    Raises NoGit, NoRepository or GitStopped.
    """
    above = git(folder, "rev-parse", "--show-prefix").removesuffix(b"\n")
    status = ("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", ".")
    entries = git(folder, *status).split(b"\0")
    return frozenset(os.fsdecode(entry[3:].removeprefix(above)) for entry in entries if entry)


def committed(folder: Path, name: str) -> bytes | None:
    """What the last commit holds in a file, as git would write it on this machine; None: it holds no such file."""
    # Beginning with HEAD:./ it is never taken for an option, whatever the file is called.
    ran = _run(folder, "cat-file", "--filters", f"HEAD:./{name}")
    return ran.stdout if ran.returncode == 0 else None


def merge_texts(mine: str, before: str, new: str, labels: tuple[str, str]) -> tuple[str, bool]:
    """Both changes in one text, and whether they met: then both stand there between markers with the two labels.

    Raises NoGit or GitStopped.
    """
    with tempfile.TemporaryDirectory(prefix="karlemose-") as folder:
        for name, text in (("mine", mine), ("before", before), ("new", new)):
            (Path(folder) / name).write_bytes(text.encode())
        # What stood before is not shown: two versions are easier to choose from than three.
        plain = ("-c", "merge.conflictStyle=merge", "merge-file", "-p")
        ran = _run(Path(folder), *plain, "-L", labels[0], "-L", "", "-L", labels[1], "mine", "before", "new")
    if not 0 <= ran.returncode < _ERROR:
        raise GitStopped(_said(ran))
    return ran.stdout.decode(), ran.returncode > 0


def git(folder: Path, *arguments: str, given: bytes = b"", index: str = "") -> bytes:
    """What git prints when it is run in the folder with these arguments, and with that on its input.

    `index` is another index file than the repository's own. Raises NoGit, NoRepository or GitStopped.
    """
    ran = _run(folder, *arguments, given=given, index=index)
    if ran.returncode:
        if b"not a git repository" in ran.stderr:
            raise NoRepository
        raise GitStopped(_said(ran))
    return ran.stdout


def _run(folder: Path, *arguments: str, given: bytes = b"", index: str = "") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise NoGit
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    # Its words are compared, so they must not be translated; and looking at a repository must not write into it.
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    environment |= {"GIT_INDEX_FILE": index} if index else {}
    command = [program, *_RUN_NOTHING, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, input=given, capture_output=True, check=False)  # noqa: S603


def _said(ran: subprocess.CompletedProcess[bytes]) -> str:
    lines = ran.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else str(ran.returncode)
