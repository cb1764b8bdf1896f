"""The sdist of a folder, and the wheel of that sdist: how a release, and the tests of the package, are built."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.packaging.environments import run


def built(source: Path, folder: Path, **environment: str) -> tuple[Path, Path]:
    """Build both into the folder, the wheel from the unpacked sdist: so the sdist is complete as well."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=source, **environment)
    (sdist,) = folder.glob("*.tar.gz")
    run(sys.executable, "-m", "tarfile", "-e", sdist, folder / "source", cwd=folder, **environment)
    (unpacked,) = (folder / "source").iterdir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=unpacked, **environment)
    (wheel,) = folder.glob("*.whl")
    return sdist, wheel
