"""Every regular expression of ours, each given texts of a megabyte made to slow it down: `python -m tests.trials.patterns`.

`--quick` takes shorter and fewer ones, for the tests. A pattern that is not linear never comes to the end.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
MEGABYTE = 1_000_000
SECONDS = 60
"""A pattern that needs longer for its megabytes is not linear: the others need a few seconds at most."""
_USED = {"_IN_SCALAR": "match", "_IN_LINE": "match", "_CLOSING": "match", "_LOOKS": "match"}
"""How the patterns of tables are used."""
_CUT = {
    "meant.py": 200,
    "at_fault.py: _COLON": 2_000,
    "at_fault.py: _SPECIAL": 2_000,
    "at_fault.py: _BARE": 2_000,
    "at_fault.py: _UNSPACED": 2_000,
    "at_fault.py: _HYPHEN": 2_000,
    "contact_points.py: _LOCAL": 64,
    "contact_points.py: _NO_PHONE": 24,
    "checking.py: _SIGNED_IN": 300,
}
"""What is only ever given texts of so many characters; longer ones are cut before."""
_CALLS = frozenset({"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"})
_FOLDERS = ("karlemose_model", "templates")


@dataclass(frozen=True, slots=True)
class Ours:
    """One pattern with where it stands; `method` is how it is used, where that is known."""

    where: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    method: str = "search"

    @property
    def longest(self) -> int:
        """How long a text may be that it is given."""
        return next((most for end, most in _CUT.items() if end in self.where), MEGABYTE)

    def __call__(self, text: str) -> None:
        """Use it as it is used, all the way through the text."""
        said: Any = text if isinstance(self.pattern.pattern, str) else text.encode()
        pattern: re.Pattern[Any] = self.pattern
        if self.method in ("match", "fullmatch"):
            getattr(pattern, self.method)(said)
        else:
            for _ in pattern.finditer(said):
                pass


@cache
def ours() -> tuple[Ours, ...]:
    """Those of every module, each once: what is compiled when it is imported, what is written where it is used, and the
    patterns of the models and their schema."""
    found: dict[tuple[object, int], Ours] = {}
    for one in itertools.chain(_compiled(), _written(), _in_schema()):
        found.setdefault((one.pattern.pattern, one.pattern.flags), one)
    return tuple(sorted(found.values(), key=lambda one: one.where))


def _modules() -> Iterator[Path]:
    for folder in _FOLDERS:
        yield from sorted(path for path in (ROOT / folder).rglob("*.py") if "{{" not in str(path))


def _compiled() -> Iterator[Ours]:
    """The patterns that a module or a table in it holds, as they are used in its own text."""
    for path in sorted((ROOT / "karlemose_model").rglob("*.py")):
        if path.name == "__main__.py":
            continue
        module = importlib.import_module(
            ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        )
        text = path.read_text("utf-8")
        for name, value in vars(module).items():
            for pattern in _patterns(value):
                used = re.search(rf"\b{re.escape(name)}\.(fullmatch|match)\(", text)
                others = re.search(rf"\b{re.escape(name)}\.(search|sub|split|findall|finditer)\(", text)
                method = _USED.get(name) or (used[1] if used and not others else "search")
                yield Ours(f"{path.relative_to(ROOT)}: {name}", pattern, method)


def _patterns(value: object) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from itertools.chain.from_iterable(map(_patterns, value.values()))
    elif isinstance(value, tuple | list):
        yield from itertools.chain.from_iterable(map(_patterns, value))


def _written() -> Iterator[Ours]:
    """The patterns that are written where they are used; one with something filled in is looked at with an x there."""
    for path in _modules():
        tree = ast.parse(path.read_text("utf-8"))
        # What a module of the package compiles when it is imported has been looked at already.
        is_ours = path.is_relative_to(ROOT / "karlemose_model")
        parts = [part for part in tree.body if not (is_ours and isinstance(part, ast.Assign | ast.AnnAssign))]
        for node in itertools.chain.from_iterable(map(ast.walk, parts)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS):
                continue
            if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args):
                continue
            text = _text(node.args[0])
            if text is None:
                continue
            try:
                pattern: re.Pattern[Any] = re.compile(text)
            except re.error:
                continue  # what is filled in is compiled with its module
            method = node.func.attr if node.func.attr in ("match", "fullmatch") else "search"
            yield Ours(f"{path.relative_to(ROOT)}:{node.lineno}", pattern, method)


def _text(node: ast.expr) -> str | bytes | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
    if isinstance(node, ast.BinOp):
        left, right = _text(node.left), _text(node.right)
        return left + right if isinstance(left, str) and isinstance(right, str) else None
    return None


def _in_schema() -> Iterator[Ours]:
    """Pydantic's own engine is linear; editors and CI read the same patterns from the schema with others."""
    for path in sorted((ROOT / "playbooks" / "schema").glob("*.json")):
        for text in sorted(set(_pattern_keys(json.loads(path.read_text("utf-8"))))):
            yield Ours(f"{path.relative_to(ROOT)}: {text}", re.compile(text))


def _pattern_keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        if isinstance(value.get("patternProperties"), dict):
            yield from value["patternProperties"]
        value = list(value.values())
    if isinstance(value, list):
        yield from itertools.chain.from_iterable(map(_pattern_keys, value))


UNITS = (
    " ", "\t", "\n", "a", "A", "1", "-", ".", ",", "/", "_", "#", "<", "=", '"', "'", "(", "[", "\\", "•", "\u00a0", "æ", "<a ", "<c r='A1' ", "<script",
    "<!--", "- ", "a:", "a-", "1.", "1 ", "1.000.", "a.b", "a@", "://", "[x](", "](", "{{", 'x="y" ', "den ", '""', "# ", "\n\n", "\n \n", "a b", "\r\n",
    "ignore[", "A-a ", "Aa ", "12-34 ",
)  # fmt: skip
"""What the texts repeat."""
ENDS = ("", "!", "\n")
BEGINS = ("a: ", "- ", '"', "1", "<!--", "<c ", "\n")


def texts(one: Ours, *, quick: bool = False) -> Iterator[str]:
    """A sign or a few over and over, behind and before what lets a match fail late; and what the pattern itself names."""
    size = min(one.longest, MEGABYTE // 5 if quick else MEGABYTE)
    said = one.pattern.pattern if isinstance(one.pattern.pattern, str) else one.pattern.pattern.decode("latin-1")
    own = sorted({piece for piece in re.findall(r"[^\\\[\](){}|?*+.^$]+", said) if len(piece) <= 20})
    if quick:
        yield from (unit * (size // len(unit)) + "!" for unit in (" ", "a", "1", "".join(own)[:20] or "x"))
        return
    for unit in (*UNITS, *own, *(f"{piece} " for piece in own)):
        for end in ENDS:
            yield unit * (size // len(unit)) + end
    for begin, unit in itertools.product(BEGINS, ("a", " ", "1", "a ")):
        yield begin + unit * (size // len(unit)) + "!"


def one_by_one(*, quick: bool) -> Iterator[tuple[Ours, int, float]]:
    """Each pattern with the number of its texts, and the longest that it took for one, in seconds."""
    for one in ours():
        count, longest = 0, 0.0
        for text in texts(one, quick=quick):
            start = time.perf_counter()
            one(text)
            count, longest = count + 1, max(longest, time.perf_counter() - start)
        yield one, count, longest


def main() -> None:
    """All of them in a process of their own, which is stopped if one does not come to an end; then the result is written."""
    if "--child" in sys.argv or "--quick" in sys.argv:
        for one, count, longest in one_by_one(quick="--quick" in sys.argv):
            print(json.dumps([one.where, count, round(longest * 1000)]), flush=True)
        return
    from tests.trials.results import write

    known = ours()
    results: list[tuple[str, int, int]] = []
    command = [sys.executable, "-m", "tests.trials.patterns", "--child"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            where, count, longest = json.loads(line)
            results.append((where, count, longest))
            if longest > SECONDS * 1000:
                print(f"slow: {where}", flush=True)
    slow = [where for where, _, longest in results if longest > SECONDS * 1000]
    worst = max(results, key=lambda result: result[2])
    write(
        "patterns",
        runs=sum(count for _, count, _ in results),
        found=len(slow) + len(known) - len(results),
        figures={"patterns": len(known), "characters": MEGABYTE, "longest_ms": worst[2], "slowest": worst[0]},
    )
    print(f"{len(known)} patterns, the slowest {worst[0]} in {worst[2]} ms")
    sys.exit(bool(slow) or child.returncode)


if __name__ == "__main__":
    main()
