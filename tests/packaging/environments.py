"""Empty environments, and programs run in them: what the tests of the package and of a new place's CI share."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, **said: str) -> str:
    """What the command prints; fails with it when the command fails. What is said comes to its environment."""
    # Nothing of this checkout may be found by accident.
    clean = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    }
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=clean | said, text=True, encoding="utf-8", stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return done.stdout


class Environment:
    """An empty environment that has this one's dependencies, and the package only from where the test says.

    The dependencies are seen through a .pth file instead of being installed again: a test must not need the network,
    and what pip would fetch is the same locked files. A path named in a .pth file is searched for modules, but the .pth
    files inside it are not read, so this checkout's own editable install stays invisible. That nothing undeclared
    is imported is held by test_project.py.
    """

    def __init__(self, folder: Path) -> None:
        run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
        scheme = {"base": str(folder), "platbase": str(folder)}
        self.scripts = Path(sysconfig.get_path("scripts", "venv", vars=scheme))
        self.packages = Path(sysconfig.get_path("purelib", "venv", vars=scheme))
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")
        (self.packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def install(self, *what: str | Path, cwd: Path) -> None:
        run(
            sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", self.python, "install", "--quiet",
            "--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed", *what, cwd=cwd,
        )  # fmt: skip

    def karlemose(self, *words: str | Path, cwd: Path) -> str:
        return run(self.scripts / "karlemose", *words, cwd=cwd)

    def says(self, expression: str, cwd: Path) -> str:
        return run(self.python, "-c", f"from karlemose_model.files import *; print({expression})", cwd=cwd).strip()
