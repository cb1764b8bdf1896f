"""A person's YAML file is changed where it is: comments, order and layout stay, and two changes at once are refused."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from karlemose_model.claims import claimed
from karlemose_model.files import OpenElsewhere, WrittenMeanwhile, change_text, temporary_of
from karlemose_model.reading.yaml_text import read_yaml
from karlemose_model.recording import in_place
from karlemose_model.recording.in_place import NotChangeable, add_key, add_to_list, with_entry, with_key

WRITTEN = """\
# At the top.

schema: 1   # the format
present: {police: police-contact,   housing: x}
items:
    welcome:      # 1. Velkomst
        note: >-
          To linjer
          med tekst
    close: {decision: 'Ja'}
start: 13:30

# Before the list.
actions:
- text: Bed om lys
  due: 2026-12-17
# At the end.
"""


def test_everything_that_stands_there_stays() -> None:
    assert with_key(WRITTEN, "closing", {"on": date(2026, 12, 4), "seal": "0e12"}) == (
        WRITTEN + "closing:\n  on: 2026-12-04\n  seal: '0e12'\n"
    )
    without_end = WRITTEN.rstrip().removesuffix("\n# At the end.")
    assert with_entry(without_end, "actions", {"text": "Nej: nu", "due": date(2027, 1, 5)}) == (
        without_end + "\n- text: 'Nej: nu'\n  due: 2027-01-05\n"
    )


def test_a_list_in_the_middle_keeps_the_comments() -> None:
    text = "# Top.\nactions:   # new\n  # one\n  - a: 1   # first\nend: x  # last\n"
    after = with_entry(text, "actions", {"a": 2})
    assert [line for line in ("# Top.", "# new", "# one", "# first", "# last") if line not in after] == []
    tree, _ = read_yaml(after, "f")
    assert tree is not None
    assert tree.value == {"actions": [{"a": 1}, {"a": 2}], "end": "x"}


def test_a_list_on_one_line() -> None:
    rest = '\n# Husk: ring\nend:   "ja\\\n  nej"\n'
    after = with_entry("# Top.\nevents:   [{a: 1}]  # few\n" + rest, "events", {"b": 2})
    assert after.startswith("# Top.\nevents: [")
    assert after.endswith("# few\n" + rest)
    assert "b: 2" in after


@pytest.mark.parametrize(
    "end", ["...\n# Husk: ring\n", "...\n# Husk: ring", "... # Husk: ring\n", "# Nu\n...\n\n# Husk\n"]
)
def test_what_stands_below_the_end_mark_stays(end: str) -> None:
    head = "schema:   1\nevents:\n    - a:   1\n"
    assert with_entry(head + end, "events", {"a": 2}) == head + "    - a: 2\n" + end
    above, mark, below = end.partition("...")
    assert with_key(head + end, "new", "yes") == head + above + "new: yes\n" + mark + below
    assert with_entry(head + end, "new", "yes") == head + above + "new:\n- yes\n" + mark + below


def test_all_around_a_list_that_is_not_the_last_key_stays() -> None:
    head = '# Top\nfirst:   "ja\\\n    nej"\nevents:\n      - a:   1   # one\n      # among them\n'
    rest = "\n# Of the last.\nlast:  {x:   1}\nmore:\n      - 3\n"
    assert with_entry(head + rest, "events", {"a": 2}) == head + "      - a: 2\n" + rest


def test_a_key_without_a_value_gets_one() -> None:
    text = "a:   1\nclosing:   # later\nb:   2\n"
    after = with_key(text, "closing", {"on": 3})
    assert after.startswith("a:   1\nclosing:")
    assert after.endswith("  on: 3\nb:   2\n")
    assert "# later" in after
    assert with_entry("a:   1\nevents:\nb:   2\n", "events", 3) == "a:   1\nevents:\n  - 3\nb:   2\n"


@pytest.mark.parametrize("outcome", ["see # call", "first\n# call\nlast", "# call", "a: b # call\n"])
def test_a_value_that_says_what_a_comment_says_does_not_pass_for_it(outcome: str) -> None:
    text = "schema: 1\nevents: [\n  # call\n]\n"
    with pytest.raises(NotChangeable):
        with_entry(text, "events", {"a": 1, "outcome": outcome})


def test_a_short_entry_in_a_list_on_one_line_keeps_its_braces() -> None:
    assert with_entry("events: [{a: 1}]\n", "events", {"b": 2, "c": "x"}) == "events: [{a: 1}, {b: 2, c: x}]\n"
    assert with_entry("events: [{a: 1}] # call\n", "events", {"b": 2}) == "events: [{a: 1}, {b: 2}] # call\n"


def test_what_would_lose_a_comment_is_not_changed() -> None:
    for text in ("{a: 1, # why\n events: [1]}\n", "a: &x [1]\nevents: *x\n...\n# Husk\n"):
        with pytest.raises(NotChangeable):
            with_entry(text, "events", 2)


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20) | st.integers(-9, 9) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(["alfa", "beta", "gamma"]), VALUES, min_size=1))
def test_no_value_is_lost_whatever_the_file_holds(values: dict[str, Any]) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    before, problems = read_yaml(text, "f")
    # What can't be read is told when it is read, and never changed.
    assume(before is not None and not problems)
    assert before is not None
    try:
        after, _ = read_yaml(with_key(text, "new", "yes"), "f")
    except NotChangeable:
        return
    assert after is not None
    assert after.value == {**before.value, "new": "yes"}


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2\n"])
def test_what_is_no_yaml_is_not_touched(tmp_path: Path, text: str) -> None:
    path = tmp_path / "f.yml"
    path.write_text(text)
    with pytest.raises(NotChangeable):
        add_key(path, "new", "yes")
    assert path.read_text() == text


def test_line_ends_and_marks_of_windows_stay(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: \xc3\xa6\r\n")
    add_key(path, "new", "yes")
    assert path.read_bytes() == b"\xef\xbb\xbfa: 1\r\nb: \xc3\xa6\r\nnew: yes\r\n"


def test_a_file_that_begins(tmp_path: Path) -> None:
    path = tmp_path / "records" / "f.yml"
    add_to_list(path, "events", "one", "# Fresh.\nschema: 1\nevents:\n")
    add_to_list(path, "events", "two", "")
    assert path.read_text() == "# Fresh.\nschema: 1\nevents:\n  - one\n  - two\n"


def test_a_change_meanwhile_is_kept_and_ours_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yml"
    path.write_text("a: 1\n")

    def meanwhile(text: str, key: str, value: str) -> str:
        path.write_text("a: 2\n")
        return with_key(text, key, value)

    monkeypatch.setattr(in_place, "with_key", meanwhile)
    with pytest.raises(WrittenMeanwhile):
        add_key(path, "new", "yes")
    assert path.read_text() == "a: 2\n"
    assert [one.name for one in tmp_path.iterdir()] == ["f.yml"]


def test_a_change_under_way_keeps_a_second_one_out(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    under_way = temporary_of(path)
    path.write_text("a: 1\n")
    with under_way.open("wb") as half:
        half.write(b"half")
        half.flush()
        assert claimed(half.fileno())
        with pytest.raises(WrittenMeanwhile):
            add_key(path, "new", "yes")
        assert (path.read_text(), under_way.read_text()) == ("a: 1\n", "half")
    # One that was ended on its way is in nobody's way any longer.
    add_key(path, "new", "yes")
    assert path.read_text() == "a: 1\nnew: yes\n"
    assert [one.name for one in tmp_path.iterdir()] == ["f.yml"]


def test_a_file_that_was_made_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    path.write_text("theirs")
    with pytest.raises(WrittenMeanwhile):
        change_text(path, None, "ours")
    assert path.read_text() == "theirs"


@pytest.mark.parametrize("sign", [".~lock.spend.csv#", "~$spend.csv", "~$end.csv"])
def test_a_file_that_an_office_program_holds(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "spend.csv"
    path.write_text("a")
    (tmp_path / sign).write_text("")
    with pytest.raises(OpenElsewhere):
        change_text(path, b"a", "b")
    assert path.read_text() == "a"


def test_a_file_that_windows_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yml"
    path.write_text("a")

    def held(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(OpenElsewhere):
        change_text(path, b"a", "b")
    assert [one.name for one in tmp_path.iterdir()] == ["f.yml"]
