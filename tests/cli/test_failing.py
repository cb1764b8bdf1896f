"""What the machine refuses is told in words, with the file and what to do, and ends with 2."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.cli.failing import refusal
from tests.conftest import Ran
from tests.recording.park import TREE

Run = Callable[..., Ran]
DONE = ("actions", "done", "2026-01-06-operational/1", "--as-of", "2026-01-15")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "KM191"), (errno.EDQUOT, "KM191"), (errno.EACCES, "KM192"), (errno.EPERM, "KM192"),
        (errno.EROFS, "KM192"), (errno.ENOENT, "KM193"), (errno.ENOTDIR, "KM193"), (errno.ESTALE, "KM193"),
        (errno.ENAMETOOLONG, "KM194"), (errno.EIO, "KM195"), (errno.EBUSY, "KM195"),
    ],
)  # fmt: skip
def test_each_has_a_code(number: int, code: str) -> None:
    problem = refusal(OSError(number, os.strerror(number), "a.yml"))
    assert problem is not None
    assert (problem.code, problem.place.file, problem.data["file"]) == (code, "a.yml", "a.yml")


def test_what_names_no_file_is_no_persons() -> None:
    assert refusal(OSError(errno.ENOSPC, "No space left on device")) is None
    assert refusal(TimeoutError("too long")) is None


@pytest.fixture
def park(files: Callable[[dict[str, str]], Path]) -> Path:
    return files(TREE)


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (errno.ENOSPC, "KM191", "der er ikke mere plads på disken"),
        (errno.EROFS, "KM192", "det tillader systemet ikke"),
        (errno.EIO, "KM195", "kunne ikke læses eller skrives"),
    ],
)
def test_a_command_says_it_in_the_machines_language(
    park: Path, karlemose: Run, monkeypatch: pytest.MonkeyPatch, number: int, code: str, said: str
) -> None:
    opened = os.open

    def refuses(path: object, flags: int, *more: int, **others: int) -> int:
        if flags & os.O_CREAT and "records" in str(path):
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, flags, *more, **others)  # type: ignore[arg-type]

    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    monkeypatch.setattr(os, "open", refuses)
    ran = karlemose(*DONE)
    assert ran.code == 2
    assert f"records/actions.yml: {code} " in ran.err
    assert said in ran.err
    assert not (park / "records/actions.yml").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_disk_that_is_really_full(park: Path, karlemose: Run) -> None:
    ran = karlemose("check", "--output", "/dev/full", "--as-of", "2026-01-15")
    assert ran.code == 2
    assert "/dev/full: KM191 /dev/full could not be written: there is no room left on the disk" in ran.err


def test_a_records_folder_that_is_a_file(park: Path, karlemose: Run) -> None:
    ran = karlemose("kpi", "template", "--out", "playbook.yml/sheet.csv", "--as-of", "2026-01-15", "--lang", "en")
    assert ran.code == 2
    assert "playbook.yml/sheet.csv" in ran.err
