"""The rules' docstrings as pages: what a rule asks and why, its codes in words, an example that fails and one that passes."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent
from types import ModuleType
from typing import IO, Any

EXAMPLE_HEAD = """schema: 1
id: example
version: 1
kind: estate
name: {da: Eksempel, en: Example}
extends: {playbook: karlemose, version: 1}
"""
"""What the examples leave out: an estate that builds on the model. `languages: [en]` is added where none is said."""


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's docstring in its parts; texts are English msgids, the examples YAML."""

    name: str
    codes: tuple[str, ...]
    title: str
    paragraphs: tuple[str, ...]
    fails: str
    passes: str


def rule_page(rule: ModuleType) -> RulePage:
    """What the docstring of a rule's module says."""
    title, *rest = _blocks(inspect.getdoc(rule) or "")
    examples = {rest[at]: rest[at + 1] for at in range(len(rest)) if rest[at] in ("Fails:", "Passes:")}
    paragraphs = tuple(block for block in rest if block not in examples and block not in examples.values())
    name = rule.__name__.rpartition(".")[2]
    return RulePage(name, rule.CODES, title, paragraphs, examples["Fails:"], examples["Passes:"])


def whole_example(example: str) -> dict[str, str]:
    """The files of an example: a playbook of its own, and records and pages, each after a comment with its path."""
    playbook, *records = EXAMPLE_FILE.split(example)
    files = {"playbook.yml": EXAMPLE_HEAD + ("" if "languages:" in playbook else "languages: [en]\n") + playbook}
    return files | dict(zip(records[::2], records[1::2], strict=True))


EXAMPLE_FILE = re.compile(r"^# ((?:records|docs)/\S+)\n", re.MULTILINE)
"""The line before a file that goes with an example's playbook."""


def extract(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[tuple[Any, ...]]:
    """What is marked, and the paragraphs of a module's docstring, as Babel asks for messages of a file (see pyproject.toml)."""
    from babel.messages.extract import extract_python

    yield from extract_python(file, keywords, comment_tags, options)
    file.seek(0)
    docstring = ast.get_docstring(ast.parse(file.read())) or ""
    if "Fails:" in docstring:
        for block in _blocks(docstring):
            if block in ("Fails:", "Passes:"):
                break
            yield 1, "_", block, []


def _blocks(docstring: str) -> list[str]:
    """The paragraphs of a docstring, each on one line; what is indented stays as it is and is one block."""
    blocks: list[str] = []
    for part in docstring.split("\n\n"):
        if part.startswith("    "):
            if blocks and blocks[-1].startswith("\0"):
                blocks[-1] += "\n\n" + part
            else:
                blocks.append("\0" + part)
        else:
            blocks.append(" ".join(part.split()))
    return [dedent(block[1:]).rstrip() if block.startswith("\0") else block for block in blocks]


def shown(text: str) -> str:
    """A message's text with its places for data as a reader of the reference sees them: ‹path›."""
    return _PLACE.sub(r"‹\1›", text).replace("{{", "{").replace("}}", "}")


_PLACE = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
