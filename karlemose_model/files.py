"""Files on disk: where the shipped playbooks and templates lie, and how to write so that nothing is lost."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder of that name (`playbooks`, `templates`) that comes with the tool.

    In an installed wheel it lies inside the package, in a checkout at the repository's root.
    Raises FileNotFoundError when it is in neither place: the installation is broken.
    """
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name} lies neither in {_PACKAGE} nor beside it: the installation is incomplete")


def shipped_playbooks() -> tuple[str, ...]:
    """The ids of the playbooks that come with the tool, sorted."""
    return tuple(sorted(path.name for path in shipped("playbooks").iterdir() if (path / "playbook.yml").is_file()))


def write_bytes(path: Path, content: bytes) -> bool:
    """Write the file whole or not at all, and only if its bytes change; says whether it did.

    A temporary file beside it is synced and renamed over it. Raises OSError as the machine gives it.
    """
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    return True


def write_text(path: Path, content: str) -> bool:
    """`write_bytes` for text, in UTF-8 with `\\n` at the end of lines on every system."""
    return write_bytes(path, content.encode("utf-8"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
