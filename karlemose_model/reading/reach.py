"""How far the paths in a person's files may lead: no link out of the rollout's own folder, no path to anywhere on the machine."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from karlemose_model.files import leads_out
from karlemose_model.problems import Place, Problem

LEVELS = 3
"""So many folders up a path may lead where no repository tells where the work ends: estate, municipality, district."""


def link_out(path: Path, folder: Path, shown: str) -> Problem | None:
    """The problem if the path leads out of the folder; `shown` is what messages call it."""
    return Problem("KM358", Place(shown), {"path": shown}) if leads_out(path, folder) else None


def is_relative(path: str) -> bool:
    """Whether it leads on from the folder that it stands in, on every machine: no drive, no address, no home folder."""
    whole = PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive or path.startswith("~")
    return bool(path.strip()) and not whole and "\\" not in path and "://" not in path


def reach(folder: Path) -> Path:
    """The folder that holds all that a rollout may build on or list.

    In a git repository that is the folder around it: what lies beside the repository belongs to it, such as the
    municipality's. Without one it is the third folder up.
    """
    here = Path(os.path.realpath(folder))
    above = (here, *here.parents)
    root = next((one for one in above if (one / ".git").exists()), None)
    return root.parent if root is not None else above[min(LEVELS, len(above) - 1)]


def out_of_reach(path: Path, folder: Path) -> bool:
    """Whether a path that stands in the folder's playbook leads further than it may, links followed."""
    return leads_out(path, reach(folder))
