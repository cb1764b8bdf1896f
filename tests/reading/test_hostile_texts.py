"""Texts made to use up time or memory: each is read to its end within its bounds, or refused with a place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from karlemose_model.reading.observations import read_observations
from karlemose_model.reading.observed_kpis import ObservedKpis
from karlemose_model.reading.sheets import MAX_COLUMNS
from karlemose_model.reading.yaml_files import read_yaml_file
from karlemose_model.reading.yaml_text import MAX_PROBLEMS, read_yaml, scalar
from karlemose_model.wording import word

LONG = 1_900_000
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + one)}: &{chr(98 + one)} [{','.join([f'*{chr(97 + one)}'] * 9)}]\n" for one in range(9)
)
YAML: dict[str, tuple[str | bytes, list[str]]] = {
    "laughs": (LAUGHS, ["KM112"]),
    "deep brackets": ("[" * LONG, ["KM109"]),
    "deep braces": ("{a: " * (LONG // 4), ["KM109"]),
    "deep list": ("- " * (LONG // 2), ["KM109"]),
    "deep map": ("".join(" " * one + "a:\n" for one in range(1_900)), ["KM109"]),
    "long text": ("a: " + "x" * LONG, []),
    "long key": ("x" * LONG + ": 1", ["KM104"]),
    "many digits": ("a: " + "1" * LONG, []),
    "huge power": ("a: 1e999999", []),
    "python": ("a: !!python/object/apply:os.system ['x']", ["KM110"]),
    "no byte of text": (b"a: \x00", ["KM004"]),
    "no UTF-8": (b"a: \xff", ["KM006"]),
    "half a pair": (b"a: \xed\xa0\x80", ["KM006"]),
    "UTF-16": ("a: 1".encode("utf-16"), ["KM005"]),
    "UTF-32": ("a: 1".encode("utf-32"), ["KM005"]),
    "a pair's half by number": ('a: "\\ud800"', ["KM101"]),
    "merging": ("a: &x {b: 1}\nc:\n  <<: *x\n", []),
    "open quotation mark": ('a: "' + "x\n" * (LONG // 2), ["KM106"]),
    "open bracket": ("a: [" + "b, " * (LONG // 3), ["KM112"]),
    "backslashes": ('a: "' + "\\" * LONG, ["KM106"]),
    "backquotes": ("`" * LONG, ["KM168"]),
}  # fmt: skip


@pytest.mark.parametrize("name", YAML)
def test_hostile_yaml(name: str, tmp_path: Path) -> None:
    content, codes = YAML[name]
    path = tmp_path / "a.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = read_yaml_file(path, "a.yml")
    assert [problem.code for problem in found.problems] == codes
    assert all(len(word(problem, "en").what) < 600 for problem in found.problems)


@pytest.mark.parametrize("line", ["a: 1\n", "a: “b”\n", "a: x #y\n", "a: 1.550\n"])
def test_a_fault_in_every_line_is_told_a_thousand_times_and_no_more(line: str) -> None:
    tree, problems = read_yaml("z: 1\n" + line * 100_000, "a.yml")
    assert tree is None
    assert MAX_PROBLEMS <= len(problems) - 1 <= MAX_PROBLEMS + 2
    assert problems[-1].code == "KM186"
    assert problems[-1].data["count"] == len(problems) - 1


def test_a_number_that_no_computer_holds_stays_text() -> None:
    assert [scalar(text) for text in ("1e308", "1e309", "-1e999", ".inf")] == [1e308, "1e309", "-1e999", ".inf"]


@pytest.mark.parametrize("text", ["a:\n- b\n=", "? ", "a: ", "- a\n- - b\n=", "a: [", "a:\n  b:", "'"])
def test_a_place_lies_in_the_text_where_it_ends_without_a_line_end(text: str) -> None:
    tree, problems = read_yaml(text, "a.yml")
    lines = text.split("\n")
    places = [problem.place for problem in problems] + ([tree.origin.place] if tree else [])
    assert places
    for place in places:
        assert place.line <= len(lines)
        assert place.column <= len(lines[place.line - 1]) + 1


KPIS = ObservedKpis({"held": {"code": "K15", "name": "Møder", "measure": "share", "frequency": "month"}}, "da")
HEAD = "kpi;period;value\n"
TABLES: dict[str, tuple[str | bytes, list[str]]] = {
    "wide head": (";".join(f"c{one}" for one in range(300_000)), ["KM185"]),
    "wide row": (f"{HEAD}held;2026-11;9\n" + ";x" * 300_000, ["KM185"]),
    "empty columns": (f"{HEAD}held;2026-11;9{';' * 15_000}\n", []),
    "only separators": (HEAD + ";" * 5_000_000, ["KM185"]),
    "one separator more": (";".join(["x"] * (MAX_COLUMNS + 1)), ["KM185"]),
    "a long cell": (f"{HEAD}held;2026-11;{'9' * 5_000_000}", ["KM410"]),
    "open quotation mark": (f'{HEAD}held;"' + "x\n" * 2_000_000, ["KM410"]),
    "quotation marks": (HEAD + '"' * 5_000_001, ["KM410"]),
    "empty lines": (HEAD + "\n" * 500_000, []),
    "a fault in every row": (HEAD + "x;y;z\n" * 100_000, ["KM405", "KM406", "KM407", "KM415"]),
    "no text": (f"{HEAD}a;\0;b", ["KM004"]),
    "no encoding": (HEAD.encode() + b"held;2026-11;\x81", ["KM006"]),
    "signs of Windows": (HEAD.encode() + b"\x80" * 5_000_000, ["KM410"]),
    "UTF-16 that breaks off": (HEAD.encode("utf-16") + b"\x00\xd8", ["KM004"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_hostile_tables(name: str, tmp_path: Path) -> None:
    content, codes = TABLES[name]
    path = tmp_path / "a.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    table = read_observations(path, "a.csv", KPIS)
    assert list(dict.fromkeys(problem.code for problem in table.problems)) == codes
    assert len(table.problems) <= 1_010


READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000,) * 2)
from karlemose_model.reading.observations import read_observations
from karlemose_model.reading.observed_kpis import ObservedKpis
path = Path(sys.argv[1])
for content in (b"\\x80" * 19_900_000, b"kpi;period;value\\n" + b";" * 19_900_000, b'kpi;period;value\\n"' + b"x\\n" * 9_900_000):
    path.write_bytes(content)
    read_observations(path, "a.csv", ObservedKpis({}, "da"))
print("read")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits for a process")
def test_no_table_needs_more_than_a_machine_has(tmp_path: Path) -> None:
    command = [sys.executable, "-c", READ, str(tmp_path / "a.csv")]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (ran.returncode, ran.stdout) == (0, "read\n"), ran.stderr[-2_000:]
