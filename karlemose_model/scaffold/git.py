"""What git knows of a folder: what is not committed, what the last commit holds, how texts are merged; run so that it runs nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""Of what begins with GIT_ only the person's own settings count: a hook of another repository sets the rest."""
_RUN_NOTHING = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
"""A repository can name programs that git is to run; looking at one runs none of them, and fetches nothing."""
_OWN = frozenset({"local", "worktree", "submodule"})
"""What is set in the repository itself, not by the person or for the machine."""
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
    status = (
        "status",
        "--porcelain=v1",
        "-z",
        "--untracked-files=all",
        "--no-renames",
        "--ignore-submodules=all",
        "--",
        ".",
    )
    entries = git(folder, *status).split(b"\0")
    return frozenset(os.fsdecode(entry[3:].removeprefix(above)) for entry in entries if entry)


def committed(folder: Path, name: str) -> bytes | None:
    """What the last commit holds in a file, as git would write it on this machine; None: it holds no such file."""
    # Beginning with HEAD:./ it is never taken for an option, whatever the file is called.
    ran = _run(folder, "cat-file", "--filters", f"HEAD:./{name}")
    return ran.stdout if ran.returncode == 0 else None


def is_left_out(folder: Path) -> bool:
    """Whether the repository around the folder is told to ignore it, and keeps nothing of it: what lies there is in no commit.

    Raises NoGit, NoRepository or GitStopped.
    """
    ran = _run(folder, "check-ignore", "--quiet", "--", ".")
    if ran.returncode >= _ERROR:
        raise NoRepository if b"not a git repository" in ran.stderr else GitStopped(_said(ran))
    return ran.returncode == 0 and not git(folder, "ls-files", "-z", "--", ".")


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
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    # Its words are compared, so they must not be translated; and looking at a repository must not write into it.
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    # A repository can also say that what it lacks is to be had from a program.
    environment |= {"GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1"}
    environment |= _without_filters(program, folder, environment)
    environment |= {"GIT_INDEX_FILE": index} if index else {}
    command = [program, *_RUN_NOTHING, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, input=given, capture_output=True, check=False)  # noqa: S603


def _without_filters(git: str, folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Settings that switch off the programs through which the repository's own settings send its files.

    Those that the person has set for all repositories, such as LFS, stay.
    """
    command = [git, *_RUN_NOTHING, "config", "--list", "--includes", "--show-scope", "--name-only", "-z"]
    ran = subprocess.run(command, cwd=folder, env=dict(environment), capture_output=True, check=False)  # noqa: S603
    said = ran.stdout.split(b"\0")
    names = {
        os.fsdecode(name) for scope, name in zip(said[::2], said[1::2], strict=False) if os.fsdecode(scope) in _OWN
    }
    filters = sorted(name for name in names if name.startswith("filter."))
    count = environment.get("GIT_CONFIG_COUNT", "")
    first = int(count) if count.isdecimal() else 0
    # Not as options: a filter's name may hold the sign that ends a name there.
    settings = {"GIT_CONFIG_COUNT": str(first + len(filters))} if filters else {}
    for number, name in enumerate(filters, first):
        settings |= {
            f"GIT_CONFIG_KEY_{number}": name,
            f"GIT_CONFIG_VALUE_{number}": "false" if name.endswith(".required") else "",
        }
    return settings


def _said(ran: subprocess.CompletedProcess[bytes]) -> str:
    lines = ran.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else str(ran.returncode)
