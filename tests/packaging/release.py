"""A release in a folder: sdist, wheel, the list of its parts and their check sums; `make release` makes it from the last commit."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from karlemose_model.files import write_bytes, write_text
from tests.packaging.building import built
from tests.packaging.environments import ROOT
from tests.packaging.sbom import listed

COULD_NOT_RUN = 2


def main(target: Path) -> int:
    """Write the four files into the folder, and nothing when something is not committed."""
    if git("status", "--porcelain"):
        print("A release is made of what is committed; `git status` tells what is not.", file=sys.stderr)
        return COULD_NOT_RUN
    seconds = git("log", "-1", "--format=%ct")
    with tempfile.TemporaryDirectory() as folder:
        # What the commit has, and nothing that lies beside it.
        source, out = Path(folder, "source"), Path(folder, "out")
        source.mkdir()
        subprocess.run(["git", "archive", "--output", f"{folder}/source.tar", "HEAD"], cwd=ROOT, check=True)
        shutil.unpack_archive(f"{folder}/source.tar", source, filter="data")
        files = sorted(built(source, out, SOURCE_DATE_EPOCH=seconds))
        for file in files:
            write_bytes(target / file.name, file.read_bytes())
    release = [target / file.name for file in files]
    parts = target / f"{release[0].name.removesuffix('.tar.gz').removesuffix('-py3-none-any.whl')}.cdx.json"
    write_text(parts, listed(release, int(seconds)))
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in (*release, parts)]
    write_text(target / "SHA256SUMS", "".join(sums))
    print("".join(sums), end="")
    return 0


def git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
