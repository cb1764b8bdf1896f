"""Safe writes: whole or not at all, nothing touched when nothing changes; shipped folders are found."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from karlemose_model import files
from karlemose_model.files import shipped, shipped_playbooks, write_text


def test_a_file_is_written_and_then_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.md"
    assert write_text(path, "æøå\n")
    before = path.stat().st_mtime_ns
    assert not write_text(path, "æøå\n")
    assert path.stat().st_mtime_ns == before
    assert path.read_bytes() == "æøå\n".encode()


def test_a_failing_write_keeps_the_old_file_and_leaves_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    write_text(path, "old")

    def full(source: str, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_text(path, "new")
    assert path.read_text("utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_rights_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "run.sh"
    write_text(path, "a")
    path.chmod(0o750)
    write_text(path, "b")
    assert stat.S_IMODE(path.stat().st_mode) == 0o750


def test_shipped_playbooks_are_found() -> None:
    assert shipped_playbooks() == ("eksempelparken", "karlemose", "karlemoseparken")


def test_a_broken_installation_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "_PACKAGE", tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError, match="installation is incomplete"):
        shipped("playbooks")
