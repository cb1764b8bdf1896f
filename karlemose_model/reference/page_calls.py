"""Which template, kind and variables each page of a rollout is made with, read from the code that makes it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from karlemose_model import documents, network, site

_FRAME = frozenset({"pictures"})
"""What `View.page` keeps for itself and gives no template."""


@dataclass(frozen=True, slots=True)
class Call:
    """One place in the code that makes pages. A page without a template has an empty one."""

    template: str
    kind: str
    variables: frozenset[str]


@cache
def calls() -> tuple[Call, ...]:
    """Every place that makes pages of a rollout, in the order of the files."""
    folders = [Path(one.__path__[0]) for one in (documents, network, site)]
    files = [file for folder in folders for file in sorted(folder.glob("*.py")) if file.name != "view.py"]
    return tuple(call for file in files for call in _calls(ast.parse(file.read_text("utf-8"))))


def _calls(tree: ast.Module) -> Iterator[Call]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        made = ast.unparse(node.func)
        if made not in ("view.page", "view.framed"):
            continue
        if len(node.args) != 5:
            raise ValueError(
                f"line {node.lineno}: {made} is given its first five one after the other, so that this can read them"
            )
        if made == "view.page":
            template, kind = _text(node.args[0]), _text(node.args[3])
            given = {keyword.arg for keyword in node.keywords if keyword.arg}
            yield Call(template, kind, frozenset(given - _FRAME))
        else:
            yield Call("", _text(node.args[2]), frozenset())


def _text(node: ast.expr) -> str:
    """The text that stands there. Raises ValueError for what is worked out: the reference needs it written down."""
    value = ast.literal_eval(node)
    if not isinstance(value, str):
        raise ValueError(f"line {node.lineno}: {ast.unparse(node)} is no text")
    return value
