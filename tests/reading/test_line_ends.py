"""Lines are counted as people's editors count them, whatever ends them or only looks as if it did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.problems import Place
from karlemose_model.reading import read_playbook

HEAD = "schema: 1\nid: park\nversion: 1\nkind: model\nname: {da: Park, en: Park}\n"


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
@pytest.mark.parametrize("text", ["x{}x", "'x{}x'", "# x{}x\n  x"])
def test_what_only_yaml_counts_as_the_end_of_a_line(
    files: Callable[[dict[str, str]], Path], mark: str, text: str
) -> None:
    root = files({"playbook.yml": f"{HEAD}notice: {text.format(mark)}\nsurprise: 1\n"})
    line = 7 + text.count("\n")
    problems = [one for one in read_playbook(root).problems if one.code == "KM130"]
    assert [one.place for one in problems] == [Place("playbook.yml", line, 1, 8)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_three_ends_of_a_line(files: Callable[[dict[str, str | bytes]], Path], end: str) -> None:
    root = files({"playbook.yml": f"{HEAD}surprise: 1\n".replace("\n", end).encode()})
    assert [one.place for one in read_playbook(root).problems] == [Place("playbook.yml", 6, 1, 8)]
