"""The package as people get it: from a wheel and from a checkout, each in an empty environment in another folder."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.packaging.environments import ROOT, Environment

# One worker builds and installs for all of these.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


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
    # The builder is the same as above; what differs is where templates and playbooks are found.
    builds_a_site(environment, tmp_path, "--builder", "none")


def builds_a_site(environment: Environment, tmp_path: Path, *more: str) -> None:
    """A playbook in a folder of its own, on the model that comes with the tool, is checked and becomes a site."""
    mine = tmp_path / "mine" / "playbook"
    shutil.copytree(ROOT / "playbooks" / "karlemoseparken", mine)
    assert "0.1.0" in environment.karlemose("--version", cwd=mine.parent)
    environment.karlemose("check", mine, cwd=mine.parent)
    out = tmp_path / "site"
    environment.karlemose("build", mine, "--audience", "public", "--out", out, *more, cwd=mine.parent)
    page = next(iter(sorted(out.rglob("index.md" if more else "index.html"))))
    assert "Karlemoseparken" in page.read_text("utf-8")
