"""Papers in folders: nobody's own work is lost, a run that stops leaves nothing strange, a file open in Word is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from karlemose_model.exports import InTheWay, LeadsOut, Locked, folder, write_file, write_folder
from karlemose_model.files import temporary_of, write_bytes
from karlemose_model.manifest import MANIFEST

A, B, OWN = b"first", b"second", b"my own words"


def contents(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_papers_are_added_to_those_that_are_there(tmp_path: Path) -> None:
    target = tmp_path / "papers"
    assert write_folder(target, {"a.docx": A, "deep/b.docx": A}) == ()
    assert write_folder(target, {"a.docx": B, "c.pdf": A}) == ()
    assert contents(target) == {"a.docx": B, "deep/b.docx": A, "c.pdf": A}
    assert write_folder(target, {"deep/b.docx": B}) == ()
    assert contents(target)["deep/b.docx"] == B


def test_an_edited_paper_is_kept_beside_and_reported(tmp_path: Path) -> None:
    target = tmp_path / "papers"
    write_folder(target, {"a.docx": A, "b.docx": A})
    (target / "a.docx").write_bytes(OWN)
    (problem,) = write_folder(target, {"a.docx": B, "b.docx": B})
    assert problem.code == "KM032"
    assert contents(target) == {"a.docx": B, "b.docx": B}
    assert (tmp_path / "papers.edited" / "a.docx").read_bytes() == OWN
    (target / "a.docx").write_bytes(OWN)
    # A paper that is not asked for is left as it is, edited or not.
    assert write_folder(target, {"b.docx": A}) == ()
    assert (target / "a.docx").read_bytes() == OWN


def test_somebodys_own_file_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(OWN)
    (tmp_path / "other.txt").write_bytes(OWN)
    with pytest.raises(InTheWay) as stopped:
        write_folder(tmp_path, {"a.docx": A, "b.docx": A})
    assert stopped.value.paths == (tmp_path / "b.docx",)
    assert contents(tmp_path) == {"b.docx": OWN, "other.txt": OWN}
    assert not (tmp_path / MANIFEST).exists()


def test_a_link_or_a_folder_with_the_name_of_a_paper_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(A)
    (tmp_path / "a.docx").symlink_to(tmp_path / "own.docx")
    (tmp_path / "b.docx").mkdir()
    with pytest.raises(InTheWay) as stopped:
        write_folder(tmp_path, {"a.docx": A, "b.docx": A})
    assert len(stopped.value.paths) == 2
    assert (tmp_path / "own.docx").read_bytes() == A


def test_a_file_that_is_open_elsewhere_is_named_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "papers"
    write_folder(target, {"a.docx": A, "b.docx": A})

    def locked(path: Path, content: bytes) -> bool:
        if path.name == "a.docx":
            raise PermissionError(13, "Permission denied", str(path))
        return write_bytes(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(folder, "write_bytes", locked)
        with pytest.raises(Locked) as stopped:
            write_folder(target, {"a.docx": B, "b.docx": B})
        assert stopped.value.paths == (target / "a.docx",)
        with pytest.raises(Locked):
            write_file(tmp_path / "a.docx", A)
    assert contents(target) == {"a.docx": A, "b.docx": B}
    # It is still ours: the next run replaces it.
    assert write_folder(target, {"a.docx": B}) == ()
    assert contents(target)["a.docx"] == B


def test_a_run_that_was_stopped_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(path: Path, content: bytes) -> bool:
        if path.name == "b.docx":
            raise KeyboardInterrupt
        return write_bytes(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(folder, "write_bytes", stopped)
        with pytest.raises(KeyboardInterrupt):
            write_folder(tmp_path, {"a.docx": A, "b.docx": A})
    assert write_folder(tmp_path, {"a.docx": B, "b.docx": B}) == ()
    assert contents(tmp_path) == {"a.docx": B, "b.docx": B}


def test_a_file_of_ones_own_choice_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "next.docx"
    write_file(file, A)
    write_file(file, A)
    with pytest.raises(InTheWay):
        write_file(file, B)
    assert file.read_bytes() == A
    assert [path.name for path in tmp_path.iterdir()] == ["next.docx"]


def test_a_file_that_is_only_called_like_a_half_of_a_paper_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "papers"
    write_folder(target, {"deep/a.docx": A})
    temporary_of(target / "deep/a.docx").write_bytes(OWN)
    (problem,) = write_folder(target, {"deep/a.docx": B})
    assert problem.code == "KM059"
    assert Path(str(problem.data["kept"])).read_bytes() == OWN
    temporary_of(target / "deep/a.docx").write_bytes(A[:2])
    assert write_folder(target, {"deep/a.docx": A}) == ()


def test_a_link_in_place_of_a_papers_folder_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "papers", tmp_path / "elsewhere"
    target.mkdir()
    elsewhere.mkdir()
    (target / "deep").symlink_to(elsewhere)
    with pytest.raises(LeadsOut):
        write_folder(target, {"a.docx": A, "deep/a.docx": A})
    assert (list(elsewhere.iterdir()), contents(target)) == ([], {})
