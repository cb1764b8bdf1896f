"""Safe writes: whole or not at all, nothing touched when nothing changes; shipped folders are found."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import threading
from pathlib import Path

import pytest

from karlemose_model import files
from karlemose_model.claims import claimed
from karlemose_model.files import (
    OpenElsewhere,
    WrittenMeanwhile,
    change_text,
    is_device,
    left_over_of,
    shipped,
    shipped_playbooks,
    temporary_of,
    write_text,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file from being deleted by itself")


@pytest.mark.parametrize(
    ("name", "kept"),
    [("con", True), ("NUL.txt", True), ("Com1", True), ("lpt0.tar.gz", True), ("aux .md", True), ("console", False), ("com", False), ("a.con", False), ("com10", False), ("", False)],
)  # fmt: skip
def test_names_that_windows_keeps_for_devices(name: str, kept: bool) -> None:
    assert is_device(name) is kept


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


def test_what_only_some_may_read_is_never_there_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yml"
    write_text(path, "old")
    path.chmod(0o600)
    fsync, modes = os.fsync, []

    def look(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", look)
    write_text(path, "new")
    assert modes == [0o600]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_error_names_the_file_that_people_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as stopped:
        write_text(path, "new")
    assert stopped.value.filename == str(path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="too long") as stopped:
        write_text(tmp_path / ("a" * 300), "new")
    assert (stopped.value.errno, stopped.value.filename) == (errno.ENAMETOOLONG, str(tmp_path / ("a" * 300)))


def test_a_file_system_that_syncs_nothing_is_good_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_handle: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", unknown)
    assert write_text(tmp_path / "a.md", "new")
    change_text(tmp_path / "a.md", b"new", "newer")
    assert (tmp_path / "a.md").read_text() == "newer"


# --- what a process that was killed leaves -----------------------------------------------------------------------------


def test_what_is_left_over_has_a_name_of_its_own() -> None:
    assert left_over_of("records/.a.yml.karlemose-new") == "records/a.yml"
    assert left_over_of(temporary_of(Path(".gitignore")).name) == ".gitignore"
    for name in ("a.yml", ".a.yml", ".a.yml.new", "a.yml.karlemose-new", ".karlemose-new", "..karlemose-new/a"):
        assert left_over_of(name) == "", name


@pytest.mark.parametrize("content", ["old", "new"])
def test_it_is_taken_away_by_the_next_write(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.md"
    write_text(path, "old")
    temporary_of(path).write_text("ne")
    write_text(path, content)
    assert path.read_text() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


@posix
def test_another_that_is_writing_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    with temporary_of(path).open("wb") as other:
        assert claimed(other.fileno())
        monkeypatch.setattr(files, "PATIENCE", 0.1)
        with pytest.raises(OSError, match=os.strerror(errno.EBUSY)) as stopped:
            write_text(path, "ours")
        assert stopped.value.filename == str(path)
        monkeypatch.setattr(files, "PATIENCE", 10)
        threading.Timer(0.2, other.close).start()
        assert write_text(path, "ours")
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.md", "ours")]


@posix
@pytest.mark.parametrize(("seconds", "stale"), [(0, False), (-30, False), (-90, True), (3600, True)])
def test_where_the_file_system_knows_no_claims_age_counts_whatever_the_clock_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int, stale: bool
) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    left = temporary_of(path)
    left.write_text("half")
    now = left.stat().st_mtime
    os.utime(left, (now + seconds, now + seconds))
    monkeypatch.setattr(files, "claimed", lambda _handle: None)
    if stale:
        change_text(path, b"old", "new")
        assert path.read_text() == "new"
    else:
        with pytest.raises(WrittenMeanwhile):
            change_text(path, b"old", "new")
        assert (path.read_text(), left.read_text()) == ("old", "half")


def test_of_many_changes_at_once_one_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    start, made = threading.Barrier(8), []

    def change(number: int) -> None:
        start.wait()
        try:
            change_text(path, b"old", str(number))
        except WrittenMeanwhile:
            return
        made.append(number)

    threads = [threading.Thread(target=change, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.yml", str(made[0]))]


def test_after_our_rename_anothers_new_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is free again as soon as the file has its place."""
    path, rename = tmp_path / "a.yml", os.replace

    def next_one_begins(source: Path, target: Path) -> None:
        rename(source, target)
        temporary_of(path).write_text("theirs")

    monkeypatch.setattr(os, "replace", next_one_begins)
    change_text(path, None, "ours")
    assert temporary_of(path).read_text() == "theirs"


# --- folders that go, programs that hold a file ------------------------------------------------------------------------


def test_a_folder_that_vanishes_is_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "records" / "a.yml"
    with pytest.raises(FileNotFoundError) as stopped:
        change_text(path, b"old", "new")
    assert stopped.value.filename == str(path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_vanishes_in_the_midst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, rename = tmp_path / "records" / "a.yml", os.replace

    def gone(source: Path, target: Path) -> None:
        shutil.rmtree(path.parent)
        rename(source, target)

    monkeypatch.setattr(os, "replace", gone)
    with pytest.raises(FileNotFoundError) as stopped:
        change_text(path, None, "new")
    assert stopped.value.filename == str(path)


@pytest.mark.parametrize("write", [lambda path: write_text(path, "b"), lambda path: change_text(path, b"a", "b")])
def test_a_file_that_a_program_holds_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: object
) -> None:
    path = tmp_path / "a.docx"
    path.write_text("a")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(OpenElsewhere) as stopped:
        write(path)  # type: ignore[operator]
    assert stopped.value.filename == str(path)
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.docx", "a")]


def test_shipped_playbooks_are_found() -> None:
    assert shipped_playbooks() == ("eksempelparken", "karlemose", "karlemoseparken")


def test_a_broken_installation_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "_PACKAGE", tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError, match="installation is incomplete"):
        shipped("playbooks")


def test_windows_line_ends_are_not_doubled(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a\r\nb\n")
    change_text(path, b"a\r\nb\n", "a\r\nb\nc\n")
    assert path.read_bytes() == b"a\r\nb\r\nc\r\n"
