"""One file from three: no change of a person's is lost, whatever the template does, and line ends stay theirs."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.scaffold.merging import Merged, merge, same
from tests.scaffold.versions import git

LABELS = ("yours", "version 0.2.0")
LINES = st.lists(st.sampled_from(["a", "b", "c", "d: 1", "", "# æøå"]), max_size=12)
TEXTS = LINES.map(lambda lines: "".join(f"{line}\n" for line in lines).encode())
MARKERS = ("<<<<<<< yours", "=======", ">>>>>>> version 0.2.0")


@given(st.binary(), st.binary())
def test_where_one_side_changed_nothing_the_other_counts(one: bytes, other: bytes) -> None:
    assert merge(one, one, other, LABELS) == Merged(other)
    assert merge(one, other, other, LABELS) == Merged(one)
    assert merge(one, other, one, LABELS) == Merged(one)


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_no_line_that_a_person_wrote_is_lost(mine: bytes, before: bytes, new: bytes) -> None:
    merged = merge(mine, before, new, LABELS)
    assert merged is not None
    kept = Counter(merged.content.decode().split("\n"))
    written = Counter(mine.decode().split("\n")) - Counter(before.decode().split("\n"))
    assert not written - kept
    # Nor does anything come from nowhere.
    known = {*mine.decode().split("\n"), *before.decode().split("\n"), *new.decode().split("\n")}
    assert set(kept) - known <= (set(MARKERS) if merged.conflict else set())
    assert (MARKERS[0] in kept) is merged.conflict


@settings(max_examples=40)
@given(LINES, LINES, LINES)
def test_changes_in_different_places_never_meet(top: list[str], bottom: list[str], other: list[str]) -> None:
    middle = [f"line {number}" for number in range(8)]

    def text(first: list[str], last: list[str]) -> bytes:
        return "\n".join([*first, *middle, *last, ""]).encode()

    assert merge(text(other, []), text([], []), text([], bottom), LABELS) == Merged(text(other, bottom))


def test_only_the_lines_that_both_changed_stand_between_markers() -> None:
    before = b"a\nb\nc\nd\ne\nf\ng\nh\n"
    merged = merge(
        before.replace(b"b\n", b"mine\n"), before, before.replace(b"b\n", b"new\n").replace(b"h\n", b"last\n"), LABELS
    )
    text = b"a\n<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> version 0.2.0\nc\nd\ne\nf\ng\nlast\n"
    assert merged == Merged(text, conflict=True)


def test_a_file_that_both_brought_keeps_both() -> None:
    assert merge(b"a\nmine\n", None, b"a\nmine\n", LABELS) == Merged(b"a\nmine\n")
    merged = merge(b"a\nmine\n", None, b"a\nnew\n", LABELS)
    assert merged == Merged(b"a\n<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> version 0.2.0\n", conflict=True)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_mark_stay_those_of_the_person(mark: bytes) -> None:
    before = b"".join(b"line %d\n" % number for number in range(9))
    windows = mark + before.replace(b"\n", b"\r\n")
    new = before.replace(b"line 8", b"new")
    assert same(windows, before)
    assert merge(windows, before, new, LABELS) == Merged(windows.replace(b"line 8", b"new"))
    mine = windows.replace(b"line 0", b"mine")
    assert merge(mine, before, new, LABELS) == Merged(mine.replace(b"line 8", b"new"))
    assert merge(mine, before, before.replace(b"\n", b"\r\n"), LABELS) == Merged(mine)


@pytest.mark.parametrize("mine", [b"\x89PNG\0mine", "blåbær\n".encode("latin-1")])
def test_what_is_not_text_is_not_merged(mine: bytes) -> None:
    assert merge(mine, b"before\n", b"new\n", LABELS) is None
    assert not same(mine, b"before\n")


def test_how_somebody_set_git_up_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Temporary files may lie in a repository too, and there git reads its settings.
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "merge.conflictStyle", "diff3")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    merged = merge(b"mine\n", b"before\n", b"new\n", LABELS)
    assert merged == Merged(b"<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> version 0.2.0\n", conflict=True)
