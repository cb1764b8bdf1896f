"""A short sample of the edits that are undone; and what the machine is there to notice, it notices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from karlemose_model.cli import main as command
from tests.trials import edits
from tests.trials.edits import PAGE, PAGES, RECORDED, RIGHT, WRONG, Editing


def test_a_place_that_is_edited_and_put_back_comes_out_the_same() -> None:
    edits.edit(ways=2, steps=12)


@pytest.fixture
def machine() -> Iterator[Editing]:
    begun = Editing()
    begun.begin()
    yield begun
    begun.scratch.cleanup()


def test_each_edit_is_what_it_is_called(machine: Editing) -> None:
    for change in (*RIGHT, *WRONG, *PAGES):
        if isinstance(change, bytes):
            machine.write_a_page(change)
        else:
            machine.replace(change)
        assert len(machine.undo_list) == 1, change
        assert machine.wrong("2026-02-01") is (change in (*WRONG, *PAGES[2:])), change
        machine.undo(4)


def test_what_is_broken_leaves_the_last_good_pages(machine: Editing) -> None:
    machine.write_a_page(PAGES[1])
    good = machine.made((), "2026-02-01")
    machine.replace(WRONG[0])
    assert machine.made((), "2026-02-01") == ""
    machine.undo(1)
    assert machine.made((), "2026-02-01") == good
    machine.remove_the_page()
    machine.remove_the_record()
    assert not any((machine.place / name).exists() for name in (PAGE, RECORDED))
    assert machine.made((), "2026-02-01") not in ("", good)
    machine.teardown()


def test_a_build_that_remembers_the_last_one_is_noticed(machine: Editing, monkeypatch: pytest.MonkeyPatch) -> None:
    real, times = command, 0

    def remembering(arguments: list[str]) -> None:
        nonlocal times
        try:
            real(arguments)
        finally:
            times += 1
            next(Path(arguments[5]).rglob("index.md")).write_text(str(times))

    monkeypatch.setattr(edits, "karlemose", remembering)
    with pytest.raises(AssertionError):
        machine.made((), "2026-01-05")
