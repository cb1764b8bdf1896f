"""Texts of the code that only the reference and `--help` show, for the catalogue: as Babel asks for them (see pyproject.toml)."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from typing import IO, Any

from babel.messages.extract import extract_python

from karlemose_model.cli.help_words import one_line

Extracted = Iterator[tuple[Any, ...]]


def from_commands(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Extracted:
    """Beside what is marked: the paragraphs of commands' docstrings, the help of options, and the list of commands."""
    yield from _marked(file, keywords, comment_tags, options)
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.FunctionDef) and any(_makes_a_command(one) for one in node.decorator_list):
            for paragraph in (ast.get_docstring(node) or "").split("\n\n"):
                yield node.lineno, "_", one_line(paragraph), []
        elif isinstance(node, ast.keyword) and node.arg == "help" and isinstance(node.value, ast.Constant):
            yield node.value.lineno, "_", node.value.value, []
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "COMMANDS":
            for line in ast.literal_eval(node.value).values():
                yield node.lineno, "_", line, []


def from_tools(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Extracted:
    """Beside what is marked: the first paragraph of the docstrings of the Desk's tools."""
    yield from _marked(file, keywords, comment_tags, options)
    desk = next(one for one in ast.parse(file.read()).body if isinstance(one, ast.ClassDef) and one.name == "Desk")
    methods = {one.name: one for one in desk.body if isinstance(one, ast.FunctionDef)}
    given = {one.attr for one in ast.walk(methods["tools"]) if isinstance(one, ast.Attribute)}
    for name in sorted(given & methods.keys()):
        yield methods[name].lineno, "_", one_line((ast.get_docstring(methods[name]) or "").split("\n\n")[0]), []


def from_schema(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Extracted:
    """Every description in a JSON Schema."""
    waiting = [json.load(file)]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, dict):
            if isinstance(said := node.get("description"), str):
                yield 1, "_", said, []
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _marked(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Extracted:
    yield from extract_python(file, keywords, comment_tags, options)
    file.seek(0)


def _makes_a_command(decorator: ast.expr) -> bool:
    """Whether it is `@click.command()`, `@kpi.command("template")`, `@click.group(…)` or the like."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Attribute) and called.attr in ("command", "group")
