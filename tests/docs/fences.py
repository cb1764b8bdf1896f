"""The fenced blocks of a page, each with what stands above it: where it belongs, and why it is not run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

REMARKS = ("not run", "followed by", "ends with", "under", "in", "gives")
"""What a comment above a block may say:

- `not run: reason`: a reader does not type this here, or a test can't;
- `followed by: tests/docs/test_week.py`: that test does what it says;
- `ends with: 1`: the exit code of its last command, where it is not 0;
- `under: meetings.operational`: where in a playbook these lines stand;
- `in: eksempelparken`: they are laid over that playbook, not over the model;
- `gives: KM301`: the errors that they are shown for.
"""

_BLOCK = re.compile(
    r"(?:^(?P<how>Fil|File|Del af|Part of): `(?P<name>[^`\n]+)`\n\n)?"
    r"(?P<remarks>(?:^ *<!-- [a-z ]+: (?:(?!-->).)+ -->\n+)*)"
    r"^(?P<pad> *)```(?P<language>\w*)\n(?P<text>.*?)^(?P=pad)```$",
    re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"^\s*(?:```|~~~)", re.MULTILINE)
_REMARK = re.compile(r"<!-- (?P<key>[a-z ]+): (?P<said>.+?) -->", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block and the line that it begins on; `name` is the file that it is (or, if `part`, is a part of)."""

    line: int
    language: str
    text: str
    name: str = ""
    part: bool = False
    remarks: dict[str, str] = field(default_factory=dict)


def fences(page: Path) -> list[Block]:
    """All blocks of a page, in its order. A fence that is not read as one is a fault of the page."""
    text = page.read_text("utf-8")
    found = [
        Block(
            text.count("\n", 0, one.start("language")) + 1,
            one["language"],
            dedent(one["text"]) if one["pad"] else one["text"],
            one["name"] or "",
            one["how"] in ("Del af", "Part of"),
            {said["key"]: " ".join(said["said"].split()) for said in _REMARK.finditer(one["remarks"])},
        )
        for one in _BLOCK.finditer(text)
    ]
    assert 2 * len(found) == len(_FENCE.findall(text)), (
        f"{page}: a block does not end, or not in the column that it began in"
    )
    for block in found:
        assert set(block.remarks) <= set(REMARKS), f"{page}:{block.line}: {block.remarks}"
    return found
