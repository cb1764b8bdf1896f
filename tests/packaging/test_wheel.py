"""The package as people get it: from a wheel and from a checkout, each in an empty environment in another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# One worker builds and installs for all of these.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


def run(*command: str | Path, cwd: Path) -> str:
    """What the command prints; fails with it when the command fails."""
    # Nothing of this checkout may be found by accident.
    clean = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    }
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=clean, text=True, encoding="utf-8", stdout=subprocess.PIPE,
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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the unpacked sdist: so the sdist is complete as well."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    run(sys.executable, "-m", "tarfile", "-e", sdist, folder / "source", cwd=folder)
    (source,) = (folder / "source").iterdir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    (built,) = folder.glob("*.whl")
    return built


def shipped_files(folder: Path) -> set[str]:
    """What lies under a folder, without what Python and the systems leave behind."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".DS_Store"
    }


def test_the_wheel_holds_everything_that_is_shipped(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    inside = {name.removeprefix("karlemose_model/") for name in names if name.startswith("karlemose_model/")}
    expected = shipped_files(ROOT / "karlemose_model")
    for folder in ("templates", "playbooks"):
        expected |= {f"{folder}/{name}" for name in shipped_files(ROOT / folder)}
    assert inside == expected
    assert {name.partition("/")[0] for name in names} == {
        "karlemose_model",
        f"{'-'.join(wheel.name.split('-')[:2])}.dist-info",
    }


def test_a_wheel_in_an_empty_environment_builds_a_site(wheel: Path, tmp_path: Path) -> None:
    environment = Environment(tmp_path / "environment")
    environment.install(wheel, cwd=tmp_path)
    for name in ("templates", "playbooks"):
        assert Path(environment.says(f"shipped({name!r})", tmp_path)) == environment.packages / "karlemose_model" / name
    builds_a_site(environment, tmp_path)


def test_an_editable_install_in_an_empty_environment_builds_a_site(tmp_path: Path) -> None:
    environment = Environment(tmp_path / "environment")
    environment.install("--editable", ROOT, cwd=tmp_path)
    for name in ("templates", "playbooks"):
        assert Path(environment.says(f"shipped({name!r})", tmp_path)) == ROOT / name
    builds_a_site(environment, tmp_path)


def builds_a_site(environment: Environment, tmp_path: Path) -> None:
    """A playbook in a folder of its own, on the model that comes with the tool, is checked and becomes a site."""
    mine = tmp_path / "mine" / "playbook"
    shutil.copytree(ROOT / "playbooks" / "karlemoseparken", mine)
    assert "0.1.0" in environment.karlemose("--version", cwd=mine.parent)
    environment.karlemose("check", mine, cwd=mine.parent)
    out = tmp_path / "site"
    environment.karlemose("build", mine, "--audience", "public", "--out", out, cwd=mine.parent)
    page = next(iter(sorted(out.rglob("index.html"))))
    assert "Karlemoseparken" in page.read_text("utf-8")
